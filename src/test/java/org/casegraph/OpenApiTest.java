package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFLib;
import org.apache.jena.riot.system.StreamRDFWrapper;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.casegraph.query.AnswerFormat;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** What OpenAPI says of each path is asked, and the answer is held against it. */
@ExtendWith(SharedProject.class)
class OpenApiTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DOCUMENT = "https://example.org/openapi.json";

    /** They answer nothing that a schema could hold, or want what the test makes. */
    private static final Set<String> ASKED_ELSEWHERE = Set.of("stopQuery", "getSecurityContact");

    private static ServedProject served;
    private static JsonNode document;
    private static JsonSchemaFactory schemas;

    /** One operation of the document. */
    private record Operation(String path, String method, JsonNode json) {
        String id() {
            return json.path("operationId").asText();
        }

        List<JsonNode> parameters() {
            return list(json.path("parameters"));
        }

        /** Its path with the examples, and the value for what is required and has none. */
        String request() {
            String address = path;
            List<String> query = new ArrayList<>();
            for (JsonNode parameter : parameters()) {
                String name = parameter.path("name").asText();
                JsonNode example = parameter.path("example");
                assertFalse(parameter.path("required").asBoolean() && example.isMissingNode(), id() + " " + name);
                if (parameter.path("in").asText().equals("path")) {
                    address = address.replace("{" + name + "}", example.asText());
                } else if (!example.isMissingNode()) {
                    (example.isArray() ? list(example) : List.of(example))
                            .forEach(value -> query.add(name + "=" + encode(value.asText())));
                }
            }
            return query.isEmpty() ? address : address + "?" + String.join("&", query);
        }

        Set<String> mediaTypes(int status) {
            Set<String> types = new TreeSet<>();
            response(status).path("content").fieldNames().forEachRemaining(types::add);
            return types;
        }

        JsonNode response(int status) {
            JsonNode told = json.path("responses").path(Integer.toString(status));
            return told.has("$ref") ? at(told.path("$ref").asText().substring(1)) : told;
        }

        /** Where in the document the schema of an answer stands. */
        String schema(int status, String mediaType) {
            JsonNode told = json.path("responses").path(Integer.toString(status));
            String response = told.has("$ref")
                    ? told.path("$ref").asText().substring(1)
                    : "/paths/" + step(path) + "/" + method + "/responses/" + status;
            return response + "/content/" + step(mediaType) + "/schema";
        }

        private static String step(String name) {
            return name.replace("~", "~0").replace("/", "~1");
        }
    }

    @BeforeAll
    static void read(ServedProject project) throws IOException {
        served = project;
        document = JSON.readTree(project.get("/openapi.json", "*/*").body());
        String text = document.toString();
        schemas = JsonSchemaFactory.getInstance(VersionFlag.V202012, builder -> builder.metaSchema(withOtherMembers())
                .schemaLoaders(loaders -> loaders.schemas(iri -> iri.equals(DOCUMENT) ? text : null)));
    }

    /** A document of OpenAPI has schemas in it, and is none. */
    private static JsonMetaSchema withOtherMembers() {
        return JsonMetaSchema.builder(JsonMetaSchema.getV202012())
                .unknownKeywordFactory((name, context) -> new NonValidationKeyword(name))
                .build();
    }

    @Test
    void theDocumentIsOpenApi() throws IOException {
        try (InputStream schema = OpenApiTest.class.getResourceAsStream("/openapi/schema-3.1.json")) {
            JsonSchema openApi =
                    JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(schema);

            assertEquals(Set.of(), openApi.validate(document));
        }
    }

    @Test
    void eachOperationHasANameOfItsOwn() {
        List<String> names = operations().map(Operation::id).toList();

        assertEquals(names.size(), new TreeSet<>(names).size());
        assertFalse(names.contains(""), names::toString);
    }

    @TestFactory
    Stream<DynamicTest> eachExampleIsAnsweredAsDescribed() {
        return operations()
                .filter(operation -> operation.method().equals("get"))
                .filter(operation -> !ASKED_ELSEWHERE.contains(operation.id()))
                .map(operation -> DynamicTest.dynamicTest(operation.id(), () -> {
                    Set<String> told = operation.mediaTypes(200);
                    String first = told.contains("text/html") && told.size() == 1 ? "text/html" : "*/*";
                    HttpResponse<byte[]> answer = served.get(operation.request(), first);

                    assertEquals(200, answer.statusCode(), operation.request() + " " + ServedProject.text(answer));
                    String mediaType = mediaType(answer);
                    assertTrue(told.contains(mediaType), operation.request() + " " + mediaType + " " + told);
                    assertDescribed(operation, answer);
                }));
    }

    @TestFactory
    Stream<DynamicTest> eachGraphIsTheSameInEachFormatThatIsTold() {
        return operations()
                .filter(operation -> operation.method().equals("get"))
                .filter(operation -> operation.mediaTypes(200).contains(AnswerFormat.TURTLE.mediaType()))
                .filter(operation -> !isQuestion(operation) && !operation.id().equals("askSparql"))
                .map(operation -> DynamicTest.dynamicTest(operation.id(), () -> {
                    Map<String, Long> triples = new TreeMap<>();
                    for (String mediaType : operation.mediaTypes(200)) {
                        HttpResponse<byte[]> answer = served.get(operation.request(), mediaType);

                        assertEquals(200, answer.statusCode(), mediaType + " " + ServedProject.text(answer));
                        assertEquals(mediaType, mediaType(answer));
                        Optional.ofNullable(RDFLanguages.contentTypeToLang(mediaType))
                                .filter(lang -> lang != Lang.TSV)
                                .ifPresent(lang -> triples.put(mediaType, triples(answer, lang)));
                    }

                    assertTrue(
                            triples.keySet().containsAll(Set.of("application/n-quads", "text/n3", "text/turtle")),
                            triples::toString);
                    assertEquals(AnswerFormat.ofGraphs().size(), triples.size(), triples::toString);
                    assertEquals(1, Set.copyOf(triples.values()).size(), triples::toString);
                    assertTrue(triples.get("application/n-quads") > 0, triples::toString);
                }));
    }

    private static long triples(HttpResponse<byte[]> answer, Lang lang) {
        Graph all = GraphFactory.createDefaultGraph();
        StreamRDF sink = StreamRDFLib.graph(all);
        RDFParser.source(new ByteArrayInputStream(answer.body())).lang(lang).parse(new StreamRDFWrapper(sink) {
            @Override
            public void quad(Quad quad) {
                sink.triple(quad.asTriple());
            }
        });
        return all.size();
    }

    @TestFactory
    Stream<DynamicTest> aMistakeIsTheProblemThatIsDescribed() {
        return operations()
                .filter(operation -> operation.method().equals("get"))
                .filter(operation -> !isQuestion(operation) || operation.id().equals("timeline"))
                .map(operation -> DynamicTest.dynamicTest(operation.id(), () -> {
                    for (String request : mistakes(operation)) {
                        HttpResponse<byte[]> answer = served.get(request, "application/json");
                        if (answer.statusCode() >= 400) {
                            assertTrue(
                                    operation.json().path("responses").has(Integer.toString(answer.statusCode())),
                                    request + " " + answer.statusCode());
                            assertTrue(operation.mediaTypes(answer.statusCode()).contains(mediaType(answer)), request);
                            assertDescribed(operation, answer);
                        }
                    }
                }));
    }

    /** Of one case they are in the examples. */
    @Tag("long")
    @TestFactory
    Stream<DynamicTest> theRowsOfEachQuestionAreOfItsColumnsOverAllCases() {
        return served.questions().questions().stream()
                .map(question -> DynamicTest.dynamicTest(question.id(), () -> {
                    Operation operation = operations()
                            .filter(found -> found.id().equals(question.id()))
                            .findFirst()
                            .orElseThrow();
                    HttpResponse<byte[]> answer = served.get(operation.path(), AnswerFormat.JSON.mediaType());

                    assertEquals(200, answer.statusCode());
                    assertDescribed(operation, answer);
                }));
    }

    /** Otherwise anything would pass. */
    @Test
    void aRowThatIsNotAsDescribedIsFound() throws IOException {
        Operation operation = operations()
                .filter(found -> found.id().equals("findings-before-diagnosis"))
                .findFirst()
                .orElseThrow();
        ObjectNode answer = (ObjectNode) JSON.readTree(
                served.get(operation.path(), AnswerFormat.JSON.mediaType()).body());
        ObjectNode row = (ObjectNode) answer.path("results").path("bindings").path(0);
        ObjectNode other = row.deepCopy();
        other.remove("finding");
        ObjectNode typed = row.deepCopy();
        ((ObjectNode) typed.path("quote")).put("datatype", "http://www.w3.org/2001/XMLSchema#integer");

        for (ObjectNode wrong : List.of(row.deepCopy().put("more", 1), other, typed)) {
            ObjectNode changed = answer.deepCopy();
            changed.withObject("results").withArray("bindings").set(0, wrong);
            assertFalse(validate(operation.schema(200, AnswerFormat.JSON.mediaType()), changed)
                    .isEmpty());
        }
    }

    /** Each without a parameter that it requires, with a value that is none, and as what is in no format of it. */
    private static List<String> mistakes(Operation operation) {
        String request = operation.request();
        List<String> all = new ArrayList<>();
        all.add(request.replaceFirst("\\?.*", ""));
        for (JsonNode parameter : operation.parameters()) {
            String name = parameter.path("name").asText();
            if (parameter.path("in").asText().equals("query")) {
                all.add(request.replaceFirst("\\?.*", "") + "?" + name + "=%7Bno-such-thing");
            } else if (parameter.path("in").asText().equals("path")) {
                all.add(operation.path().replaceAll("\\{[^}]*}", "no-such-thing"));
            }
        }
        return all;
    }

    private static void assertDescribed(Operation operation, HttpResponse<byte[]> answer) throws IOException {
        if (mediaType(answer).endsWith("json")) {
            assertEquals(
                    Set.of(),
                    validate(operation.schema(answer.statusCode(), mediaType(answer)), JSON.readTree(answer.body())));
        }
    }

    private static Set<ValidationMessage> validate(String pointer, JsonNode value) {
        assertFalse(at(pointer).isMissingNode(), pointer);
        return schemas.getSchema(SchemaLocation.of(DOCUMENT + "#" + pointer)).validate(value);
    }

    private static JsonNode at(String pointer) {
        return document.at(pointer);
    }

    private static boolean isQuestion(Operation operation) {
        return operation.path().endsWith("/results");
    }

    private static Stream<Operation> operations() {
        return stream(document.path("paths").fieldNames())
                .flatMap(path -> stream(document.path("paths").path(path).fieldNames())
                        .map(method -> new Operation(
                                path, method, document.path("paths").path(path).path(method))));
    }

    private static <T> Stream<T> stream(Iterator<T> all) {
        List<T> list = new ArrayList<>();
        all.forEachRemaining(list::add);
        return list.stream();
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    private static String mediaType(HttpResponse<byte[]> answer) {
        return Optional.ofNullable(answer.headers().firstValue("Content-Type").orElse(null))
                .map(type -> type.split(";", 2)[0])
                .orElse("none");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
