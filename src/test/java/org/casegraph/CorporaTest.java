package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.sys.JenaSystem;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.casegraph.intake.CaseStore;
import org.casegraph.mapping.Mappings;
import org.casegraph.mapping.RdfCases;
import org.casegraph.problem.Problem;
import org.casegraph.shapes.CaseShapes;
import org.casegraph.source.ArchiveFiles;
import org.casegraph.source.ImportedCase;
import org.casegraph.source.ProjectSources;
import org.casegraph.source.phenopacket.PhenopacketSource;
import org.casegraph.store.Store;
import org.casegraph.terminology.Terminology;
import org.casegraph.terminology.TerminologySource;
import org.casegraph.timeline.Timeline;
import org.casegraph.vocabulary.CG;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Holds the readers against data of others, which is not part of the project and is skipped where it is missing. */
class CorporaTest {
    private static final Optional<Path> FOLDER =
            Optional.ofNullable(System.getProperty("casegraph.corpora")).map(Path::of);

    static {
        // A vocabulary of Jena that is the first to be loaded starts Jena, which then finds it half made.
        JenaSystem.init();
    }

    private static final Node TYPE = RDF.type.asNode();
    private static final String HPO = "http://purl.obolibrary.org/obo/HP_";

    private final List<String> problems = new ArrayList<>();

    @Test
    void rdfPhenopacketsSayOfFeaturesWhatTheSamePhenopacketsSayInJson() {
        Map<String, Graph> json = new TreeMap<>();
        PhenopacketSource source =
                new PhenopacketSource(one -> json.put(one.id(), one.source().graph()), this::problem);
        entries("rdf-phenopackets-v2.tar.gz", ".json", "example-phenopacket/", source::read);
        List<ImportedCase> rdf = rdf("rdf-phenopackets-v2.tar.gz", ".ttl", "example-phenopacket/", Lang.TURTLE);

        assertEquals(14, rdf.size());
        for (ImportedCase one : rdf) {
            Graph same = json.get(one.id());
            assertEquals(counted(same, CG.absenceOf), counted(one.source().graph(), CG.absenceOf), one.id());
            assertEquals(counted(same, TYPE), counted(one.source().graph(), TYPE), one.id());
        }
        assertConform(rdf);
    }

    @Test
    void careSmGivesThreePersonsAndChangesNoSharedTerm() {
        List<ImportedCase> cases = rdf("care-sm.tar.gz", ".nq", "RDF/", Lang.NQUADS);

        assertEquals(
                Set.of("50012001", "50012002", "50012012"),
                cases.stream().map(ImportedCase::id).collect(Collectors.toSet()));
        for (ImportedCase one : cases) {
            assertTrue(one.source().graph().stream().map(Triple::getSubject).allMatch(subject -> subject.getURI()
                    .startsWith(one.source().name().getURI())));
        }
        assertConform(cases);
    }

    @Test
    void hpoAndMaxoAreReadWholeAndTheCircleInMaxoIsNamed() {
        Terminology hpo = TerminologySource.read(corpus("hp.v2025-03-03.json.gz"), this::problem)
                .get(0);

        assertEquals("hp 2025-03-03", hpo.title());
        assertEquals(22_978, hpo.size());
        assertEquals(List.of(), problems);

        Terminology maxo =
                TerminologySource.read(corpus("maxo.obo.gz"), this::problem).get(0);

        assertEquals("maxo 2024-07-29", maxo.title());
        assertEquals(1, problems.size());
        assertTrue(problems.get(0).contains("a circle through CL:0000163, CL:0000164"), problems::toString);
    }

    /** The classes below one are counted here by the file's own edges, without the closure of the store. */
    @Tag("long")
    @Test
    void everyPresentFindingBelowPhenotypicAbnormalityIsFoundThereAndNoAbsentOne() {
        Path hpo = corpus("hp.v2025-03-03.json.gz");
        Graph edges = TerminologySource.read(hpo, this::problem).get(0).graph();
        List<ImportedCase> cases = new ArrayList<>();
        new PhenopacketSource(cases::add, this::problem).read(corpus("phenopacket-store-half.tar.gz"));
        Node root = NodeFactory.createURI(HPO + "0000118");
        Set<Node> below = new HashSet<>(Set.of(root));
        for (Set<Node> next = Set.of(root); !next.isEmpty(); ) {
            next = next.stream()
                    .flatMap(above -> Stream.concat(
                            edges.stream(Node.ANY, RDFS.subClassOf.asNode(), above),
                            edges.stream(
                                    Node.ANY,
                                    NodeFactory.createURI("http://purl.obolibrary.org/obo/IAO_0100001"),
                                    above)))
                    .map(Triple::getSubject)
                    .filter(below::add)
                    .collect(Collectors.toSet());
        }
        long expected = cases.stream()
                .flatMap(one -> one.source().graph().stream(Node.ANY, TYPE, Node.ANY))
                .filter(triple -> below.contains(triple.getObject()))
                .map(Triple::getSubject)
                .distinct()
                .count();

        try (Store store = CaseStore.of(List.of(hpo, corpus("phenopacket-store-half.tar.gz")))) {
            Graph graph = store.dataset().getDefaultGraph();
            Set<Node> found =
                    graph.stream(Node.ANY, TYPE, root).map(Triple::getSubject).collect(Collectors.toSet());

            assertEquals(5_853, store.cases().size());
            assertEquals(expected, found.size());
            assertFalse(found.stream().anyMatch(finding -> graph.contains(finding, TYPE, CG.AbsentFinding)));
        }
    }

    @Tag("long")
    @Test
    void everyTypeInTheCorpusBringsAllThatLiesAboveIt() {
        try (Store store =
                CaseStore.of(List.of(corpus("hp.v2025-03-03.json.gz"), corpus("phenopacket-store-half.tar.gz")))) {
            assertEquals(List.of(), ClosureTest.lacking(store));
        }
    }

    private static Path corpus(String name) {
        assumeTrue(
                FOLDER.map(folder -> folder.resolve(name)).filter(Files::exists).isPresent(),
                "skipped: " + name + " is in no folder given by -Dcasegraph.corpora=FOLDER");
        return FOLDER.orElseThrow().resolve(name);
    }

    private void entries(String archive, String ending, String folder, BiConsumer<String, byte[]> take) {
        new ArchiveFiles(
                        name -> name.endsWith(ending) && name.contains(folder),
                        entry -> take.accept(entry.file(), entry.bytes()),
                        this::problem)
                .read(corpus(archive));
    }

    private List<ImportedCase> rdf(String archive, String ending, String folder, Lang language) {
        List<ImportedCase> cases = new ArrayList<>();
        RdfCases reader = new RdfCases(Mappings.ofProject(), cases::add, this::problem);
        entries(
                archive,
                ending,
                folder,
                (file, bytes) -> reader.read(file, new ByteArrayInputStream(bytes), language, Optional.empty()));
        reader.finish();
        assertEquals(List.of(), problems);
        return cases;
    }

    private static void assertConform(List<ImportedCase> cases) {
        CaseShapes shapes = CaseShapes.ofProject();
        Graph ontology = ProjectSources.ontologyGraph();
        for (ImportedCase one : cases) {
            assertEquals(
                    List.of(),
                    shapes.violations(one.source(), ontology).stream()
                            .map(Problem::getMessage)
                            .toList());
            Timeline.of(one.source().graph());
        }
    }

    /** How often each class of HPO is a value of the property. */
    private static Map<String, Long> counted(Graph graph, Node property) {
        return graph.stream(Node.ANY, property, Node.ANY)
                .map(triple -> triple.getObject().getURI())
                .filter(iri -> iri.startsWith(HPO))
                .collect(Collectors.groupingBy(iri -> iri, TreeMap::new, Collectors.counting()));
    }

    private void problem(Problem problem) {
        problems.add(problem.getMessage());
    }
}
