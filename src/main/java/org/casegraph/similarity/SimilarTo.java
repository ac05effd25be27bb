package org.casegraph.similarity;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.iterator.QueryIterPlainWrapper;
import org.apache.jena.sparql.pfunction.PropFuncArg;
import org.apache.jena.sparql.pfunction.PropFuncArgType;
import org.apache.jena.sparql.pfunction.PropertyFunctionEval;
import org.casegraph.evaluation.WatchedDataset;
import org.casegraph.evaluation.function.BoundArguments;
import org.casegraph.evaluation.function.CallForm;
import org.casegraph.graph.Labels;
import org.casegraph.vocabulary.CG;

/**
 * {@code ?case <https://w3id.org/casegraph/function#similarTo> (?similar ?score ?shared ?against measure most disease read
 * cohort)}:
 * a solution for each of the nearest cases, of all cases where {@code ?case} is not bound. The measure and how many must be
 * bound; {@code ?shared} and {@code ?against} are text, the most informative classes first. The last three may be left out:
 * they choose among the others before the most like are taken, by the disease of the final diagnosis, of any where it is
 * not bound, and by {@code "whole"}, whether their findings were read whole, and by a text such as
 * {@code "sex=female"}, of which none chooses all. It always compares all cases of the store,
 * whichever graphs a query chooses.
 */
public final class SimilarTo extends PropertyFunctionEval {
    public static final String IRI = CG.BASE + "function#similarTo";

    private static final CallForm FORM =
            new CallForm(IRI, "?case and (?similar ?score ?shared ?against measure most disease read cohort)");
    private static final String WHOLE = "whole";
    private static final int ARGUMENTS = 9;
    private static final int WITHOUT_CHOICE = 6;
    private static final int OUTPUTS = 4;
    private static final int MOST_SHARED = 5;

    private final Graph union;
    private final Labels labels;
    private final Supplier<SimilarityIndex> index;
    private final BiFunction<Node, Runnable, Predicate<Node>> cohort;

    /**
     * @param union where classes have their labels, and cases their diagnoses
     * @param index asked for when a query first calls the function
     * @param cohort the cases that a text chooses
     */
    SimilarTo(Graph union, Supplier<SimilarityIndex> index, BiFunction<Node, Runnable, Predicate<Node>> cohort) {
        super(PropFuncArgType.PF_ARG_SINGLE, PropFuncArgType.PF_ARG_LIST);
        this.union = union;
        this.labels = new Labels(union);
        this.index = index;
        this.cohort = cohort;
    }

    @Override
    public QueryIterator execEvaluated(
            Binding binding, PropFuncArg subject, Node predicate, PropFuncArg object, ExecutionContext context) {
        List<Node> arguments = object.getArgList();
        if (arguments.size() != ARGUMENTS && arguments.size() != WITHOUT_CHOICE) {
            throw FORM.wrong();
        }
        ChosenCases among = arguments.size() == WITHOUT_CHOICE
                ? ChosenCases.all(union)
                : chosen(arguments.get(WITHOUT_CHOICE), arguments.get(WITHOUT_CHOICE + 1))
                        .and(chosen(arguments.get(WITHOUT_CHOICE + 2), WatchedDataset.watch(context)));
        Measure measure = measure(arguments.get(OUTPUTS));
        int most = FORM.wholeNumber(arguments.get(OUTPUTS + 1), 1, "cases at most");
        // Many rows share the same classes.
        Map<Node, String> named = new HashMap<>();
        Function<Node, String> names = type -> named.computeIfAbsent(type, labels::of);
        List<Node> asked = subject.getArg().isVariable() ? index.get().cases() : List.of(subject.getArg());
        return QueryIterPlainWrapper.create(
                asked.stream()
                        .flatMap(caseIri -> index.get().nearest(caseIri, measure, most, among::contains).stream()
                                .flatMap(similar ->
                                        solution(binding, subject.getArg(), caseIri, arguments, similar, names)
                                                .stream()))
                        .iterator(),
                context);
    }

    private ChosenCases chosen(Node disease, Node read) {
        String reading = FORM.word(read, "any", WHOLE);
        ChosenCases chosen = ChosenCases.all(union);
        chosen = disease.isVariable() ? chosen : chosen.diagnosedWith(disease);
        return reading.equals(WHOLE) ? chosen.readWhole() : chosen;
    }

    private Predicate<Node> chosen(Node selection, Runnable watch) {
        return selection.isLiteral() && selection.getLiteralLexicalForm().isEmpty()
                ? each -> true
                : cohort.apply(selection, watch);
    }

    private Optional<Binding> solution(
            Binding binding,
            Node subject,
            Node caseIri,
            List<Node> arguments,
            SimilarCase similar,
            Function<Node, String> names) {
        List<Node> given = new ArrayList<>(List.of(subject));
        given.addAll(arguments.subList(0, OUTPUTS));
        return BoundArguments.of(
                binding,
                given,
                List.of(
                        caseIri,
                        similar.caseIri(),
                        decimal(similar.score()),
                        NodeFactory.createLiteralString(words(similar.shared(), names)),
                        NodeFactory.createLiteralString(words(similar.contradicted(), names))));
    }

    static Node decimal(BigDecimal score) {
        String plain = score.stripTrailingZeros().toPlainString();
        return NodeFactory.createLiteralDT(plain.contains(".") ? plain : plain + ".0", XSDDatatype.XSDdecimal);
    }

    static String words(List<SharedAncestor> shared, Function<Node, String> names) {
        return shared.stream()
                .limit(MOST_SHARED)
                .map(ancestor -> names.apply(ancestor.findingClass()) + " (" + ancestor.informationContent() + ")")
                .collect(Collectors.joining("; "));
    }

    private static Measure measure(Node argument) {
        return Optional.of(argument)
                .filter(Node::isLiteral)
                .flatMap(given -> Measure.named(given.getLiteralLexicalForm()))
                .orElseThrow(() -> FORM.needs("a measure, simgic or resnik,"));
    }
}
