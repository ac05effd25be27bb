package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.QueryExecution;
import org.apache.jena.query.QuerySolution;
import org.apache.jena.query.ResultSet;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.VOID;
import org.casegraph.description.DatasetDescription;
import org.casegraph.endpoint.Endpoint;
import org.casegraph.endpoint.http.Settings;
import org.casegraph.intake.CaseStore;
import org.casegraph.query.QuestionLibrary;
import org.casegraph.store.DatasetMetadata;
import org.casegraph.store.Store;
import org.casegraph.vocabulary.CG;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An invented registry and our graph, linked both ways by the steps of docs/linking.md. */
class LinkedBothWaysTest {
    private static final Path FILES = Path.of("src/test/resources/linking");
    private static final Pattern QUERY =
            Pattern.compile("^ *```sparql\\n(.*?)^ *```$", Pattern.DOTALL | Pattern.MULTILINE);
    private static final String CASE = "https://w3id.org/casegraph/case/registry-7";
    private static final String PATIENT = "https://registry.example/patient/7";

    private static Model registry;
    private static FusekiServer theirs;
    private static Store store;
    private static Endpoint ours;
    private static List<String> queries;

    @BeforeAll
    static void serve() throws IOException {
        String steps =
                Files.readString(Path.of("docs/linking.md")).replaceFirst("(?s).*\n## Your dataset and ours", "");
        queries = QUERY.matcher(steps)
                .results()
                .map(MatchResult::group)
                .map(text -> text.replaceAll(" *```(sparql)?", ""))
                .toList();
        registry = RDFDataMgr.loadModel(FILES.resolve("registry.ttl").toString());
        theirs = FusekiServer.create()
                .port(0)
                .loopback(true)
                .add("/registry", DatasetGraphFactory.wrap(registry.getGraph()))
                .build()
                .start();
        store = CaseStore.of(List.of(FILES.resolve("registry-7.ttl"), FILES.resolve("registry-terms.ttl")));
        ours = Endpoint.start(
                store,
                QuestionLibrary.ofProject(),
                Settings.loopback(0).withServices(Set.of("localhost")),
                (served, questions, service) -> Map.of());
    }

    @AfterAll
    static void close() {
        ours.close();
        store.close();
        theirs.stop();
    }

    private static String address() {
        return "http://localhost:" + ours.port() + "/";
    }

    @Test
    void theRegistryFindsWhatIsReportedOfItsPatient() {
        String query = queries.get(0).replace("https://casegraph.example/", address());
        try (QueryExecution execution = QueryExecution.create(query, registry)) {
            ResultSet rows = execution.execSelect();
            QuerySolution row = rows.next();

            assertEquals(PATIENT, row.getResource("patient").getURI());
            assertEquals("glossitis", row.getLiteral("finding").getLexicalForm());
            assertTrue(!rows.hasNext());
        }
    }

    @Test
    void theGraphFindsWhatTheRegistryKnowsOfItsCase() throws Exception {
        String query = queries.get(1)
                .replace(
                        "https://registry.example/sparql", "http://localhost:" + theirs.getPort() + "/registry/sparql");
        HttpResponse<String> answer =
                get("sparql?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8), "text/csv");

        assertEquals(
                List.of("case,patient,years", CASE + "," + PATIENT + ",4"),
                answer.body().lines().toList(),
                answer::body);
    }

    /** As a terminology, though it names terms of ours. */
    @Test
    void theTermsOfTheRegistryAreServedBelowThoseOfOurs() {
        assertTrue(
                store.dataset()
                        .getGraph(NodeFactory.createURI("https://registry.example/terms"))
                        .contains(
                                NodeFactory.createURI("https://registry.example/terms#T17"),
                                RDFS.subClassOf.asNode(),
                                NodeFactory.createURI(CG.NS + "NeuroendocrineNeoplasm")),
                "the class above");
    }

    @Test
    void theLinksAreToldAsVoidHasThem() {
        Model model = ModelFactory.createModelForGraph(
                DatasetDescription.of(store.dataset(), address(), DatasetMetadata.NONE));
        Map<String, String> links = Map.of(
                "https://registry.example/", "http://www.w3.org/2002/07/owl#sameAs",
                "https://pubmed.ncbi.nlm.nih.gov/", "http://purl.org/dc/terms/source",
                "http://www.wikidata.org/", "http://www.w3.org/2002/07/owl#sameAs",
                "http://www.orpha.net/ORDO/", CG.concludes.getURI(),
                "https://omim.org/", CG.concludes.getURI(),
                "http://purl.obolibrary.org/obo/mondo.owl", CG.concludes.getURI(),
                "http://purl.obolibrary.org/obo/hp.owl", RDF.type.getURI());

        links.forEach((target, predicate) -> {
            var linksets = model.listSubjectsWithProperty(VOID.objectsTarget, model.createResource(target))
                    .filterKeep(set -> set.hasProperty(VOID.linkPredicate, model.createResource(predicate)))
                    .toList();
            assertEquals(1, linksets.size(), target);
            assertEquals(1, linksets.get(0).getProperty(VOID.triples).getLong(), target);
        });
    }

    private static HttpResponse<String> get(String path, String accept) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(address() + path))
                                .header("Accept", accept)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
