package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryExecution;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVisitorBase;
import org.apache.jena.sparql.algebra.op.OpService;
import org.apache.jena.sparql.algebra.walker.Walker;
import org.apache.jena.sparql.graph.GraphFactory;
import org.casegraph.project.ProjectFiles;
import org.casegraph.project.QueryFile;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Questions that need the network, as far as they can be tried without it. */
class FederatedQuestionsTest {
    @TestFactory
    Stream<DynamicTest> eachAsksTheOneServiceThatItNamesForWhatOurGraphGives() {
        Map<String, String> files = ProjectFiles.under("queries/federated", ".rq");
        assertFalse(files.isEmpty());
        return files.entrySet().stream()
                .map(file -> DynamicTest.dynamicTest(file.getKey(), () -> {
                    QueryFile read = QueryFile.read(file.getKey(), file.getValue());
                    Query query = QueryFactory.create(read.text());
                    List<String> asked = services(Algebra.compile(query));

                    assertEquals(List.of(read.header().text("network")), asked);
                    assertTrue(rowsWithoutTheService(read.text()) > 0, "our graph has nothing to ask for");
                }));
    }

    private static List<String> services(Op algebra) {
        List<String> asked = new ArrayList<>();
        Walker.walk(algebra, new OpVisitorBase() {
            @Override
            public void visit(OpService service) {
                asked.add(service.getService().getURI());
            }
        });
        return asked;
    }

    private static Graph withAlignments() {
        Graph ontology = GraphFactory.createDefaultGraph();
        ProjectFiles.under("ontology", ".ttl").values().forEach(text -> RDFParser.fromString(text, Lang.TURTLE)
                .parse(ontology));
        return ontology;
    }

    private static int rowsWithoutTheService(String text) {
        Query here = QueryFactory.create(text.replaceFirst("(?s)SERVICE <[^>]*> \\{.*?\\n  \\}", ""));
        try (QueryExecution execution =
                QueryExecution.create(here, ModelFactory.createModelForGraph(withAlignments()))) {
            int rows = 0;
            for (var answer = execution.execSelect(); answer.hasNext(); answer.next()) {
                rows++;
            }
            return rows;
        }
    }
}
