package org.casegraph.cohort.order;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.iterator.QueryIterPlainWrapper;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.pfunction.PropFuncArg;
import org.apache.jena.sparql.pfunction.PropFuncArgType;
import org.apache.jena.sparql.pfunction.PropertyFunctionEval;
import org.apache.jena.sparql.util.Context;
import org.casegraph.cohort.selection.CaseSelector;
import org.casegraph.evaluation.WatchedDataset;
import org.casegraph.evaluation.function.BoundArguments;
import org.casegraph.evaluation.function.CallForm;
import org.casegraph.evaluation.function.Functions;
import org.casegraph.vocabulary.CG;

/**
 * {@code ("cohort" "pairs" fewest top first second) <https://w3id.org/casegraph/function#orderPatterns> (?first ?second ?third
 * ?case ?certainly ?probably ?possibly ?together ?certainlyFollows ?probablyFollows ?possiblyFollows ?undetermined ?n)}: a solution
 * for each pair of classes of events, each sequence of three ({@code "sequences"}), or each case of a pair ({@code "cases"}).
 * First and second are a class or {@code "any"}. What is not reckoned is not bound. It always looks at all cases of the store,
 * whichever graphs a query chooses.
 */
public final class OrderPatternsOf extends PropertyFunctionEval {
    public static final String IRI = CG.BASE + "function#orderPatterns";

    private static final CallForm FORM = new CallForm(
            IRI,
            "(\"cohort\" rows fewest top first second) and (?first ?second ?third ?case ?certainly ?probably ?possibly"
                    + " ?together ?certainlyFollows ?probablyFollows ?possiblyFollows ?undetermined ?n), where first and"
                    + " second are a class or \"any\"");
    private static final int INPUTS = 6;
    private static final int OUTPUTS = 13;

    private final Supplier<CaseSelector> selector;
    private final Supplier<OrderPatterns> patterns;

    private OrderPatternsOf(Supplier<CaseSelector> selector, Supplier<OrderPatterns> patterns) {
        super(PropFuncArgType.PF_ARG_LIST, PropFuncArgType.PF_ARG_LIST);
        this.selector = selector;
        this.patterns = patterns;
    }

    /**
     * Lets the queries on one dataset call it, beside what they can call already.
     *
     * @param dataset the dataset's own context; what follows is asked for when a query first calls for it
     */
    public static void register(Context dataset, Supplier<CaseSelector> selector, Supplier<OrderPatterns> patterns) {
        Functions.register(dataset, Map.of(IRI, iri -> new OrderPatternsOf(selector, patterns)));
    }

    @Override
    public QueryIterator execEvaluated(
            Binding binding, PropFuncArg subject, Node predicate, PropFuncArg object, ExecutionContext context) {
        List<Node> given = subject.getArgList();
        List<Node> outputs = object.getArgList();
        if (given.size() != INPUTS) {
            throw FORM.wrong();
        }
        FORM.requireVariables(outputs, OUTPUTS);
        Runnable watch = WatchedDataset.watch(context);
        OrderPatterns.Asked asked = new OrderPatterns.Asked(
                OrderPatterns.Rows.valueOf(
                        FORM.word(given.get(1), "pairs", "sequences", "cases").toUpperCase(Locale.ROOT)),
                FORM.wholeNumber(given.get(2), 0, "cases at least"),
                FORM.wholeNumber(given.get(3), 0, "rows at most"),
                FORM.classOrAny(given.get(4)),
                FORM.classOrAny(given.get(5)));
        return QueryIterPlainWrapper.create(
                patterns.get().of(selector.get().selected(given.get(0), watch), asked, watch).stream()
                        .map(row -> solution(binding, outputs, row))
                        .iterator(),
                context);
    }

    private static Binding solution(Binding binding, List<Node> outputs, OrderPattern row) {
        OrderPattern.Told told = row.told();
        List<Optional<Node>> values = new ArrayList<>();
        values.add(Optional.of(row.first()));
        values.add(Optional.of(row.second()));
        values.add(row.third());
        values.add(row.caseName());
        for (OptionalInt count : List.of(
                OptionalInt.of(told.certainly()),
                OptionalInt.of(told.probably()),
                OptionalInt.of(told.possibly()),
                told.together(),
                told.certainlyFollows(),
                told.probablyFollows(),
                told.possiblyFollows(),
                row.undetermined(),
                OptionalInt.of(row.n()))) {
            values.add(
                    count.isPresent()
                            ? Optional.of(
                                    NodeValue.makeInteger(count.getAsInt()).asNode())
                            : Optional.empty());
        }
        return BoundArguments.found(binding, outputs, values);
    }
}
