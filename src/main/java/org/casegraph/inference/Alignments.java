package org.casegraph.inference;

import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.system.G;
import org.apache.jena.vocabulary.SKOS;
import org.casegraph.vocabulary.CG;

/**
 * The terms of other vocabularies that a term of ours matches exactly. What is said with the one may be asked with the
 * other; a close, broad or narrow match says too little for that. Nothing is taken over from above the other term:
 * Mondo, for one, keeps pancreatic neuroendocrine tumours below those of grade 1 and 2, which a G3 is not.
 */
public final class Alignments {
    private static final Node EXACT_MATCH = SKOS.exactMatch.asNode();

    /** The properties of a case whose values are terms that someone may ask for by another identifier. */
    private static final Set<Node> VALUE_PROPERTIES =
            Set.of(CG.absenceOf, CG.agent, CG.concludes, CG.measures, CG.site, CG.specimenKind);

    private final Graph ontology;

    Alignments(Graph ontology) {
        this.ontology = ontology;
    }

    /** None for a term of another vocabulary: what that matches is for its owners to say. */
    List<Node> exactMatches(Node term) {
        return CG.isTerm(term) ? G.listSP(ontology, term, EXACT_MATCH) : List.of();
    }

    /** Our terms that match a term of another vocabulary exactly. */
    public List<Node> matching(Node foreign) {
        return ontology.find(Node.ANY, EXACT_MATCH, foreign)
                .mapWith(Triple::getSubject)
                .filterKeep(CG::isTerm)
                .toList();
    }

    /**
     * The same triple with each exact match of its value, and with our term where the value is of another vocabulary.
     * Absence of a term is absence of its match.
     */
    List<Triple> withMatchingValues(Triple triple) {
        if (!VALUE_PROPERTIES.contains(triple.getPredicate())) {
            return List.of();
        }
        Node value = triple.getObject();
        return (CG.isTerm(value) ? exactMatches(value) : matching(value))
                .stream()
                        .map(match -> Triple.create(triple.getSubject(), triple.getPredicate(), match))
                        .toList();
    }
}
