package org.casegraph.query.empty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.exec.QueryExec;
import org.casegraph.ExampleStore;
import org.casegraph.SharedProject;
import org.casegraph.query.Question;
import org.casegraph.query.QuestionLibrary;
import org.casegraph.store.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a query needs that the data do not have. */
@ExtendWith(SharedProject.class)
class NeededStatementsTest {
    private static final String PREFIX = "PREFIX : <urn:x:> ";

    private final Graph data = RDFParser.fromString(
                    "@prefix : <urn:x:> . :a a :Finding ; :label 'a' ; :in :case .", Lang.TURTLE)
            .toGraph();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * { ?s a :Stain }",
                "SELECT * { ?s a :Finding . ?s :grade ?g }",
                "SELECT * { ?s a :Finding { ?s :grade ?g } UNION { ?s a :Stain } }",
                "SELECT * { ?s :in/:grade ?g }",
                "SELECT ?s (COUNT(*) AS ?n) { ?s :grade ?g } GROUP BY ?s ORDER BY ?s LIMIT 3",
                "SELECT * { { SELECT DISTINCT ?s { ?s :grade ?g } } OPTIONAL { ?s a ?t } }",
                "SELECT * { ?s :grade ?g MINUS { ?s a :Finding } FILTER (?g > 1) BIND (1 AS ?one) }"
            })
    void aQueryThatNeedsWhatIsNowhereHasNoRows(String query) {
        Query read = QueryFactory.create(PREFIX + query);

        assertEquals(true, NeededStatements.areMissing(read, data));
        assertFalse(QueryExec.graph(data).query(read).select().hasNext());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * { ?s a :Finding OPTIONAL { ?s :grade ?g } }",
                "SELECT (COUNT(*) AS ?n) { ?s :grade ?g }",
                "SELECT * { { ?s :grade ?g } UNION { ?s a :Finding } }",
                "SELECT * { ?s :grade* ?g }",
                "SELECT * { ?s a :Finding FILTER NOT EXISTS { ?s :grade ?g } }",
                "SELECT * { ?s a :Finding MINUS { ?s :grade ?g } }",
                "SELECT * { ?s ?p :case }"
            })
    void aQueryThatHasRowsNeedsNothingThatIsNowhere(String query) {
        Query read = QueryFactory.create(PREFIX + query);

        assertEquals(false, NeededStatements.areMissing(read, data));
        assertEquals(true, QueryExec.graph(data).query(read).select().hasNext());
    }

    /** Of ours each question has an answer, but for that on annotations, which are none of ours; of the example's cases each that is told to have none has none. */
    @Test
    void noQuestionThatHasAnAnswerIsCalledUnanswered(Store own, ExampleStore example) {
        List<Question> questions = QuestionLibrary.ofProject().questions();
        Graph cases = example.store().dataset().getDefaultGraph();

        assertEquals(
                List.of("annotation-audit"),
                questions.stream()
                        .filter(question -> NeededStatements.areMissing(
                                question.query(), own.dataset().getDefaultGraph()))
                        .map(Question::id)
                        .toList());
        questions.stream()
                .filter(question -> NeededStatements.areMissing(question.query(), cases))
                .forEach(question -> assertFalse(
                        QueryExec.dataset(example.store().dataset())
                                .query(question.query())
                                .select()
                                .hasNext(),
                        question.id()));
    }
}
