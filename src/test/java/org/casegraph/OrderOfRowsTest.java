package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;
import org.casegraph.query.Question;
import org.casegraph.query.QuestionLibrary;
import org.casegraph.store.ReversedStore;
import org.casegraph.store.Store;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Of all cases at once, where what one case alone holds in order may stand in any. */
@Tag("long")
@ExtendWith(SharedProject.class)
class OrderOfRowsTest {
    private static DatasetGraph dataset;
    private static DatasetGraph reversed;

    @BeforeAll
    static void load(Store store) {
        dataset = store.dataset();
        reversed = ReversedStore.of(store).dataset();
    }

    @TestFactory
    Stream<DynamicTest> theOrderOfTheTriplesChangesNoRow() {
        return QuestionLibrary.ofProject().questions().stream()
                .map(question -> DynamicTest.dynamicTest(
                        question.id(), () -> assertEquals(rows(question, dataset), rows(question, reversed))));
    }

    private static List<String> rows(Question question, DatasetGraph asked) {
        try (QueryExec exec =
                QueryExec.dataset(asked).query(question.bind(Map.of(), asked)).build()) {
            return exec.select().stream().map(Object::toString).toList();
        }
    }
}
