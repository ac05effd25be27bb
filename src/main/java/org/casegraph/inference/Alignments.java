package org.casegraph.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.system.G;
import org.apache.jena.vocabulary.SKOS;
import org.casegraph.graph.Values;
import org.casegraph.vocabulary.CG;

/**
 * The terms of other vocabularies under which a term of ours is found: what it matches exactly, and, as a kind, the
 * broader ones that it is a kind of. What is said with an exact match may be asked with it; a diagnosis of a broader
 * kind would be another statement. What lies above the other term in its own vocabulary is taken over, save where ours
 * is said not to be a kind of it: Mondo, for one, keeps pancreatic neuroendocrine tumours below those of grade 1 and 2,
 * which a G3 is not.
 */
public final class Alignments {
    private static final Node EXACT_MATCH = SKOS.exactMatch.asNode();
    private static final Node NARROW_MATCH = SKOS.narrowMatch.asNode();

    /** ISO 25964: the broader term is the genus. A broad match says it where it means "is a". */
    static final Node BROADER_GENERIC = NodeFactory.createURI("http://purl.org/iso25964/skos-thes#broaderGeneric");

    /** The properties of a case whose values are terms that someone may ask for by another identifier. */
    private static final Set<Node> VALUE_PROPERTIES = Set.of(
            CG.absenceOf,
            CG.agent,
            CG.concludes,
            CG.derivedClass,
            CG.measures,
            CG.site,
            CG.specimenKind,
            CG.suspects,
            CG.takenFor);

    private final Graph ontology;

    Alignments(Graph ontology) {
        this.ontology = ontology;
    }

    /** None for a term of another vocabulary: what that matches is for its owners to say. */
    List<Node> exactMatches(Node term) {
        return CG.isTerm(term) ? G.listSP(ontology, term, EXACT_MATCH) : List.of();
    }

    /** Our terms that match a term of another vocabulary exactly, in the order of their IRIs. */
    public List<Node> matching(Node foreign) {
        return ours(EXACT_MATCH, foreign);
    }

    /** The terms of other vocabularies that a term of ours is a kind of. */
    List<Node> broaderKinds(Node term) {
        return CG.isTerm(term)
                ? ontology.find(term, BROADER_GENERIC, Node.ANY)
                        .mapWith(Triple::getObject)
                        .toList()
                : List.of();
    }

    /** The terms of other vocabularies that lie above a match of a term of ours there, and that ours is not a kind of. */
    List<Node> isNotAKindOf(Node term) {
        return CG.isTerm(term) ? G.listSP(ontology, term, CG.notAKindOf) : List.of();
    }

    /** Our terms that are a kind of a term of another vocabulary, in the order of their IRIs. */
    public List<Node> kindsOf(Node foreign) {
        return ours(BROADER_GENERIC, foreign);
    }

    private List<Node> ours(Node match, Node foreign) {
        return Values.subjects(ontology, match, foreign).stream()
                .filter(CG::isTerm)
                .toList();
    }

    /**
     * The codes that fix unit and specimen of what a measurement measures, where its own are those: LOINC has one for a
     * mass and another for an amount of substance in the same blood.
     */
    List<Triple> withCodes(Triple triple, Graph known) {
        if (!triple.getPredicate().equals(CG.measures) || !CG.isTerm(triple.getObject())) {
            return List.of();
        }
        Node measurement = triple.getSubject();
        return ontology.find(triple.getObject(), NARROW_MATCH, Node.ANY)
                .mapWith(Triple::getObject)
                .filterKeep(code -> isOfUnit(code, measurement, known) && isOfSpecimen(code, measurement, known))
                .mapWith(code -> Triple.create(measurement, CG.measures, code))
                .toList();
    }

    private boolean isOfUnit(Node code, Node measurement, Graph known) {
        return known.stream(measurement, CG.ucum, Node.ANY)
                .anyMatch(unit -> ontology.contains(code, CG.restrictedToUnit, unit.getObject()));
    }

    private boolean isOfSpecimen(Node code, Node measurement, Graph known) {
        return known.stream(measurement, CG.specimenKind, Node.ANY)
                .map(Triple::getObject)
                .filter(CG::isTerm)
                .allMatch(material -> ontology.contains(code, CG.restrictedToSpecimen, material));
    }

    /**
     * The same triple with each exact match of its value, and with our term where the value is of another vocabulary.
     * Absence of a term is absence of its match. What a code measures that is narrower than a term of ours is measured by
     * our term too.
     */
    List<Triple> withMatchingValues(Triple triple) {
        if (!VALUE_PROPERTIES.contains(triple.getPredicate())) {
            return List.of();
        }
        Node value = triple.getObject();
        List<Node> matches = new ArrayList<>(CG.isTerm(value) ? exactMatches(value) : matching(value));
        if (triple.getPredicate().equals(CG.measures) && !CG.isTerm(value)) {
            matches.addAll(ours(NARROW_MATCH, value));
        }
        return matches.stream()
                .map(match -> Triple.create(triple.getSubject(), triple.getPredicate(), match))
                .toList();
    }
}
