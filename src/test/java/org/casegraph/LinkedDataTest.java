package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.casegraph.face.html.WrittenNumber;
import org.casegraph.inference.Rules;
import org.casegraph.store.Store;
import org.casegraph.vocabulary.CG;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.io.StreamDocumentSource;
import org.semanticweb.owlapi.model.MissingImportHandlingStrategy;
import org.semanticweb.owlapi.model.OWLOntology;
import org.semanticweb.owlapi.model.OWLOntologyCreationException;
import org.semanticweb.owlapi.model.OWLOntologyLoaderConfiguration;

@ExtendWith(SharedProject.class)
class LinkedDataTest {
    private static final Node WANG = NodeFactory.createURI(CG.CASE_BASE + "wang-2022");
    private static final Node GLOSSITIS = NodeFactory.createURI(CG.NS + "Glossitis");
    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    private static final Pattern HREF = Pattern.compile("href=\"(/[^\"]*|#[^\"]*)\"");

    /** Of each address that a page leads to; many pages lead to the same ones. */
    private static final Map<String, Integer> STATUS = new ConcurrentHashMap<>();

    private static final long SEED = 20_261_126;

    /** Of each page; as many as take a few seconds. */
    private static final int LINKS_IN_EACH_BUILD = 12;

    private static ServedProject served;

    @BeforeAll
    static void read(ServedProject shared) {
        served = shared;
    }

    @ParameterizedTest
    @CsvSource({
        "text/turtle, turtle",
        "application/ld+json, jsonld",
        "application/n-triples, ntriples",
        "application/rdf+xml, rdfxml"
    })
    void aTermACaseAndTheOntologyHaveEachFormatByHeaderAndByParameter(String mediaType, String parameter) {
        Map<String, Node> subjects = Map.of(
                "/ontology",
                Store.ONTOLOGY,
                "/ontology/Glossitis",
                GLOSSITIS,
                "/case/wang-2022",
                WANG,
                "/knowledge",
                Store.KNOWLEDGE);
        subjects.forEach((path, subject) -> {
            Graph byHeader = graph(served.get(path, mediaType), mediaType);
            Graph byParameter = graph(served.get(path + "?format=" + parameter, "*/*"), mediaType);

            assertTrue(byHeader.contains(subject, Node.ANY, Node.ANY), path + " as " + mediaType);
            assertTrue(byHeader.isIsomorphicWith(byParameter), path);
        });
    }

    @Test
    void aBrowserGetsThePageAndAProgramWithoutAWishTurtle() {
        assertEquals("text/html;charset=utf-8", contentType(served.get("/ontology/Glossitis", BROWSER)));
        assertEquals("text/turtle;charset=utf-8", contentType(served.get("/ontology/Glossitis", "*/*")));
        assertEquals(
                "text/turtle;charset=utf-8",
                contentType(served.get("/ontology/Glossitis", "text/turtle, text/html;q=0.5")));
        assertEquals("text/html;charset=utf-8", contentType(served.get("/ontology/Glossitis?format=html", "*/*")));
        assertEquals(406, served.get("/ontology/Glossitis", "image/png").statusCode());
    }

    @Test
    void aCaseGivesWhatIsStatedAndOnRequestWhatWasDerived() {
        Graph stated = graph(served.get("/case/wang-2022", "text/turtle"), "text/turtle");
        Graph inferred = graph(served.get("/case/wang-2022?graph=inferred", "text/turtle"), "text/turtle");
        Graph all = graph(served.get("/case/wang-2022?graph=all", "text/turtle"), "text/turtle");

        assertEquals(served.store().dataset().getGraph(WANG).size(), stated.size());
        assertEquals(
                served.store().dataset().getGraph(Store.inferredGraph(WANG)).size(), inferred.size());
        assertEquals(stated.size() + inferred.size(), all.size());
        assertEquals(
                400, served.get("/case/wang-2022?graph=none", "text/turtle").statusCode());
        assertEquals(
                inferred.size(),
                graph(served.get("/case/wang-2022/inferred", "text/turtle"), "text/turtle")
                        .size());
    }

    /** All else but a TriG document has no room for the name of a graph. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/case/wang-2022                | https://w3id.org/casegraph/case/wang-2022",
                "/case/wang-2022?graph=inferred | https://w3id.org/casegraph/case/wang-2022/inferred",
                "/case/wang-2022?graph=all      | https://w3id.org/casegraph/case/wang-2022 https://w3id.org/casegraph/case/wang-2022/inferred",
                "/case/wang-2022/inferred       | https://w3id.org/casegraph/case/wang-2022/inferred",
                "/ontology                      | https://w3id.org/casegraph/ontology",
                "/knowledge                     | https://w3id.org/casegraph/knowledge",
                "/.well-known/void              | https://w3id.org/casegraph/.well-known/void",
                "/.well-known/sparql-examples   | https://w3id.org/casegraph/.well-known/sparql-examples"
            })
    void trigNamesTheGraphs(String path, String names) {
        DatasetGraph named = DatasetGraphFactory.create();
        RDFParser.fromString(ServedProject.text(served.get(path, "application/trig")), Lang.TRIG)
                .parse(named);
        Graph asOne = graph(served.get(path, "text/turtle"), "text/turtle");

        assertEquals(Set.of(names.split(" ")), Iter.toSet(Iter.map(named.listGraphNodes(), Node::getURI)));
        assertTrue(named.getDefaultGraph().isEmpty());
        assertEquals(asOne.size(), Iter.count(named.find()));
        assertTrue(asOne.isIsomorphicWith(named.getUnionGraph()));
    }

    /** A reader of OWL takes a document for one ontology. */
    @ParameterizedTest
    @ValueSource(strings = {"text/turtle", "application/rdf+xml"})
    void theDocumentOfTheOntologyIsOneOntology(String mediaType) throws OWLOntologyCreationException {
        HttpResponse<byte[]> response = served.get("/ontology", mediaType);
        OWLOntology read = OWLManager.createOWLOntologyManager()
                .loadOntologyFromOntologyDocument(
                        new StreamDocumentSource(new ByteArrayInputStream(response.body())),
                        new OWLOntologyLoaderConfiguration()
                                .setMissingImportHandlingStrategy(MissingImportHandlingStrategy.SILENT));
        Graph document = graph(response, mediaType);
        Graph stored = served.store().dataset().getGraph(Store.ONTOLOGY);
        Node header = OWL2.Ontology.asNode();

        assertEquals(
                Store.ONTOLOGY.getURI(),
                read.getOntologyID().getOntologyIRI().orElseThrow().toString());
        assertEquals(
                List.of(Store.ONTOLOGY),
                document.find(Node.ANY, RDF.type.asNode(), header)
                        .mapWith(Triple::getSubject)
                        .toList());
        assertTrue(stored.find(Node.ANY, RDF.type.asNode(), header).toList().size() > 20);
        assertFalse(document.contains(Node.ANY, OWL2.imports.asNode(), Node.ANY));
        // Nothing but headers is left out.
        Set<Node> modules = stored.find(Node.ANY, RDF.type.asNode(), header)
                .mapWith(Triple::getSubject)
                .toSet();
        stored.find()
                .filterDrop(triple ->
                        triple.getSubject().isBlank() || triple.getObject().isBlank())
                .filterDrop(triple -> modules.contains(triple.getSubject()))
                .forEachRemaining(triple -> assertTrue(document.contains(triple), triple.toString()));
    }

    static Stream<String> pages() {
        return Stream.of(
                "/",
                "/ontology",
                "/ontology?kind=individual",
                "/dataset?page=2",
                "/ontology/Glossitis",
                "/ontology/NeuroendocrineTumour",
                "/ontology/site",
                "/case",
                "/case/wang-2022",
                "/rule",
                "/rule/result-against-range",
                "/knowledge",
                "/dataset",
                "/questions/findings-before-diagnosis",
                "/resource?iri=http%3A%2F%2Fpurl.obolibrary.org%2Fobo%2FHP_0000206",
                "/why?iri=wang-2022%23glossitis");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void linksOfAPageLeadSomewhere(String path) {
        assertEquals(List.of(), broken(path, LINKS_IN_EACH_BUILD));
    }

    @ParameterizedTest
    @MethodSource("pages")
    @Tag("long")
    void everyLinkOfAPageLeadsSomewhere(String path) {
        assertEquals(List.of(), broken(path, Integer.MAX_VALUE));
    }

    /** @param most how many links to other pages are followed; those that were followed before count for none */
    private static List<String> broken(String path, int most) {
        String page = served.page(path);
        Set<String> ids = Set.copyOf(all(Pattern.compile(" id=\"([^\"]*)\""), page));
        List<String> broken = new ArrayList<>();
        Set<String> others = new TreeSet<>();
        for (String link : new HashSet<>(all(HREF, page))) {
            String address = link.replace("&amp;", "&");
            if (address.startsWith("#")) {
                if (!ids.contains(address.substring(1))) {
                    broken.add(link);
                }
            } else {
                others.add(address.replaceFirst("#.*", ""));
            }
        }
        List<String> unknown = new ArrayList<>(others);
        unknown.removeAll(STATUS.keySet());
        Collections.shuffle(unknown, new Random(SEED));
        unknown.stream()
                .limit(most)
                .forEach(address ->
                        STATUS.put(address, served.get(address, BROWSER).statusCode()));
        others.stream()
                .filter(address -> !Set.of(200, 303).contains(STATUS.getOrDefault(address, 200)))
                .forEach(address -> broken.add(address + " " + STATUS.get(address)));
        return broken;
    }

    @Test
    void everyNamedNodeOfACaseIsAFragmentOfItsPageOnce() {
        List<String> ids = all(Pattern.compile(" id=\"([^\"]*)\""), served.page("/case/wang-2022"));
        Set<String> wanted = new HashSet<>();
        served.store().dataset().getGraph(WANG).find().forEachRemaining(triple -> {
            if (triple.getSubject().isURI() && triple.getSubject().getURI().startsWith(WANG.getURI() + "#")) {
                wanted.add(triple.getSubject().getURI().substring(WANG.getURI().length() + 1));
            }
        });

        assertTrue(wanted.size() > 100, wanted.toString());
        assertTrue(
                ids.containsAll(wanted),
                "missing: " + wanted.stream().filter(id -> !ids.contains(id)).toList());
        assertEquals(new HashSet<>(ids).size(), ids.size());
    }

    @Test
    void everyTermHasAFragmentOnTheOnePageAndAPageOfItsOwn() {
        String page = served.page("/ontology");
        Set<String> missing = new TreeSet<>();
        served.store().dataset().getGraph(Store.ONTOLOGY).find().forEachRemaining(triple -> {
            String iri = triple.getSubject().isURI() ? triple.getSubject().getURI() : "";
            if (iri.startsWith(CG.NS)) {
                missing.add(iri.substring(CG.NS.length()));
            }
        });
        assertFalse(missing.isEmpty());

        missing.removeIf(term -> page.contains(" id=\"" + term + "\""));
        assertEquals(Set.of(), missing);
    }

    @Test
    void termsAreSearchedByWhatTheirDefinitionSaysAndListedByKind() {
        String found = served.page("/ontology?q=inflammation+tongue");
        String classes = served.page("/ontology?kind=class&page=2&q=e");

        assertTrue(found.contains("<span>1 term</span>"), found);
        assertTrue(found.contains("<td data-title=\"Definition\">Inflammation of the tongue.</td>"), found);
        assertTrue(classes.contains("<span>51 to 100 of "), classes);
        assertTrue(classes.contains("href=\"/ontology?kind=class&amp;q=e&amp;page=1\">Previous"), classes);
        assertTrue(classes.contains("name=\"kind\" value=\"class\""), classes);
        assertFalse(classes.contains("<td data-title=\"Kind\">individual</td>"), classes);
        assertTrue(served.page("/ontology?q=xyzzy").contains("No term has all of these words"));
        assertEquals(400, served.get("/ontology?kind=classes", BROWSER).statusCode());
    }

    @Test
    void everyNamedGraphIsListedWithItsSizeAndFoundByTheNameOfItsCase() {
        String all = served.page("/dataset");
        String found = served.page("/dataset?q=wang-2022+inferred");
        long graphs = served.store().dataset().size();
        long inferred =
                served.store().dataset().getGraph(Store.inferredGraph(WANG)).size();

        assertTrue(all.contains("<span>" + (graphs > 50 ? "1 to 50 of " : "") + graphs + " graphs</span>"), all);
        assertTrue(found.contains("<span>1 graph</span>"), found);
        assertTrue(found.contains("<td data-title=\"Triples\">" + WrittenNumber.of(inferred) + "</td>"), found);
        assertTrue(served.page("/dataset?q=glucagonoma+23-year-old").contains("<span>2 graphs</span>"));
    }

    @Test
    void aTermPageTellsMeaningPlaceMatchesAndUse() {
        String page = served.page("/ontology/Glossitis");

        assertTrue(page.contains("Inflammation of the tongue."), page);
        assertTrue(page.contains("href=\"/ontology/OralMucosalFinding\""), page);
        assertTrue(page.contains("href=\"/ontology/Occurrence\""), page);
        assertTrue(page.contains("Human Phenotype Ontology"), page);
        assertTrue(page.contains("href=\"/case/wang-2022#glossitis\""), page);
    }

    @Test
    void definitionsAreWrittenInManchesterSyntax() {
        String page = served.page("/ontology/Grade1ByWHO2010").replaceAll("<[^>]*>", "");

        assertTrue(page.contains("is the same as specimen and (inverse about some (Ki-67 measurement and"), page);
        assertTrue(page.contains("[≤ 2.0]"), page);
    }

    @Test
    void theOntologyIsServedInFunctionalSyntax() {
        HttpResponse<byte[]> byParameter = served.get("/ontology?format=ofn", "*/*");
        HttpResponse<byte[]> byHeader = served.get("/ontology", "text/owl-functional");

        assertEquals("text/owl-functional;charset=utf-8", contentType(byParameter));
        assertTrue(ServedProject.text(byParameter).contains("SubClassOf(cg:Glossitis cg:OralMucosalFinding)"));
        assertEquals(ServedProject.text(byParameter), ServedProject.text(byHeader));
    }

    @Test
    void aModuleIsAGraphOfItsOwnAndARowOfThePage() {
        Graph module = graph(served.get("/ontology/tumours", "text/turtle"), "text/turtle");
        HttpResponse<byte[]> browser = served.get("/ontology/tumours", BROWSER);

        assertTrue(module.contains(NodeFactory.createURI(CG.NS + "Glucagonoma"), Node.ANY, Node.ANY));
        assertFalse(module.contains(GLOSSITIS, Node.ANY, Node.ANY));
        assertEquals(303, browser.statusCode());
        assertEquals(
                "/ontology#module-ontology-tumours",
                browser.headers().firstValue("Location").orElse(""));
        assertTrue(served.page("/ontology").contains("id=\"module-ontology-tumours\""));
    }

    @Test
    void aRulePageShowsItsReasonItsQueryAndWhatItMade() {
        String page = served.page("/rule/result-against-range");

        assertTrue(page.contains("CONSTRUCT {"), page);
        assertTrue(page.contains("href=\"/case/wang-2022#result-against-range-haemoglobin\""), page);
        assertTrue(served.store()
                .dataset()
                .getGraph(Rules.GRAPH)
                .contains(NodeFactory.createURI(CG.RULE_BASE + "result-against-range"), Rules.TEXT, Node.ANY));
    }

    @Test
    void whatTheAuthorsStateLeadsToThePassageThatStatesIt() {
        String page = served.page("/why?iri=wang-2022%23glossitis");

        assertTrue(
                page.contains("“cheilitis and glossitis” <a href=\"/passage?iri="
                        + "https%3A%2F%2Fw3id.org%2Fcasegraph%2Fcase%2Fwang-2022%23"),
                page);
    }

    @Test
    void theProofOfAnOrderIsAChainOfPassages() {
        String page = served.page("/why?subject=wang-2022%23skin-lesions&property=cg:certainlyPrecedes"
                + "&object=wang-2022%23final-diagnosis");

        assertTrue(page.contains("certainly precedes"), page);
        assertTrue(page.contains("<ol class=\"proof\"><li>"), page);
        assertTrue(
                page.contains("href=\"/passage?iri=https%3A%2F%2Fw3id.org%2Fcasegraph%2Fcase%2Fwang-2022%23p"), page);
    }

    @Test
    void whatDoesNotFollowIsAPageThatSaysWhatHolds() {
        HttpResponse<byte[]> response = served.get(
                "/why?subject=wang-2022%23final-diagnosis&property=cg:certainlyPrecedes&object=wang-2022%23skin-lesions",
                BROWSER);

        assertEquals(404, response.statusCode());
        assertTrue(ServedProject.text(response).contains("What holds is: skin lesions"), ServedProject.text(response));
    }

    @ParameterizedTest
    @CsvSource({
        "/ontology/Glositis, Glossitis",
        "/case/wang-2002, wang-2022",
        "/rule/result-against-ranges, result-against-range",
        "/resource?iri=cg:Glositis, cg:Glossitis",
        "/resource?iri=http://purl.obolibrary.org/obo/HP_00002061, http://purl.obolibrary.org/obo/HP_0000206",
        "/why?iri=wang-2022%23glositis, wang-2022"
    })
    void whatIsNotThereIsNotFoundAndTheNearestIsNamed(String path, String nearest) {
        HttpResponse<byte[]> program = served.get(path, "application/json");
        HttpResponse<byte[]> browser = served.get(path, BROWSER);

        assertEquals(404, program.statusCode());
        assertTrue(
                JSON.parse(ServedProject.text(program)).getString("detail").contains(nearest),
                ServedProject.text(program));
        assertEquals(404, browser.statusCode());
        assertEquals("text/html;charset=utf-8", contentType(browser));
        assertTrue(ServedProject.text(browser).contains(nearest), ServedProject.text(browser));
    }

    @ParameterizedTest
    @CsvSource({
        "/ontology/Glositis, /ontology/Glossitis, Glossitis",
        "/case/wang-2002, /case/wang-2022, wang-2022",
        "/case/wang-2002/timeline, /case/wang-2022, wang-2022",
        "/wang2022, /case/wang-2022, wang-2022",
        "/rule/result-against-ranges, /rule/result-against-range, result-against-range",
        "/questions/timelin, /questions/timeline, timeline",
        "/api/queries/timelin, /questions/timeline, timeline",
        "/terns, /terms, terms"
    })
    void aPersonWhoAsksForWhatIsNotThereIsLedToTheNearestAndToTheLists(String path, String nearest, String name) {
        HttpResponse<byte[]> response = served.get(path + "?page=2&x=%3Cb%3E", BROWSER);
        String page = ServedProject.text(response);

        assertEquals(404, response.statusCode());
        assertEquals("text/html;charset=utf-8", contentType(response));
        assertTrue(page.contains("<nav aria-label=\"Main\">"), page);
        assertTrue(page.contains("Asked for: <code>" + path + "?page=2&amp;x=%3Cb%3E</code>"), page);
        assertTrue(page.contains("<a href=\"" + nearest + "\">" + name + "</a>"), page);
        assertTrue(page.contains("action=\"/case\"") && page.contains("action=\"/terms\""), page);
        assertEquals(
                404,
                JSON.parse(ServedProject.text(served.get(path, "application/json")))
                        .get("status")
                        .getAsNumber()
                        .value()
                        .intValue());
    }

    @ParameterizedTest
    @CsvSource({
        "/case?page=none, 400",
        "/api/terms?limit=none, 400",
        "/nothing/at/all, 404",
        "/api/queries/timeline/rows, 404"
    })
    void everyProblemIsAPageToAPersonAndProblemDetailsToAProgram(String path, int status) {
        HttpResponse<byte[]> person = served.get(path, BROWSER);
        HttpResponse<byte[]> program = served.get(path, "*/*");

        assertEquals(status, person.statusCode());
        assertEquals("text/html;charset=utf-8", contentType(person));
        assertEquals(status, program.statusCode());
        assertEquals("application/problem+json;charset=utf-8", contentType(program));
    }

    @Test
    void aResourceOfOursLeadsToItsPageAndAnotherIsDescribed() {
        HttpResponse<byte[]> ours = served.get("/resource?iri=cg:Glossitis", BROWSER);
        String other = served.page("/resource?iri=http%3A%2F%2Fpurl.obolibrary.org%2Fobo%2FHP_0000206");

        assertEquals(303, ours.statusCode());
        assertEquals(
                "/ontology/Glossitis", ours.headers().firstValue("Location").orElse(""));
        assertTrue(other.contains("href=\"/ontology/Glossitis\""), other);
    }

    @Test
    void headersNameTheLicenceTheDescriptionAndTheOtherFormats() {
        String link = served.get("/case/wang-2022", "text/turtle")
                .headers()
                .firstValue("Link")
                .orElse("");

        assertTrue(link.contains("</.well-known/void>; rel=\"describedby\""), link);
        assertTrue(link.contains("<https://creativecommons.org/licenses/by/4.0/>; rel=\"license\""), link);
        assertTrue(link.contains("<https://w3id.org/casegraph/case/wang-2022>; rel=\"cite-as\""), link);
        assertTrue(link.contains("rel=\"alternate\"; type=\"application/ld+json\""), link);
    }

    private static String contentType(HttpResponse<byte[]> response) {
        return response.headers().firstValue("Content-Type").orElse("").replace(" ", "");
    }

    private static Graph graph(HttpResponse<byte[]> response, String mediaType) {
        assertEquals(200, response.statusCode(), ServedProject.text(response));
        assertEquals(mediaType + ";charset=utf-8", contentType(response));
        Lang lang = RDFLanguages.contentTypeToLang(mediaType);
        Graph graph = GraphFactory.createDefaultGraph();
        RDFParser.source(new ByteArrayInputStream(response.body())).lang(lang).parse(graph);
        return graph;
    }

    private static List<String> all(Pattern pattern, String page) {
        return pattern.matcher(page)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
