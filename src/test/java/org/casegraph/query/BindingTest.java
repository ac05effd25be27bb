package org.casegraph.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.casegraph.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BindingTest {
    private static final String WORDS =
            """
            SELECT ?_word ?_most_integer ?_since_xsd_date ?_of_iri {
              VALUES ?_word { "none" }
              VALUES ?_most_integer { 7 }
              VALUES ?_since_xsd_date { UNDEF }
              VALUES ?_of_iri { UNDEF }
            }
            """;

    private final DatasetGraph dataset = Fixture.dataset();
    private final Question before = QuestionLibrary.ofProject().question("findings-before-diagnosis");
    private final Question words = Question.of("words", "words.rq", WORDS);

    @Test
    void withoutArgumentsTheDefaultsStand() {
        assertEquals(before.query(), before.bind(Map.of(), dataset));
        assertEquals(before.query(), before.bind(Map.of("case", " "), dataset));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "final",
                "<https://w3id.org/casegraph/ontology#FinalDiagnosis>",
                "https://w3id.org/casegraph/ontology#FinalDiagnosis",
                "cg:FinalDiagnosis",
                "Final Diagnosis"
            })
    void anIriIsKnownByChoiceIriCurieAndLabel(String value) {
        assertEquals(before.query(), before.bind(Map.of("diagnosis", value), dataset));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "invented-1999",
                "case:invented-1999",
                "https://w3id.org/casegraph/case/invented-1999",
                "An invented insulinoma"
            })
    void aCaseIsKnownByIdCurieIriAndLabel(String value) {
        assertEquals(List.of("invented-1999#sweating", "invented-1999#nodule"), found(Map.of("case", value)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            nullValues = "nothing",
            textBlock =
                    """
                    certainty=probable                 => insulin-before sweating
                    polarity=absent                    => no-fever
                    polarity=any                       => no-fever nodule nodule-size sweating
                    diagnosis=working                  => nothing
                    diagnosis=working certainty=probable => sweating
                    """)
    void anArgumentReplacesTheDefault(String arguments, String expected) {
        Map<String, String> values = List.of(arguments.split(" ")).stream()
                .map(argument -> argument.split("="))
                .collect(Collectors.toMap(argument -> argument[0], argument -> argument[1]));
        values.put("case", "invented-1999");

        assertEquals(
                expected == null ? "" : expected,
                found(values).stream()
                        .map(finding -> finding.substring(finding.indexOf('#') + 1))
                        .sorted()
                        .collect(Collectors.joining(" ")));
    }

    @Test
    void bindingLeavesTheQuestionAsItWas() {
        Query bound = before.bind(Map.of("diagnosis", "working"), dataset);

        assertNotEquals(before.query(), bound);
        assertEquals(
                QueryFactory.create(before.text()).toString(), before.query().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "final } DROP ALL #",
                "cg:Final } . ?s ?p ?o . {",
                "<http://example.org/a> } ?s ?p ?o {",
                "<http://example.org/a b>",
                "http://example.org/\"} DROP",
                "'; DROP ALL; --",
                "<relative>"
            })
    void whatIsNoIriIsRefused(String value) {
        Problem problem = assertThrows(Problem.class, () -> before.bind(Map.of("diagnosis", value), dataset));

        assertEquals(
                "diagnosis=" + value + ": ", problem.getMessage().substring(0, ("diagnosis=" + value + ": ").length()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none\" } DROP ALL #", "\\\" } ?s ?p ?o", "'''", "a\nb", "} UNION { ?s ?p ?o", "?_word"})
    void aStringStaysTheStringItIs(String value) {
        Query bound = words.bind(Map.of("word", value), dataset);

        assertEquals(
                value.strip(),
                ParameterBlocks.in(QueryFactory.create(bound.toString())).values().stream()
                        .findFirst()
                        .flatMap(node -> node)
                        .orElseThrow()
                        .getLiteralLexicalForm());
    }

    @Test
    void numbersAndDatesAreTyped() {
        String csv = Fixture.answer(
                words.bind(Map.of("most", "12", "since", "1999-12-31"), dataset), dataset, AnswerFormat.TSV);

        assertEquals("\"none\"\t12\t\"1999-12-31\"^^<http://www.w3.org/2001/XMLSchema#date>\t", csv.split("\n")[1]);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            textBlock =
                    """
                    most:twelve        => most=twelve: this is no whole number. Write digits only.
                    since:31.12.1999   => since=31.12.1999: this is no date. Write it as 2020-07-31.
                    of:fndng           => of=fndng: no such term. Nearest: finding
                    of:cg:Findng       => of=cg:Findng: no such term. Nearest: cg:Finding.
                    of:<relative>      => of=<relative>: this IRI is not absolute. Begin it with a scheme such as https:.
                    wrd:x              => wrd=x: words has no parameter 'wrd'. Nearest: word.
                    """)
    void whatCannotBeMeantIsToldWithWhatCould(String argument, String message) {
        String[] parts = argument.split(":", 2);

        Problem problem = assertThrows(Problem.class, () -> words.bind(Map.of(parts[0], parts[1]), dataset));

        assertTrue(problem.getMessage().startsWith(message), problem.getMessage());
    }

    @Test
    void anUnknownChoiceIsToldWithTheNearestChoices() {
        Question timeline = QuestionLibrary.ofProject().question("timeline");
        Problem problem = assertThrows(Problem.class, () -> timeline.bind(Map.of("kind", "evnts"), dataset));

        assertEquals("kind=evnts: nothing here has this name. Nearest: events.", problem.getMessage());
    }

    @Test
    void anUnknownCaseIsToldWithTheNearestCase() {
        Problem problem = assertThrows(Problem.class, () -> before.bind(Map.of("case", "invented-1998"), dataset));

        assertTrue(
                problem.getMessage().startsWith("case=invented-1998: no such case. Nearest: invented-1999"),
                problem.getMessage());
    }

    @Test
    void aTermGoesBeforeTheNodesOfCasesThatAreCalledTheSame() {
        assertEquals(words.bind(Map.of("of", "cg:Sweating"), dataset), words.bind(Map.of("of", "sweating"), dataset));
    }

    @Test
    void anIdIsUnderstoodAsTheFieldWritesIt() {
        assertEquals(
                words.bind(Map.of("of", "obo:HP_0001939"), dataset), words.bind(Map.of("of", "HP:0001939"), dataset));
        assertThrows(Problem.class, () -> words.bind(Map.of("of", "HP:9999999"), dataset));
    }

    @Test
    void anIriOfOthersMayNameNothingHere() {
        Question timeline = QuestionLibrary.ofProject().question("timeline");
        Query bound = timeline.bind(Map.of("kind", "obo:MONDO_0000001"), dataset);

        assertEquals(1, Fixture.answer(bound, dataset, AnswerFormat.CSV).lines().count());
    }

    private List<String> found(Map<String, String> arguments) {
        return Fixture.answer(before.bind(arguments, dataset), dataset, AnswerFormat.CSV)
                .lines()
                .skip(1)
                .map(line -> line.split(",")[1])
                .map(finding -> finding.substring(finding.lastIndexOf('/') + 1))
                .toList();
    }
}
