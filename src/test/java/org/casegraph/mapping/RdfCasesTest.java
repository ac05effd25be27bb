package org.casegraph.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.casegraph.problem.Problem;
import org.casegraph.shapes.CaseShapes;
import org.casegraph.source.ImportedCase;
import org.casegraph.source.Loss;
import org.casegraph.source.ProjectSources;
import org.casegraph.source.RdfContent;
import org.casegraph.timeline.Timeline;
import org.casegraph.vocabulary.CG;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RdfCasesTest {
    private static final Path FILES = Path.of("src/test/resources/mappings");
    private static final Path PACKETS = FILES.resolve("rdf-phenopackets.ttl");
    private static final Path PHENOTYPE = FILES.resolve("care-sm/phenotype.nq");
    private static final Path OTHERS = FILES.resolve("care-sm/others.nq");

    private final List<String> problems = new ArrayList<>();

    @Test
    void anExcludedFeatureIsAnAbsentFindingAndNeverAnInstanceOfItsClass() {
        Graph first = graph("gull-1", PACKETS);
        Graph second = graph("gull-2", PACKETS);

        assertEquals(Set.of("HP_0000508", "HP_0004322"), local(first, Node.ANY, CG.absenceOf));
        assertEquals(Set.of("HP_0000348"), local(second, Node.ANY, CG.absenceOf));
        assertEquals(Set.of("HP_0000348", "HP_0000316"), typesInHpo(first));
        assertEquals(Set.of("HP_0000508"), typesInHpo(second));
    }

    @Test
    void anExclusionWithTheValueFalseIsAPresenceAndOneWithoutAValueIsNot() {
        Graph first = graph("gull-1", PACKETS);

        assertTrue(first.contains(node("gull-1#feature-3"), RDF.type.asNode(), obo("HP_0000316")));
        assertTrue(first.contains(node("gull-1#feature-3"), RDF.type.asNode(), CG.Finding));
        assertTrue(first.contains(node("gull-1#feature-4"), CG.absenceOf, obo("HP_0004322")));
        assertTrue(first.contains(node("gull-1#feature-4"), CG.basis, CG.ReportedExclusion));
    }

    @Test
    void anAgeIsAsPreciseAsItsLastPart() {
        Graph second = graph("gull-2", PACKETS);
        Node constraint = node("gull-2#last-encounter-age");

        assertTrue(second.contains(constraint, CG.minimum, duration("P2Y3M")));
        assertTrue(second.contains(constraint, CG.maximum, duration("P2Y4M")));
        assertTrue(second.contains(constraint, CG.earlier, node("gull-2#birth")));
        assertTrue(second.contains(node("gull-2#patient"), CG.sex, CG.Female));
    }

    @Test
    void aDiagnosisConcludesTheDiseaseAndRestsOnTheVariant() {
        Graph first = graph("gull-1", PACKETS);
        Node diagnosis = node("gull-1#interpretation-1");

        assertTrue(first.contains(diagnosis, RDF.type.asNode(), CG.FinalDiagnosis));
        assertTrue(first.contains(diagnosis, CG.concludes, NodeFactory.createURI("https://omim.org/entry/613224")));
        Node variant = first.find(diagnosis, CG.basedOn, Node.ANY).next().getObject();
        assertTrue(first.contains(variant, CG.hgvs, NodeFactory.createLiteralString("NM_002524.5:c.101C>T")));
        assertTrue(first.contains(variant, CG.allelicState, obo("GENO_0000135")));
    }

    @Test
    void theEntriesOfOnePersonAreOneCaseWhicheverFilesTheyStandIn() {
        Map<String, ImportedCase> cases = cases(PHENOTYPE, OTHERS);
        Graph one = cases.get("77").source().graph();

        assertEquals(Set.of("77", "78"), cases.keySet());
        assertTrue(one.contains(node("77#phenotype-101"), RDF.type.asNode(), obo("HP_0000790")));
        assertTrue(one.contains(node("77#patient"), CG.sex, CG.Female));
        assertTrue(one.contains(node("77#laboratory-103"), CG.measures, obo("NCIT_C105949")));
        assertTrue(one.contains(
                node("77#laboratory-103"), CG.value, NodeFactory.createLiteralDT("138.0", XSDDatatype.XSDdecimal)));
    }

    @Test
    void aPhenotypeBeganAtItsEntryInTheRegistryOrBefore() {
        Graph one = cases(PHENOTYPE, OTHERS).get("77").source().graph();

        assertTrue(one.contains(node("77#phenotype-101"), CG.reportedAt, node("77#entry-101")));
        assertTrue(one.contains(node("77#date-101"), CG.occurrence, node("77#entry-101")));
        assertFalse(one.contains(node("77#date-101"), CG.occurrence, node("77#phenotype-101")));
    }

    @Test
    void nothingIsTakenOverThatADatasetSaysOfASharedTerm() {
        cases(PHENOTYPE, OTHERS, PACKETS).values().forEach(imported -> {
            String own = imported.source().name().getURI();
            for (Triple triple : imported.source().graph().find().toList()) {
                boolean isOwn = triple.getSubject().getURI().startsWith(own);
                assertTrue(isOwn || triple.getPredicate().equals(CG.recordedLabel), triple.toString());
            }
            assertFalse(imported.source()
                    .graph()
                    .contains(
                            Node.ANY,
                            RDFS.label.asNode(),
                            NodeFactory.createLiteralString("Phenotype output identifier")));
        });
    }

    @Test
    void everyCaseConformsToTheShapesAndItsTimeHasNoContradiction() {
        CaseShapes shapes = CaseShapes.ofProject();
        Graph ontology = ProjectSources.ontologyGraph();

        for (ImportedCase imported : cases(PHENOTYPE, OTHERS, PACKETS).values()) {
            assertEquals(
                    List.of(),
                    shapes.violations(imported.source(), ontology).stream()
                            .map(Problem::getMessage)
                            .toList());
            Timeline.of(imported.source().graph());
        }
    }

    @Test
    void whatNoPatternMatchedIsListedWithItsCase() {
        List<Loss> losses = cases(PACKETS).get("gull-2").losses();

        assertTrue(
                losses.contains(new Loss(
                        "gull-2", "<https://example.org/weather>", "<https://example.org/feature_gull-2_1> \"rain\"")),
                losses::toString);
        assertTrue(cases(PHENOTYPE, OTHERS).get("78").losses().stream()
                .anyMatch(loss -> loss.path().equals("rdf:type care:Status")));
        assertTrue(cases(PHENOTYPE, OTHERS).get("77").losses().stream()
                .anyMatch(loss -> loss.path().equals("rdfs:label")
                        && loss.what().equals("obo:HP_0000790 \"Phenotype output identifier\"")));
    }

    @Test
    void aTruncatedFileIsOneLineWithItsPlaceAndTheOthersAreRead() throws IOException {
        String cut = Files.readString(OTHERS).substring(0, 2000);
        List<ImportedCase> read = new ArrayList<>();
        RdfCases reader = reader(read);

        Problem problem = assertThrows(Problem.class, () -> read(reader, "cut.nq", cut, Lang.NQUADS));
        read(reader, "phenotype.nq", Files.readString(PHENOTYPE), Lang.NQUADS);
        reader.finish();

        assertEquals(1, problem.getMessage().lines().count());
        assertTrue(
                problem.getMessage().matches("cut\\.nq:\\d+:\\d+: .* nothing of it was taken\\."), problem::getMessage);
        assertEquals(List.of("77"), read.stream().map(ImportedCase::id).toList());
    }

    @Test
    void anUnknownFormatIsToldWithTheKnownOnes() {
        Problem problem = assertThrows(
                Problem.class,
                () -> read(reader(new ArrayList<>()), "x.nt", "<urn:a> <urn:b> <urn:c> .", Lang.NTRIPLES));

        assertEquals(
                "x.nt: this describes neither a cg:Case nor an owl:Ontology, and is in no format that is known, which"
                        + " are care-sm, rdf-phenopackets. Write a mapping, as queries/mappings/README.md tells, and"
                        + " give it as a SOURCE too.",
                problem.getMessage());
    }

    @Test
    void aFileInWhichTheMappingFindsNoCaseIsToldSo() {
        String headless =
                """
                <urn:p> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://purl.obolibrary.org/obo/NCIT_C79269> .
                <urn:p> <http://semanticscience.org/resource/SIO_001403> <urn:f> .
                """;

        Problem problem =
                assertThrows(Problem.class, () -> read(reader(new ArrayList<>()), "x.nt", headless, Lang.NTRIPLES));

        assertEquals(
                "x.nt: the mapping rdf-phenopackets finds no case in it. Check that the file is whole, or correct the"
                        + " mapping.",
                problem.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "Medication, 2020-12-25, 2020-12-25",
        "Medication, 2019-01-01, none",
        "Hospitalization, 2020-12-25, 2020-12-25",
        "Phenotype, 2020-12-25, none",
        "Symptoms_onset, 2020-12-25, none"
    })
    void aTreatmentOrStayOfARegistryEndsOnALaterDayThanItStarts(String kind, String end, String expected) {
        List<ImportedCase> read = new ArrayList<>();
        RdfCases reader = reader(read);
        read(
                reader,
                "entry.trig",
                """
                @prefix ex: <http://example.com/> .
                @prefix obo: <http://purl.obolibrary.org/obo/> .
                @prefix sio: <http://semanticscience.org/resource/> .
                @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
                ex:r a sio:SIO_001027 , <https://w3id.org/CARE-SM/#KIND> ; sio:SIO_000300 "5" ;
                  sio:SIO_000680 ex:start ; sio:SIO_000681 ex:end .
                ex:start sio:SIO_000300 "2019-01-01"^^xsd:date .
                ex:end sio:SIO_000300 "END"^^xsd:date .
                ex:r {
                  ex:id sio:SIO_000020 ex:role ; sio:SIO_000300 "79" .
                  ex:individual sio:SIO_000228 ex:role .
                  ex:role sio:SIO_000356 ex:process .
                  ex:process sio:SIO_000229 ex:output ; sio:SIO_000230 ex:drug ; sio:SIO_000291 obo:HP_0000790 .
                  ex:drug a obo:NCIT_C177929 .
                  obo:HP_0000790 a obo:NCIT_C4876 .
                  ex:output sio:SIO_000671 obo:HP_0000790 ; sio:SIO_000300 "2019-01-01"^^xsd:date .
                }
                """
                        .replace("KIND", kind)
                        .replace("END", end),
                Lang.TRIG);
        reader.finish();
        assertEquals(List.of(), problems);

        Graph graph = read.get(0).source().graph();
        List<String> ends = graph.stream(Node.ANY, CG.earlierBoundary, CG.End)
                .flatMap(ended -> graph.stream(ended.getSubject(), CG.later, Node.ANY))
                .flatMap(later -> graph.stream(Node.ANY, CG.occurrence, later.getObject()))
                .flatMap(dated -> graph.stream(dated.getSubject(), CG.date, Node.ANY))
                .map(date -> date.getObject().getLiteralLexicalForm())
                .toList();
        assertEquals(expected.equals("none") ? List.of() : List.of(expected), ends);
    }

    @Test
    void aVariantOfARegistryHasNoTimeAndItsEntryHas() {
        List<ImportedCase> read = new ArrayList<>();
        RdfCases reader = reader(read);
        read(
                reader,
                "genetic.trig",
                """
                @prefix ex: <http://example.com/> .
                @prefix sio: <http://semanticscience.org/resource/> .
                ex:r a sio:SIO_001027 , <https://w3id.org/CARE-SM/#Genetic> ; sio:SIO_000300 "5" ; sio:SIO_000680 ex:start .
                ex:start sio:SIO_000300 "1998-06-30"^^<http://www.w3.org/2001/XMLSchema#date> .
                ex:r {
                  ex:id sio:SIO_000020 ex:role ; sio:SIO_000300 "79" .
                  ex:individual sio:SIO_000228 ex:role .
                  ex:role sio:SIO_000356 ex:process .
                  ex:process sio:SIO_000229 ex:output .
                  ex:output sio:SIO_000671 <https://www.ncbi.nlm.nih.gov/clinvar/variation/897001/> .
                }
                """,
                Lang.TRIG);
        reader.finish();
        assertEquals(List.of(), problems);

        Graph graph = read.get(0).source().graph();
        Node variant =
                graph.find(Node.ANY, RDF.type.asNode(), CG.Variant).next().getSubject();
        Node entry =
                graph.find(Node.ANY, RDF.type.asNode(), CG.Encounter).next().getSubject();
        assertFalse(graph.contains(variant, CG.reportedAt, Node.ANY));
        assertTrue(graph.contains(Node.ANY, CG.occurrence, entry));
        assertFalse(graph.contains(Node.ANY, CG.occurrence, variant));
    }

    private Map<String, ImportedCase> cases(Path... files) {
        List<ImportedCase> read = new ArrayList<>();
        RdfCases reader = reader(read);
        for (Path file : files) {
            try (InputStream bytes = Files.newInputStream(file)) {
                reader.read(file.toString(), bytes, RdfContent.language(file.toString()), Optional.empty());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        reader.finish();
        assertEquals(List.of(), problems);
        return read.stream().collect(Collectors.toMap(ImportedCase::id, Function.identity()));
    }

    private Graph graph(String id, Path file) {
        return cases(file).get(id).source().graph();
    }

    private RdfCases reader(List<ImportedCase> read) {
        return new RdfCases(Mappings.ofProject(), read::add, problem -> problems.add(problem.getMessage()));
    }

    private static void read(RdfCases reader, String name, String text, Lang language) {
        reader.read(name, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), language, Optional.empty());
    }

    private static Set<String> local(Graph graph, Node subject, Node property) {
        return graph.stream(subject, property, Node.ANY)
                .map(triple -> triple.getObject().getURI().replaceFirst(".*/", ""))
                .collect(Collectors.toSet());
    }

    private static Set<String> typesInHpo(Graph graph) {
        return local(graph, Node.ANY, RDF.type.asNode()).stream()
                .filter(type -> type.startsWith("HP_"))
                .collect(Collectors.toSet());
    }

    private static Node duration(String text) {
        return NodeFactory.createLiteralDT(text, XSDDatatype.XSDduration);
    }

    private static Node obo(String local) {
        return NodeFactory.createURI("http://purl.obolibrary.org/obo/" + local);
    }

    private static Node node(String local) {
        return NodeFactory.createURI(CG.CASE_BASE + local);
    }
}
