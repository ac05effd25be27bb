package org.casegraph.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.casegraph.description.SelfDescription;
import org.casegraph.endpoint.http.PublicAddress;
import org.casegraph.endpoint.http.Settings;
import org.casegraph.face.Face;
import org.casegraph.problem.Problem;
import org.casegraph.query.QuestionLibrary;
import org.casegraph.source.ImportedCase;
import org.casegraph.source.ProjectSources;
import org.casegraph.source.phenopacket.PhenopacketSource;
import org.casegraph.store.DatasetMetadata;
import org.casegraph.store.Store;
import org.casegraph.store.StoreBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Phenopackets of others, of which nothing that is ours is said, and all that is known. */
class ForeignDataTest {
    private static final String BASE = "https://kg.example.org/";
    private static final String CC_BY = "https://creativecommons.org/licenses/by/4.0/";
    private static final String CC0 = "https://spdx.org/licenses/CC0-1.0";
    private static final DatasetMetadata GIVEN = new DatasetMetadata(
            Optional.of("Thumbs & \"ulnas\""), List.of(CC0), Optional.of("https://example.org/thumbs"));

    /** What our own data are. */
    private static final Pattern OURS = Pattern.compile(
            "pancrea|neuroendocrine|glucagonoma|creativecommons|cc.by|casegraph founders|case reports as a knowledge graph",
            Pattern.CASE_INSENSITIVE);

    /** The ontology is ours, the rules, the questions and the documents of the program; the dump has it, too. */
    private static final Pattern ABOUT_OURS = Pattern.compile(
            "/(ontology|knowledge|rule|docs|terms|api/terms|api/vocabulary|dump|questions|query|api/queries|api-docs|page|webjars"
                    + "|[.]well-known/sparql-examples)\\b.*|/sparql[?].*");

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static Store unknown;
    private static Store told;
    private static Endpoint ofUnknown;
    private static Endpoint ofTold;

    @BeforeAll
    static void serve() {
        unknown = store(DatasetMetadata.NONE);
        told = store(GIVEN);
        ofUnknown = start(unknown);
        ofTold = start(told);
    }

    @AfterAll
    static void stop() {
        ofUnknown.close();
        ofTold.close();
        unknown.close();
        told.close();
    }

    private static Store store(DatasetMetadata given) {
        List<ImportedCase> cases = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        PhenopacketSource source = new PhenopacketSource(cases::add, problems::add);
        for (String id : List.of("fixture", "second")) {
            source.read(
                    id + ".json",
                    """
                    { "id": "ID",
                      "phenotypicFeatures": [ { "type": { "id": "HP:0009778", "label": "Short thumb" } } ],
                      "metaData": { "phenopacketSchemaVersion": "2.0",
                        "externalReferences": [ { "id": "PMID:12345", "description": "Thumbs of a family" } ] } }
                    """
                            .replace("ID", id)
                            .getBytes(StandardCharsets.UTF_8));
        }
        assertEquals(List.of(), problems);
        return StoreBuilder.inMemory(
                        ProjectSources.ontology().stream()
                                .filter(module -> module.name().equals(Store.ONTOLOGY))
                                .toList(),
                        cases.stream().map(ImportedCase::source).toList())
                .describedBy(dataset -> SelfDescription.of(dataset, QuestionLibrary.ofProject(), BASE, given))
                .build();
    }

    private static Endpoint start(Store store) {
        return Endpoint.start(
                store,
                QuestionLibrary.ofProject(),
                Settings.loopback(0).withBase(PublicAddress.read(BASE).orElseThrow()),
                Face::pages);
    }

    @Test
    void noDocumentAboutTheDataSaysThatTheyAreOurs() {
        Set<String> claims = new TreeSet<>();
        Stream.concat(
                        Routes.requests().stream(),
                        Stream.of(
                                "/case/fixture/timeline.svg",
                                "/case/fixture/graph.json",
                                "/case/second?graph=all",
                                "/case?q=thumb",
                                "/resource?iri=obo:HP_0009778",
                                "/resource?iri=fixture%23feature-1",
                                "/why?iri=fixture%23feature-1",
                                "/health",
                                "/metrics"))
                .filter(path -> !ABOUT_OURS.matcher(path).matches())
                .forEach(path -> Stream.of("text/html", "text/turtle", "*/*").forEach(accept -> {
                    HttpResponse<String> answer = get(ofUnknown, path, accept);
                    String said = answer.headers().map() + "\n" + withoutOntology(answer.body());
                    OURS.matcher(said)
                            .results()
                            .forEach(claim -> claims.add(path + " " + accept + ": "
                                    + said.substring(
                                            Math.max(0, claim.start() - 60),
                                            Math.min(said.length(), claim.end() + 40))));
                }));

        assertEquals(Set.of(), claims);
    }

    /** What is said of the ontology as a part of the data stays true, and what a question offers. */
    private static String withoutOntology(String text) {
        return text.replaceAll("(?s)\"paths\" : .*", "")
                .replaceAll("(?s)<https://w3id.org/casegraph/ontology>\\s.*?\\s\\.\\n", "")
                .replaceAll("(?s)<tr><td[^>]*>casegraph ontology of case reports.*?</tr>", "");
    }

    @Test
    void whatNobodyStatesIsSaidToBeUnknown() {
        String page = get(ofUnknown, "/dataset", "text/html").body();
        JsonObject info =
                JSON.parse(get(ofUnknown, "/openapi.json", "*/*").body()).getObj("info");
        Graph described = described(ofUnknown);
        Node whole = NodeFactory.createURI(BASE + "dataset");

        assertTrue(page.contains("<dt>Name</dt><dd>Cases; the title of the data is not known</dd>"), page);
        assertTrue(page.contains("<dt>Licence</dt><dd>The licence is not known"), page);
        assertTrue(page.contains("<dt>From</dt><dd>not known</dd><dt>By</dt><dd>not known</dd>"), page);
        assertFalse(described.contains(whole, DCTerms.license.asNode(), Node.ANY));
        assertTrue(described.contains(whole, DCTerms.rights.asNode(), Node.ANY));
        assertFalse(described.contains(Node.ANY, DCTerms.creator.asNode(), Node.ANY));
        assertFalse(described.contains(Node.ANY, DCTerms.publisher.asNode(), Node.ANY));
        assertFalse(info.hasKey("license"), info.toString());
        assertEquals(List.of(), licences(ofUnknown, "/case/fixture"));
        assertEquals(List.of(), licences(ofUnknown, "/dataset"));
    }

    @Test
    void theOntologyStaysOurs() {
        Node ontology = Store.ONTOLOGY;

        assertEquals(List.of(CC_BY), licences(ofUnknown, "/ontology"));
        assertEquals(List.of(CC_BY), licences(ofTold, "/rule"));
        assertEquals(
                List.of(NodeFactory.createURI(CC_BY)),
                described(ofUnknown)
                        .find(ontology, DCTerms.license.asNode(), Node.ANY)
                        .mapWith(Triple::getObject)
                        .toList());
    }

    @Test
    void whatIsGivenIsSaidEverywhere() {
        String page = get(ofTold, "/dataset", "text/html").body();
        JsonObject info = JSON.parse(get(ofTold, "/openapi.json", "*/*").body()).getObj("info");
        String start = get(ofTold, "/", "text/html").body();
        Graph described = described(ofTold);
        Node whole = NodeFactory.createURI(BASE + "dataset");

        assertTrue(page.contains("<dt>Name</dt><dd>Thumbs &amp; &#34;ulnas&#34;</dd>"), page);
        assertTrue(page.contains(CC0), page);
        assertTrue(page.contains("https://example.org/thumbs"), page);
        assertTrue(info.getString("title").startsWith("Thumbs & \"ulnas\""), info.toString());
        assertEquals(CC0, info.getObj("license").getString("url"));
        assertTrue(start.contains("\"license\":\"" + CC0) || start.contains("\"license\" : \"" + CC0), start);
        assertTrue(described.contains(whole, DCTerms.license.asNode(), NodeFactory.createURI(CC0)));
        assertTrue(described.contains(
                whole, DCTerms.source.asNode(), NodeFactory.createURI("https://example.org/thumbs")));
        assertEquals(List.of(CC0), licences(ofTold, "/case/fixture"));
        assertEquals(List.of(CC0), licences(ofTold, "/case/fixture?graph=inferred"));
        assertEquals(List.of(CC0), licences(ofTold, "/dataset"));
    }

    private static Graph described(Endpoint endpoint) {
        Graph graph = GraphFactory.createDefaultGraph();
        RDFParser.fromString(get(endpoint, "/.well-known/void", "text/turtle").body(), Lang.TURTLE)
                .parse(graph);
        return graph;
    }

    private static List<String> licences(Endpoint endpoint, String path) {
        return get(endpoint, path, "text/turtle").headers().allValues("Link").stream()
                .flatMap(links -> Stream.of(links.split(", ")))
                .filter(link -> link.endsWith("rel=\"license\""))
                .map(link -> link.replaceFirst("<(.*)>.*", "$1"))
                .toList();
    }

    private static HttpResponse<String> get(Endpoint endpoint, String path, String accept) {
        try {
            return CLIENT.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + endpoint.port() + path))
                            .header("Accept", accept)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (Exception e) {
            throw new IllegalStateException(path, e);
        }
    }
}
