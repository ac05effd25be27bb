package org.casegraph.cohort.selection;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.iterator.QueryIterPlainWrapper;
import org.apache.jena.sparql.pfunction.PropFuncArg;
import org.apache.jena.sparql.pfunction.PropFuncArgType;
import org.apache.jena.sparql.pfunction.PropertyFunctionEval;
import org.casegraph.cohort.CaseColumns;
import org.casegraph.evaluation.WatchedDataset;
import org.casegraph.evaluation.function.BoundArguments;
import org.casegraph.vocabulary.CG;
import org.roaringbitmap.RoaringBitmap;

/**
 * {@code ?case <https://w3id.org/casegraph/function#inCohort> "disease=OMIM:154700&sex=female"}: a solution for each case that
 * a {@link CaseSelection} means. It always looks at all cases of the store, whichever graphs a query chooses.
 */
public final class InCohort extends PropertyFunctionEval {
    public static final String IRI = CG.BASE + "function#inCohort";

    private final Supplier<CaseSelector> selector;
    private final Latest latest;

    /**
     * What was selected last. A query with many cases in front asks the same of each, and where it asks within a FILTER, each
     * time by another call. Any number of threads may ask.
     */
    public static final class Latest {
        private volatile Optional<Selected> selected = Optional.empty();
    }

    private record Selected(Node selection, CaseColumns columns, RoaringBitmap cases) {}

    /** @param latest of the same dataset */
    public InCohort(Supplier<CaseSelector> selector, Latest latest) {
        super(PropFuncArgType.PF_ARG_SINGLE, PropFuncArgType.PF_ARG_SINGLE);
        this.selector = selector;
        this.latest = latest;
    }

    @Override
    public QueryIterator execEvaluated(
            Binding binding, PropFuncArg subject, Node predicate, PropFuncArg object, ExecutionContext context) {
        Node caseName = subject.getArg();
        Selected selected = selected(object.getArg(), WatchedDataset.watch(context));
        CaseColumns columns = selected.columns();
        RoaringBitmap cases = selected.cases();
        IntStream numbers = caseName.isVariable() ? cases.stream() : IntStream.of(columns.caseNumber(caseName));
        return QueryIterPlainWrapper.create(
                numbers.filter(number -> number >= 0 && cases.contains(number))
                        .mapToObj(number ->
                                BoundArguments.of(binding, List.of(caseName), List.of(columns.caseName(number))))
                        .flatMap(Optional::stream)
                        .iterator(),
                context);
    }

    private Selected selected(Node selection, Runnable watch) {
        Selected selected = latest.selected
                .filter(one -> one.selection().equals(selection))
                .orElseGet(() -> {
                    CaseSelector cases = selector.get();
                    return new Selected(selection, cases.columns(), cases.selected(selection, watch));
                });
        latest.selected = Optional.of(selected);
        return selected;
    }
}
