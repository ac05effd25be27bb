package org.casegraph.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.casegraph.annotation.AnnotationSource;
import org.casegraph.store.BuildWatch;
import org.casegraph.store.DatasetMetadata;
import org.casegraph.store.Disk;
import org.casegraph.store.Store;
import org.casegraph.store.StoreFolder;
import org.casegraph.vocabulary.CG;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What curators say of diseases, beside cases in one store. */
class AnnotatedStoreTest {
    private static final Path ANNOTATIONS = Path.of("src/test/resources/annotations/invented.hpoa");
    private static final List<Path> CASES = Stream.of("comet", "senses")
            .map(name -> Path.of("src/test/resources/phenopackets/" + name + ".json"))
            .toList();

    @TempDir
    private Path folder;

    @Test
    void anAnnotationIsInAGraphOfItsOwnAndIsNoFindingOfACase() {
        Node name = AnnotationSource.read(ANNOTATIONS, problem -> {}).name();
        try (Store without = CaseStore.of(CASES);
                Store with = CaseStore.of(with(ANNOTATIONS))) {
            Graph all = with.dataset().getDefaultGraph();
            Set<Node> annotations = with.dataset().getGraph(name).stream(Node.ANY, CG.annotatedDisease, Node.ANY)
                    .map(Triple::getSubject)
                    .collect(Collectors.toSet());

            assertEquals(7, annotations.size());
            assertTrue(all.contains(Node.ANY, CG.annotatedTerm, NodeFactory.createURI(hp("0001250"))));
            for (Node annotation : annotations) {
                assertFalse(all.contains(annotation, CG.inCase, Node.ANY), annotation::toString);
                assertFalse(all.contains(annotation, RDF.type.asNode(), CG.Finding), annotation::toString);
            }
            assertEquals(without.cases(), with.cases());
            for (Node caseIri : without.cases()) {
                assertTrue(
                        without.dataset()
                                .getGraph(caseIri)
                                .isIsomorphicWith(with.dataset().getGraph(caseIri)),
                        caseIri::toString);
            }
            for (Node property : List.of(CG.inCase, CG.absenceOf, CG.concludes, RDF.type.asNode())) {
                Set<Triple> before = triples(without, property);
                Set<Triple> after = triples(with, property);
                after.removeIf(triple -> triple.getSubject().getURI().startsWith(name.getURI()));
                assertEquals(before, after, property::toString);
            }
        }
    }

    @Test
    void columnsHoldWhatMemoryHoldsAndTheSameBytesEachTime() throws IOException {
        Node name = AnnotationSource.read(ANNOTATIONS, problem -> {}).name();
        built("store", with(ANNOTATIONS));
        built("again", with(ANNOTATIONS));

        try (Store memory = CaseStore.of(with(ANNOTATIONS));
                Store columns = CaseStore.of(List.of(folder.resolve("store")))) {
            assertTrue(memory.dataset()
                    .getGraph(name)
                    .isIsomorphicWith(columns.dataset().getGraph(name)));
        }
        assertEquals(columns("store"), columns("again"));
    }

    @Test
    void otherAnnotationsLeaveTheCasesAsTheyWere() throws IOException {
        Path changed = Files.writeString(
                folder.resolve("changed.hpoa"), Files.readString(ANNOTATIONS).replace("3/7", "4/7"));
        assertEquals(0, built("store", with(ANNOTATIONS)).unchanged());

        StoreFolder.Built second = built("store", with(changed));
        built("anew", with(changed));

        assertEquals(second.cases(), second.unchanged());
        assertEquals(columns("anew"), columns("store"));
    }

    private static List<Path> with(Path annotations) {
        return Stream.concat(CASES.stream(), Stream.of(annotations)).toList();
    }

    private static Set<Triple> triples(Store store, Node property) {
        return store.dataset().getDefaultGraph().stream(Node.ANY, property, Node.ANY)
                .filter(triple -> triple.getSubject().isURI())
                .collect(Collectors.toSet());
    }

    private static String hp(String digits) {
        return "http://purl.obolibrary.org/obo/HP_" + digits;
    }

    private StoreFolder.Built built(String name, List<Path> sources) {
        return CaseStore.build(
                sources, folder.resolve(name), DatasetMetadata.NONE, Disk.SYSTEM, dataset -> Map.of(), BuildWatch.NONE);
    }

    /** Named by what is in them. */
    private String columns(String name) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(name))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".cgc"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
