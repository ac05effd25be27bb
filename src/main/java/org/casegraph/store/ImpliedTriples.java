package org.casegraph.store;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.system.G;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.casegraph.graph.Ancestors;
import org.casegraph.graph.CaseIris;
import org.casegraph.vocabulary.CG;

/**
 * Tells the triples of inferred graphs that whoever has the rest can ask for by a path: classes above another class of the
 * same thing, kinds above what is denied, suspected or concluded, and which pairs nothing orders. Safe for use by several
 * threads.
 */
final class ImpliedTriples {
    /** What the property of the narrower statement is, by that of the wider one. */
    private static final Map<Node, Node> NARROWER = Map.of(
            RDF.type.asNode(),
            RDF.type.asNode(),
            CG.absentKind,
            CG.absenceOf,
            CG.suspectedKind,
            CG.suspects,
            CG.concludesKind,
            CG.concludes);

    private final Graph union;
    private final Map<Node, Set<Node>> above = new ConcurrentHashMap<>();

    /** @param union of all graphs */
    ImpliedTriples(Graph union) {
        this.union = union;
    }

    /** Of a triple of the graph with this name. */
    boolean contains(Node graph, Triple triple) {
        if (CaseIris.inferredOf(graph).isEmpty()) {
            return false;
        }
        if (triple.getPredicate().equals(CG.orderUndeterminedWith)) {
            return true;
        }
        Node narrower = NARROWER.get(triple.getPredicate());
        if (narrower == null) {
            return false;
        }
        Node kind = triple.getObject();
        boolean isSame = !narrower.equals(triple.getPredicate());
        return G.listSP(union, triple.getSubject(), narrower).stream()
                .anyMatch(named -> named.equals(kind) ? isSame : isBelow(named, kind));
    }

    /** Of two classes that lie above each other neither is left out for the other. */
    private boolean isBelow(Node lower, Node upper) {
        return ancestors(lower).contains(upper) && !ancestors(upper).contains(lower);
    }

    private Set<Node> ancestors(Node kind) {
        return above.computeIfAbsent(
                kind, node -> Set.copyOf(Ancestors.of(node, each -> G.listSP(union, each, RDFS.subClassOf.asNode()))));
    }
}
