package org.casegraph.export.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.casegraph.export.ExportedCase;
import org.casegraph.graph.CaseIris;
import org.casegraph.graph.Values;
import org.casegraph.source.CaseId;
import org.casegraph.source.SourceGraph;
import org.casegraph.vocabulary.CG;

/**
 * What a case says of its events, a row for each.
 *
 * @param head the names of the columns
 * @param rows each as long as the head
 */
record EventTable(List<String> head, List<List<String>> rows) {
    /** These say where the others stand in the report and in time, and are no events. */
    private static final Set<Node> NO_EVENTS =
            Set.of(CG.Passage, CG.TemporalConstraint, CG.DateConstraint, CG.Report, CG.DatasetRecord);

    private static final List<String> FIRST = List.of("case", "event", "language");

    static EventTable of(ExportedCase exported, Predicate<EventColumn> wanted) {
        List<EventColumn> columns = EventColumn.all().stream().filter(wanted).toList();
        List<String> head = new ArrayList<>(FIRST);
        columns.forEach(column -> head.add(column.name()));
        Graph stated = exported.stated();
        List<List<String>> rows = stated.find(Node.ANY, RDF.type.asNode(), Node.ANY).toList().stream()
                .map(Triple::getSubject)
                .filter(node -> CaseIris.isNodeOf(exported.iri(), node) && !node.equals(exported.iri()))
                .distinct()
                .filter(node ->
                        Values.objects(stated, node, RDF.type.asNode()).stream().noneMatch(NO_EVENTS::contains))
                .sorted(Values.BY_TEXT)
                .map(node -> row(exported, node, columns))
                .toList();
        return new EventTable(List.copyOf(head), rows);
    }

    private static List<String> row(ExportedCase exported, Node node, List<EventColumn> columns) {
        Graph stated = exported.stated();
        List<String> row = new ArrayList<>();
        row.add(exported.id());
        row.add(CaseIris.fragment(node));
        row.add(Values.object(stated, node, RDFS.label.asNode())
                .filter(Node::isLiteral)
                .map(Node::getLiteralLanguage)
                .orElse(""));
        for (EventColumn column : columns) {
            row.add(Values.objects(stated, node, column.property()).stream()
                    .map(value -> column.written(value, exported.iri()))
                    .collect(Collectors.joining(EventColumn.BETWEEN)));
        }
        return List.copyOf(row);
    }

    /** What the table says of its case; nothing where it has no row. */
    List<SourceGraph> read() {
        if (rows.isEmpty()) {
            return List.of();
        }
        String id = rows.get(0).get(head.indexOf("case"));
        Node caseIri = CaseIris.of(CaseId.iriSafe(id));
        Graph graph = GraphMemFactory.createDefaultGraphSameTerm();
        graph.add(caseIri, RDF.type.asNode(), CG.Case);
        graph.add(caseIri, DCTerms.identifier.asNode(), NodeFactory.createLiteralString(id));
        List<EventColumn> columns = EventColumn.all();
        for (List<String> row : rows) {
            Node node = NodeFactory.createURI(caseIri.getURI() + "#" + row.get(head.indexOf("event")));
            graph.add(node, CG.inCase, caseIri);
            for (EventColumn column : columns) {
                int place = head.indexOf(column.name());
                String cell = place < 0 ? "" : row.get(place);
                if (!cell.isEmpty()) {
                    for (String value : cell.split(EventColumn.BETWEEN)) {
                        graph.add(
                                node,
                                column.property(),
                                column.read(value, caseIri, row.get(head.indexOf("language"))));
                    }
                }
            }
            bound(graph, node);
        }
        return List.of(new SourceGraph("the export", caseIri, graph, Map.of()));
    }

    /** An exact number is its own bounds, also where the table has no column for them. */
    private static void bound(Graph graph, Node node) {
        Node included = NodeFactory.createLiteralDT("true", XSDDatatype.XSDboolean);
        for (Node number : Values.objects(graph, node, CG.value)) {
            graph.add(node, CG.lower, number);
            graph.add(node, CG.upper, number);
            graph.add(node, CG.lowerInclusive, included);
            graph.add(node, CG.upperInclusive, included);
        }
    }
}
