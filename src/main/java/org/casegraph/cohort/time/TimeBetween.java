package org.casegraph.cohort.time;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.iterator.QueryIterPlainWrapper;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.pfunction.PropFuncArg;
import org.apache.jena.sparql.pfunction.PropFuncArgType;
import org.apache.jena.sparql.pfunction.PropertyFunctionEval;
import org.casegraph.cohort.CaseColumns;
import org.casegraph.cohort.selection.CaseSelector;
import org.casegraph.evaluation.WatchedDataset;
import org.casegraph.evaluation.function.BoundArguments;
import org.casegraph.evaluation.function.CallForm;
import org.casegraph.evaluation.row.OrderedSolutions;
import org.casegraph.evaluation.row.ValueRow;
import org.casegraph.timeline.Elapsed;
import org.casegraph.vocabulary.CG;
import org.jspecify.annotations.Nullable;

/**
 * {@code ("cohort" from to silent) <https://w3id.org/casegraph/function#timeBetween> (?case ?from ?to ?leastDays ?leastIncluded
 * ?mostDays ?mostIncluded ?kind ?why ?evidence ?used ?n)}: a solution for each case that the text selects. From and to are
 * classes of events, silent is {@code "unusable"} or {@code "notYet"}; used is how many of the n cases have a time. What a
 * case does not tell is not bound. It always looks at all cases of the store, whichever graphs a query chooses.
 */
public final class TimeBetween extends PropertyFunctionEval {
    public static final String IRI = CG.BASE + "function#timeBetween";

    private static final CallForm FORM = new CallForm(
            IRI,
            "(\"cohort\" from to silent) and (?case ?from ?to ?leastDays ?leastIncluded ?mostDays ?mostIncluded ?kind ?why"
                    + " ?evidence ?used ?n), where from and to are classes of events");
    private static final int INPUTS = 4;
    private static final int OUTPUTS = 12;

    private static final int KIND = 7;

    /** By the words for their kinds from the last to the first, then by case. */
    static final List<OrderedSolutions.Key> ORDER =
            List.of(new OrderedSolutions.Key(KIND, true), new OrderedSolutions.Key(0, false));

    /** The first outputs are names. */
    private static final int NAMES = 3;

    private static final int DECIMALS = 6;
    private static final String NOT_YET = "notYet";

    private final Supplier<CaseSelector> selector;
    private final Supplier<EventTimes> times;

    TimeBetween(Supplier<CaseSelector> selector, Supplier<EventTimes> times) {
        super(PropFuncArgType.PF_ARG_LIST, PropFuncArgType.PF_ARG_LIST);
        this.selector = selector;
        this.times = times;
    }

    @Override
    public QueryIterator execEvaluated(
            Binding binding, PropFuncArg subject, Node predicate, PropFuncArg object, ExecutionContext context) {
        List<Node> asked = subject.getArgList();
        List<Node> outputs = object.getArgList();
        if (asked.size() != INPUTS || !asked.get(1).isURI() || !asked.get(2).isURI()) {
            throw FORM.wrong();
        }
        FORM.requireVariables(outputs, OUTPUTS);
        Runnable watch = WatchedDataset.watch(context);
        CaseTimes found = times.get()
                .of(
                        selector.get().selected(asked.get(0), watch),
                        asked.get(1),
                        asked.get(2),
                        FORM.word(asked.get(3), "unusable", NOT_YET).equals(NOT_YET),
                        watch);
        Var[] variables = BoundArguments.variables(outputs);
        Names names = new Names(binding, variables);
        Var[] others = Arrays.copyOfRange(variables, NAMES, OUTPUTS);
        Node used = NodeValue.makeInteger(found.used()).asNode();
        Node all = NodeValue.makeInteger(found.size()).asNode();
        // Thousands of cases say the same, beside the names.
        @Nullable
        Node[][] values =
                found.different().stream().map(time -> values(time, used, all)).toArray(Node[][]::new);
        return QueryIterPlainWrapper.create(
                Iter.map(
                        Arrays.stream(found.placesByKind(watch)).iterator(),
                        place -> new ValueRow(names.of(found, place), others, values[found.number(place)])),
                context);
    }

    /** Rows with the names of a case and of its two events, as far as it has them. */
    private record Names(Binding before, Var[] both, Var[] from, Var[] to, Var[] none) {
        Names(Binding before, Var... variables) {
            this(
                    before,
                    Arrays.copyOf(variables, NAMES),
                    new Var[] {variables[0], variables[1]},
                    new Var[] {variables[0], variables[2]},
                    new Var[] {variables[0]});
        }

        Binding of(CaseTimes times, int place) {
            CaseColumns columns = times.columns();
            int number = times.caseNumber(place);
            int zero = times.from(place);
            int end = times.to(place);
            if (zero == CaseTimes.NONE) {
                return end == CaseTimes.NONE
                        ? columns.named(before, none, number)
                        : columns.named(before, to, number, end);
            }
            return end == CaseTimes.NONE
                    ? columns.named(before, from, number, zero)
                    : columns.named(before, both, number, zero, end);
        }
    }

    /** What is told of a time beside the names, in the order of the outputs. */
    private static @Nullable Node[] values(EventTime time, Node used, Node all) {
        Elapsed elapsed = time.elapsed();
        return Stream.of(
                        days(elapsed.least()),
                        flag(elapsed.least(), elapsed.isLeastIncluded()),
                        days(elapsed.most()),
                        flag(elapsed.most(), elapsed.isMostIncluded()),
                        text(time.kind().word()),
                        text(time.why()),
                        text(String.join("; ", time.evidence())),
                        Optional.of(used),
                        Optional.of(all))
                .map(value -> value.orElse(null))
                .toArray(Node[]::new);
    }

    private static Optional<Node> days(double days) {
        return Double.isInfinite(days)
                ? Optional.empty()
                : Optional.of(NodeValue.makeDecimal(BigDecimal.valueOf(days).setScale(DECIMALS, RoundingMode.HALF_EVEN))
                        .asNode());
    }

    private static Optional<Node> flag(double days, boolean isIncluded) {
        return Double.isInfinite(days)
                ? Optional.empty()
                : Optional.of(NodeValue.makeBoolean(isIncluded).asNode());
    }

    private static Optional<Node> text(String words) {
        return words.isEmpty()
                ? Optional.empty()
                : Optional.of(NodeValue.makeString(words).asNode());
    }
}
