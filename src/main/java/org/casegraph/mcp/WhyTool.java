package org.casegraph.mcp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.casegraph.explanation.Explanation;
import org.casegraph.explanation.ExplanationLine;
import org.casegraph.explanation.OrderProof;
import org.casegraph.graph.Labels;
import org.casegraph.graph.Passages;
import org.casegraph.graph.Values;
import org.casegraph.query.NameResolver;
import org.casegraph.search.Kind;
import org.casegraph.store.Store;
import org.casegraph.vocabulary.CG;

/** Why something is in the graph, or what a node says with a property. */
final class WhyTool {
    /** What says something of a node, and is not the node. */
    private static final List<Node> TELLING = List.of(CG.occurrence, CG.about, CG.partOf);

    private final Store store;

    WhyTool(Store store) {
        this.store = store;
    }

    ToolAnswer answer(ToolArguments arguments, ToolRun run) {
        return run.within(() -> {
            Graph union = run.graph();
            NameResolver names = new NameResolver(union);
            Node start = names.find(arguments.required("iri"));
            if (!union.contains(start, Node.ANY, Node.ANY)) {
                return ToolAnswer.none(ToolAnswer.NO_TERM, "Nothing is known of it: no such term.");
            }
            Optional<String> property = arguments.text("property");
            ToolRun.Kept kept = new ToolRun.Kept(arguments.limit());
            if (property.isPresent()) {
                Node predicate =
                        property.get().equals("a") ? RDF.type.asNode() : names.find(property.get(), Kind.PROPERTY);
                Optional<String> value = arguments.text("value");
                if (value.isEmpty()) {
                    return values(start, predicate, kept, run);
                }
                because(Triple.create(start, predicate, names.find(value.get())), kept, run);
            } else {
                tell(Explanation.of(start, union), kept, start, run);
                OrderProof.ofBounds(start, store.order(), union)
                        .forEach(proof -> proof.lines().forEach(line -> take(kept, line, start, run)));
            }
            return kept.answer();
        });
    }

    private void because(Triple triple, ToolRun.Kept kept, ToolRun run) {
        Node start = triple.getSubject();
        if (OrderProof.canProve(triple.getPredicate())) {
            OrderProof.of(triple, store.order(), run.graph()).lines().forEach(line -> take(kept, line, start, run));
        } else {
            tell(Explanation.of(triple, store.dataset()), kept, start, run);
        }
    }

    /** What the node says with a property, else what is said so about it or of a part of it: a row for each passage. */
    private static ToolAnswer values(Node start, Node property, ToolRun.Kept kept, ToolRun run) {
        Graph graph = run.graph();
        List<Node> saying = graph.contains(start, property, Node.ANY)
                ? List.of(start)
                : TELLING.stream()
                        .flatMap(about -> Values.subjects(graph, about, start).stream())
                        .filter(node -> graph.contains(node, property, Node.ANY))
                        .distinct()
                        .toList();
        for (Node node : saying) {
            for (Node value : Values.objects(graph, node, property)) {
                ToolRun.watch();
                List<Node> passages = passages(node, property, value, graph);
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("node", ToolRun.text(node));
                row.put("property", property.getURI());
                row.put("value", ToolRun.text(value));
                row.put("valueLabel", new Labels(graph).of(value));
                if (passages.isEmpty()) {
                    kept.take(row, Optional.of(run.evidence().of(node, Optional.empty())));
                }
                passages.forEach(
                        passage -> kept.take(row, Optional.of(run.evidence().of(node, Optional.of(passage)))));
            }
        }
        return saying.isEmpty()
                ? Silence.of(
                        Silence.cases(List.of(start), graph),
                        graph,
                        "It has no value of " + new Labels(graph).of(property) + ", nor has what is said about it.")
                : kept.answer();
    }

    private static List<Node> passages(Node node, Node property, Node value, Graph graph) {
        if (!value.isLiteral() && graph.contains(value, CG.quote, Node.ANY)) {
            return List.of(value);
        }
        Stream<Node> ground = property.equals(CG.basedOn) ? Passages.of(graph, value).stream() : Stream.of();
        return Stream.concat(Passages.all(graph, node).stream(), ground)
                .distinct()
                .toList();
    }

    private static void tell(Explanation explanation, ToolRun.Kept kept, Node start, ToolRun run) {
        for (ExplanationLine line : explanation.grounds()) {
            String words =
                    line.parts().stream().map(ExplanationLine.Part::words).collect(Collectors.joining());
            List<Node> nodes = Stream.concat(
                            line.passage().stream(), line.parts().stream().flatMap(part -> part.node().stream()))
                    .toList();
            kept.take(
                    Map.of("line", words, "depth", line.depth()),
                    Optional.of(run.evidence().of(Map.of(), nodes.isEmpty() ? List.of(start) : nodes)));
        }
    }

    private static void take(ToolRun.Kept kept, String line, Node start, ToolRun run) {
        kept.take(Map.of("line", line), Optional.of(run.evidence().of(Map.of(), List.of(start))));
    }
}
