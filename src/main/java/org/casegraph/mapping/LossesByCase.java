package org.casegraph.mapping;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.casegraph.graph.ShortNames;
import org.casegraph.source.Loss;

/**
 * What no mapping read, by case: that of the node it is said of, or else of a node that it is linked with. What hangs on
 * no case is put to the first.
 */
final class LossesByCase {
    private static final int LONGEST = 80;
    private static final ShortNames NAMES = ShortNames.ofPrefixes(PrefixMapping.Factory.create()
            .setNsPrefixes(PrefixMapping.Standard)
            .setNsPrefix("care", "https://w3id.org/CARE-SM/#")
            .setNsPrefix("dcterms", DCTerms.NS)
            .setNsPrefix("obo", ShortNames.OBO)
            .setNsPrefix("sio", "http://semanticscience.org/resource/")
            .setNsPrefix("skos", SKOS.uri)
            .getNsPrefixMap());

    private final Map<Node, String> ids;
    private final Map<Node, List<Loss>> losses = new HashMap<>();

    /** @param ids of the cases, by their nodes of the dataset */
    LossesByCase(DatasetGraph data, ReadTriples read, Map<Node, String> ids) {
        this.ids = ids;
        Set<Triple> unread = new LinkedHashSet<>();
        data.find().forEachRemaining(quad -> {
            if (!read.contains(quad.asTriple())) {
                unread.add(quad.asTriple());
            }
        });
        Map<Node, Node> caseOf = spread(read.caseOf(), unread);
        unread.stream().sorted(Comparator.comparing(Triple::toString)).forEach(triple -> owner(
                        Optional.ofNullable(caseOf.get(triple.getSubject())))
                .ifPresent(owner -> add(owner, triple)));
    }

    List<Loss> of(Node theirs) {
        return losses.getOrDefault(theirs, List.of());
    }

    private Optional<Node> owner(Optional<Node> theirs) {
        return theirs.filter(ids::containsKey).or(() -> ids.keySet().stream().findFirst());
    }

    private void add(Node owner, Triple triple) {
        boolean isType = triple.predicateMatches(RDF.type.asNode());
        String id = Objects.requireNonNull(ids.get(owner), "an owner is one of those that have an id");
        String path = shortened(triple.getPredicate()) + (isType ? " " + shortened(triple.getObject()) : "");
        String what = shortened(triple.getSubject()) + (isType ? "" : " " + shortened(triple.getObject()));
        losses.computeIfAbsent(owner, node -> new ArrayList<>()).add(new Loss(id, path, what));
    }

    /** Along unread triples, from what is of a case to what is not yet, in both directions but through no class. */
    private static Map<Node, Node> spread(Map<Node, Node> known, Set<Triple> unread) {
        Map<Node, Node> caseOf = new HashMap<>(known);
        Map<Node, List<Node>> neighbours = new HashMap<>();
        for (Triple triple : unread) {
            if (!triple.predicateMatches(RDF.type.asNode())
                    && !triple.getObject().isLiteral()) {
                neighbours
                        .computeIfAbsent(triple.getSubject(), n -> new ArrayList<>())
                        .add(triple.getObject());
                neighbours
                        .computeIfAbsent(triple.getObject(), n -> new ArrayList<>())
                        .add(triple.getSubject());
            }
        }
        Deque<Node> open = new ArrayDeque<>(caseOf.keySet());
        while (!open.isEmpty()) {
            Node node = open.remove();
            for (Node neighbour : neighbours.getOrDefault(node, List.of())) {
                if (caseOf.putIfAbsent(neighbour, caseOf.get(node)) == null) {
                    open.add(neighbour);
                }
            }
        }
        return caseOf;
    }

    private static String shortened(Node node) {
        String text = node.isBlank() ? "a node without a name" : NAMES.written(node);
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
