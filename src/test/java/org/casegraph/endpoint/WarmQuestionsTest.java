package org.casegraph.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.casegraph.ExampleStore;
import org.casegraph.SharedProject;
import org.casegraph.query.QuestionLibrary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedProject.class)
class WarmQuestionsTest {
    @Test
    void eachHasRowsWhereItsCasesHaveAny(ExampleStore example) {
        List<Long> rows = WarmQuestions.queries(example.store(), QuestionLibrary.ofProject()).stream()
                .map(query -> WarmQuestions.rows(example.store(), query))
                .toList();

        assertTrue(rows.get(0) > 1, rows::toString);
        // One row counts, and no case of the example tells its year.
        assertEquals(1, rows.get(1));
        assertTrue(rows.get(2) > 10, rows::toString);
    }
}
