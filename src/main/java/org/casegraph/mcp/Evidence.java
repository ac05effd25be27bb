package org.casegraph.mcp;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.casegraph.graph.Labels;
import org.casegraph.vocabulary.CG;

/**
 * What stands behind a row: whose word it is, how certain, the quote and where its passage can be read.
 *
 * @param address of the IRI of a passage
 */
record Evidence(Graph graph, UnaryOperator<String> address) {
    private static final String COUNTED = "none; no single passage stands behind this row";

    /**
     * @param cells of the row by column, as texts; what it tells itself goes first
     * @param nodes in the row
     */
    Map<String, Object> of(Map<String, String> cells, Collection<Node> nodes) {
        Optional<Node> said = nodes.stream()
                .filter(Node::isConcrete)
                .filter(node -> !node.isLiteral() && graph.contains(node, CG.statedIn, Node.ANY))
                .findFirst();
        Optional<Node> passage = nodes.stream()
                .filter(node -> !node.isLiteral() && graph.contains(node, CG.quote, Node.ANY))
                .findFirst()
                .or(() -> said.flatMap(node -> object(node, CG.statedIn)));
        Optional<Node> speaker = said.or(() -> nodes.stream()
                .filter(node -> !node.isLiteral() && graph.contains(node, CG.voice, Node.ANY))
                .findFirst());
        String voice = Optional.ofNullable(cells.get("voice"))
                .or(() -> speaker.flatMap(node -> object(node, CG.voice)).map(new Labels(graph)::of))
                .orElse(COUNTED);
        String quote = Optional.ofNullable(cells.get("quote"))
                .or(() -> passage.flatMap(node -> object(node, CG.quote)).map(Node::getLiteralLexicalForm))
                .orElse("");
        return told(
                voice,
                certainty(cells, speaker),
                quote,
                passage.filter(Node::isURI).map(Node::getURI));
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
        Optional<String> told =
                Optional.ofNullable(cells.get("certainty")).or(() -> Optional.ofNullable(cells.get("status")));
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

    private Optional<Node> object(Node subject, Node property) {
        return graph.stream(subject, property, Node.ANY).map(Triple::getObject).findFirst();
    }
}
