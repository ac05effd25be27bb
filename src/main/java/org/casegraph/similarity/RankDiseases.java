package org.casegraph.similarity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.QueryExecException;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.iterator.QueryIterPlainWrapper;
import org.apache.jena.sparql.pfunction.PropFuncArg;
import org.apache.jena.sparql.pfunction.PropFuncArgType;
import org.apache.jena.sparql.pfunction.PropertyFunctionEval;
import org.apache.jena.sparql.util.NodeFactoryExtra;
import org.casegraph.evaluation.WatchedDataset;
import org.casegraph.evaluation.function.BoundArguments;
import org.casegraph.evaluation.function.CallForm;
import org.casegraph.graph.Labels;
import org.casegraph.vocabulary.CG;

/**
 * {@code ?case <https://w3id.org/casegraph/function#differential> (?disease ?rank ?score ?nearest ?support ?contradiction
 * ?silence ?cases ?joinedRank ?annotated papers most cohort by)}: a solution for each of the diseases of the published cases most like one, of all
 * cases where {@code ?case} is not bound. In place of a case may be a text of findings, as {@code "HP:0001250 HP:0000252
 * without HP:0001249"}, where those behind {@code without} are denied. The last four must be bound: {@code "other"} leaves out the cases of a paper in
 * which the case stands, {@code "any"} none; how many diseases at most; and a text such as {@code "sex=female"}, which
 * chooses the other cases, of which none chooses all; and {@code "cases"} or {@code "joined"}, by which they are ordered.
 * Where annotations of diseases are given, each has a rank by both, and the share of what the findings tell that they have. It always compares all cases of the store, whichever graphs a query
 * chooses.
 */
public final class RankDiseases extends PropertyFunctionEval {
    public static final String IRI = CG.BASE + "function#differential";

    private static final CallForm FORM = new CallForm(
            IRI,
            "?case and (?disease ?rank ?score ?nearest ?support ?contradiction ?silence ?cases ?joinedRank ?annotated papers"
                    + " most cohort by)");
    private static final String WITHOUT = "without";
    private static final String OTHER = "other";
    private static final int ARGUMENTS = 14;
    private static final int OUTPUTS = 10;

    private final Labels labels;
    private final Supplier<Differential> differential;
    private final BiFunction<Node, Runnable, Predicate<Node>> cohort;

    /**
     * @param union where classes have their labels
     * @param differential asked for when a query first calls the function
     * @param cohort the cases that a text chooses
     */
    RankDiseases(Graph union, Supplier<Differential> differential, BiFunction<Node, Runnable, Predicate<Node>> cohort) {
        super(PropFuncArgType.PF_ARG_SINGLE, PropFuncArgType.PF_ARG_LIST);
        this.labels = new Labels(union);
        this.differential = differential;
        this.cohort = cohort;
    }

    @Override
    public QueryIterator execEvaluated(
            Binding binding, PropFuncArg subject, Node predicate, PropFuncArg object, ExecutionContext context) {
        List<Node> arguments = object.getArgList();
        if (arguments.size() != ARGUMENTS) {
            throw FORM.wrong();
        }
        boolean isOtherPapersOnly =
                FORM.word(arguments.get(OUTPUTS), OTHER, "any").equals(OTHER);
        int most = FORM.wholeNumber(arguments.get(OUTPUTS + 1), 1, "diseases at most");
        Runnable watch = WatchedDataset.watch(context);
        Predicate<Node> among = chosen(arguments.get(OUTPUTS + 2), watch);
        Differential.By by = Differential.By.valueOf(
                FORM.word(arguments.get(OUTPUTS + 3), "cases", "joined").toUpperCase(Locale.ROOT));
        Differential ready = differential.get();
        Node asked = subject.getArg();
        if (asked.isLiteral()) {
            return QueryIterPlainWrapper.create(
                    listed(asked.getLiteralLexicalForm(), ready, most, among, by)
                            .flatMap(ranked -> solution(binding, asked, asked, arguments, ranked).stream())
                            .iterator(),
                    context);
        }
        List<Node> cases = asked.isVariable() ? ready.cases() : List.of(asked);
        return QueryIterPlainWrapper.create(
                cases.stream()
                        .peek(caseIri -> watch.run())
                        .flatMap(caseIri -> ready.of(caseIri, isOtherPapersOnly, most, among, by).stream()
                                .flatMap(ranked -> solution(binding, asked, caseIri, arguments, ranked).stream()))
                        .iterator(),
                context);
    }

    private static Stream<RankedDisease> listed(
            String text, Differential ready, int most, Predicate<Node> among, Differential.By by) {
        List<Node> findings = new ArrayList<>();
        List<Node> denials = new ArrayList<>();
        List<Node> told = findings;
        for (String word : text.strip().split("[\\s,;]+")) {
            if (word.equals(WITHOUT)) {
                told = denials;
            } else {
                told.add(ready.term(word)
                        .orElseThrow(() -> new QueryExecException("\"" + word
                                + "\" is no finding that is known here. Write ids such as HP:0001250 with spaces between, those"
                                + " that are denied behind \"" + WITHOUT + "\"")));
            }
        }
        return ready.of(findings, denials, most, among, by).stream();
    }

    private Predicate<Node> chosen(Node selection, Runnable watch) {
        return selection.isLiteral() && selection.getLiteralLexicalForm().isEmpty()
                ? each -> true
                : cohort.apply(selection, watch);
    }

    private Optional<Binding> solution(
            Binding binding, Node subject, Node caseIri, List<Node> arguments, RankedDisease ranked) {
        SimilarCase nearest = ranked.nearest();
        List<Node> given = new ArrayList<>(List.of(subject));
        given.addAll(arguments.subList(0, OUTPUTS - 2));
        List<Node> values = new ArrayList<>(List.of(
                caseIri,
                ranked.disease(),
                NodeFactoryExtra.intToNode(ranked.rank()),
                SimilarTo.decimal(nearest.score()),
                nearest.caseIri(),
                NodeFactory.createLiteralString(SimilarTo.words(nearest.shared(), labels::of)),
                NodeFactory.createLiteralString(SimilarTo.words(nearest.contradicted(), labels::of)),
                NodeFactoryExtra.intToNode(ranked.silence()),
                NodeFactoryExtra.intToNode(ranked.cases())));
        // Where nothing is annotated these two stay unbound.
        ranked.joined().ifPresent(joined -> {
            given.add(arguments.get(OUTPUTS - 2));
            values.add(NodeFactoryExtra.intToNode(joined.rank()));
            joined.annotated().ifPresent(share -> {
                given.add(arguments.get(OUTPUTS - 1));
                values.add(SimilarTo.decimal(share));
            });
        });
        return BoundArguments.of(binding, given, values);
    }
}
