package org.casegraph.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.graph.GraphFactory;
import org.casegraph.SharedProject;
import org.casegraph.vocabulary.CG;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a dump leaves out is found by a path in what it has. */
@ExtendWith(SharedProject.class)
class ImpliedTriplesTest {
    @TempDir
    private static Path folder;

    private static DatasetGraph whole;
    private static DatasetGraph rest;

    @BeforeAll
    static void write(Store store) {
        whole = store.dataset();
        DumpFolder.write(whole, GraphFactory.createDefaultGraph(), folder, false, false, Disk.SYSTEM);
        rest = RDFParser.source(folder.resolve(DumpFolder.QUADS_WITHOUT_IMPLIED).toString())
                .toDatasetGraph();
    }

    @ParameterizedTest
    @CsvSource({
        "a, rdf:type/rdfs:subClassOf*",
        "cg:absentKind, cg:absenceOf/rdfs:subClassOf*",
        "cg:suspectedKind, cg:suspects/rdfs:subClassOf*",
        "cg:concludesKind, cg:concludes/rdfs:subClassOf*"
    })
    void aPathFindsEachKindThatIsLeftOut(String property, String path) {
        List<String> all = rows(whole, "?s " + property + " ?o . ?s cg:inCase ?case");
        List<String> kept = rows(rest, "GRAPH ?g { ?s " + property + " ?o } GRAPH ?h { ?s cg:inCase ?case }");
        List<String> found = rows(rest, "GRAPH <urn:x-arq:UnionGraph> { ?s (" + path + ") ?o . ?s cg:inCase ?case }");

        assertTrue(kept.size() < all.size(), "some are left out");
        all.removeAll(Set.copyOf(found));
        all.removeAll(Set.copyOf(kept));
        assertEquals(List.of(), all);
    }

    @Test
    void allElseIsWritten() {
        List<String> properties = whole.stream()
                .filter(quad -> !quad.isDefaultGraph()
                        && !quad.getSubject().isBlank()
                        && !quad.getObject().isBlank())
                .filter(quad -> !rest.contains(quad))
                .map(quad -> quad.getPredicate().getLocalName())
                .distinct()
                .sorted()
                .toList();
        assertEquals(
                List.of("absentKind", "concludesKind", "orderUndeterminedWith", "suspectedKind", "type"), properties);
    }

    private static List<String> rows(DatasetGraph dataset, String pattern) {
        return QueryExec.dataset(dataset)
                .query("PREFIX cg: <" + CG.NS + "> PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>"
                        + " PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> CONSTRUCT { ?s ?any ?o } { SELECT DISTINCT ?s (rdf:type AS ?any) ?o { "
                        + pattern + " } }")
                .construct()
                .stream()
                .map(Triple::toString)
                .sorted()
                .collect(Collectors.toList());
    }
}
