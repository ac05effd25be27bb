package org.casegraph.annotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.system.G;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.casegraph.problem.Problem;
import org.casegraph.vocabulary.CG;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnnotationSourceTest {
    private static final String HEADER = "#description: \"invented\"\n#version: 2026-01-31\n"
            + "#hpo-version: http://purl.obolibrary.org/obo/hp/releases/2026-01-31/hp.json\n"
            + "database_id\tdisease_name\tqualifier\thpo_id\treference\tevidence\tonset\tfrequency\tsex\tmodifier\taspect"
            + "\tbiocuration\n";
    private static final String FIRST =
            "OMIM:999001\tInvented syndrome 1\t\tHP:0001250\tPMID:11;OMIM:999001\tPCS\tHP:0011463"
                    + "\t3/7\tFEMALE\tHP:0012828\tP\tHPO:invented[2026-01-01]\n";

    @TempDir
    private Path folder;

    private final List<String> told = new ArrayList<>();

    @Test
    void aLineSaysWhatItsColumnsSay() throws IOException {
        AnnotationSet set = read(HEADER + FIRST);
        Graph graph = set.graph();
        Node line = line(set, 5);

        assertEquals("annotations of diseases 2026-01-31", set.title());
        assertEquals(1, set.size());
        assertTrue(graph.contains(line, RDF.type.asNode(), CG.PhenotypeAnnotation));
        assertTrue(graph.contains(line, CG.annotatedDisease, iri("https://omim.org/entry/999001")));
        assertTrue(graph.contains(line, CG.annotatedTerm, hp("0001250")));
        assertTrue(graph.contains(line, DCTerms.source.asNode(), iri("https://pubmed.ncbi.nlm.nih.gov/11")));
        assertTrue(graph.contains(line, DCTerms.source.asNode(), iri("https://omim.org/entry/999001")));
        assertTrue(graph.contains(line, CG.annotatedOnset, hp("0011463")));
        assertTrue(graph.contains(line, CG.annotatedSex, CG.Female));
        assertTrue(graph.contains(line, CG.annotatedModifier, hp("0012828")));
        assertEquals("3", literal(graph, line, CG.frequencyCount));
        assertEquals("7", literal(graph, line, CG.frequencyTotal));
        assertEquals("PCS", literal(graph, line, CG.evidenceCode));
        assertEquals("HPO:invented[2026-01-01]", literal(graph, line, CG.biocuration));
        assertEquals("Invented syndrome 1", literal(graph, iri("https://omim.org/entry/999001"), CG.recordedLabel));
        assertEquals(List.of(), told);
    }

    @Test
    void whatIsNegatedOrSeenInNobodyIsExcludedAndNoTermOfTheDisease() throws IOException {
        AnnotationSet set = read(HEADER
                + "OMIM:1\ta\tNOT\tHP:0000001\tPMID:1\tPCS\t\t\t\t\tP\t\n"
                + "OMIM:1\ta\t\tHP:0000002\tPMID:1\tPCS\t\t0/9\t\t\tP\t\n"
                + "OMIM:1\ta\t\tHP:0000003\tPMID:1\tPCS\t\tHP:0040283\t\t\tP\t\n"
                + "OMIM:1\ta\t\tHP:0000006\tPMID:1\tTAS\t\t12.5%\t\t\tI\t\n");

        assertTrue(set.graph().contains(line(set, 5), CG.excludedTerm, hp("0000001")));
        assertTrue(set.graph().contains(line(set, 6), CG.excludedTerm, hp("0000002")));
        assertFalse(set.graph().contains(line(set, 6), CG.annotatedTerm, Node.ANY));
        assertTrue(set.graph().contains(line(set, 7), CG.frequencyTerm, hp("0040283")));
        assertTrue(set.graph().contains(line(set, 8), RDF.type.asNode(), CG.InheritanceAnnotation));
        assertEquals("12.5", literal(set.graph(), line(set, 8), CG.frequencyPercent));
    }

    @Test
    void aBadLineIsNamedByItsColumnAndStopsNoOther() throws IOException {
        AnnotationSet set = read(HEADER
                + "OMIM:1\ta\t\tHP:0000001\tPMID:1\tPCS\t\t9/7\t\t\tP\t\n"
                + "OMIM:1\ta\n"
                + "OMIM:1\ta\t\tseizure\tPMID:1\tPCS\t\t\t\t\tP\t\n"
                + "OMIM:1\ta\tnever\tHP:0000001\tPMID:1\tPCS\t\t\t\t\tP\t\n"
                + "OMIM:1\ta\t\tHP:0000001\tPMID:1\tPCS\t\toften\t\t\tP\t\n"
                + "OMIM:1\ta\t\tHP:0000001\tPMID:1\tPCS\t\t\t\t\t\t\n"
                + "no id\ta\t\tHP:0000001\tPMID:1\tPCS\t\t\t\t\tP\t\n"
                + FIRST);
        String file = folder.resolve("phenotype.hpoa").toString();

        assertEquals(1, set.size());
        assertEquals(
                List.of(
                        file + ":5:34: nobody can be 9/7; the line was left out.",
                        file + ":6:8: the line has 2 columns, and not 12; the line was left out.",
                        file + ":7:11: \"seizure\" is no id of HPO such as HP:0001250; the line was left out.",
                        file + ":8:10: \"never\" is no qualifier, which is one of NOT or empty; the line was left out.",
                        file
                                + ":9:34: \"often\" is no frequency such as 3/7, 43% or HP:0040283; the line was left out.",
                        file + ":10:37: no aspect is given; the line was left out.",
                        file + ":11:1: \"no id\" is no id of a disease such as OMIM:154700; the line was left out."),
                told.stream()
                        .map(line -> line.replace(" Correct it; the rest was read.", ""))
                        .toList());
    }

    @Test
    void theContentTellsTheKindAndTheName() throws IOException {
        Path plain = Files.writeString(folder.resolve("mine.txt"), HEADER + FIRST);
        Path packed = folder.resolve("phenotype.hpoa.2026-01-31.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write((HEADER + FIRST).getBytes(StandardCharsets.UTF_8));
        }
        Path earlier = Files.writeString(
                folder.resolve("old.tab"),
                "#date: 2019-09-06\n#DatabaseID\tDiseaseName\tQualifier\tHPO_ID\tReference\tEvidence\tOnset\tFrequency"
                        + "\tSex\tModifier\tAspect\tBiocuration\n" + FIRST);
        Path other = Files.writeString(folder.resolve("other.tsv"), "database_id\tanything\n");

        assertTrue(AnnotationSource.isAnnotations(plain));
        assertTrue(AnnotationSource.isAnnotations(packed));
        assertTrue(AnnotationSource.isAnnotations(earlier));
        assertFalse(AnnotationSource.isAnnotations(other));
        assertEquals(
                Optional.of("2019-09-06"),
                AnnotationSource.read(earlier, this::tell).version());
        List<AnnotationSet> both =
                List.of(AnnotationSource.read(plain, this::tell), AnnotationSource.read(packed, this::tell));
        assertEquals(both.get(0).name(), both.get(1).name());
        assertEquals(1, AnnotationSet.distinct(both, this::tell).size());
        assertEquals(List.of(packed + ": these are the annotations of " + plain + ". Give one of the two."), told);
    }

    @Test
    void aFileWithoutALineIsRefused() {
        Problem problem = assertThrows(Problem.class, () -> read(HEADER));

        assertTrue(problem.getMessage().contains("there is no annotation in it"), problem.getMessage());
    }

    private AnnotationSet read(String text) throws IOException {
        return AnnotationSource.read(Files.writeString(folder.resolve("phenotype.hpoa"), text), this::tell);
    }

    private void tell(Problem problem) {
        told.add(problem.getMessage());
    }

    private static Node line(AnnotationSet set, int number) {
        return iri(set.name().getURI() + "#line-" + number);
    }

    private static Node iri(String iri) {
        return NodeFactory.createURI(iri);
    }

    private static Node hp(String digits) {
        return iri("http://purl.obolibrary.org/obo/HP_" + digits);
    }

    private static String literal(Graph graph, Node subject, Node property) {
        return G.getOneSP(graph, subject, property).getLiteralLexicalForm();
    }
}
