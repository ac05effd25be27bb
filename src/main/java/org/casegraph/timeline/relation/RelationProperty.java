package org.casegraph.timeline.relation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.sparql.engine.iterator.QueryIterPlainWrapper;
import org.apache.jena.sparql.pfunction.PropFuncArg;
import org.apache.jena.sparql.pfunction.PropFuncArgType;
import org.apache.jena.sparql.pfunction.PropertyFunctionEval;
import org.apache.jena.sparql.pfunction.PropertyFunctionFactory;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.system.G;
import org.casegraph.evaluation.Refusal;
import org.casegraph.evaluation.WatchedDataset;
import org.casegraph.evaluation.function.Functions;
import org.casegraph.timeline.AllenRelation;
import org.casegraph.timeline.CaseOrder;
import org.casegraph.vocabulary.CG;

/**
 * {@code ?one cg:certainlyBefore ?other}, and so with each of {@link AllenRelation}, certain and possible: a solution for each
 * two occurrences of one case that are so related. An occurrence that is not bound is each of the case of the other in turn;
 * where neither is, each of all cases, of which there may be no more than {@value #MOST_CASES}. It looks at the cases of the
 * store, whichever graphs a query chooses.
 */
public final class RelationProperty extends PropertyFunctionEval {
    /** Of so many cases all pairs are told: more would be beyond any deadline. */
    public static final int MOST_CASES = 1_000;

    private final AllenRelation relation;
    private final boolean isCertain;
    private final Graph union;
    private final CaseOrder order;
    private final Supplier<List<Node>> cases;

    private RelationProperty(
            AllenRelation relation, boolean isCertain, Graph union, CaseOrder order, Supplier<List<Node>> cases) {
        super(PropFuncArgType.PF_ARG_SINGLE, PropFuncArgType.PF_ARG_SINGLE);
        this.relation = relation;
        this.isCertain = isCertain;
        this.union = union;
        this.order = order;
        this.cases = cases;
    }

    /**
     * Lets the queries on one dataset ask for all of them, beside what they can call already.
     *
     * @param dataset the dataset's own context
     * @param union tells the case of a node
     * @param order of the cases
     * @param cases all of them
     */
    public static void register(Context dataset, Graph union, CaseOrder order, Supplier<List<Node>> cases) {
        Map<String, PropertyFunctionFactory> relations = new HashMap<>();
        for (AllenRelation relation : AllenRelation.values()) {
            relations.put(
                    relation.certainly().getURI(), iri -> new RelationProperty(relation, true, union, order, cases));
            relations.put(
                    relation.possibly().getURI(), iri -> new RelationProperty(relation, false, union, order, cases));
        }
        Functions.register(dataset, relations);
    }

    @Override
    public QueryIterator execEvaluated(
            Binding binding, PropFuncArg subject, Node predicate, PropFuncArg object, ExecutionContext context) {
        Node one = subject.getArg();
        Node other = object.getArg();
        Runnable watch = WatchedDataset.watch(context);
        return QueryIterPlainWrapper.create(
                cases(one, other, predicate)
                        .flatMap(name -> occurrences(name, one).flatMap(from -> occurrences(name, other)
                                .peek(to -> watch.run())
                                .filter(to -> isRelated(name, from, to))
                                .map(to -> solution(binding, one, from, other, to))
                                .flatMap(Optional::stream)))
                        .iterator(),
                context);
    }

    /** Those that have both, as far as they are bound. */
    private Stream<Node> cases(Node one, Node other, Node property) {
        if (one.isVariable() && other.isVariable()) {
            List<Node> all = cases.get();
            if (all.size() > MOST_CASES) {
                throw Refusal.ofPairs(property.getURI(), all.size());
            }
            return all.stream();
        }
        Node bound = one.isVariable() ? other : one;
        Predicate<Node> hasOther =
                one.isVariable() || other.isVariable() ? name -> true : name -> union.contains(other, CG.inCase, name);
        return bound.isLiteral()
                ? Stream.empty()
                : G.listSP(union, bound, CG.inCase).stream()
                        .filter(order::hasCase)
                        .filter(hasOther);
    }

    private Stream<Node> occurrences(Node caseName, Node argument) {
        return argument.isVariable() ? order.ordered(caseName).stream() : Stream.of(argument);
    }

    private boolean isRelated(Node caseName, Node one, Node other) {
        return isCertain ? order.entails(caseName, one, relation, other) : order.allows(caseName, one, relation, other);
    }

    private static Optional<Binding> solution(Binding binding, Node one, Node from, Node other, Node to) {
        // ?a cg:possiblyEquals ?a has no solution, as nothing is related to itself.
        if (one.isVariable() && one.equals(other)) {
            return Optional.empty();
        }
        BindingBuilder solution = Binding.builder(binding);
        if (one.isVariable()) {
            solution.add(Var.alloc(one), from);
        }
        if (other.isVariable()) {
            solution.add(Var.alloc(other), to);
        }
        return Optional.of(solution.build());
    }
}
