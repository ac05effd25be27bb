package org.casegraph.query.caution;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.jena.graph.Graph;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.engine.main.QC;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.project.ProjectFiles;
import org.casegraph.project.QueryFile;
import org.casegraph.store.OnFirstUse;

/**
 * The cautions of the project. Each is a SELECT of one variable, {@code ?words}, over the data and the query itself, which
 * stands beside the data as {@link SpinSyntax} writes it.
 */
public final class Cautions {
    private static final String WORDS = "words";

    /** A query of more patterns was made by a program, which reads no advice. */
    private static final int MOST_PATTERNS = 60;

    private final List<Rule> rules;

    /**
     * @param needs without which it has nothing to say
     * @param way how it is evaluated
     */
    private record Rule(String id, NeededSyntax needs, Supplier<Op> way) {
        static Rule of(String id, Query query) {
            return new Rule(
                    id,
                    NeededSyntax.of(query),
                    new OnFirstUse<>(() -> Algebra.optimize(Algebra.compile(query), ARQ.getContext())));
        }
    }

    private Cautions(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    /** Read once in a program. */
    private static final class OfProject {
        static final Cautions CAUTIONS = read();
    }

    /** Throws a {@link Problem} that names the file if one cannot be read. */
    public static Cautions ofProject() {
        return OfProject.CAUTIONS;
    }

    private static Cautions read() {
        return new Cautions(ProjectFiles.readEach(ProjectFiles.under("queries/cautions", ".rq"), (file, text) -> {
            // Its header, which takes as long to read, is for those who read the file.
            Query query = QueryFile.parse(file, text);
            if (!query.isSelectType() || !query.getResultVars().equals(List.of(WORDS))) {
                throw Problem.of(
                        Mistake.BAD_RULE, file, "a caution has to select ?words", "Bind the sentence to ?words");
            }
            return Rule.of(QueryFile.id(file), query);
        }));
    }

    /** The ids, in their order. */
    public List<String> ids() {
        return rules.stream().map(Rule::id).toList();
    }

    /**
     * Those that apply to a query, in the order of their ids.
     *
     * @param data all graphs that are asked, with the ontology
     * @param time after which no further one is looked for
     */
    public List<Caution> of(Query query, Graph data, Duration time) {
        SpinSyntax syntax = SpinSyntax.of(query);
        if (syntax.patterns() == 0 || syntax.patterns() > MOST_PATTERNS) {
            return List.of();
        }
        ExecutionContext both = ExecutionContext.createForGraph(
                new QueryBesideData(syntax.graph(), data, System.nanoTime() + time.toNanos()), ARQ.getContext());
        List<Caution> cautions = new ArrayList<>();
        for (Rule rule : rules) {
            if (rule.needs().isIn(syntax.graph())) {
                words(rule, both).forEach(words -> cautions.add(new Caution(rule.id(), words)));
            }
        }
        return cautions;
    }

    private static Set<String> words(Rule rule, ExecutionContext both) {
        Set<String> words = new TreeSet<>();
        try {
            QueryIterator rows = QC.execute(rule.way().get(), BindingFactory.root(), both);
            try {
                rows.forEachRemaining(row -> {
                    if (row.contains(WORDS)) {
                        words.add(row.get(WORDS).getLiteralLexicalForm());
                    }
                });
            } finally {
                rows.close();
            }
        } catch (QueryCancelledException e) {
            // Late: advice is not worth more waiting.
            return Set.of();
        }
        return words;
    }
}
