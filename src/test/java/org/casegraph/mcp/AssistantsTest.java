package org.casegraph.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.spec.McpSchema;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.casegraph.SharedProject;
import org.casegraph.endpoint.Endpoint;
import org.casegraph.endpoint.PageFactory;
import org.casegraph.endpoint.QueryService;
import org.casegraph.endpoint.http.HttpResource;
import org.casegraph.endpoint.http.Settings;
import org.casegraph.evaluation.GuardedQueries;
import org.casegraph.evaluation.Limits;
import org.casegraph.evaluation.QueryGate;
import org.casegraph.evaluation.Refusal;
import org.casegraph.evaluation.ServiceAllowList;
import org.casegraph.query.QuestionLibrary;
import org.casegraph.store.Store;
import org.casegraph.vocabulary.CG;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(SharedProject.class)
class AssistantsTest {
    private static final String CASE = "wang-2022";
    private static final String INITIALIZE =
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"2024-11-05\","
                    + "\"capabilities\":{},\"clientInfo\":{\"name\":\"t\",\"version\":\"1\"}}}";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, JsonSchema> SCHEMAS = new HashMap<>();
    private static final List<Double> PROGRESS = new ArrayList<>();

    private static Store store;
    private static ToolClient tools;
    private static Endpoint endpoint;
    private static McpSyncClient client;

    @BeforeAll
    static void connect(Store shared) {
        store = shared;
        tools = ToolClient.of(store, told -> PROGRESS.add(told.progress()));
        endpoint = tools.endpoint();
        client = tools.sdk();
        JsonSchemaFactory schemas = JsonSchemaFactory.getInstance(VersionFlag.V202012);
        client.listTools()
                .tools()
                .forEach(tool ->
                        SCHEMAS.put(tool.name(), schemas.getSchema(JSON.<JsonNode>valueToTree(tool.outputSchema()))));
    }

    @AfterAll
    static void close() {
        tools.close();
    }

    @Test
    void toolsHaveTheNamesThatArePromised() {
        assertEquals(
                List.of(
                        "find_term",
                        "find_case",
                        "list_questions",
                        "ask_question",
                        "status_of",
                        "timeline",
                        "why",
                        "undecided",
                        "similar_cases",
                        "cohort_table",
                        "compare_groups",
                        "sparql"),
                Arrays.stream(AssistantTool.values()).map(AssistantTool::word).toList());
        assertEquals(12, client.listTools().tools().size());
        assertTrue(client.listTools().tools().stream()
                .allMatch(tool -> tool.annotations().readOnlyHint() && tool.outputSchema() != null));
    }

    @ParameterizedTest
    @CsvSource({
        "status_of, term=glossitis, found",
        "status_of, term=diarrhoea, found",
        "status_of, term=no such thing at all, no such term",
        "timeline, case=wang-2022, found",
        "timeline, case=nobody-1999, no such case",
        "find_term, words=glossitis, found",
        "find_term, words=zzxxyyqq, no such term",
        "find_case, words=glucagonoma, found",
        "list_questions, tag=cases, found",
        "ask_question, question=treatments, found",
        "why, iri=wang-2022#glossitis, found",
        "undecided, case=hu-2023, found",
        "undecided, case=nobody-1999, no such case",
        "similar_cases, case=wang-2022, found",
        "cohort_table, disease=glucagonoma, found",
        "compare_groups, by=sex&first=female&second=male, found",
        "sparql, query=SELECT ?f { ?f a <https://w3id.org/casegraph/ontology#Finding> }, found"
    })
    void eachToolAnswersWithEvidence(String tool, String argument, String word) {
        Map<String, Object> answer = structured(call(tool, pair(argument)));

        assertEquals(word, answer.get("word"), answer::toString);
        assertFalse(String.valueOf(answer.get("answer")).isBlank());
        for (Object row : (List<?>) answer.get("rows")) {
            Map<?, ?> evidence = (Map<?, ?>) ((Map<?, ?>) row).get("evidence");
            assertTrue(
                    List.of("voice", "certainty", "quote", "address").stream().allMatch(evidence::containsKey),
                    row::toString);
            assertFalse(evidence.get("voice").toString().isBlank(), row::toString);
        }
    }

    /** {@link #call} would pass anything otherwise. */
    @Test
    void anAnswerThatIsNotAsDeclaredIsFound() {
        Map<String, Object> answer = structured(call("status_of", Map.of("term", "glossitis")));
        Map<String, Object> wordless = new HashMap<>(answer);
        wordless.remove("word");
        Map<String, Object> withoutEvidence = new HashMap<>(answer);
        withoutEvidence.put("rows", List.of(Map.of("status", "present")));
        Map<String, Object> invented = new HashMap<>(answer);
        invented.put("word", "perhaps");

        assertEquals(AssistantTool.values().length, SCHEMAS.size());
        for (Map<String, Object> wrong : List.of(wordless, withoutEvidence, invented)) {
            SCHEMAS.keySet().forEach(tool -> assertFalse(undeclared(tool, wrong).isEmpty(), tool));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "compare_groups, by=sex, first",
        "compare_groups, by=sex&first=female, second",
        "ask_question, question=compare-groups, first",
        "ask_question, question=status-of, term",
        "status_of, case=wang-2022, term"
    })
    void whatHasToBeGivenIsNamed(String tool, String argument, String missing) {
        Map<String, Object> answer = structured(call(tool, pair(argument)));

        assertEquals("refused", answer.get("word"), answer::toString);
        assertTrue(
                answer.get("answer").toString().startsWith(missing + ": it is not given. Give " + missing + ": "),
                answer::toString);
    }

    @ParameterizedTest
    @CsvSource({"true, true", "false, false"})
    void aCaseIsReadWholeByAPartThatHoldsFindings(String holds, boolean isWhole) {
        Graph graph = RDFParser.fromString(
                        "PREFIX cg: <" + CG.NS
                                + "> <https://example.org/case> cg:readWhole <https://example.org/part> ."
                                + " <https://example.org/part> cg:holdsFindings " + holds + " .",
                        Lang.TURTLE)
                .toGraph();
        Node caseIri = NodeFactory.createURI("https://example.org/case");

        assertEquals(isWhole, Silence.isReadWhole(caseIri, graph));
    }

    @Test
    void glossitisIsStatedByTheAuthorsWithItsPassage() {
        Map<String, Object> answer = structured(call("status_of", Map.of("term", "glossitis", "case", CASE)));

        Map<?, ?> row = (Map<?, ?>) ((List<?>) answer.get("rows")).get(0);
        Map<?, ?> evidence = (Map<?, ?>) row.get("evidence");
        assertEquals("present", row.get("status"));
        assertTrue(evidence.get("quote").toString().contains("glossitis"), evidence::toString);
        assertTrue(evidence.get("address").toString().startsWith("http://localhost:"), evidence::toString);
    }

    @ParameterizedTest
    @CsvSource({
        "'why, iri=wang-2022#presentation&property=cg:date', found",
        "'why, iri=wang-2022#surgery&property=cg:date', not reported",
        "'why, iri=wang-2022#surgery&property=cg:rooute', no such term",
        "'why, iri=wang-2022#glossitis&property=a&value=cg:Cheilitis', not reported",
        "'why, iri=https://example.org/nothing', no such term",
        "'status_of, term=wang-2022#liver-enucleation&case=wang-2022', refused"
    })
    void silenceHasItsWord(String call, String word) {
        String[] parts = call.split(", ", 2);
        Map<String, Object> answer = structured(call(parts[0], pair(parts[1])));

        assertEquals(word, answer.get("word"), answer::toString);
    }

    @Test
    void aStatementOfACaseIsNoTerm() {
        Map<String, Object> answer = structured(call("status_of", Map.of("term", "enucleation of liver metastasis")));

        assertEquals(
                "term=enucleation of liver metastasis: this is a statement of a case, not a term."
                        + " Give what it is: liver metastasis enucleation.",
                answer.get("answer"));
    }

    @ParameterizedTest
    @CsvSource({
        "sparql, 'query=SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }', refused",
        "sparql, 'query=DELETE WHERE { ?s ?p ?o }', refused",
        "sparql, 'query=SELECT * { <bad iri> ?p ?o }', refused",
        "sparql, 'query=SELECT', refused",
        "status_of, 'case=wang-2022', refused",
        "status_of, 'term=<http://[bad>', refused",
        "timeline, 'nothing=1', refused",
        "ask_question, 'question=../../etc/passwd', refused",
        "find_term, 'other=1', refused",
        "why, 'iri=javascript:alert(1)', no such term",
        "cohort_table, 'columns=/etc/passwd', refused",
        "cohort_table, 'sex=;drop', refused"
    })
    void hostileArgumentsAreRefusedInWords(String tool, String argument, String word) {
        Map<String, Object> answer = structured(call(tool, pair(argument)));

        assertEquals(word, answer.get("word"), answer::toString);
        assertEquals(List.of(), answer.get("rows"));
    }

    @Test
    void longAndManyArgumentsAreRefused() {
        String isLong = "x".repeat(20_000);

        assertEquals(
                "refused",
                structured(call("find_term", Map.of("words", isLong))).get("word"));
        assertEquals(
                "refused", structured(call("status_of", Map.of("term", isLong))).get("word"));
        assertEquals(
                "refused",
                structured(call("status_of", Map.of("term", Collections.nCopies(500, "glossitis"))))
                        .get("word"));
        assertEquals(
                "refused",
                structured(call("status_of", Map.of("term", Map.of("a", "b")))).get("word"));
    }

    @Test
    void manyRowsAreCountedAndTheFirstGiven() {
        Map<String, Object> answer =
                structured(call("sparql", Map.of("query", "SELECT * { ?s ?p ?o } LIMIT 5000", "limit", 7)));

        assertEquals(7, answer.get("shown"));
        assertEquals(5000, answer.get("total"));
    }

    @Test
    void progressIsToldToWhoeverAsks() {
        client.callTool(
                new McpSchema.CallToolRequest("find_case", Map.of(), new HashMap<>(Map.of("progressToken", "mine"))));

        assertTrue(PROGRESS.contains(0.0));
    }

    @Test
    void casesAndQuestionsAreResources() {
        assertTrue(text("casegraph://cases").contains(CASE));
        assertTrue(text("casegraph://question/timeline").contains("\"summary\""));
        assertTrue(text("casegraph://case/" + CASE).contains("\"evidence\""));
    }

    @Test
    void promptsNameTheToolsToBeCalled() {
        McpSchema.GetPromptResult prompt = client.getPrompt(
                new McpSchema.GetPromptRequest("check_claim", Map.of("case", CASE, "claim", "she had fever")));

        assertTrue(prompt.messages().get(0).content().toString().contains("status_of"));
        assertEquals(3, client.listPrompts().prompts().size());
    }

    @ParameterizedTest
    @CsvSource({"Origin, https://evil.example, 403", "Sec-Fetch-Site, cross-site, 403"})
    void strangersPagesAreNotAnswered(String field, String value, int status) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + endpoint.port() + Assistants.PATH))
                .header(field, value)
                .header("Accept", "application/json, text/event-stream")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();

        assertEquals(
                status,
                HttpClient.newHttpClient()
                        .send(request, HttpResponse.BodyHandlers.discarding())
                        .statusCode());
    }

    /** So that its address is told to the page that opened the session, and its messages may carry it. */
    @Test
    void aPageThatIsLetInMaySendAndReadTheIdOfItsSession() throws Exception {
        HttpResponse<String> asked =
                sent(HttpRequest.newBuilder(URI.create("http://localhost:" + endpoint.port() + Assistants.PATH))
                        .header("Origin", "http://localhost:9999")
                        .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
        HttpResponse<String> opened = sent(message(endpoint)
                .header("Origin", "http://localhost:9999")
                .POST(HttpRequest.BodyPublishers.ofString(INITIALIZE)));

        assertEquals(200, asked.statusCode());
        assertEquals(
                "Accept, Content-Type, If-None-Match, Last-Event-ID, MCP-Protocol-Version, Mcp-Session-Id",
                asked.headers().firstValue("Access-Control-Allow-Headers").orElseThrow());
        assertTrue(asked.headers()
                .firstValue("Access-Control-Allow-Methods")
                .orElseThrow()
                .contains("DELETE"));
        assertEquals(200, opened.statusCode());
        assertEquals(
                "*", opened.headers().firstValue("Access-Control-Allow-Origin").orElseThrow());
        assertTrue(opened.headers()
                .firstValue("Access-Control-Expose-Headers")
                .orElseThrow()
                .endsWith(", Mcp-Session-Id"));
    }

    @Test
    void aStreamOnWhichNothingIsToldYetIsThere() throws Exception {
        String session = session();
        HttpResponse<InputStream> stream = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + endpoint.port() + Assistants.PATH))
                                .header("Accept", "text/event-stream")
                                .header("Mcp-Session-Id", session)
                                .timeout(Duration.ofSeconds(20))
                                .build(),
                        HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = stream.body()) {
            assertEquals(200, stream.statusCode());
            assertTrue(stream.headers().firstValue("Content-Type").orElseThrow().startsWith("text/event-stream"));
            assertEquals(0, body.available());
        }
    }

    @Test
    void aLongQueryIsToldOfAndEndsWhenItsClientCancelsIt() throws Exception {
        String session = session();
        HttpResponse<InputStream> told = HttpClient.newHttpClient()
                .send(
                        message(endpoint)
                                .header("Mcp-Session-Id", session)
                                .POST(HttpRequest.BodyPublishers.ofString(
                                        "{\"jsonrpc\":\"2.0\",\"id\":9,\"method\":\"tools/call\",\"params\":{\"name\":"
                                                + "\"sparql\",\"arguments\":{\"query\":\"SELECT (COUNT(*) AS ?n)"
                                                + " { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }\"},"
                                                + "\"_meta\":{\"progressToken\":\"mine\"}}}"))
                                .build(),
                        HttpResponse.BodyHandlers.ofInputStream());
        List<Double> passed = new ArrayList<>();
        JsonNode answer = null;
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(told.body(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null && answer == null; line = lines.readLine()) {
                if (!line.startsWith("data:")) {
                    continue;
                }
                JsonNode data = JSON.readTree(line.substring("data:".length()));
                if (data.has("result")) {
                    answer = data.get("result").get("structuredContent");
                } else if (data.path("method").asText().equals("notifications/progress")) {
                    assertEquals("mine", data.at("/params/progressToken").asText());
                    passed.add(data.at("/params/progress").asDouble());
                    if (passed.size() == 2) {
                        assertEquals(1, health().get("queries").asInt());
                        assertEquals(
                                202,
                                notify(
                                        session,
                                        "notifications/cancelled",
                                        ",\"params\":{\"requestId\":9,\"reason\":\"enough\"}"));
                    }
                }
            }
        }

        assertEquals(List.of(0.0, 1.0), passed.subList(0, 2));
        assertTrue(passed.size() < 30, passed::toString);
        assertEquals("refused", answer.get("word").asText());
        assertTrue(answer.get("answer").asText().startsWith("Whoever asked has stopped the query"), answer::toString);
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            while (health().get("queries").asInt() > 0) {
                Thread.onSpinWait();
            }
        });
    }

    @Test
    void aCallThatIsCancelledBetweenTwoQueriesAsksNoMore() {
        RunningCalls calls = new RunningCalls();
        QueryGate gate = new QueryGate(Limits.standard());
        try (gate) {
            GuardedQueries queries = new GuardedQueries(store.dataset(), gate, ServiceAllowList.NOBODY);
            ToolRun run = new ToolRun(queries.forRequest(Optional.of("s 1")), calls.begin("s 1"), iri -> iri);
            Query query = QueryFactory.create("ASK {}");
            assertEquals("found", run.ask(query, 1).word());

            calls.cancel("s 1", queries);

            assertThrows(Refusal.class, () -> run.ask(query, 1));
            calls.end("s 1");
        }
    }

    private static JsonNode health() throws Exception {
        return JSON.readTree(sent(HttpRequest.newBuilder(URI.create("http://localhost:" + endpoint.port() + "/health")))
                .body());
    }

    private static String session() throws Exception {
        String session = opened(endpoint).headers().firstValue("Mcp-Session-Id").orElseThrow();
        assertEquals(202, notify(session, "notifications/initialized", ""));
        return session;
    }

    private static int notify(String session, String method, String parameters) throws Exception {
        return sent(message(endpoint)
                        .header("Mcp-Session-Id", session)
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "{\"jsonrpc\":\"2.0\",\"method\":\"" + method + "\"" + parameters + "}")))
                .statusCode();
    }

    @Test
    void aCrowdOfSessionsIsRefusedUntilOneIsClosed() throws Exception {
        OpenSessions two = new OpenSessions(2, Duration.ofMinutes(1), InstantSource.system());
        try (Endpoint own = Endpoint.start(
                store,
                QuestionLibrary.ofProject(),
                Settings.loopback(0),
                new Assistants((served, questions, service) -> Map.of(), two))) {
            String first = opened(own).headers().firstValue("Mcp-Session-Id").orElseThrow();
            assertEquals(200, opened(own).statusCode());

            HttpResponse<String> refused = opened(own);
            assertEquals(503, refused.statusCode());
            assertEquals("60", refused.headers().firstValue("Retry-After").orElseThrow());
            assertTrue(
                    refused.body()
                            .contains("As many sessions of assistants are open as this server takes."
                                    + " Come again in a minute."),
                    refused.body());

            assertEquals(
                    200,
                    sent(message(own).header("Mcp-Session-Id", first).DELETE()).statusCode());
            assertEquals(200, opened(own).statusCode());
            assertEquals(503, opened(own).statusCode());
        }
    }

    @Test
    void aSessionThatNobodyUsesMakesRoom() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
        OpenSessions one = new OpenSessions(1, Duration.ofMinutes(1), now::get);

        assertTrue(one.hasRoom());
        assertFalse(one.hasRoom());
        one.opened(Optional.empty());
        assertTrue(one.hasRoom());
        one.opened(Optional.of("a"));
        now.set(Instant.EPOCH.plusSeconds(50));
        one.used("a");
        now.set(Instant.EPOCH.plusSeconds(100));
        assertFalse(one.hasRoom());
        now.set(Instant.EPOCH.plusSeconds(111));
        assertTrue(one.hasRoom());
    }

    @Test
    void sessionsEndWithTheEndpoint() throws Exception {
        AtomicInteger closed = new AtomicInteger();
        PageFactory pages = new PageFactory() {
            @Override
            public Map<String, HttpResource> of(Store served, QuestionLibrary questions, QueryService service) {
                return Map.of();
            }

            @Override
            public void close() {
                closed.incrementAndGet();
            }
        };
        PageFactory assistants = Assistants.beside(pages);
        try (Endpoint own = Endpoint.start(store, QuestionLibrary.ofProject(), Settings.loopback(0), assistants)) {
            assertEquals(200, opened(own).statusCode());
            assistants.close();
            assertEquals(503, opened(own).statusCode());
            assertEquals(1, closed.get());
        }

        assertEquals(2, closed.get());
    }

    private static HttpResponse<String> opened(Endpoint own) throws Exception {
        return sent(message(own).POST(HttpRequest.BodyPublishers.ofString(INITIALIZE)));
    }

    private static HttpRequest.Builder message(Endpoint own) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + own.port() + Assistants.PATH))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream");
    }

    private static HttpResponse<String> sent(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void aCallIsEndedByTheIdOfItsRequest() {
        List<String> stopped = new ArrayList<>();
        Wire wire = new Wire("s", stopped::add);

        String passed =
                wire.passed("{\"jsonrpc\":\"2.0\",\"id\":4,\"method\":\"tools/call\",\"params\":{\"name\":\"why\"}}");
        wire.passed("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":4}}");

        assertTrue(passed.contains("\"org.casegraph/run\":\"s 4\""), passed);
        assertEquals(List.of("s 4"), stopped);
    }

    @Test
    void stdioAnswersEachRequestAndWritesNothingElse() throws Exception {
        String messages = String.join(
                "\n",
                INITIALIZE,
                "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/call\",\"params\":{\"name\":\"status_of\","
                        + "\"arguments\":{\"term\":\"glossitis\",\"case\":\"wang-2022\"}}}",
                "");
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        assertTimeout(
                Duration.ofSeconds(60),
                () -> StdioTools.serve(
                        store,
                        QuestionLibrary.ofProject(),
                        new ByteArrayInputStream(messages.getBytes(StandardCharsets.UTF_8)),
                        out));

        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertEquals(2, lines.size(), lines::toString);
        assertTrue(lines.stream().allMatch(line -> line.startsWith("{") && line.contains("\"jsonrpc\":\"2.0\"")));
        assertTrue(lines.get(1).contains("present"), lines.get(1));
    }

    private static Map<String, Object> pair(String argument) {
        Map<String, Object> arguments = new HashMap<>();
        for (String one : argument.split("&")) {
            int equals = one.indexOf('=');
            arguments.put(one.substring(0, equals), one.substring(equals + 1));
        }
        return arguments;
    }

    private static String text(String uri) {
        McpSchema.ResourceContents read = client.readResource(new McpSchema.ReadResourceRequest(uri))
                .contents()
                .get(0);
        return ((McpSchema.TextResourceContents) read).text();
    }

    /** Held against the schema that the tool declares. */
    private static McpSchema.CallToolResult call(String tool, Map<String, Object> arguments) {
        McpSchema.CallToolResult result = client.callTool(new McpSchema.CallToolRequest(tool, arguments));
        assertEquals(Set.of(), undeclared(tool, result.structuredContent()), tool + " " + arguments);
        return result;
    }

    private static Set<ValidationMessage> undeclared(String tool, Object content) {
        return SCHEMAS.get(tool).validate(JSON.valueToTree(content));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> structured(McpSchema.CallToolResult result) {
        return (Map<String, Object>) result.structuredContent();
    }
}
