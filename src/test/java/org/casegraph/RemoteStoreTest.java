package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphWrapper;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.util.Context;
import org.casegraph.evaluation.GuardedQueries;
import org.casegraph.evaluation.Limits;
import org.casegraph.evaluation.QueryGate;
import org.casegraph.evaluation.Refusal;
import org.casegraph.evaluation.ServiceAllowList;
import org.casegraph.problem.Problem;
import org.casegraph.query.QuestionLibrary;
import org.casegraph.store.Store;
import org.casegraph.store.remote.RemoteService;
import org.casegraph.store.remote.RemoteStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Questions over a store whose triples an engine behind HTTP has that is not Jena. */
@ExtendWith(SharedProject.class)
class RemoteStoreTest {
    private static final String ALL = "SELECT * { ?s ?p ?o }";

    private static Store store;
    private static SecondEngine engine;
    private static ExecutorService threads;

    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private HttpServer server;
    private QueryGate gate;
    private GuardedQueries queries;
    private RemoteService service;

    @BeforeAll
    static void take(Store project, SecondEngine rdf4j) {
        store = project;
        engine = rdf4j;
        threads = Executors.newCachedThreadPool();
    }

    @AfterAll
    static void end() {
        threads.shutdownNow();
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/sparql", this::answer);
        server.createContext("/moved", exchange -> {
            exchange.getResponseHeaders().add("Location", address("/sparql"));
            exchange.sendResponseHeaders(307, -1);
            exchange.close();
        });
        server.createContext("/failing", exchange -> send(exchange, 500, "SR171: out of memory\nstack"));
        server.createContext("/late", exchange -> send(exchange, 504, "<html>late</html>"));
        server.createContext(
                "/broken", exchange -> send(exchange, 200, "{\"head\":{\"vars\":[\"s\"]},\"results\":{\"bind"));
        server.createContext("/words", exchange -> send(exchange, 200, "no rows today"));
        server.createContext("/silent", exchange -> {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        });
        server.start();
        service = RemoteService.at(address("/sparql"));
        gate = new QueryGate(Limits.standard().withDeadline(Duration.ofSeconds(20)));
    }

    @AfterEach
    void stop() {
        end.countDown();
        gate.close();
        server.stop(0);
    }

    private String address(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String query = URLDecoder.decode(form.replaceFirst("^query=", ""), StandardCharsets.UTF_8);
        asked.add(query);
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            engine.writeRows(query, out);
        }
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        exchange.getRequestBody().readAllBytes();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    /** The shared store is asked by others meanwhile, and has to go on being asked itself. */
    private static DatasetGraph beside() {
        Context own = store.dataset().getContext().copy();
        return new DatasetGraphWrapper(store.dataset()) {
            @Override
            public Context getContext() {
                return own;
            }
        };
    }

    private GuardedQueries over(RemoteService there) {
        DatasetGraph dataset = beside();
        RemoteStore.ask(dataset, there);
        asked.clear();
        return new GuardedQueries(dataset, gate, ServiceAllowList.NOBODY);
    }

    /** Of a service that was fit when it was asked first, and is at another path now. */
    private GuardedQueries later(String path) {
        DatasetGraph dataset = beside();
        RemoteStore.answerBy(dataset, RemoteService.at(address(path)));
        return new GuardedQueries(dataset, gate, ServiceAllowList.NOBODY);
    }

    @TestFactory
    Stream<DynamicTest> eachQuestionHasTheRowsOfTheStoreHere() {
        queries = over(service);
        return QuestionLibrary.ofProject().questions().stream()
                .map(question -> DynamicTest.dynamicTest(question.id(), () -> {
                    boolean isOfOne = question.parameters().stream()
                            .anyMatch(parameter -> parameter.name().equals("case"));
                    Query query = question.bind(isOfOne ? Map.of("case", "wang-2022") : Map.of(), store.dataset());
                    List<Map<String, String>> here =
                            rows(QueryExec.dataset(store.dataset()).query(query).build(), query);

                    List<Map<String, String>> there = queries.run(query, execution -> rows(execution, query));

                    assertEquals(List.of(), ComparableRows.differences(here, there));
                }));
    }

    private static List<Map<String, String>> rows(QueryExec execution, Query query) {
        List<Map<String, String>> rows = new ArrayList<>();
        execution.select().forEachRemaining(row -> {
            Map<String, Node> cells = new TreeMap<>();
            row.forEach((variable, node) -> cells.put(variable.getVarName(), node));
            rows.add(ComparableRows.row(cells, query.getResultVars()));
        });
        return rows;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT ?c { ?c a cg:Case } LIMIT 3 | 1",
                "ASK { ?c a cg:Case } | 1",
                "CONSTRUCT { ?c a cg:Case } WHERE { ?c a cg:Case } | 1",
                "SELECT ?c { GRAPH ?c { ?c a cg:Case } } | 0",
                "SELECT ?c FROM <https://w3id.org/casegraph/case/wang-2022> { ?c a cg:Case } | 0",
                "SELECT ?c { ?c a cg:Case FILTER EXISTS { GRAPH ?g { ?c a cg:Case } } } | 0"
            })
    void aQueryIsSentOnceAndWholeOrNotAtAll(String text, int times) {
        queries = over(service);
        Query query = QueryFactory.create("PREFIX cg: <https://w3id.org/casegraph/ontology#> " + text);

        int found = queries.run(
                query,
                execution -> query.isAskType()
                        ? (execution.ask() ? 1 : 0)
                        : query.isConstructType()
                                ? execution.construct().size()
                                : rows(execution, query).size());

        assertTrue(found > 0);
        assertEquals(times, asked.size());
    }

    @Test
    void whatASubqueryHasSortedIsStrungTogetherHere() {
        queries = over(service);
        Query query =
                QuestionLibrary.ofProject().question("intervals").bind(Map.of("case", "wang-2022"), store.dataset());

        assertTrue(queries.run(query, execution -> rows(execution, query).size()) > 0);
        assertEquals(1, asked.size());
        String sent = asked.remove();
        assertTrue(sent.contains("ORDER BY ?groundStart ?groundQuote") && !sent.contains("GROUP"), sent);
    }

    @Test
    void aFunctionOfOursIsCalledHere() {
        queries = over(service);
        Query query = QuestionLibrary.ofProject()
                .question("similar-cases")
                .bind(Map.of("case", "wang-2022"), store.dataset());

        assertTrue(queries.run(query, execution -> rows(execution, query).size()) > 0);
        assertEquals(0, asked.size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/failing | answered with status 500: SR171: out of memory",
                "/late | answered with status 504",
                "/moved | answered with status 307",
                "/words | sent what cannot be read",
                "/broken | sent what cannot be read",
                "/nowhere | answered with status 404"
            })
    void whatTheServiceDoesWrongIsToldInOneLine(String path, String told) {
        Refusal refusal = assertThrows(Refusal.class, () -> later(path)
                .run(QueryFactory.create(ALL), execution -> rows(execution, QueryFactory.create(ALL))));

        String line = refusal.problem("query").getMessage();
        assertTrue(
                line.contains("The service at 127.0.0.1:" + server.getAddress().getPort()), line);
        assertTrue(line.contains(told), line);
        assertEquals(1, line.lines().count());
        assertEquals(0, asked.size(), "nothing follows to another address");
    }

    @Test
    void aServiceThatSaysNothingIsLeftAtTheDeadline() {
        gate.close();
        gate = new QueryGate(Limits.standard().withDeadline(Duration.ofMillis(300)));

        Refusal refusal =
                assertThrows(Refusal.class, () -> later("/silent").run(QueryFactory.create(ALL), QueryExec::select));

        assertTrue(
                refusal.problem("query").getMessage().contains("0.3"),
                refusal.problem("query").getMessage());
    }

    @Test
    void moreRowsThanAllowedAreNotTaken() {
        gate.close();
        gate = new QueryGate(Limits.standard().withRows(100));
        Refusal refusal = assertThrows(Refusal.class, () -> over(service)
                .run(QueryFactory.create(ALL), execution -> rows(execution, QueryFactory.create(ALL))));

        assertTrue(
                refusal.problem("query").getMessage().contains("100"),
                refusal.problem("query").getMessage());
    }

    @Test
    void aServiceThatHoldsSomethingElseIsNotTaken() {
        Store project = store;
        SecondEngine whole = engine;
        engine = new SecondEngine(store.dataset().getGraph(store.cases().get(0)));
        try {
            Problem problem = assertThrows(Problem.class, () -> over(service));

            assertEquals(
                    "--store: the service at 127.0.0.1:" + server.getAddress().getPort()
                            + " has 1 cases in its default graph, which has to hold each triple of the named ones once, and"
                            + " the store here " + project.cases().size()
                            + ". Load default-graph.nt.gz that build --dump wrote with this store, and nothing else.",
                    problem.getMessage());
        } finally {
            engine.close();
            engine = whole;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost:8890/sparql",
                "ftp://localhost/sparql",
                "file:///etc/passwd",
                "http://a:b@host/",
                "http:///x"
            })
    void onlyAWebAddressWithoutAPasswordIsOne(String url) {
        Problem problem = assertThrows(Problem.class, () -> RemoteService.at(url));

        assertEquals(
                "--store " + url
                        + ": this is no address of a SPARQL service. Write it as http://localhost:8890/sparql.",
                problem.getMessage());
    }
}
