package org.casegraph.evaluation;

import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.BasicPattern;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.iterator.QueryIterPeek;
import org.apache.jena.sparql.engine.main.StageBuilder;
import org.apache.jena.sparql.engine.main.StageGeneratorGeneric;
import org.apache.jena.sparql.engine.optimizer.reorder.PatternElements;
import org.apache.jena.sparql.engine.optimizer.reorder.PatternTriple;
import org.apache.jena.sparql.engine.optimizer.reorder.ReorderFixed;
import org.apache.jena.sparql.sse.Item;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.vocabulary.RDF;

/**
 * The order in which the patterns of a group are looked up: Jena's, but the types of a node that is known are quick to
 * find. Jena 5.6.0 takes them for as many as all triples of rdf:type, so that {@code ?f cg:inCase ?case ; a ?t . ?t
 * rdfs:label ?l} looks at every label there is for each {@code ?f}.
 */
public final class PatternOrder extends ReorderFixed {
    private static final Item TYPE = Item.createNode(RDF.type.asNode());

    /** After what has at most a few matches in Jena's weights, before the instances of a class. */
    private static final double TYPES_OF_A_NODE = 4;

    private static final double NO_MATCHES = 0;

    private PatternOrder() {}

    /** Lets queries with this context use it. */
    public static void useIn(Context context) {
        StageBuilder.setGenerator(context, new Stages());
    }

    @Override
    public double weight(PatternTriple pattern) {
        if (pattern.predicate.isNode() && isNoProperty(pattern.predicate.getNode())) {
            return NO_MATCHES;
        }
        boolean asksTypes = TYPE.equals(pattern.predicate)
                && !PatternElements.isVar(pattern.subject)
                && PatternElements.isVar(pattern.object);
        return asksTypes ? TYPES_OF_A_NODE : super.weight(pattern);
    }

    /** A variable may have any term before it stands as a property; Jena 5.6.0 throws then. */
    private static boolean isNoProperty(Node node) {
        return node.isLiteral() || node.isBlank() || node.isTripleTerm();
    }

    private static final class Stages extends StageGeneratorGeneric {
        private final PatternOrder order = new PatternOrder();

        @Override
        public QueryIterator execute(BasicPattern pattern, QueryIterator input, ExecutionContext context) {
            // As Jena does; if it ends while it looks for the first match, it leaves open what it took.
            QueryIterator rows =
                    input.isJoinIdentity() || pattern.size() < 2 ? input : QueryIterPeek.create(input, context);
            try {
                return execute(pattern, order, rows, context);
            } catch (RuntimeException e) {
                rows.close();
                throw e;
            }
        }
    }
}
