package org.casegraph.evaluation;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVisitorBase;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.algebra.op.OpService;
import org.apache.jena.sparql.algebra.walker.Walker;
import org.apache.jena.sparql.expr.E_Function;
import org.apache.jena.sparql.expr.E_Now;
import org.apache.jena.sparql.expr.ExprFunction0;
import org.apache.jena.sparql.expr.ExprFunction1;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprVisitorBase;
import org.apache.jena.sparql.expr.Unstable;

/**
 * What occurs anywhere in a query, subqueries and EXISTS included.
 *
 * @param services whom it would ask
 * @param patterns how many triple patterns it has
 * @param isStable whether it answers the same as long as the graphs are the same
 */
public record QueryFacts(List<Node> services, int patterns, boolean isStable) {
    /** Some tell the time or make a node. */
    private static final String ARQ_FUNCTIONS = ARQConstants.ARQFunctionLibraryURI;

    public static QueryFacts of(Query query) {
        Op algebra = Algebra.compile(query);
        Patterns patterns = new Patterns();
        Functions functions = new Functions();
        Walker.walk(algebra, patterns, functions);
        return new QueryFacts(
                List.copyOf(patterns.services), patterns.count, !functions.change && patterns.services.isEmpty());
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
        private final List<Node> services = new ArrayList<>();
        private int count;

        @Override
        public void visit(OpService service) {
            services.add(service.getService());
        }

        @Override
        public void visit(OpBGP pattern) {
            count += pattern.getPattern().size();
        }

        @Override
        public void visit(OpPath path) {
            count++;
        }
    }

    private static final class Functions extends ExprVisitorBase {
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
            change |= function instanceof Unstable
                    || function instanceof E_Function call
                            && call.getFunctionIRI().startsWith(ARQ_FUNCTIONS);
        }
    }
}
