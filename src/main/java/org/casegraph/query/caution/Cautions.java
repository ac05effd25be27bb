package org.casegraph.query.caution;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.compose.Union;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.exec.QueryExec;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.project.ProjectFiles;
import org.casegraph.project.QueryFile;

/**
 * The cautions of the project. Each is a SELECT of one variable, {@code ?words}, over the data and the query itself, which
 * stands beside the data as {@link SpinSyntax} writes it.
 */
public final class Cautions {
    private static final String WORDS = "words";

    /** A query of more patterns was made by a program, which reads no advice. */
    private static final int MOST_PATTERNS = 60;

    private final List<Rule> rules;

    private record Rule(String id, Query query) {}

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
            QueryFile read = QueryFile.read(file, text);
            Query query = read.query();
            if (!query.isSelectType() || !query.getResultVars().equals(List.of(WORDS))) {
                throw Problem.of(
                        Mistake.BAD_RULE, file, "a caution has to select ?words", "Bind the sentence to ?words");
            }
            return new Rule(read.id(), query);
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
        long end = System.nanoTime() + time.toNanos();
        Graph both = new Union(syntax.graph(), data);
        List<Caution> cautions = new ArrayList<>();
        for (Rule rule : rules) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                break;
            }
            words(rule, both, left).forEach(words -> cautions.add(new Caution(rule.id(), words)));
        }
        return cautions;
    }

    private static Set<String> words(Rule rule, Graph both, long nanoseconds) {
        Set<String> words = new TreeSet<>();
        try (QueryExec exec = QueryExec.graph(both)
                .query(rule.query())
                .timeout(Math.max(1, nanoseconds), TimeUnit.NANOSECONDS)
                .build()) {
            exec.select().forEachRemaining(row -> {
                if (row.contains(WORDS)) {
                    words.add(row.get(WORDS).getLiteralLexicalForm());
                }
            });
        } catch (QueryCancelledException e) {
            // Late: advice is not worth more waiting.
            return Set.of();
        }
        return words;
    }
}
