package org.casegraph.table.review;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.casegraph.cohort.review.ReviewRow;
import org.casegraph.cohort.review.ReviewStatement;
import org.casegraph.source.report.GivenTexts;
import org.casegraph.vocabulary.CG;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PassageCheckTest {
    private static final Node PASSAGE = NodeFactory.createURI("urn:passage");
    private static final Node REPORT = NodeFactory.createURI("urn:report");
    private static final ReviewRow ROW =
            new ReviewRow(NodeFactory.createURI("urn:case"), "a case", true, false, List.of());

    @TempDir
    private Path folder;

    @Test
    void aPassageIsInTheTextThatItsReportWasMadeFrom() throws IOException {
        GivenTexts texts = texts("She lost 12 kg.\n");
        Graph graph = passage(0, 14);
        graph.add(
                REPORT,
                CG.sha256,
                NodeFactory.createLiteralString(texts.texts().get(0).sha256()));

        assertEquals("in the text", said(texts, graph, "She lost 12 kg"));
        assertEquals("not in the text at its place", said(texts, graph, "She lost 13 kg"));
    }

    @Test
    void aQuoteOfAReportThatWasNotKeptMayBeInAGivenText() throws IOException {
        GivenTexts texts = texts("She lost 12 kg.\n");

        assertEquals("in a given text", said(texts, passage(0, 14), "lost 12 kg"));
        assertEquals("the text was not given", said(texts, passage(0, 14), "lost 13 kg"));
    }

    /** A text that another report was made from is none of this one. */
    @Test
    void aTextOfAnotherReportIsNotLookedInto() throws IOException {
        GivenTexts texts = texts("She lost 12 kg.\n");
        Graph graph = passage(0, 14);
        graph.add(
                NodeFactory.createURI("urn:other"),
                CG.sha256,
                NodeFactory.createLiteralString(texts.texts().get(0).sha256()));

        assertEquals("the text was not given", said(texts, graph, "lost 12 kg"));
    }

    /** A quote of any case could stand in one of them by chance. */
    @Test
    void aTextThatComesWithTheProjectIsLookedIntoForItsOwnCaseOnly() throws IOException {
        GivenTexts given = texts("She lost 12 kg.\n");
        GivenTexts shipped = new GivenTexts(List.of(), given.texts());
        Graph own = passage(0, 14);
        own.add(
                REPORT,
                CG.sha256,
                NodeFactory.createLiteralString(given.texts().get(0).sha256()));

        assertEquals("in the text", said(shipped, own, "She lost 12 kg"));
        assertEquals("the text was not given", said(shipped, passage(0, 14), "lost 12 kg"));
    }

    private GivenTexts texts(String text) throws IOException {
        return GivenTexts.read(List.of(Files.writeString(folder.resolve("report.txt"), text)));
    }

    private static Graph passage(int start, int end) {
        Graph graph = GraphFactory.createDefaultGraph();
        graph.add(PASSAGE, CG.fromReport, REPORT);
        graph.add(PASSAGE, CG.start, ResourceFactory.createTypedLiteral(start).asNode());
        graph.add(PASSAGE, CG.end, ResourceFactory.createTypedLiteral(end).asNode());
        return graph;
    }

    private static String said(GivenTexts texts, Graph graph, String quote) {
        return new PassageCheck(texts, graph).of(ROW, Optional.of(new ReviewStatement.Passage(PASSAGE, quote)));
    }
}
