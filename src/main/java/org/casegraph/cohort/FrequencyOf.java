package org.casegraph.cohort;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.apache.jena.graph.Node;
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
import org.casegraph.evaluation.function.CountNodes;
import org.casegraph.vocabulary.CG;
import org.roaringbitmap.RoaringBitmap;

/**
 * {@code ?disease <https://w3id.org/casegraph/function#findingFrequency> (?finding ?present ?suspected ?absent ?toldWhole ?n
 * ?whole level when read cohort)}: a solution for each class of finding of which something is told in the n cases with a
 * final diagnosis of the disease, or in all if that is not bound, that the cohort chooses; this last may be left out. Present, suspected and absent count a case once; told whole is how many of these were read
 * whole, and whole of how many of all. Level is {@code specific} or {@code any}, when {@code before}, {@code after} or
 * {@code any}, read {@code whole} or {@code any}. It always counts all cases of the store, whichever graphs a query chooses.
 */
public final class FrequencyOf extends PropertyFunctionEval {
    public static final String IRI = CG.BASE + "function#findingFrequency";

    private static final CallForm FORM = new CallForm(
            IRI, "?disease and (?finding ?present ?suspected ?absent ?toldWhole ?n ?whole level when read cohort)");
    private static final int ARGUMENTS = 11;
    private static final int OUTPUTS = 7;

    private final BiFunction<Node, Runnable, RoaringBitmap> cohort;
    private final Supplier<FindingFrequency> frequency;

    FrequencyOf(BiFunction<Node, Runnable, RoaringBitmap> cohort, Supplier<FindingFrequency> frequency) {
        super(PropFuncArgType.PF_ARG_SINGLE, PropFuncArgType.PF_ARG_LIST);
        this.cohort = cohort;
        this.frequency = frequency;
    }

    @Override
    public QueryIterator execEvaluated(
            Binding binding, PropFuncArg subject, Node predicate, PropFuncArg object, ExecutionContext context) {
        List<Node> arguments = object.getArgList();
        Node disease = subject.getArg();
        boolean isChosen = arguments.size() == ARGUMENTS;
        if (!isChosen && arguments.size() != ARGUMENTS - 1) {
            throw FORM.wrong();
        }
        Runnable watch = WatchedDataset.watch(context);
        CountedCohort asked = new CountedCohort(
                disease.isVariable() ? Optional.empty() : Optional.of(disease),
                isChosen ? Optional.of(cohort.apply(arguments.get(ARGUMENTS - 1), watch)) : Optional.empty(),
                FORM.word(arguments.get(OUTPUTS), "specific", "any").equals("specific"),
                CountedCohort.When.valueOf(FORM.word(arguments.get(OUTPUTS + 1), "before", "after", "any")
                        .toUpperCase(Locale.ROOT)),
                FORM.word(arguments.get(OUTPUTS + 2), "whole", "any").equals("whole"));
        FindingCounts counts = frequency.get().count(asked, watch);
        CountNodes nodes = new CountNodes();
        return QueryIterPlainWrapper.create(
                counts.rows().stream()
                        .map(row -> solution(binding, arguments.subList(0, OUTPUTS), counts, row, nodes))
                        .flatMap(Optional::stream)
                        .iterator(),
                context);
    }

    private static Optional<Binding> solution(
            Binding binding, List<Node> arguments, FindingCounts counts, FindingCounts.Row row, CountNodes nodes) {
        return BoundArguments.of(
                binding,
                arguments,
                List.of(
                        row.finding(),
                        nodes.of(row.present()),
                        nodes.of(row.suspected()),
                        nodes.of(row.absent()),
                        nodes.of(row.toldWhole()),
                        nodes.of(counts.cases()),
                        nodes.of(counts.whole())));
    }
}
