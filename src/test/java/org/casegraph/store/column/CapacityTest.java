package org.casegraph.store.column;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.casegraph.graph.CaseIris;
import org.casegraph.problem.Problem;
import org.casegraph.vocabulary.CG;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is more than a store can number is told in one line, and leaves nothing behind. */
class CapacityTest {
    private static final Node NAME = CaseIris.of("one");
    private static final Node SHARED = NodeFactory.createURI("urn:shared");
    private static final String REMEDY = ". Split the sources into several stores.";

    @TempDir
    private Path folder;

    @Test
    void aStoreNumbersAsMuchAsItsColumnsAreWideFor() {
        assertEquals(new Capacity(2_147_483_639, 536_870_908, 536_870_909, 65_536), Capacity.FULL);
        // An object stands in 31 bits of a row, and a member of a set beside the bits of its graphs.
        assertEquals(0, Capacity.FULL.terms() >>> Integer.SIZE - 1 - Membership.BITS);
    }

    /** The case has 2 terms of its own; 5 are properties whose objects come in sets, 3 other properties, and 4 what is left. */
    @Test
    void whatJustFitsIsWritten() throws IOException {
        assertEquals(1, written(new Capacity(1_000, 14, 5, 13), 1).cases());
    }

    @Test
    void moreTermsOfAllKindsThanHaveIdsAreTold() {
        assertEquals("the terms: a store holds 13 of them" + REMEDY, refused(new Capacity(1_000, 13, 5, 13), 1));
    }

    @Test
    void moreTermsOfCasesThanHaveIdsAreToldBeforeAllAreThere() throws IOException {
        try (ColumnWriter writer = new ColumnWriter(folder.resolve("scratch"), new Capacity(1_000, 9, 9, 20))) {
            Problem told = assertThrows(
                    Problem.class, () -> writer.addCase(NAME, stated(20), GraphFactory.createDefaultGraph()));
            assertEquals("the terms: a store holds 9 of them" + REMEDY, told.getMessage());
        }
    }

    @Test
    void moreSharedTermsThanHaveNumbersAreToldBeforeAllAreThere() throws IOException {
        Graph many = GraphFactory.createDefaultGraph();
        for (int i = 0; i < 1_500; i++) {
            many.add(SHARED, RDFS.label.asNode(), NodeFactory.createLiteralString("label " + i));
        }
        try (ColumnWriter writer = new ColumnWriter(folder.resolve("scratch"), new Capacity(99_999, 1_400, 9, 20))) {
            Problem told = assertThrows(Problem.class, () -> writer.addGraph(SHARED, many));
            assertEquals("the terms: a store holds 1400 of them" + REMEDY, told.getMessage());
        }
    }

    @Test
    void moreTriplesThanHavePlacesAreTold() {
        assertEquals(
                "the triples: a store holds 4 that do not follow from others" + REMEDY,
                refused(new Capacity(1_000, 14, 4, 13), 1));
    }

    @Test
    void morePropertiesThanHaveNumbersAreTold() {
        assertEquals(
                "the properties: a store holds 7 of them, and these are 8" + REMEDY,
                refused(new Capacity(1_000, 14, 5, 12), 1));
    }

    @Test
    void aColumnThatGrowsPastWhatIsMappedAtOnceIsTold() {
        assertEquals(
                "column CASE_TEXT: a store holds 200 bytes of it" + REMEDY, refused(new Capacity(200, 99, 99, 99), 50));
    }

    @ParameterizedTest
    @EnumSource
    void noColumnGrowsPastWhatIsMappedAtOnce(Section section) throws IOException {
        try (Scratch scratch = new Scratch(folder.resolve("scratch"), new Capacity(16, 9, 9, 9))) {
            ColumnOutput column = scratch.output(section);
            column.writeLong(1);
            column.writeLong(2);
            column.flush();
            column.writeByte(3);
            Problem told = assertThrows(Problem.class, column::close);
            assertEquals("column " + section + ": a store holds 16 bytes of it" + REMEDY, told.getMessage());
            assertEquals(16, Files.size(scratch.file(section)));
        }
    }

    private String refused(Capacity capacity, int findings) {
        String told =
                assertThrows(Problem.class, () -> written(capacity, findings)).getMessage();
        assertFalse(Files.exists(folder.resolve("scratch")), "something is left");
        return told;
    }

    private ColumnWriter.Written written(Capacity capacity, int findings) throws IOException {
        try (ColumnWriter writer = new ColumnWriter(folder.resolve("scratch"), capacity)) {
            Graph beside = GraphFactory.createDefaultGraph();
            beside.add(SHARED, RDFS.seeAlso.asNode(), SHARED);
            writer.addGraph(SHARED, beside);
            writer.addCase(NAME, stated(findings), GraphFactory.createDefaultGraph());
            return writer.write(PrefixMapping.Factory.create(), new ByteArrayOutputStream());
        }
    }

    private static Graph stated(int findings) {
        Graph stated = GraphFactory.createDefaultGraph();
        stated.add(NAME, RDF.type.asNode(), CG.Case);
        for (int i = 0; i < findings; i++) {
            Node finding = NodeFactory.createURI(NAME.getURI() + "#finding-number-" + i);
            stated.add(finding, RDF.type.asNode(), CG.Finding);
            stated.add(finding, CG.inCase, NAME);
            stated.add(finding, RDFS.label.asNode(), NodeFactory.createLiteralString("one"));
        }
        return stated;
    }
}
