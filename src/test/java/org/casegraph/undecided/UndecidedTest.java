package org.casegraph.undecided;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.casegraph.timeline.Timeline;
import org.junit.jupiter.api.Test;

class UndecidedTest {
    private static final String PREFIXES =
            """
            @base <https://w3id.org/casegraph/case/test> .
            @prefix cg: <https://w3id.org/casegraph/ontology#> .
            @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
            @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
            """;

    /** a before b before c, and d before e; nothing ties the two chains. */
    private static final String TWO_CHAINS =
            """
            <#a> a cg:Surgery ; rdfs:label "A" . <#b> a cg:Surgery ; rdfs:label "B" .
            <#c> a cg:Surgery ; rdfs:label "C" . <#d> a cg:WeightLoss ; rdfs:label "D" .
            <#e> a cg:Surgery ; rdfs:label "E" .
            <#ab> a cg:TemporalConstraint ; cg:earlier <#a> ; cg:later <#b> ; cg:strict true ; cg:strength cg:MarkedOrder .
            <#bc> a cg:TemporalConstraint ; cg:earlier <#b> ; cg:later <#c> ; cg:strict true ; cg:strength cg:MarkedOrder .
            <#de> a cg:TemporalConstraint ; cg:earlier <#d> ; cg:later <#e> ; cg:strict true ; cg:strength cg:MarkedOrder .
            """;

    private static Undecided undecided(String turtle, int most) {
        Graph graph = RDFParser.fromString(PREFIXES + turtle, Lang.TURTLE).toGraph();
        return Undecided.of(Timeline.of(graph), graph, most);
    }

    private static List<String> pairs(Answer answer) {
        return answer.pairs().stream()
                .map(pair -> pair.first().label() + pair.second().label())
                .toList();
    }

    @Test
    void aQuestionTellsWhatEachAnswerDecides() {
        Undecided undecided = undecided(TWO_CHAINS, 1);
        AuthorQuestion question = undecided.questions().get(0);

        assertEquals(6, undecided.open());
        assertEquals(10, undecided.pairs());
        assertEquals("Did “B” come before “D”, at the same time, or after it?", question.words());
        assertEquals(
                List.of("before", "at the same time", "after"),
                question.answers().stream()
                        .map(answer -> answer.reply().words())
                        .toList());
        assertEquals(List.of("AD", "AE", "BD", "BE"), pairs(question.answers().get(0)));
        assertEquals(
                List.of("AD", "AE", "BD", "BE", "CD"), pairs(question.answers().get(1)));
        assertEquals(List.of("BD", "CD"), pairs(question.answers().get(2)));
        assertEquals(2, question.settled());
        assertEquals(2, question.least());
    }

    @Test
    void whatIsImpossibleIsNotAsked() {
        Undecided undecided = undecided(
                """
                <#d> a cg:WeightLoss ; rdfs:label "D" . <#a> a cg:Surgery ; rdfs:label "A" .
                <#1> a cg:TemporalConstraint ; cg:earlier <#d> ; cg:later <#a> ; cg:strength cg:MarkedOrder .
                <#2> a cg:TemporalConstraint ; cg:earlier <#d> ; cg:later <#b> ; cg:strict true ; cg:strength cg:MarkedOrder .
                <#b> a cg:Surgery ; rdfs:label "B" .
                """,
                3);

        assertTrue(
                undecided.questions().stream()
                        .map(AuthorQuestion::words)
                        .toList()
                        .contains("Did “A” come after “D”, or at the same time?"),
                undecided::toString);
    }

    @Test
    void aFindingBeginsAndAnEventComes() {
        Undecided undecided = undecided(
                """
                <#d> a cg:WeightLoss ; rdfs:label "D" . <#a> a cg:Surgery ; rdfs:label "A" .
                <#da> a cg:TemporalConstraint ; cg:earlier <#a> ; cg:later <#d> ; cg:strength cg:MarkedOrder .
                """,
                1);

        assertEquals(
                List.of("Did “A” come before “D”, or at the same time?"),
                undecided.questions().stream().map(AuthorQuestion::words).toList());
        assertEquals(
                List.of("Did “D” begin before “A”, or at the same time?"),
                undecided(
                                """
                                <#a> a cg:Surgery ; rdfs:label "A" ; cg:statedIn <#2> . <#2> cg:start 9 .
                                <#d> a cg:WeightLoss ; rdfs:label "D" ; cg:statedIn <#1> . <#1> cg:start 5 .
                                <#da> a cg:TemporalConstraint ; cg:earlier <#d> ; cg:later <#a> ;
                                    cg:strength cg:MarkedOrder .
                                """,
                                1)
                        .questions()
                        .stream()
                        .map(AuthorQuestion::words)
                        .toList());
    }

    @Test
    void theWidestKnownIntervalIsAskedFor() {
        Undecided undecided = undecided(
                """
                <#a> a cg:Surgery ; rdfs:label "A" . <#b> a cg:Surgery ; rdfs:label "B" . <#c> a cg:WeightLoss ; rdfs:label "C" .
                <#ab> a cg:TemporalConstraint ; cg:earlier <#a> ; cg:later <#b> ; cg:minimum "P2D"^^xsd:duration ;
                    cg:maximum "P4D"^^xsd:duration ; cg:strength cg:StatedOrder .
                <#bc> a cg:TemporalConstraint ; cg:earlier <#b> ; cg:later <#c> ; cg:minimum "P10D"^^xsd:duration ;
                    cg:maximum "P30D"^^xsd:duration ; cg:strength cg:StatedOrder .
                """,
                3);
        AuthorQuestion widest = undecided.questions().get(0);

        assertEquals(0, undecided.open());
        assertEquals(1, undecided.questions().size());
        assertEquals("How many days after “A” did “C” begin? Known: from 12 to 34 days.", widest.words());
        assertEquals(
                List.of("AC", "BC"), pairs(widest.answers().get(0)), "22 days wide, and AB is of 2 days whatever C is");
    }

    @Test
    void labelsThatTwoShareAreToldApart() {
        Undecided undecided = undecided(
                """
                <#a> a cg:Surgery ; rdfs:label "biopsy" . <#b> a cg:Surgery ; rdfs:label "biopsy" .
                <#c> a cg:Surgery ; rdfs:label "C" .
                <#ac> a cg:TemporalConstraint ; cg:earlier <#a> ; cg:later <#c> ; cg:strength cg:MarkedOrder .
                """,
                5);

        assertTrue(
                undecided.questions().stream()
                        .map(AuthorQuestion::words)
                        .collect(Collectors.joining())
                        .contains("“biopsy (#a)”"),
                undecided::toString);
    }

    @Test
    void whereAllIsKnownNothingIsAsked() {
        Undecided undecided = undecided("<#a> a cg:Surgery ; rdfs:label \"A\" .", 3);

        assertEquals(new Undecided(1, 0, 0, List.of()), undecided);
    }
}
