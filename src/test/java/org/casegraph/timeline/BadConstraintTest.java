package org.casegraph.timeline;

import static org.casegraph.timeline.CaseTurtle.node;
import static org.casegraph.timeline.CaseTurtle.pairs;
import static org.casegraph.timeline.CaseTurtle.timeline;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.casegraph.problem.Problem;
import org.casegraph.vocabulary.CG;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BadConstraintTest {
    private static final String EVENTS = "<#a> a cg:Event . <#b> a cg:Event . <#c> a cg:Event .\n";
    private static final String HERE = CaseTurtle.CASE + "#";
    private static final String DURATION_REMEDY = ". Write it as a duration that is not negative, such as"
            + " \"P14M\"^^xsd:duration or \"P3D\"^^xsd:duration.";
    private static final String STRENGTH_REMEDY = ". Give it cg:StatedOrder, cg:MarkedOrder or cg:NarrativeOrder.";
    private static final String DATE_REMEDY =
            ". Write it as printed, such as \"2020-07\"^^xsd:gYearMonth, with a year from 1 to 9999.";

    private static String message(String turtle) {
        return assertThrows(Problem.class, () -> timeline(EVENTS + turtle)).getMessage();
    }

    @Test
    void contradictionNamesThePassagesOfTheCycle() {
        String message = message(
                """
                <#1> a cg:TemporalConstraint ; cg:earlier <#a> ; cg:later <#b> ; cg:strict true ; cg:strength cg:StatedOrder ; cg:statedIn <#p1> .
                <#2> a cg:TemporalConstraint ; cg:earlier <#b> ; cg:later <#c> ; cg:strength cg:MarkedOrder ; cg:statedIn <#p2> .
                <#3> a cg:TemporalConstraint ; rdfs:label "c before a" ; cg:earlier <#c> ; cg:later <#a> ; cg:strength cg:MarkedOrder ; cg:statedIn <#p3> .
                <#4> a cg:TemporalConstraint ; cg:earlier <#a> ; cg:later <#c> ; cg:minimum "P1D"^^xsd:duration ; cg:strength cg:NarrativeOrder .
                <#p1> cg:quote "one day later" ; cg:start 5 . <#p2> cg:quote "and then" ; cg:start 10 . <#p3> cg:quote "before" ; cg:start 20 .
                """);

        assertEquals(
                HERE + "3 “c before a”: it contradicts what else the case says of time, as these cannot all hold:"
                        + " “and then”: c comes at or after b (marked) [" + HERE + "2];"
                        + " “one day later”: b comes after a (stated) [" + HERE + "1];"
                        + " “before”: a comes at or after c (marked) [" + HERE + "3]."
                        + " Compare these passages with the report and correct one of the constraints, or give it"
                        + " cg:NarrativeOrder if only the order of telling speaks for it.",
                message);
    }

    @Test
    void contradictionThroughATestNamesTheFindingOfIt() {
        String message = message(
                """
                <#f> a cg:Finding ; cg:observedIn <#a> .
                <#1> a cg:TemporalConstraint ; cg:earlier <#f> ; cg:later <#a> ; cg:strict true ; cg:strength cg:StatedOrder .
                """);

        assertEquals(
                HERE
                        + "1: it contradicts what else the case says of time, as these cannot all hold: f was observed in a,"
                        + " so the two start together [" + HERE + "f]; a comes after f (stated) [" + HERE + "1]."
                        + " Compare these passages with the report and correct one of the constraints, or give it"
                        + " cg:NarrativeOrder if only the order of telling speaks for it.",
                message);
    }

    @Test
    void eachContradictionIsALineOfItsOwn() {
        String message = message(
                """
                <#1> a cg:TemporalConstraint ; cg:earlier <#a> ; cg:later <#b> ; cg:strict true ; cg:strength cg:StatedOrder .
                <#2> a cg:TemporalConstraint ; cg:earlier <#b> ; cg:later <#a> ; cg:strength cg:StatedOrder .
                <#3> a cg:TemporalConstraint ; cg:earlier <#a> ; cg:later <#b> ; cg:maximum "P0D"^^xsd:duration ; cg:strength cg:StatedOrder .
                """);

        assertEquals(
                List.of(HERE + "2: it contradicts", HERE + "3: it contradicts"),
                message.lines().map(line -> line.split(" what else")[0]).toList());
    }

    @Test
    void narrativeConstraintThatContradictsIsDroppedAndReported() {
        Timeline timeline = timeline(
                EVENTS
                        + """
                <#1> a cg:TemporalConstraint ; cg:earlier <#a> ; cg:later <#b> ; cg:strict true ; cg:strength cg:StatedOrder .
                <#2> a cg:TemporalConstraint ; cg:earlier <#b> ; cg:later <#a> ; cg:strength cg:NarrativeOrder ; cg:statedIn <#p2> .
                <#3> a cg:TemporalConstraint ; cg:earlier <#b> ; cg:later <#c> ; cg:strict true ; cg:strength cg:NarrativeOrder ; cg:statedIn <#p3> .
                <#0> a cg:TemporalConstraint ; cg:earlier <#c> ; cg:later <#a> ; cg:strict true ; cg:strength cg:NarrativeOrder ; cg:statedIn <#p4> .
                <#p2> cg:start 1 . <#p3> cg:start 30 . <#p4> cg:start 200 .
                """);

        assertEquals(
                List.of(node("2"), node("0")),
                timeline.droppedNarrative().stream()
                        .map(DroppedConstraint::constraint)
                        .toList());
        assertEquals(
                List.of("c comes after b (narrative)", "b comes after a (stated)", "a comes after c (narrative)"),
                timeline.droppedNarrative().get(1).contradiction().stream()
                        .map(Step::words)
                        .toList());
        assertEquals(Set.of("a b", "a c", "b c"), pairs(timeline, CG.probablyPrecedes));
    }

    static Stream<Arguments> malformed() {
        String rest = " ; cg:earlier <#a> ; cg:later <#b> ; cg:strength cg:StatedOrder .";
        return Stream.of(
                Arguments.of(
                        "<#1> a cg:TemporalConstraint ; rdfs:label \"then\" ; cg:later <#b> ; cg:strength cg:StatedOrder .",
                        "1 “then”: it has no cg:earlier. Name the occurrence that is meant."),
                Arguments.of(
                        "<#1> a cg:TemporalConstraint ; cg:earlier <#b> ; cg:strength cg:StatedOrder .",
                        "1: it has no cg:later. Name the occurrence that is meant."),
                Arguments.of(
                        "<#1> a cg:TemporalConstraint ; cg:earlier <#a>, <#c> ; cg:later <#b> ; cg:strength cg:StatedOrder .",
                        "1: it has 2 values of cg:earlier. Keep one, and write a constraint of its own for each other."),
                Arguments.of(
                        "<#1> a cg:TemporalConstraint ; cg:earlier <#surgry> ; cg:later <#b> ; cg:strength cg:StatedOrder .",
                        "1: cg:earlier is " + HERE + "surgry, of which the case says nothing. Correct the name, or"
                                + " describe that occurrence."),
                Arguments.of(
                        "<#1> a cg:TemporalConstraint ; cg:earlier <#a> ; cg:later <#b> .",
                        "1: it has no cg:strength" + STRENGTH_REMEDY),
                Arguments.of(
                        "<#1> a cg:TemporalConstraint ; cg:earlier <#a> ; cg:later <#b> ; cg:strength cg:Weak .",
                        "1: cg:strength is " + CG.NS + "Weak, which is no strength" + STRENGTH_REMEDY),
                Arguments.of(
                        "<#1> a cg:TemporalConstraint ; cg:minimum \"14 months\"" + rest,
                        "1: cg:minimum is \"14 months\", which is no xsd:duration" + DURATION_REMEDY),
                Arguments.of(
                        "<#1> a cg:TemporalConstraint ; cg:minimum \"P2W\"^^xsd:duration" + rest,
                        "1: cg:minimum is \"P2W\", which is no duration to reckon with" + DURATION_REMEDY),
                Arguments.of(
                        "<#1> a cg:TemporalConstraint ; cg:maximum \"-P3D\"^^xsd:duration" + rest,
                        "1: cg:maximum is \"-P3D\", which is no duration to reckon with" + DURATION_REMEDY),
                Arguments.of(
                        "<#1> a cg:TemporalConstraint ; cg:tolerance \"P99999999999Y\"^^xsd:duration" + rest,
                        "1: cg:tolerance is \"P99999999999Y\", which is no duration to reckon with" + DURATION_REMEDY),
                Arguments.of(
                        "<#1> a cg:TemporalConstraint ; cg:minimum \"P9D\"^^xsd:duration ; cg:maximum"
                                + " \"P3D\"^^xsd:duration ; cg:tolerance \"P2D\"^^xsd:duration" + rest,
                        "1: no distance is as long as cg:minimum and as short as cg:maximum. Make cg:minimum the shorter"
                                + " of the two, and both inclusive if they are equal."),
                Arguments.of(
                        "<#1> a cg:TemporalConstraint ; cg:minimum \"P3D\"^^xsd:duration ; cg:maximum"
                                + " \"P3D\"^^xsd:duration ; cg:maximumInclusive false" + rest,
                        "1: no distance is as long as cg:minimum and as short as cg:maximum. Make cg:minimum the shorter"
                                + " of the two, and both inclusive if they are equal."),
                Arguments.of(
                        "<#1> a cg:TemporalConstraint ; cg:strict \"yes\"" + rest,
                        "1: cg:strict is \"yes\". Give it true or false."),
                Arguments.of(
                        "<#1> a cg:TemporalConstraint ; cg:laterBoundary cg:Middle" + rest,
                        "1: cg:laterBoundary is " + CG.NS + "Middle. Give it cg:Start or cg:End."),
                Arguments.of(
                        "<#1> a cg:DateConstraint ; cg:occurrence <#a> ; cg:strength cg:StatedOrder .",
                        "1: it has no cg:date" + DATE_REMEDY),
                Arguments.of(
                        "<#1> a cg:DateConstraint ; cg:occurrence <#a> ; cg:date \"July 2020\" ; cg:strength"
                                + " cg:StatedOrder .",
                        "1: cg:date is \"July 2020\", which is no date this reads" + DATE_REMEDY),
                Arguments.of(
                        "<#1> a cg:DateConstraint ; cg:occurrence <#a> ; cg:date \"-0044\"^^xsd:gYear ; cg:strength"
                                + " cg:StatedOrder .",
                        "1: cg:date is \"-0044\"^^xsd:gYear, which is no date this reads" + DATE_REMEDY));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void malformedConstraintIsNamedWithWhatToDo(String turtle, String message) {
        assertEquals(HERE + message, message(turtle));
    }
}
