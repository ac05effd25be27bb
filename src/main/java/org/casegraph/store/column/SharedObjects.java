package org.casegraph.store.column;

import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;
import org.casegraph.vocabulary.CG;

/**
 * The properties of which many subjects have just the same objects, so that a set of objects is kept once and each subject
 * has its number: what follows of the classes of a thing, and the order of what cannot be ordered. It holds whatever the
 * rules are, as it is found in what they made.
 */
final class SharedObjects {
    /** Sets of nodes of the case itself, looked through where the subjects of an object are asked for. */
    static final List<Node> IN_ONE_CASE = List.of(CG.orderUndeterminedWith);

    /** Sets of terms, whose subjects are at hand as bitmaps. */
    static final List<Node> IN_ALL_CASES =
            List.of(RDF.type.asNode(), CG.absentKind, CG.suspectedKind, CG.concludesKind);

    private SharedObjects() {}
}
