package org.casegraph.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.graph.GraphFactory;
import org.casegraph.source.OwnCases;
import org.casegraph.source.ProjectSources;
import org.casegraph.source.SourceGraph;
import org.casegraph.vocabulary.CG;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a dump leaves out is found by a path in what it has: of each sixth case, and in the long run of all. */
class ImpliedTriplesTest {
    private static final int SAMPLE = 6;

    @TempDir
    private static Path folder;

    private static Store store;
    private static DatasetGraph whole;
    private static DatasetGraph rest;

    @BeforeAll
    static void write() {
        List<SourceGraph> cases = OwnCases.all();
        write(IntStream.range(0, cases.size())
                .filter(number -> number % SAMPLE == 0)
                .mapToObj(cases::get)
                .toList());
    }

    @AfterAll
    static void close() {
        store.close();
    }

    private static void write(List<SourceGraph> cases) {
        store = Store.inMemory(ProjectSources.ontology(), cases);
        whole = store.dataset();
        Path dump = folder.resolve(cases.size() + "-cases");
        DumpFolder.write(whole, GraphFactory.createDefaultGraph(), dump, false, false, Disk.SYSTEM);
        rest = RDFParser.source(dump.resolve(DumpFolder.QUADS_WITHOUT_IMPLIED).toString())
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

    @Test
    @Tag("long")
    void ofAllCasesAPathFindsEachKind() {
        close();
        write(OwnCases.all());

        aPathFindsEachKindThatIsLeftOut("a", "rdf:type/rdfs:subClassOf*");
        aPathFindsEachKindThatIsLeftOut("cg:absentKind", "cg:absenceOf/rdfs:subClassOf*");
        aPathFindsEachKindThatIsLeftOut("cg:suspectedKind", "cg:suspects/rdfs:subClassOf*");
        aPathFindsEachKindThatIsLeftOut("cg:concludesKind", "cg:concludes/rdfs:subClassOf*");
        allElseIsWritten();
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
