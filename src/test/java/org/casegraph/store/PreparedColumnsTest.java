package org.casegraph.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.casegraph.MappedProject;
import org.casegraph.SharedProject;
import org.casegraph.cohort.CaseColumns;
import org.casegraph.cohort.PreparedColumns;
import org.casegraph.cohort.collection.CollectionIndex;
import org.casegraph.cohort.selection.CaseSelection;
import org.casegraph.cohort.selection.SelectionKey;
import org.casegraph.store.mapped.ColumnDataset;
import org.casegraph.vocabulary.CG;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What was made of all cases when they were written is what is made of them when somebody asks. */
@ExtendWith(SharedProject.class)
class PreparedColumnsTest {
    private static final Set<SelectionKey> DIVIDING = EnumSet.of(
            SelectionKey.DISEASE,
            SelectionKey.WITH,
            SelectionKey.GENE,
            SelectionKey.SEX,
            SelectionKey.ONSET,
            SelectionKey.AGE,
            SelectionKey.YEAR,
            SelectionKey.SOURCE);

    @Test
    void aStoreHasEachColumn(MappedProject project) throws IOException {
        PreparedColumns prepared = columns(project).prepared();

        for (PreparedColumns.Column column : PreparedColumns.Column.values()) {
            assertTrue(prepared.column(column).isPresent(), column.name());
        }
    }

    @Test
    void allCasesAreDividedAlike(MappedProject project) {
        CaseSelection all = CaseSelection.parse("");

        assertEquals(
                index(project.memory()).parts(all, DIVIDING, 20, () -> {}),
                index(project.columns()).parts(all, DIVIDING, 20, () -> {}));
    }

    @Test
    void casesAreChosenAndDividedByAgesAndFindingsAlike(MappedProject project) {
        for (String chosen : List.of("sex=female", "age=..40", "age=50..&sex=male", "onset=18..", "onset=..17")) {
            CaseSelection selection = CaseSelection.parse(chosen);
            List<Node> cases = index(project.memory()).cases(selection, () -> {});

            assertEquals(cases, index(project.columns()).cases(selection, () -> {}), chosen);
            assertEquals(
                    index(project.memory()).parts(selection, DIVIDING, 1000, () -> {}),
                    index(project.columns()).parts(selection, DIVIDING, 1000, () -> {}),
                    chosen);
        }
        assertTrue(index(project.columns())
                        .cases(CaseSelection.parse("age=..40"), () -> {})
                        .size()
                > 3);
    }

    @Test
    void aTermIsReadAsItWasWrittenOrNotWritten() {
        List<Node> terms = List.of(
                CG.Finding,
                NodeFactory.createLiteralString("two\nlines\t\"and\" more"),
                NodeFactory.createLiteralLang("Fieber", "de"),
                NodeFactory.createLiteralString("2010"));

        assertEquals(
                terms, PreparedColumns.lines(terms).map(PreparedColumns::terms).orElseThrow());
        assertEquals(Optional.empty(), PreparedColumns.lines(List.of(NodeFactory.createBlankNode())));
        assertEquals(List.of(), PreparedColumns.terms(""));
    }

    private static CollectionIndex index(DatasetGraph dataset) {
        return CollectionIndex.of(dataset.getContext());
    }

    private static CaseColumns columns(MappedProject project) throws IOException {
        return open(project).caseColumns();
    }

    private static ColumnDataset open(MappedProject project) throws IOException {
        try (Stream<Path> files = Files.list(project.folder().resolve("store"))) {
            return ColumnDataset.open(files.filter(file -> file.toString().endsWith(".cgc"))
                    .findFirst()
                    .orElseThrow());
        }
    }
}
