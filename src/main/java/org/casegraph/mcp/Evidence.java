package org.casegraph.mcp;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;
import org.casegraph.graph.Labels;
import org.casegraph.graph.Passages;
import org.casegraph.graph.Values;
import org.casegraph.vocabulary.CG;

/**
 * What stands behind a row: whose word it is, how certain, the quote and where its passage can be read.
 *
 * @param address of the IRI of a passage
 */
record Evidence(Graph graph, UnaryOperator<String> address) {
    /** Where a row is counted, or describes a report. */
    static final String COUNTED = "none; no single passage stands behind this row";

    /**
     * @param cells of the row by column, as texts; what it tells itself goes first
     * @param nodes in the row
     */
    Map<String, Object> of(Map<String, String> cells, Collection<Node> nodes) {
        List<Node> things = nodes.stream()
                .filter(node -> node.isConcrete() && !node.isLiteral())
                .toList();
        Optional<Node> speaker = things.stream()
                .filter(node -> graph.contains(node, CG.voice, Node.ANY))
                .findFirst();
        Optional<Node> passage = things.stream()
                .filter(node -> graph.contains(node, CG.quote, Node.ANY))
                .findFirst()
                .or(() -> Stream.concat(speaker.stream(), things.stream())
                        .flatMap(node -> Passages.of(graph, node).stream())
                        .findFirst());
        return of(cells, speaker, passage);
    }

    /**
     * Of what one node says.
     *
     * @param speaker says it
     * @param passage where
     */
    Map<String, Object> of(Node speaker, Optional<Node> passage) {
        return of(Map.of(), Optional.of(speaker), passage);
    }

    private Map<String, Object> of(Map<String, String> cells, Optional<Node> speaker, Optional<Node> passage) {
        String voice = told(cells, "voice")
                .or(() -> speaker.flatMap(node -> Values.object(graph, node, CG.voice))
                        .map(new Labels(graph)::of))
                .orElse(COUNTED);
        String quote = told(cells, "quote")
                .or(() -> passage.flatMap(node -> Values.text(graph, node, CG.quote)))
                .orElse("");
        return told(
                voice,
                certainty(cells, speaker),
                quote,
                passage.filter(Node::isURI).map(Node::getURI));
    }

    /** In words, where the row has the words of what it names. */
    private static Optional<String> told(Map<String, String> cells, String column) {
        return Optional.ofNullable(cells.get(column + "Label")).or(() -> Optional.ofNullable(cells.get(column)));
    }

    Map<String, Object> told(String voice, String certainty, String quote, Optional<String> passage) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("voice", voice);
        told.put("certainty", certainty);
        told.put("quote", quote);
        passage.ifPresent(iri -> told.put("passage", iri));
        told.put("address", passage.map(address).orElse(""));
        return told;
    }

    private String certainty(Map<String, String> cells, Optional<Node> speaker) {
        Optional<String> told = told(cells, "certainty").or(() -> told(cells, "status"));
        if (told.isPresent()) {
            return told.get();
        }
        if (speaker.isEmpty()) {
            return "counted or listed, not stated";
        }
        Node node = speaker.get();
        if (graph.contains(node, RDF.type.asNode(), CG.SuspectedDiagnosis)
                || graph.contains(node, CG.suspectedKind, Node.ANY)) {
            return "suspected";
        }
        if (graph.contains(node, CG.voice, CG.RuleDerived)) {
            return "derived";
        }
        return graph.contains(node, CG.voice, CG.CuratorChosen) ? "chosen by a curator" : "stated";
    }
}
