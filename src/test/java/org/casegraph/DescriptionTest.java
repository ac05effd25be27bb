package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.atlas.json.JsonValue;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.VOID;
import org.casegraph.description.DatasetDescription;
import org.casegraph.query.Parameter;
import org.casegraph.query.Question;
import org.casegraph.query.empty.NeededStatements;
import org.casegraph.source.OwnCases;
import org.casegraph.source.ProjectSources;
import org.casegraph.store.StoreBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedProject.class)
class DescriptionTest {
    private static final String PREFIXES =
            """
            PREFIX owl: <http://www.w3.org/2002/07/owl#>
            PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
            PREFIX sd: <http://www.w3.org/ns/sparql-service-description#>
            PREFIX sh: <http://www.w3.org/ns/shacl#>
            PREFIX spex: <https://purl.expasy.org/sparql-examples/ontology#>
            PREFIX void: <http://rdfs.org/ns/void#>
            PREFIX void-ext: <http://ldf.fi/void-ext#>
            """;

    /** Examples that are asked in each build. */
    private static final int SOME = 20;

    private static final long SEED = 20_261_126;

    private static ServedProject served;

    @BeforeAll
    static void read(ServedProject shared) {
        served = shared;
    }

    /** As https://github.com/sib-swiss/sparql-editor, packages/sparql-editor/src/metadata.ts, asks any endpoint. */
    @Test
    void theEditorOfTheSwissInstituteFindsClassesAndProperties() {
        List<JsonObject> rows = served.rows(
                PREFIXES
                        + """
                        SELECT DISTINCT ?graph ?graphLabel ?subjectClass ?prop ?objectClass ?objectDatatype
                        ?triples ?subjectClassLabel ?objectClassLabel ?subjectClassComment ?objectClassComment ?propLabel ?propComment
                        WHERE {
                              {
                                OPTIONAL {
                                  ?graph sd:graph ?graphDesc .
                                  OPTIONAL { ?graph rdfs:label ?graphLabel }
                                  ?graphDesc void:classPartition ?cp .
                                }
                                ?cp void:class ?subjectClass ;
                                  void:propertyPartition ?pp .
                                OPTIONAL { ?subjectClass rdfs:label ?subjectClassLabel }
                                OPTIONAL { ?subjectClass rdfs:comment ?subjectClassComment }
                                ?pp void:property ?prop .
                                OPTIONAL { ?pp void:triples ?triples }
                                OPTIONAL { ?prop rdfs:label ?propLabel }
                                OPTIONAL { ?prop rdfs:comment ?propComment }
                                OPTIONAL {
                                  {
                                    ?pp  void:classPartition [ void:class ?objectClass ] .
                                    OPTIONAL { ?objectClass rdfs:label ?objectClassLabel }
                                    OPTIONAL { ?objectClass rdfs:comment ?objectClassComment }
                                  } UNION {
                                    ?pp void-ext:datatypePartition [ void-ext:datatype ?objectDatatype ] .
                                  }
                                }
                              } UNION {
                                ?linkset void:subjectsTarget [ void:class ?subjectClass ] ;
                                  void:linkPredicate ?prop ;
                                  void:objectsTarget [ void:class ?objectClass ] .
                              }
                        } ORDER BY ?subjectClass ?objectClass ?objectDatatype ?graph ?triples
                        """);

        Set<String> pairs = rows.stream()
                .map(row -> ServedProject.value(row, "subjectClass").replaceFirst(".*#", "") + " "
                        + ServedProject.value(row, "prop").replaceFirst(".*#", ""))
                .collect(Collectors.toSet());
        assertTrue(pairs.contains("Finding statedIn"), pairs.toString());
        assertTrue(pairs.contains("Finding certainlyPrecedes"), pairs.toString());
        assertTrue(pairs.contains("Measurement lower"), pairs.toString());
    }

    @Test
    void theEditorOfTheSwissInstituteFindsExamplesOfWhichSomeAnswer() {
        List<JsonObject> examples = new ArrayList<>(examples());

        assertEquals(
                served.questions().questions().stream().map(Question::summary).collect(Collectors.toSet()),
                examples.stream()
                        .map(row -> ServedProject.value(row, "comment"))
                        .collect(Collectors.toSet()));
        Collections.shuffle(examples, new Random(SEED));
        examples.stream().filter(DescriptionTest::isAnswerable).limit(SOME).forEach(DescriptionTest::assertAnswers);
    }

    @Test
    @Tag("long")
    void allExamplesAnswer() {
        List<JsonObject> answerable =
                examples().stream().filter(DescriptionTest::isAnswerable).toList();

        assertTrue(answerable.size() > examples().size() - 3, "so few: " + answerable.size());
        answerable.forEach(DescriptionTest::assertAnswers);
    }

    /** Cases alone have no annotations of diseases. */
    private static boolean isAnswerable(JsonObject example) {
        return !NeededStatements.areMissing(
                QueryFactory.create(ServedProject.value(example, "query"), Syntax.syntaxSPARQL_11),
                served.store().dataset().getDefaultGraph());
    }

    private static List<JsonObject> examples() {
        return served.rows(
                PREFIXES
                        + """
                SELECT DISTINCT ?sq ?comment ?query WHERE {
                  ?sq a sh:SPARQLExecutable ; rdfs:comment ?comment ; sh:select|sh:ask|sh:construct|spex:describe ?query .
                } ORDER BY ?sq
                """);
    }

    private static void assertAnswers(JsonObject example) {
        String query = ServedProject.value(example, "query");
        QueryFactory.create(query, Syntax.syntaxSPARQL_11);
        assertFalse(served.rows(query).isEmpty(), ServedProject.value(example, "sq") + " answers nothing");
    }

    @Test
    void theEditorOfTheSwissInstituteFindsPrefixesThatNoQueryContradicts() {
        List<JsonObject> rows = served.rows(PREFIXES
                + "SELECT DISTINCT ?prefix ?namespace WHERE { [] sh:namespace ?namespace ; sh:prefix ?prefix }");

        assertTrue(
                rows.stream()
                        .anyMatch(row -> ServedProject.value(row, "prefix").equals("cg")
                                && ServedProject.value(row, "namespace")
                                        .equals("https://w3id.org/casegraph/ontology#")),
                rows.toString());
        assertEquals(
                rows.size(),
                rows.stream()
                        .map(row -> ServedProject.value(row, "prefix"))
                        .distinct()
                        .count());
    }

    @Test
    void theCountsOfEachGraphAreWhatSparqlCounts() {
        List<JsonObject> graphs = served.rows(
                PREFIXES
                        + """
                SELECT ?g ?triples ?classes ?properties ?subjects ?objects {
                  [] sd:namedGraph [ sd:name ?g ; sd:graph [ void:triples ?triples ; void:classes ?classes ;
                    void:properties ?properties ; void:distinctSubjects ?subjects ; void:distinctObjects ?objects ] ] }
                """);

        // the ontology, the knowledge, the rules, the statistics, and two of each case
        assertEquals(4 + 2 * served.store().cases().size(), graphs.size(), graphs.toString());
        for (JsonObject graph : graphs) {
            JsonObject counted = served.rows(
                            """
                            SELECT (COUNT(*) AS ?triples) (COUNT(DISTINCT ?s) AS ?subjects) (COUNT(DISTINCT ?o) AS ?objects)
                              (COUNT(DISTINCT ?p) AS ?properties) (COUNT(DISTINCT ?class) AS ?classes)
                            { GRAPH <%s> { ?s ?p ?o } BIND (IF(?p = rdf:type, ?o, ?none) AS ?class) }
                            """
                                    .formatted(ServedProject.value(graph, "g"))
                                    .replace("rdf:type", "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"))
                    .get(0);
            for (String name : List.of("triples", "subjects", "objects", "properties", "classes")) {
                assertEquals(
                        ServedProject.value(counted, name),
                        ServedProject.value(graph, name),
                        name + " of " + ServedProject.value(graph, "g"));
            }
        }
    }

    @Test
    void thePartitionsOfEachGraphAreWhatSparqlCounts() {
        String counted = "SELECT ?a ?b (COUNT(*) AS ?n) { GRAPH <%s> { ?s a ?a ; ?b ?o } %s } GROUP BY ?a ?b";
        String described = PREFIXES
                + """
                SELECT ?a ?b ?n { [] sd:name <%s> ; sd:graph [ void:classPartition [
                  void:class ?a ; void:propertyPartition [ void:property ?b ; void:triples ?n ] ] ] %s }
                """;
        String ours = "FILTER (STRSTARTS(STR(?a), \"https://w3id.org/casegraph/ontology#\"))";
        List<JsonObject> parted = served.rows(PREFIXES
                + "SELECT DISTINCT ?g { [] sd:namedGraph [ sd:name ?g ; sd:graph [ void:propertyPartition ?part ] ] }");
        assertEquals(4, parted.size(), parted.toString());
        for (JsonObject graph : parted) {
            String name = ServedProject.value(graph, "g");
            assertEquals(
                    lines("SELECT ?a ?b (COUNT(DISTINCT ?s) AS ?n) { GRAPH <" + name
                            + "> { ?s a ?a } BIND (1 AS ?b) } GROUP BY ?a ?b"),
                    lines(PREFIXES + "SELECT ?a ?b ?n { [] sd:name <" + name + "> ; sd:graph [ void:classPartition ["
                            + " void:class ?a ; void:entities ?n ] ] BIND (1 AS ?b) }"),
                    "entities in " + name);
            assertEquals(
                    lines("SELECT ?a ?b (COUNT(*) AS ?n) { GRAPH <" + name
                            + "> { ?s ?a ?o } BIND (1 AS ?b) } GROUP BY ?a ?b"),
                    lines(PREFIXES + "SELECT ?a ?b ?n { [] sd:name <" + name + "> ; sd:graph [ void:propertyPartition ["
                            + " void:property ?a ; void:triples ?n ] ] BIND (1 AS ?b) }"),
                    "properties in " + name);
            assertEquals(lines(counted.formatted(name, "")), lines(described.formatted(name, "")), name);
        }
        String union = "urn:x-arq:UnionGraph";
        Set<String> ofWidest = lines(described.formatted(union, ours));
        assertTrue(ofWidest.size() > 100, ofWidest.toString());
        Set<String> widest = ofWidest.stream().map(line -> line.split(" ")[0]).collect(Collectors.toSet());
        assertTrue(widest.contains("https://w3id.org/casegraph/ontology#Finding"), widest.toString());
        assertEquals(
                lines(counted.formatted(union, ours)).stream()
                        .filter(line -> widest.contains(line.split(" ")[0]))
                        .collect(Collectors.toCollection(TreeSet::new)),
                ofWidest);
        String finding = "https://w3id.org/casegraph/ontology#Finding";
        Set<String> ofCases = lines(
                "SELECT ?a ?b (COUNT(*) AS ?n) { GRAPH ?case { ?case a <https://w3id.org/casegraph/ontology#Case> ."
                        + " ?s a <" + finding + "> ; ?a ?o . ?o a ?b } " + ours.replace("?a", "?b")
                        + " } GROUP BY ?a ?b");
        assertTrue(ofCases.size() > 10, ofCases.toString());
        assertEquals(
                ofCases,
                lines(PREFIXES + "SELECT ?a ?b ?n { <https://w3id.org/casegraph/.well-known/void#all-cases> sd:graph ["
                        + " void:classPartition [ void:class <" + finding + "> ;"
                        + " void:propertyPartition [ void:property ?a ;"
                        + " void:classPartition [ void:class ?b ; void:triples ?n ] ] ] ] }"));
    }

    private static Set<String> lines(String query) {
        return served.rows(query).stream()
                .map(row -> ServedProject.value(row, "a") + " " + ServedProject.value(row, "b") + " "
                        + ServedProject.value(row, "n"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void theServiceDescriptionNamesItsOwnAddressInOneService() {
        Graph described = graph("/sparql");

        List<Node> services = described
                .find(Node.ANY, RDF.type.asNode(), NodeFactory.createURI(DatasetDescription.SD + "Service"))
                .mapWith(Triple::getSubject)
                .toList();
        assertEquals(1, services.size(), services.toString());
        for (String property : List.of("endpoint", "feature", "resultFormat", "defaultDataset")) {
            assertTrue(
                    described.contains(
                            services.get(0), NodeFactory.createURI(DatasetDescription.SD + property), Node.ANY),
                    property);
        }
        assertTrue(described
                .find(services.get(0), NodeFactory.createURI(DatasetDescription.SD + "endpoint"), Node.ANY)
                .mapWith(triple -> triple.getObject().getURI())
                .toList()
                .stream()
                .anyMatch(endpoint -> endpoint.matches("http://localhost:\\d+/sparql")));
    }

    /** What each class has is most of it, and is told to whoever asks, and to every query. */
    @ParameterizedTest
    @ValueSource(strings = {"/sparql", "/.well-known/void", "/dataset"})
    void descriptionsAreSmallUnlessAllIsAskedFor(String path) {
        byte[] small = served.get(path, "text/turtle").body();
        Graph few = graph(path);
        Graph all = graph(path + "?partitions=all");

        assertTrue(small.length < 5_000 * ProjectSources.cases().size(), path + " has " + small.length + " bytes");
        assertTrue(few.contains(Node.ANY, VOID.propertyPartition.asNode(), Node.ANY));
        assertFalse(few.contains(Node.ANY, VOID.classPartition.asNode(), Node.ANY));
        assertTrue(all.contains(Node.ANY, VOID.classPartition.asNode(), Node.ANY));
        assertEquals(few.size(), graph(path + "?partitions=properties").size());
        assertEquals(400, served.get(path + "?partitions=some", "text/turtle").statusCode());
        // All that has a name has its counts.
        for (Node counted : List.of(VOID.triples.asNode(), VOID.entities.asNode(), VOID.classes.asNode())) {
            assertEquals(count(all, counted), count(few, counted), counted.toString());
        }
    }

    private static Set<Triple> count(Graph graph, Node property) {
        return graph.find(Node.ANY, property, Node.ANY)
                .filterKeep(triple -> triple.getSubject().isURI())
                .toSet();
    }

    private static Graph graph(String path) {
        Graph graph = GraphFactory.createDefaultGraph();
        RDFParser.fromString(ServedProject.text(served.get(path, "text/turtle")), Lang.TURTLE)
                .parse(graph);
        return graph;
    }

    @Test
    void voidAndExamplesAreServedUnderTheirWellKnownNames() {
        String description = ServedProject.text(served.get("/.well-known/void", "text/turtle"));
        String examples = ServedProject.text(served.get("/.well-known/sparql-examples", "application/ld+json"));

        assertTrue(description.contains("void:dataDump"), description.substring(0, 500));
        assertTrue(description.contains("<https://casegraph.test/cases/dump.nq.gz>"));
        assertTrue(examples.contains("SPARQLSelectExecutable"), examples.substring(0, 500));
        assertTrue(examples.contains("https://casegraph.test/cases/sparql"), examples.substring(0, 500));
    }

    @Test
    void theStartPageHoldsTheDatasetForSearchEngines() {
        Matcher block = Pattern.compile("<script type=\"application/ld\\+json\">(.*?)</script>", Pattern.DOTALL)
                .matcher(served.page("/"));

        assertTrue(block.find());
        JsonObject dataset = JSON.parse(block.group(1));
        assertEquals("https://schema.org/", dataset.getString("@context"));
        assertEquals("Dataset", dataset.getString("@type"));
        assertEquals("https://creativecommons.org/licenses/by/4.0/", dataset.getString("license"));
        assertEquals(
                "https://casegraph.test/cases/dump.nq.gz",
                dataset.get("distribution").getAsObject().getString("contentUrl"));
        assertFalse(block.find());
    }

    @Test
    void theDumpIsEveryNamedGraph() throws IOException {
        HttpResponse<byte[]> response = served.get("/dump.nq.gz", "*/*");
        DatasetGraph dumped = DatasetGraphFactory.create();
        RDFParser.source(new GZIPInputStream(new ByteArrayInputStream(response.body())))
                .lang(Lang.NQUADS)
                .parse(dumped);

        assertEquals(200, response.statusCode());
        assertEquals(
                "application/gzip",
                response.headers().firstValue("Content-Type").orElse(""));
        DatasetGraph stored = served.store().dataset();
        assertEquals(Iter.toSet(stored.listGraphNodes()), Iter.toSet(dumped.listGraphNodes()));
        for (Node name : Iter.toList(stored.listGraphNodes())) {
            Graph graph = stored.getGraph(name);
            assertEquals(graph.size(), dumped.getGraph(name).size(), name.toString());
        }
        assertTrue(dumped.getDefaultGraph().isEmpty());
        assertTrue(dumped.containsGraph(DatasetDescription.GRAPH));
    }

    @Test
    void eachAlignmentIsALinksetThatCountsItsLinks() {
        Graph described = served.store().dataset().getGraph(DatasetDescription.GRAPH);
        List<Node> modules = served.store().modules().keySet().stream()
                .filter(module -> module.getURI().contains("/alignments/"))
                .toList();

        assertTrue(modules.size() > 15, modules::toString);
        for (Node module : modules) {
            assertTrue(described.contains(module, RDF.type.asNode(), VOID.Linkset.asNode()), module.toString());
            Graph links = served.store().modules().get(module);
            for (Node part : objects(described, module, VOID.subset.asNode())) {
                Node predicate =
                        objects(described, part, VOID.linkPredicate.asNode()).get(0);
                Object told =
                        objects(described, part, VOID.triples.asNode()).get(0).getLiteralValue();

                assertEquals(
                        Iter.count(links.find(Node.ANY, predicate, Node.ANY)),
                        ((Number) told).longValue(),
                        part.toString());
            }
        }
    }

    private static List<Node> objects(Graph graph, Node subject, Node property) {
        return Iter.toList(Iter.map(graph.find(subject, property, Node.ANY), Triple::getObject));
    }

    @Test
    void openApiMatchesTheLibrary() {
        JsonObject document = served.json("/openapi.json");

        assertEquals("3.1.0", document.getString("openapi"));
        for (String needed : List.of("title", "version")) {
            assertTrue(document.get("info").getAsObject().hasKey(needed), needed);
        }
        JsonObject paths = document.get("paths").getAsObject();
        for (Question question : served.questions().questions()) {
            JsonObject operation = paths.get("/api/queries/" + question.id() + "/results")
                    .getAsObject()
                    .get("get")
                    .getAsObject();
            assertEquals(question.id(), operation.getString("operationId"));
            assertEquals(question.summary(), operation.getString("summary"));
            assertTrue(operation.get("responses").getAsObject().hasKey("200"));
            List<JsonObject> parameters = parameters(document, operation);
            List<String> names = parameters.stream()
                    .map(parameter -> parameter.getString("name"))
                    .toList();
            assertEquals(
                    Stream.of(
                                    question.parameters().stream().map(Parameter::name),
                                    question.parameters().stream()
                                            .flatMap(parameter -> parameter.secondName().stream()),
                                    question.caseParameters().stream().map(Parameter::name))
                            .flatMap(name -> name)
                            .toList(),
                    names.subList(0, names.size() - 2));
            assertEquals(List.of("limit", "format"), names.subList(names.size() - 2, names.size()));
            parameters.forEach(DescriptionTest::assertIsParameter);
            for (int i = 0; i < question.parameters().size(); i++) {
                assertChoices(
                        question.parameters().get(i),
                        parameters.get(i).get("schema").getAsObject());
            }
        }
    }

    /** Those of an operation, also those that it names among the components. */
    private static List<JsonObject> parameters(JsonObject document, JsonObject operation) {
        JsonObject components = document.getObj("components").getObj("parameters");
        return operation.get("parameters").getAsArray().stream()
                .map(JsonValue::getAsObject)
                .map(told -> told.hasKey("$ref")
                        ? components.getObj(told.getString("$ref").replaceFirst("^#/components/parameters/", ""))
                        : told)
                .toList();
    }

    private static void assertIsParameter(JsonObject parameter) {
        assertEquals("query", parameter.getString("in"));
        assertFalse(parameter.get("required").getAsBoolean().value());
        JsonObject schema = parameter.get("schema").getAsObject();
        assertTrue(schema.hasKey("type") || schema.hasKey("anyOf") || schema.hasKey("enum"), parameter.toString());
    }

    private static void assertChoices(Parameter parameter, JsonObject schema) {
        for (Parameter.Choice choice : parameter.choices()) {
            assertTrue(schema.toString().contains("\"" + choice.name() + "\""), schema.toString());
        }
        assertEquals("array", schema.getString("type"));
        assertEquals(parameter.isClosed(), schema.get("items").getAsObject().hasKey("enum"), parameter.toString());
        parameter.defaultValue().ifPresent(value -> assertEquals("[ \"" + value + "\" ]", text(schema.get("default"))));
    }

    private static String text(JsonValue value) {
        return value.toString().replaceAll("\\s+", " ");
    }

    @Test
    void theFormsOfTheApiPageAskWhatOpenApiOffers() {
        String page = served.page("/api-docs");

        JsonObject document = served.json("/openapi.json");
        JsonObject paths = document.getObj("paths");
        List<String> questions =
                paths.keys().stream().filter(path -> path.endsWith("/results")).toList();
        assertEquals(served.questions().questions().size(), questions.size());
        for (String path : questions) {
            assertTrue(page.contains("action=\"" + path + "\""), path);
            parameters(document, paths.getObj(path).getObj("get")).stream()
                    .map(parameter -> parameter.getString("name"))
                    .forEach(name -> assertTrue(page.contains("name=\"" + name + "\""), name));
        }
        assertTrue(page.contains("name=\"diagnosis\" type=\"text\""), page);
        assertTrue(page.contains("<option value=\"csv\">csv</option>"), page);
        assertEquals(
                200,
                served.get("/api/queries/findings-before-diagnosis/results?case=&limit=&format=", "*/*")
                        .statusCode());
    }

    @Test
    void theSameFilesHaveTheSameTagAtEachStart() {
        assertEquals(tagOfOneCase(), tagOfOneCase());
    }

    private static String tagOfOneCase() {
        StoreBuilder store =
                StoreBuilder.inMemory(ProjectSources.ontology(), OwnCases.all().subList(0, 1));
        try (ServedProject started = new ServedProject(store)) {
            return started.get("/openapi.json", "*/*")
                    .headers()
                    .firstValue("ETag")
                    .orElseThrow();
        }
    }

    @Test
    void everyReferenceWithinOpenApiHasATarget() {
        JsonObject document = served.json("/openapi.json");
        Matcher reference = Pattern.compile("\"#/([^\"]*)\"").matcher(document.toString());

        assertTrue(reference.find());
        do {
            JsonValue target = document;
            for (String step : reference.group(1).split("/")) {
                assertTrue(target.getAsObject().hasKey(step), reference.group());
                target = target.getAsObject().get(step);
            }
        } while (reference.find());
    }
}
