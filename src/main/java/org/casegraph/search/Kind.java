package org.casegraph.search;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.casegraph.vocabulary.CG;

/** What a thing is that can be found; of those that fit a text alike, in this order. */
public enum Kind {
    CLASS,
    PROPERTY,
    INDIVIDUAL,
    CASE,
    PASSAGE;

    /** What says which kind a term is of; the first that fits. */
    private static final Map<Node, Kind> BY_TYPE = byType();

    private static Map<Node, Kind> byType() {
        Map<Node, Kind> kinds = new LinkedHashMap<>();
        kinds.put(CG.Case, CASE);
        kinds.put(OWL2.Class.asNode(), CLASS);
        kinds.put(RDFS.Class.asNode(), CLASS);
        kinds.put(OWL2.ObjectProperty.asNode(), PROPERTY);
        kinds.put(OWL2.DatatypeProperty.asNode(), PROPERTY);
        kinds.put(OWL2.AnnotationProperty.asNode(), PROPERTY);
        kinds.put(RDF.Property.asNode(), PROPERTY);
        kinds.put(OWL2.NamedIndividual.asNode(), INDIVIDUAL);
        kinds.put(SKOS.Concept.asNode(), INDIVIDUAL);
        return Collections.unmodifiableMap(kinds);
    }

    /** What a node is; empty for one that is no term and no case. */
    public static Optional<Kind> of(Graph graph, Node node) {
        return BY_TYPE.entrySet().stream()
                .filter(kind -> graph.contains(node, RDF.type.asNode(), kind.getKey()))
                .findFirst()
                .map(Map.Entry::getValue)
                .or(() -> graph.contains(node, CG.recordedLabel, Node.ANY) ? Optional.of(CLASS) : Optional.empty());
    }

    /** By its name in any letter case. */
    public static Optional<Kind> named(String name) {
        return Stream.of(values())
                .filter(kind -> kind.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /** The classes of all that is of this kind. */
    public List<Node> types() {
        return BY_TYPE.entrySet().stream()
                .filter(one -> one.getValue() == this)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** As it is written: {@code case}. */
    public String written() {
        return name().toLowerCase(Locale.ROOT);
    }
}
