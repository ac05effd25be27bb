package org.casegraph.mcp;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.rdf.model.ResourceFactory;
import org.casegraph.graph.Passages;
import org.casegraph.graph.Values;
import org.casegraph.vocabulary.CG;

/** What it means that nothing is told: silence of reports that were read whole, or of whoever read them. */
final class Silence {
    private static final Node YES = ResourceFactory.createTypedLiteral(true).asNode();

    private Silence() {}

    /**
     * The answer where there are no rows.
     *
     * @param cases that could have told something; none where no case is asked for
     * @param why in words
     */
    static ToolAnswer of(Collection<Node> cases, Graph graph, String why) {
        boolean isRead = cases.isEmpty() || cases.stream().anyMatch(node -> isReadWhole(node, graph));
        return isRead
                ? ToolAnswer.none(ToolAnswer.NOT_REPORTED, "Nothing of the kind is reported: not reported. " + why)
                : ToolAnswer.none(ToolAnswer.NOT_READ, "The part that would hold it was not read: not read. " + why);
    }

    /** Whether all was read that holds findings. */
    static boolean isReadWhole(Node caseIri, Graph graph) {
        return graph.stream(caseIri, CG.readWhole, Node.ANY)
                .anyMatch(part -> graph.contains(part.getObject(), CG.holdsFindings, YES));
    }

    /** The cases among nodes, and those that the others are of, or rest on a passage of. */
    static List<Node> cases(Collection<Node> nodes, Graph graph) {
        return nodes.stream()
                .flatMap(node ->
                        graph.contains(node, CG.fromReport, Node.ANY) && !graph.contains(node, CG.quote, Node.ANY)
                                ? Stream.of(node)
                                : Stream.concat(Stream.of(node), Passages.of(graph, node).stream())
                                        .flatMap(one -> Values.objects(graph, one, CG.inCase).stream()))
                .distinct()
                .toList();
    }
}
