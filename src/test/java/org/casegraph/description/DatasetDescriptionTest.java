package org.casegraph.description;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.QueryExecBuilder;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.vocabulary.VOID;
import org.casegraph.store.DatasetMetadata;
import org.junit.jupiter.api.Test;

/** Of datasets with hundreds of cases. */
class DatasetDescriptionTest {
    private static final String PREFIXES =
            """
            PREFIX cg: <https://w3id.org/casegraph/ontology#>
            PREFIX obo: <http://purl.obolibrary.org/obo/>
            PREFIX sd: <http://www.w3.org/ns/sparql-service-description#>
            PREFIX void: <http://rdfs.org/ns/void#>
            PREFIX d: <https://w3id.org/casegraph/.well-known/void#>
            """;

    private static final DatasetGraph SOME = cases(250);
    private static final Graph DESCRIBED = DatasetDescription.of(SOME, "http://localhost/", DatasetMetadata.NONE);

    /** The second finding of each is of a class of another vocabulary that no other case has. */
    private static DatasetGraph cases(int number) {
        DatasetGraph dataset = DatasetGraphFactory.create();
        for (int i = 0; i < number; i++) {
            RDFParser.fromString(
                            PREFIXES
                                    + """
                                    BASE <https://w3id.org/casegraph/case/CASE>
                                    <> {
                                      <> a cg:Case .
                                      <#f> a cg:Finding , cg:Glossitis ; cg:inCase <> ; cg:statedIn <#p> .
                                      <#g> a cg:Finding , obo:HP_NUMBER ; cg:inCase <> .
                                      <#p> a cg:Passage ; cg:inCase <> ; cg:sentence NUMBER .
                                    }
                                    <CASE/inferred> { <#f> a cg:Occurrence ; cg:probablyPrecedes <#g> . }
                                    """
                                            .replace("CASE", "synthetic-" + i)
                                            .replace("NUMBER", Integer.toString(1_000_000 + i)),
                            Lang.TRIG)
                    .parse(dataset);
        }
        List<Triple> all = new ArrayList<>();
        dataset.find().forEachRemaining(quad -> all.add(quad.asTriple()));
        all.forEach(dataset.getDefaultGraph()::add);
        return dataset;
    }

    @Test
    void itDoesNotGrowWithTheNumberOfCases() {
        assertEquals(
                DESCRIBED.size(),
                DatasetDescription.of(cases(500), "http://localhost/", DatasetMetadata.NONE)
                        .size());
    }

    @Test
    void theGraphsOfOneKindAreCountedTogether() {
        String counted =
                """
                SELECT ?class ?property ?object (COUNT(*) AS ?n) {
                  GRAPH ?g { ?s a ?class ; ?property ?o . ?o a ?object }
                  FILTER (STRSTARTS(STR(?class), STR(cg:)) && STRSTARTS(STR(?object), STR(cg:)))
                } GROUP BY ?class ?property ?object""";
        String described =
                """
                SELECT ?class ?property ?object ?n {
                  d:all-cases sd:graph [ void:classPartition [ void:class ?class ; void:propertyPartition [
                    void:property ?property ; void:classPartition [ void:class ?object ; void:triples ?n ] ] ] ] }""";
        List<String> pairs = rows(QueryExec.dataset(SOME), counted);

        assertTrue(pairs.size() > 3, pairs.toString());
        assertEquals(pairs, rows(QueryExec.graph(DESCRIBED), described));
        assertEquals(
                List.of("Finding 500", "Passage 250"),
                rows(
                        QueryExec.graph(DESCRIBED),
                        """
                        SELECT ?class ?n { d:all-cases sd:graph [ void:classPartition [ void:class ?class ; void:entities ?n ] ]
                          FILTER (?class IN (cg:Finding, cg:Passage)) }"""));
        assertEquals(
                List.of("Occurrence 250"),
                rows(
                        QueryExec.graph(DESCRIBED),
                        """
                        SELECT ?class ?n {
                          d:all-inferred sd:graph [ void:classPartition [ void:class ?class ; void:entities ?n ] ] }"""));
    }

    @Test
    void ofTheClassesOfOtherVocabulariesOnlySomeAreTold() {
        assertEquals(
                List.of("254 " + GraphPartitions.MOST_OTHERS),
                rows(
                        QueryExec.graph(DESCRIBED),
                        """
                        SELECT ?all (COUNT(*) AS ?told) {
                          d:all-cases sd:graph [ void:classes ?all ; void:classPartition [ void:class ?class ] ]
                          FILTER (!STRSTARTS(STR(?class), STR(cg:))) } GROUP BY ?all"""));
    }

    @Test
    void someCasesHaveGraphsThatAreListedWithoutPartitions() {
        Graph listed = DatasetDescription.of(cases(20), "http://localhost/", DatasetMetadata.NONE);

        assertEquals(
                List.of("40"),
                rows(
                        QueryExec.graph(listed),
                        "SELECT (COUNT(*) AS ?n) { d:graphs sd:namedGraph [ sd:graph [ void:triples ?t ] ] }"));
        assertEquals(
                List.of("0"),
                rows(
                        QueryExec.graph(listed),
                        "SELECT (COUNT(*) AS ?n) { d:graphs sd:namedGraph [ sd:graph [ void:classPartition ?p ] ] }"));
    }

    @Test
    void fewCasesHaveAGraphEach() {
        Graph few = DatasetDescription.of(cases(3), "http://localhost/", DatasetMetadata.NONE);

        assertEquals(
                List.of("6"),
                rows(
                        QueryExec.graph(few),
                        "SELECT (COUNT(*) AS ?n) { d:graphs sd:namedGraph [ sd:graph [ void:triples ?t ] ] }"));
        assertEquals(
                3,
                few.find(Node.ANY, VOID.exampleResource.asNode(), Node.ANY)
                        .toList()
                        .size());
    }

    /** The local names and numbers of each row, sorted. */
    private static List<String> rows(QueryExecBuilder over, String query) {
        List<String> rows = new ArrayList<>();
        try (QueryExec execution = over.query(PREFIXES + query).build()) {
            RowSet answer = execution.select();
            answer.forEachRemaining(row -> rows.add(answer.getResultVars().stream()
                    .map(row::get)
                    .map(node -> node.isURI() ? node.getURI().replaceFirst(".*[#/]", "") : node.getLiteralLexicalForm())
                    .collect(Collectors.joining(" "))));
        }
        return rows.stream().sorted().toList();
    }
}
