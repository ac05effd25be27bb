package org.casegraph.evaluation;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVisitorBase;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpGraph;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpOrder;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.algebra.op.OpService;
import org.apache.jena.sparql.algebra.walker.Walker;
import org.apache.jena.sparql.expr.E_Function;
import org.apache.jena.sparql.expr.E_Now;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprFunction0;
import org.apache.jena.sparql.expr.ExprFunction1;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprVisitorBase;
import org.apache.jena.sparql.expr.Unstable;
import org.apache.jena.sparql.expr.aggregate.AggCustom;
import org.apache.jena.sparql.path.P_Inverse;
import org.apache.jena.sparql.path.P_Path0;
import org.apache.jena.sparql.path.P_Path1;
import org.apache.jena.sparql.path.P_Path2;
import org.apache.jena.sparql.path.P_Seq;
import org.apache.jena.sparql.path.Path;

/**
 * What occurs anywhere in a query, subqueries and EXISTS included.
 *
 * @param services whom it would ask
 * @param patterns how many triple patterns it has
 * @param predicates those that are named in triple patterns, but for paths
 * @param steps the properties in paths that are walked, and are not put down as patterns
 * @param namesGraphs whether it has GRAPH
 * @param functions the IRIs of the functions and aggregates that it calls, apart from those that SPARQL has a word for
 * @param isStable whether it answers the same as long as the graphs are the same
 */
public record QueryFacts(
        List<Node> services,
        int patterns,
        Set<Node> predicates,
        Set<String> steps,
        boolean namesGraphs,
        Set<String> functions,
        boolean isStable) {
    public static QueryFacts of(Query query) {
        Op algebra = Algebra.compile(query);
        Functions functions = new Functions();
        Patterns patterns = new Patterns(functions);
        Walker.walk(algebra, patterns, functions);
        return new QueryFacts(
                List.copyOf(patterns.services),
                patterns.count,
                Set.copyOf(patterns.predicates),
                Set.copyOf(patterns.steps),
                patterns.graphs,
                Set.copyOf(functions.called),
                !functions.change && patterns.services.isEmpty());
    }

    /** True if every service is at one of these hosts, and none is a variable. */
    public boolean staysWith(Set<String> hosts) {
        return services.stream().allMatch(service -> service.isURI() && hosts.contains(host(service.getURI())));
    }

    private static String host(String iri) {
        try {
            URI address = URI.create(iri);
            boolean isWeb =
                    "http".equalsIgnoreCase(address.getScheme()) || "https".equalsIgnoreCase(address.getScheme());
            return isWeb && address.getHost() != null ? address.getHost().toLowerCase(Locale.ROOT) : "";
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static final class Patterns extends OpVisitorBase {
        private final Functions functions;
        private final List<Node> services = new ArrayList<>();
        private final Set<Node> predicates = new HashSet<>();
        private final Set<String> steps = new HashSet<>();
        private boolean graphs;
        private int count;

        private Patterns(Functions functions) {
            this.functions = functions;
        }

        @Override
        public void visit(OpService service) {
            services.add(service.getService());
        }

        @Override
        public void visit(OpGraph graph) {
            graphs = true;
        }

        @Override
        public void visit(OpBGP pattern) {
            count += pattern.getPattern().size();
            pattern.getPattern().forEach(triple -> {
                if (triple.getPredicate().isURI()) {
                    predicates.add(triple.getPredicate());
                }
            });
        }

        @Override
        public void visit(OpPath path) {
            count++;
            addSteps(path.getTriplePath().getPath(), true);
        }

        /** @param isPattern whether it is made a pattern of its own, as each of a sequence is */
        private void addSteps(Path path, boolean isPattern) {
            if (path instanceof P_Path0 step) {
                if (!isPattern) {
                    steps.add(step.getNode().getURI());
                }
            } else if (path instanceof P_Path1 one) {
                addSteps(one.getSubPath(), isPattern && one instanceof P_Inverse);
            } else if (path instanceof P_Path2 two) {
                addSteps(two.getLeft(), isPattern && two instanceof P_Seq);
                addSteps(two.getRight(), isPattern && two instanceof P_Seq);
            }
        }

        /** The walker leaves out what is sorted by. */
        @Override
        public void visit(OpOrder order) {
            order.getConditions().forEach(condition -> Walker.walk(condition.getExpression(), this, functions));
        }

        /** And what is aggregated. */
        @Override
        public void visit(OpGroup group) {
            for (ExprAggregator aggregated : group.getAggregators()) {
                if (aggregated.getAggregator() instanceof AggCustom custom) {
                    functions.call(custom.getIRI());
                }
                ExprList arguments = aggregated.getAggregator().getExprList();
                if (arguments != null) {
                    arguments.forEach(argument -> Walker.walk(argument, this, functions));
                }
            }
        }
    }

    private static final class Functions extends ExprVisitorBase {
        private final Set<String> called = new HashSet<>();
        private boolean change;

        @Override
        public void visit(ExprFunction0 function) {
            change |= function instanceof Unstable || function instanceof E_Now;
        }

        @Override
        public void visit(ExprFunction1 function) {
            change |= function instanceof Unstable;
        }

        @Override
        public void visit(ExprFunctionN function) {
            change |= function instanceof Unstable;
            if (function instanceof E_Function call) {
                call(call.getFunctionIRI());
            }
        }

        private void call(String iri) {
            called.add(iri);
            change |= FunctionList.ours()
                    .find(iri)
                    .filter(entry -> entry.kind() == FunctionList.Kind.CHANGING)
                    .isPresent();
        }
    }
}
