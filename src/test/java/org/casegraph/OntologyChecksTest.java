package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.exec.QueryExec;
import org.casegraph.project.ProjectFiles;
import org.casegraph.project.QueryFile;
import org.casegraph.project.QueryHeader;
import org.casegraph.vocabulary.CG;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each check in {@code queries/checks/ontology-*.rq} finds the fault planted for it, and none in {@code ontology/}. */
class OntologyChecksTest {
    private static final String PREFIX = "queries/checks/ontology-";

    @TestFactory
    Stream<DynamicTest> isSilentOnTheOntology() {
        Graph ontology = WholeOntology.graph();
        return checks().map(check -> DynamicTest.dynamicTest(
                check,
                () -> assertEquals(
                        List.of(), rows(check, ontology), header(check).text("fix"))));
    }

    @TestFactory
    Stream<DynamicTest> findsTheFaultPlantedForIt() {
        return checks().map(check -> DynamicTest.dynamicTest(check, () -> {
            Graph planted = RDFParser.fromString(HeadedBlock.text("/ontology-checks/" + check + ".ttl"), Lang.TURTLE)
                    .base(CG.BASE)
                    .toGraph();

            List<String> rows = rows(check, planted);

            assertTrue(rows.stream().anyMatch(row -> row.startsWith(CG.NS + "Planted ")), rows.toString());
        }));
    }

    @TestFactory
    Stream<DynamicTest> saysWhatIsWrongAndWhatToDo() {
        return checks().map(check -> DynamicTest.dynamicTest(check, () -> {
            List.of("title", "problem", "why", "fix").forEach(header(check)::text);
        }));
    }

    private static Stream<String> checks() {
        return ProjectFiles.under("queries/checks", ".rq").keySet().stream()
                .filter(file -> file.startsWith(PREFIX))
                .map(file -> file.substring(PREFIX.length(), file.length() - ".rq".length()));
    }

    private static String text(String check) {
        return ProjectFiles.under("queries/checks", ".rq").get(PREFIX + check + ".rq");
    }

    private static QueryHeader header(String check) {
        return QueryFile.read(check, text(check)).header();
    }

    /** Entity, property and value of each row. */
    private static List<String> rows(String check, Graph graph) {
        List<String> rows = new ArrayList<>();
        try (QueryExec execution =
                QueryExec.graph(graph).query(QueryFactory.create(text(check))).build()) {
            execution
                    .select()
                    .forEachRemaining(
                            row -> rows.add(row.get("entity") + " " + row.get("property") + " " + row.get("value")));
        }
        return rows;
    }
}
