package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.casegraph.export.ExportFormat;
import org.casegraph.export.delivery.Export;
import org.casegraph.export.delivery.ExportFormats;
import org.casegraph.export.delivery.ExportedCases;
import org.casegraph.graph.CaseIris;
import org.casegraph.store.Store;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each format of {@code export} over HTTP, with the list of what it loses. */
@ExtendWith(SharedProject.class)
class ExportsOverHttpTest {
    private static final String BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8";
    private static final Node WANG = CaseIris.of("wang-2022");
    private static final List<String> GRAPHS = List.of("turtle", "trig", "nquads", "jsonld");

    private static ServedProject served;

    @BeforeAll
    static void serve(ServedProject project) {
        served = project;
    }

    static Stream<ExportFormat> formats() {
        return ExportFormats.all().stream();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jsonld", "cohort", "csv"})
    void aSampleIsTheFileOrItsGraphAndTellsItsLosses(String format, Store store) {
        eachFormatIsTheFileOrItsGraphAndTellsItsLosses(
                ExportFormats.named(format).orElseThrow(), store);
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("formats")
    void eachFormatIsTheFileOrItsGraphAndTellsItsLosses(ExportFormat format, Store store) {
        String address =
                format.unit() == ExportFormat.Unit.COHORT ? "/case?case=wang-2022&format=" : "/case/wang-2022?format=";
        HttpResponse<byte[]> answer = get(address + format.name());
        Export export = export(format, store);

        assertEquals(200, answer.statusCode());
        assertTrue(
                answer.headers().firstValue("Content-Type").orElse("").startsWith(format.mediaType()), format.name());
        if (GRAPHS.contains(format.name())) {
            DatasetGraph graph = DatasetGraphFactory.create();
            RDFParser.source(new ByteArrayInputStream(answer.body()))
                    .lang(RDFLanguages.contentTypeToLang(format.mediaType()))
                    .parse(graph);
            Graph all = GraphFactory.createDefaultGraph();
            graph.find().forEachRemaining(quad -> all.add(quad.asTriple()));
            assertTrue(
                    all.isIsomorphicWith(
                            format.reader().apply(export.content()).get(0).graph()),
                    format.name());
        } else {
            assertArrayEquals(export.content(), answer.body(), format.name());
        }
        HttpResponse<byte[]> losses = get(address + format.name() + "&losses=true");
        assertEquals(export.lossList(), new String(losses.body(), StandardCharsets.UTF_8));
        assertEquals(
                "application/json",
                losses.headers().firstValue("Content-Type").orElse("").replaceAll(";.*", ""));
    }

    @Test
    void aBrowserGetsThePageAndTheSummaryAsAFile() {
        HttpResponse<byte[]> page = get("/case/wang-2022");
        assertTrue(new String(page.body(), StandardCharsets.UTF_8).contains("format=html&amp;losses=true"), "its link");
        assertEquals(
                "attachment; filename=\"wang-2022.html\"",
                get("/case/wang-2022?format=html")
                        .headers()
                        .firstValue("Content-Disposition")
                        .orElse(""));
    }

    private static Export export(ExportFormat format, Store store) {
        String together = format.unit() == ExportFormat.Unit.COHORT ? "wang-2022" : "";
        return Export.of(
                format,
                new ExportedCases(store)
                        .documents(format, List.of(WANG), together)
                        .findFirst()
                        .orElseThrow());
    }

    private static HttpResponse<byte[]> get(String path) {
        return served.get(path, BROWSER);
    }
}
