package org.casegraph.cohort.order;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.query.QueryExecException;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.sparql.engine.iterator.QueryIterPlainWrapper;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.pfunction.PropFuncArg;
import org.apache.jena.sparql.pfunction.PropFuncArgType;
import org.apache.jena.sparql.pfunction.PropertyFunctionEval;
import org.apache.jena.sparql.pfunction.PropertyFunctionRegistry;
import org.apache.jena.sparql.util.Context;
import org.casegraph.cohort.selection.CaseSelector;
import org.casegraph.evaluation.WatchedDataset;
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
        PropertyFunctionRegistry registry =
                PropertyFunctionRegistry.createFrom(PropertyFunctionRegistry.chooseRegistry(dataset));
        registry.put(IRI, iri -> new OrderPatternsOf(selector, patterns));
        PropertyFunctionRegistry.set(dataset, registry);
    }

    @Override
    public QueryIterator execEvaluated(
            Binding binding, PropFuncArg subject, Node predicate, PropFuncArg object, ExecutionContext context) {
        List<Node> given = subject.getArgList();
        List<Node> outputs = object.getArgList();
        if (given.size() != INPUTS
                || outputs.size() != OUTPUTS
                || !outputs.stream().allMatch(Node::isVariable)) {
            throw new QueryExecException(IRI
                    + " takes a text that selects cases, \"pairs\", \"sequences\" or \"cases\", two numbers, two classes or"
                    + " \"any\", and " + OUTPUTS + " variables");
        }
        Runnable watch = WatchedDataset.watch(context);
        OrderPatterns.Asked asked = new OrderPatterns.Asked(
                rows(given.get(1)), number(given.get(2)), number(given.get(3)), type(given.get(4)), type(given.get(5)));
        return QueryIterPlainWrapper.create(
                patterns.get().of(selector.get().selected(given.get(0), watch), asked, watch).stream()
                        .map(row -> solution(binding, outputs, row))
                        .iterator(),
                context);
    }

    private static OrderPatterns.Rows rows(Node given) {
        String word = given.isLiteral() ? given.getLiteralLexicalForm() : "";
        return Stream.of(OrderPatterns.Rows.values())
                .filter(rows -> rows.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() -> new QueryExecException(IRI + " tells \"pairs\", \"sequences\" or \"cases\""));
    }

    private static int number(Node given) {
        if (given.isLiteral()
                && given.getLiteral().isWellFormed()
                && given.getLiteralValue() instanceof Integer number) {
            return number;
        }
        throw new QueryExecException(IRI + " takes whole numbers for the fewest cases and the most rows");
    }

    private static Optional<Node> type(Node given) {
        if (given.isURI()) {
            return Optional.of(given);
        }
        if (given.isLiteral() && given.getLiteralLexicalForm().equals("any")) {
            return Optional.empty();
        }
        throw new QueryExecException(IRI + " takes a class that comes first or second, or \"any\"");
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
                told.possibly(),
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
        BindingBuilder solution = Binding.builder(binding);
        for (int i = 0; i < OUTPUTS; i++) {
            Var output = Var.alloc(outputs.get(i));
            values.get(i).ifPresent(value -> solution.add(output, value));
        }
        return solution.build();
    }
}
