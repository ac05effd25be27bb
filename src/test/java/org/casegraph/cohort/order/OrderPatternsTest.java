package org.casegraph.cohort.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.query.QueryExecException;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;
import org.casegraph.MappedProject;
import org.casegraph.SharedProject;
import org.casegraph.query.Question;
import org.casegraph.query.QuestionLibrary;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The question order-patterns; that its pairs are what SPARQL counts, the plain form says. */
@ExtendWith(SharedProject.class)
class OrderPatternsTest {
    private static final List<String> COUNTS = List.of(
            "certainly",
            "probably",
            "possibly",
            "together",
            "certainlyFollows",
            "probablyFollows",
            "possiblyFollows",
            "undetermined",
            "n");

    private static DatasetGraph memory;
    private static DatasetGraph columns;
    private static Question question;

    @BeforeAll
    static void open(MappedProject project) {
        memory = project.memory();
        columns = project.columns();
        question = QuestionLibrary.ofProject().question("order-patterns");
    }

    @Test
    void inMemoryAndOverColumnsTheSame() {
        for (String rows : List.of("pairs", "sequences", "cases")) {
            Map<String, String> asked = Map.of("rows", rows, "fewest", "1", "top", "300");

            List<Map<String, String>> found = rows(memory, asked);
            assertTrue(found.size() >= 300, rows + ": " + found.size());
            assertEquals(found, rows(columns, asked), rows);
        }
    }

    @Test
    void eachCountIsThatOfItsCases() {
        Map<String, String> asked = Map.of("fewest", "1", "top", "200");
        Map<String, String> ofCases = Map.of("fewest", "1", "top", "200", "rows", "cases");
        Map<String, List<Map<String, String>>> cases =
                rows(columns, ofCases).stream().collect(Collectors.groupingBy(OrderPatternsTest::pair));

        for (Map<String, String> row : rows(columns, asked)) {
            for (String count : COUNTS) {
                assertEquals(
                        number(row, count),
                        cases.get(pair(row)).stream()
                                .mapToInt(one -> number(one, count))
                                .sum(),
                        count + " of " + row);
            }
        }
    }

    @Test
    void whatIsCertainIsProbableAndWhatIsProbableIsPossible() {
        for (Map<String, String> row : rows(columns, Map.of("fewest", "1", "top", "1000"))) {
            assertTrue(number(row, "certainly") <= number(row, "probably"), row::toString);
            assertTrue(number(row, "probably") <= number(row, "possibly"), row::toString);
            assertTrue(number(row, "probablyFollows") <= number(row, "possiblyFollows"), row::toString);
            assertTrue(number(row, "possibly") + number(row, "certainlyFollows") <= number(row, "n"), row::toString);
            assertEquals(
                    number(row, "n"),
                    Stream.of("certainly", "certainlyFollows", "together", "undetermined")
                            .mapToInt(count -> number(row, count))
                            .sum(),
                    row::toString);
        }
    }

    @Test
    void aClassThatIsAskedForStandsWhereItIsAskedFor() {
        String pruritus = "https://w3id.org/casegraph/ontology#Pruritus";
        String diagnosis = "https://w3id.org/casegraph/ontology#FinalDiagnosis";
        Map<String, String> forth =
                rows(columns, Map.of("first", pruritus, "second", diagnosis)).get(0);
        Map<String, String> back =
                rows(columns, Map.of("first", diagnosis, "second", pruritus)).get(0);

        assertEquals(4, number(forth, "certainly"));
        assertEquals(7, number(forth, "probably"));
        assertEquals(number(forth, "certainly"), number(back, "certainlyFollows"));
        assertEquals(number(forth, "possibly"), number(back, "possiblyFollows"));
        assertEquals(number(forth, "possiblyFollows"), number(back, "possibly"));
        assertTrue(rows(columns, Map.of("second", pruritus)).stream()
                .allMatch(row -> row.get("second").equals(pruritus)));
    }

    @Test
    void sequencesAreInNoMoreCasesThanTheirPairs() {
        Map<String, Map<String, String>> pairs = new LinkedHashMap<>();
        rows(columns, Map.of("fewest", "1", "top", "100000")).forEach(row -> pairs.put(pair(row), row));
        List<Map<String, String>> sequences = rows(columns, Map.of("fewest", "1", "rows", "sequences"));

        assertFalse(sequences.isEmpty());
        for (Map<String, String> sequence : sequences) {
            assertTrue(number(sequence, "probably") <= number(sequence, "n"), sequence::toString);
            assertTrue(
                    number(sequence, "probably") <= before(pairs, sequence.get("first"), sequence.get("second")),
                    sequence::toString);
            assertTrue(
                    number(sequence, "probably") <= before(pairs, sequence.get("second"), sequence.get("third")),
                    sequence::toString);
            assertTrue(number(sequence, "probably") <= number(sequence, "possibly"), sequence::toString);
            assertTrue(number(sequence, "possibly") <= number(sequence, "n"), sequence::toString);
            assertEquals("", sequence.get("possiblyFollows"));
        }
    }

    /** In how many cases, whichever way round the pair is told. */
    private static int before(Map<String, Map<String, String>> pairs, String first, String second) {
        return pairs.containsKey(first + " " + second)
                ? number(pairs.get(first + " " + second), "probably")
                : number(pairs.get(second + " " + first), "probablyFollows");
    }

    @Test
    void itLooksAtTheCohortOnly() {
        List<Map<String, String>> ofOne = rows(columns, Map.of("case", "wang-2022", "fewest", "1", "top", "5"));

        assertEquals(5, ofOne.size());
        assertTrue(ofOne.stream().allMatch(row -> row.get("n").equals("1")));
        assertEquals(List.of(), rows(columns, Map.of("case", "wang-2022", "fewest", "2")));
    }

    @Test
    void argumentsThatMeanNothingAreTold() {
        for (String arguments : List.of(
                "'' 'rows' 1 1 'any' 'any'",
                "'' 'pairs' 1.5 1 'any' 'any'",
                "'' 'pairs' 'one' 1 'any' 'any'",
                "'' 'pairs' 1 1 'none' 'any'",
                "'' 'pairs' 1 1 'any'")) {
            QueryExec exec = QueryExec.dataset(columns)
                    .query("SELECT * { ( " + arguments + " ) <" + OrderPatternsOf.IRI
                            + "> ( ?a ?b ?c ?d ?e ?f ?g ?h ?i ?j ?k ?l ?m ) }")
                    .build();

            assertThrows(QueryExecException.class, () -> exec.select().hasNext(), arguments);
            exec.close();
        }
    }

    private static String pair(Map<String, String> row) {
        return row.get("first") + " " + row.get("second");
    }

    private static int number(Map<String, String> row, String name) {
        return Integer.parseInt(row.get(name));
    }

    private static List<Map<String, String>> rows(DatasetGraph dataset, Map<String, String> arguments) {
        List<Map<String, String>> rows = new ArrayList<>();
        try (QueryExec exec = QueryExec.dataset(dataset)
                .query(question.bind(arguments, dataset))
                .build()) {
            exec.select().forEachRemaining(row -> {
                Map<String, String> cells = new LinkedHashMap<>();
                for (String name : Stream.concat(Stream.of("first", "second", "third", "case"), COUNTS.stream())
                        .toList()) {
                    Node node = row.get(name);
                    cells.put(name, node == null ? "" : node.isURI() ? node.getURI() : node.getLiteralLexicalForm());
                }
                rows.add(cells);
            });
        }
        return rows;
    }
}
