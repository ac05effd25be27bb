package org.casegraph.cohort.group;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.apache.jena.graph.Node;
import org.apache.jena.query.QueryExecException;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.iterator.QueryIterPlainWrapper;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.pfunction.PropFuncArg;
import org.apache.jena.sparql.pfunction.PropFuncArgType;
import org.apache.jena.sparql.pfunction.PropertyFunctionEval;
import org.casegraph.cohort.selection.CaseSelector;
import org.casegraph.evaluation.WatchedDataset;
import org.casegraph.evaluation.function.BoundArguments;
import org.casegraph.evaluation.function.CallForm;
import org.casegraph.evaluation.function.CountNodes;
import org.casegraph.statistics.OddsBounds;
import org.casegraph.vocabulary.CG;
import org.roaringbitmap.RoaringBitmap;

/**
 * {@code ("cohort" "first part" "second part" within) <https://w3id.org/casegraph/function#compareGroups> (?finding ?firstPresent
 * ?firstAbsent ?firstNotReported ?firstNotRead ?secondPresent ?secondAbsent ?secondNotReported ?secondNotRead ?oddsRatio
 * ?oddsLeast ?oddsMost ?p ?adjustedP ?whyNotTested ?oddsRatioLeast ?oddsRatioMost)}: a solution for each class of findings that a case of either group has
 * or denies. Tested are such as are at or below the class within, which may be {@code "any"}. Where one was not tested, no adjusted probability is bound; where it was, no reason. The last two,
 * which may be left out, bound the odds ratio as the cases that tell nothing allow. Odds that are infinite or no number are
 * not bound. It always looks at all cases of the store, whichever graphs a query chooses.
 */
public final class CompareGroups extends PropertyFunctionEval {
    public static final String IRI = CG.BASE + "function#compareGroups";

    private static final CallForm FORM = new CallForm(
            IRI,
            "(\"cohort\" \"first part\" \"second part\" within) and (?finding ?firstPresent ?firstAbsent ?firstNotReported"
                    + " ?firstNotRead ?secondPresent ?secondAbsent ?secondNotReported ?secondNotRead ?oddsRatio ?oddsLeast"
                    + " ?oddsMost ?p ?adjustedP ?whyNotTested ?oddsRatioLeast ?oddsRatioMost), where within is a class or \"any\"");
    private static final int INPUTS = 4;
    private static final int OUTPUTS = 17;
    private static final int WITHOUT_BOUNDS = 15;

    private final Supplier<CaseSelector> selector;
    private final Supplier<GroupComparison> comparison;

    CompareGroups(Supplier<CaseSelector> selector, Supplier<GroupComparison> comparison) {
        super(PropFuncArgType.PF_ARG_LIST, PropFuncArgType.PF_ARG_LIST);
        this.selector = selector;
        this.comparison = comparison;
    }

    @Override
    public QueryIterator execEvaluated(
            Binding binding, PropFuncArg subject, Node predicate, PropFuncArg object, ExecutionContext context) {
        List<Node> groups = subject.getArgList();
        List<Node> outputs = object.getArgList();
        if (groups.size() != INPUTS) {
            throw FORM.wrong();
        }
        FORM.requireVariables(outputs, outputs.size() == WITHOUT_BOUNDS ? WITHOUT_BOUNDS : OUTPUTS);
        Runnable watch = WatchedDataset.watch(context);
        List<RoaringBitmap> parts = selector.get().selected(groups.get(0), groups.subList(1, 3), watch);
        RoaringBitmap first = parts.get(0);
        RoaringBitmap second = parts.get(1);
        if (RoaringBitmap.intersects(first, second)) {
            throw new QueryExecException("the two groups share "
                    + RoaringBitmap.andCardinality(first, second)
                    + " cases; compare parts of which each case is in one only");
        }
        CountNodes counts = new CountNodes();
        return QueryIterPlainWrapper.create(
                comparison.get().of(first, second, FORM.classOrAny(groups.get(3)), watch).stream()
                        .map(row -> solution(binding, outputs, row, counts))
                        .iterator(),
                context);
    }

    private static Binding solution(Binding binding, List<Node> outputs, ComparedFinding row, CountNodes counts) {
        List<Optional<Node>> values = new ArrayList<>();
        values.add(Optional.of(row.finding()));
        for (FindingInGroups.Told told :
                List.of(row.counts().first(), row.counts().second())) {
            values.add(Optional.of(counts.of(told.present())));
            values.add(Optional.of(counts.of(told.absent())));
            values.add(Optional.of(counts.of(told.notReported())));
            values.add(Optional.of(counts.of(told.notRead())));
        }
        values.add(number(row.test().oddsRatio()));
        values.add(number(row.test().least()));
        values.add(number(row.test().most()));
        values.add(number(row.test().p()));
        OptionalDouble adjusted = row.adjustedP();
        values.add(adjusted.isPresent() ? number(adjusted.getAsDouble()) : Optional.empty());
        values.add(row.whyNotTested().map(why -> NodeValue.makeString(why).asNode()));
        if (outputs.size() == OUTPUTS) {
            OddsBounds odds = row.odds();
            values.add(number(odds.least()));
            values.add(number(odds.most()));
        }
        return BoundArguments.found(binding, outputs, values);
    }

    private static Optional<Node> number(double number) {
        return Double.isFinite(number)
                ? Optional.of(NodeValue.makeDouble(number).asNode())
                : Optional.empty();
    }
}
