package org.casegraph.export.summary;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.casegraph.chronicle.CaseTimeline;
import org.casegraph.drawing.TimelineDrawing;
import org.casegraph.export.ExportedCase;
import org.casegraph.export.UsedTerms;
import org.casegraph.graph.Labels;
import org.casegraph.graph.Values;
import org.casegraph.source.SourceGraph;
import org.casegraph.store.Store;
import org.casegraph.store.StoreBuilder;
import org.casegraph.vocabulary.CG;
import org.owasp.encoder.Encode;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A case for people: its title and source, the picture of its timeline, and the table of its events. */
final class CaseSummaries {
    private static final String STYLE =
            "body{font-family:sans-serif;margin:2em auto;max-width:70em}svg{max-width:100%;height:auto}"
                    + "table{border-collapse:collapse;font-size:85%}th,td{border:1px solid #999;padding:.2em .4em;"
                    + "text-align:left;vertical-align:top}";

    private CaseSummaries() {}

    static byte[] markdown(ExportedCase exported) {
        EventTable table = EventTable.of(exported, EventColumn::inSummary);
        StringBuilder text = new StringBuilder();
        text.append("# ").append(line(title(exported))).append("\n\n");
        source(exported).ifPresent(source -> text.append(line(source)).append("\n\n"));
        text.append("![Timeline](data:image/svg+xml;base64,")
                .append(Base64.getEncoder().encodeToString(timeline(exported).getBytes(StandardCharsets.UTF_8)))
                .append(")\n\n");
        row(text, table.head());
        row(text, table.head().stream().map(name -> "---").toList());
        table.rows().forEach(cells -> row(text, cells));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    static EventTable readMarkdown(byte[] bytes) {
        List<List<String>> rows = new String(bytes, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("| "))
                .map(line -> Arrays.stream(line.substring(1).split("(?<!\\\\)\\|"))
                        .map(cell -> cell.strip()
                                .replace("\\|", "|")
                                .replace("\\<", "<")
                                .replace("\\\\", "\\"))
                        .toList())
                .toList();
        return new EventTable(rows.get(0), rows.subList(2, rows.size()));
    }

    private static void row(StringBuilder text, List<String> cells) {
        text.append(cells.stream()
                .map(CaseSummaries::line)
                .map(cell -> cell.replace("\\", "\\\\").replace("|", "\\|").replace("<", "\\<"))
                .collect(Collectors.joining(" | ", "| ", " |\n")));
    }

    private static String line(String text) {
        return text.replaceAll("\\s+", " ");
    }

    static byte[] html(ExportedCase exported) {
        EventTable table = EventTable.of(exported, EventColumn::inSummary);
        StringBuilder page =
                new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"/><title>");
        String title = Encode.forHtml(title(exported));
        page.append(title).append("</title><style>").append(STYLE).append("</style></head>\n<body><h1>");
        page.append(title).append("</h1>\n");
        source(exported)
                .ifPresent(source ->
                        page.append("<p>").append(Encode.forHtml(source)).append("</p>\n"));
        page.append("<figure>").append(timeline(exported)).append("</figure>\n<table><thead>");
        page.append(cells(table.head(), "th")).append("</thead>\n<tbody>\n");
        table.rows().forEach(cells -> page.append(cells(cells, "td")).append("\n"));
        page.append("</tbody></table></body></html>\n");
        return page.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String cells(List<String> cells, String element) {
        return cells.stream()
                .map(cell -> "<" + element + ">" + Encode.forHtml(cell) + "</" + element + ">")
                .collect(Collectors.joining("", "<tr>", "</tr>"));
    }

    /** It is written as XML, too, so that it is read as that. */
    static EventTable readHtml(byte[] bytes) {
        List<List<String>> rows = new ArrayList<>();
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            NodeList found = factory.newDocumentBuilder()
                    .parse(new ByteArrayInputStream(bytes))
                    .getElementsByTagName("tr");
            for (int i = 0; i < found.getLength(); i++) {
                NodeList cells = ((Element) found.item(i)).getChildNodes();
                rows.add(IntStream.range(0, cells.getLength())
                        .mapToObj(place -> cells.item(place).getTextContent())
                        .toList());
            }
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new IllegalStateException("the page that was written is no XML", e);
        }
        return new EventTable(rows.get(0), rows.subList(1, rows.size()));
    }

    private static String title(ExportedCase exported) {
        return new Labels(exported.stated()).of(exported.iri());
    }

    private static Optional<String> source(ExportedCase exported) {
        return Values.objects(exported.stated(), exported.iri(), CG.fromReport).stream()
                .flatMap(report ->
                        Values.text(exported.stated(), report, DCTerms.bibliographicCitation.asNode()).stream())
                .findFirst();
    }

    private static String timeline(ExportedCase exported) {
        return exported.solved().map(store -> timeline(store, exported.iri())).orElseGet(() -> alone(exported));
    }

    /** Of a store that holds nothing but this case and its terms, as an order is of the case alone. */
    private static String alone(ExportedCase exported) {
        SourceGraph terms = new SourceGraph(
                "the terms of the case",
                NodeFactory.createURI("urn:casegraph:terms"),
                UsedTerms.of(exported.stated(), exported.terms()),
                Map.of());
        SourceGraph one = new SourceGraph("the case", exported.iri(), exported.stated(), Map.of());
        try (Store store = StoreBuilder.inMemory(List.of(terms), List.of(one)).build()) {
            return timeline(store, exported.iri());
        }
    }

    private static String timeline(Store store, Node iri) {
        CaseTimeline timeline = CaseTimeline.of(store, iri);
        return new TimelineDrawing(timeline, timeline.mainDiagnosis(), event -> "#" + event.id()).svg();
    }
}
