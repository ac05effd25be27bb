package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.atlas.json.JsonValue;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.casegraph.graph.CaseIris;
import org.casegraph.source.OwnCases;
import org.casegraph.source.ProjectSources;
import org.casegraph.source.SourceGraph;
import org.casegraph.store.StoreBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each name of {@code names/names.tsv} means its IRI in every place that takes one. */
class NamesTest {
    private static final String OTHERS =
            """
            @base <https://w3id.org/casegraph/case/invented-1999> .
            PREFIX cg:   <https://w3id.org/casegraph/ontology#>
            PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
            <> a cg:Case ; rdfs:label "An invented case"@en .
            <#finding> a <https://omim.org/entry/154700> , cg:Finding ; cg:inCase <> ; rdfs:label "glossitis"@en .
            """;

    private static StoreBuilder stores;
    private static ServedProject served;

    /** One line of the table. */
    record Name(String text, String iri, String kind) {}

    @BeforeAll
    static void serve() {
        SourceGraph others = new SourceGraph(
                "others.ttl",
                CaseIris.of("invented-1999"),
                RDFParser.fromString(OTHERS, Lang.TURTLE).toGraph(),
                Map.of());
        List<SourceGraph> cases = Stream.concat(
                        OwnCases.all().stream().filter(source -> source.name().equals(CaseIris.of("wang-2022"))),
                        Stream.of(others))
                .toList();
        stores = StoreBuilder.inMemory(ProjectSources.ontology(), cases);
        served = new ServedProject(StoreBuilder.inMemory(ProjectSources.ontology(), cases));
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    static List<Name> names() throws IOException {
        try (InputStream table = NamesTest.class.getResourceAsStream("/names/names.tsv")) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .skip(1)
                    .map(line -> line.split("\t"))
                    .map(cells -> new Name(cells[0], cells[1], cells[2]))
                    .toList();
        }
    }

    static List<Name> terms() throws IOException {
        return names().stream().filter(name -> name.kind().equals("term")).toList();
    }

    static List<Name> casesAndTerms() throws IOException {
        return names().stream().filter(name -> !name.kind().equals("event")).toList();
    }

    static List<Name> events() throws IOException {
        return names().stream().filter(name -> name.kind().equals("event")).toList();
    }

    @ParameterizedTest
    @MethodSource("casesAndTerms")
    void aParameterOverHttpUnderstandsIt(Name name) {
        String asked = name.kind().equals("case")
                ? "/api/queries/status-of/results?term=cg:Glossitis&case=" + encoded(name.text())
                : "/api/queries/status-of/results?case=wang-2022&term=" + encoded(name.text());

        assertEquals(Set.of(name.iri()), values(served.json(asked), name.kind()));
    }

    @Test
    void aParameterOnTheCommandLineUnderstandsEveryOne() throws IOException {
        String[] line = Stream.concat(
                        Stream.of("query", "status-of", "case=Wang-2022", "--format", "json"),
                        terms().stream().map(name -> "term=" + name.text()))
                .toArray(String[]::new);

        CommandLineRun run = CommandLineRun.of(sources -> stores, line);

        assertEquals(0, run.status(), run.err());
        assertEquals(
                terms().stream().map(Name::iri).collect(Collectors.toSet()), values(JSON.parse(run.out()), "term"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void thePageOfAResourceUnderstandsIt(Name name) {
        if (name.kind().equals("event") && !name.text().contains("#")) {
            return;
        }
        var answer = served.get("/resource?iri=" + encoded(name.text()), "text/html");

        // What has a page of its own is led there.
        if (answer.statusCode() == 303) {
            assertTrue(answer.headers().firstValue("Location").orElseThrow().endsWith(local(name.iri())), name.text());
        } else {
            assertEquals(200, answer.statusCode(), name.text());
            assertTrue(ServedProject.text(answer).contains(name.iri()), name.text());
        }
    }

    @ParameterizedTest
    @MethodSource("casesAndTerms")
    void theSearchFindsIt(Name name) {
        List<String> found = served
                .json("/api/terms?kind=" + (name.kind().equals("case") ? "case" : "class") + "&q="
                        + encoded(name.text()))
                .get("terms")
                .getAsArray()
                .stream()
                .map(JsonValue::getAsObject)
                .map(term -> term.getString("iri"))
                .toList();
        // What is loaded in no vocabulary of its own is found by the term of ours that matches it.
        Set<String> meant = new TreeSet<>(List.of(name.iri()));
        served.rows("PREFIX skos: <http://www.w3.org/2004/02/skos/core#> SELECT ?ours { ?ours "
                        + "skos:exactMatch|skos:closeMatch|skos:narrowMatch|skos:broadMatch <" + name.iri() + "> }")
                .forEach(row -> meant.add(ServedProject.value(row, "ours")));

        assertFalse(found.isEmpty(), name.text());
        assertTrue(meant.contains(found.get(0)), found.toString());
    }

    @ParameterizedTest
    @MethodSource("events")
    void anEventOfACaseIsUnderstoodWhereItsOrderIsAsked(Name name) {
        JsonObject order = served.json("/case/wang-2022/order?second=biopsy&first=" + encoded(name.text()));

        assertEquals(local(name.iri()), order.getString("first"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "liver metastases | cg:LiverMetastasis",
                "denied | cg:AbsentFinding",
                "excluded | cg:AbsentFinding",
                "no evidence of | cg:AbsentFinding",
                "suggestive of | cg:SuspectedFinding",
                "misdiagnosed as | cg:Misdiagnosis",
                "before | cg:certainlyPrecedes",
                "after | cg:certainlyPrecedes",
                "prior to | cg:certainlyPrecedes"
            })
    void theFirstTermFoundIsTheOneThatSaysSo(String words, String term) {
        assertEquals(
                term,
                served.json("/api/terms?q=" + encoded(words))
                        .get("terms")
                        .getAsArray()
                        .get(0)
                        .getAsObject()
                        .getString("name"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "status-of | term | glositis | no such term | glossitis",
                "status-of | term | cg:Glositis | no such term | cg:Glossitis",
                "status-of | term | HP:0000207 | no such term | HP:0000206",
                "status-of | term | http://purl.obolibrary.org/obo/HP_0000207 | no such term | obo/HP_0000206",
                "status-of | case | wang-2023 | no such case | wang-2022",
                "cases-by-diagnosis | disease | glucagonom | no such term | glucagonoma"
            })
    void whatNothingKnowsIsRefusedWithTheNearestOfTheKind(
            String question, String parameter, String text, String words, String nearest) {
        var answer = served.get(
                "/api/queries/" + question + "/results?" + parameter + "=" + encoded(text), "application/json");
        String detail = JSON.parse(ServedProject.text(answer)).getString("detail");

        assertEquals(400, answer.statusCode(), detail);
        assertTrue(detail.startsWith(parameter + "=" + text + ": " + words + ". Nearest: "), detail);
        assertTrue(detail.contains(nearest), detail);
        assertTrue(detail.split("Nearest: ")[1].split(", ").length <= 5, detail);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "status-of | case | cg:Glossitis | None has an id like it; /case lists all.",
                "status-of | case | https://example.org/case/1 | None has an id like it; /case lists all.",
                "status-of | term | https://example.org/Nothing | None has a name like it; give an IRI,",
                "status-of | term | HP:9999999 | None has a name like it; give an IRI,",
                "cases-by-diagnosis | disease | elephant | None has a name like it; give an IRI,"
            })
    void nothingIsProposedWhereNothingIsLikeIt(String question, String parameter, String text, String told) {
        var answer = served.get(
                "/api/queries/" + question + "/results?" + parameter + "=" + encoded(text), "application/json");
        String detail = JSON.parse(ServedProject.text(answer)).getString("detail");

        assertEquals(400, answer.statusCode(), detail);
        assertTrue(detail.contains(told), detail);
    }

    @Test
    void whatOnlyARecordNamesIsKnown() {
        assertEquals(
                Set.of("present"),
                values(served.json("/api/queries/status-of/results?case=invented-1999&term=OMIM:154700"), "status"));
    }

    private static Set<String> values(JsonObject answer, String variable) {
        return answer.get("results").getAsObject().get("bindings").getAsArray().stream()
                .map(row -> ServedProject.value(row.getAsObject(), variable))
                .collect(Collectors.toSet());
    }

    private static String local(String iri) {
        String[] parts = iri.split("[/#]");
        return Arrays.asList(parts).get(parts.length - 1);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
