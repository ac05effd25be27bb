package org.casegraph.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.system.G;
import org.casegraph.graph.Values;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.source.SourceGraph;
import org.casegraph.vocabulary.CG;

/**
 * Does the time of a case hold together? Besides the constraints, ages, durations and dates that stand on its nodes are held
 * against what the constraints prove. Nothing follows from those; they must only not contradict it.
 */
public final class TimeCheck {
    private static final String REMEDY = "Compare these passages with the report and correct one of them";

    private static final int LONGEST_LIFE = 150;

    private final SourceGraph source;
    private final Graph graph;
    private final CaseLabels text;
    private final Timeline timeline;

    private TimeCheck(SourceGraph source, CaseLabels text, ClassTree classes) {
        this.source = source;
        this.graph = source.graph();
        this.text = text;
        this.timeline = Timeline.of(text, classes);
    }

    /** What contradicts something else that the case says of time, each at the line of its statement. */
    public static List<Problem> problems(SourceGraph source) {
        CaseLabels text =
                new CaseLabels(source.graph(), node -> source.first(node).map(source::where));
        try {
            return new TimeCheck(source, text, ClassTree.ofProject()).problems();
        } catch (Problem contradiction) {
            return List.of(contradiction);
        }
    }

    private List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        List<Node> births = G.nodesOfTypeAsList(graph, CG.Birth);
        if (births.size() == 1) {
            ages(births.get(0)).forEach(problems::add);
            datesBefore(births.get(0)).forEach(problems::add);
        }
        durations().forEach(problems::add);
        timeline.droppedNarrative().stream().map(this::dropped).forEach(problems::add);
        timeline.tooLong(source.file() + ": " + source.name()).ifPresent(problems::add);
        return problems;
    }

    /** The order of telling may run against the order of events; more often somebody has mixed up two names. */
    private Problem dropped(DroppedConstraint dropped) {
        Node constraint = dropped.constraint();
        return Problem.of(
                Mistake.DOUBTFUL,
                graph.stream(constraint, CG.earlier, Node.ANY)
                        .findFirst()
                        .map(source::where)
                        .orElseGet(() -> source.where(constraint)),
                text.label(constraint) + " is left out, as it is only the order of telling and these cannot all hold: "
                        + Timeline.told(dropped.contradiction()),
                "See whether cg:earlier and cg:later are the right way round");
    }

    /** An age in completed years is less than a year short of the next. */
    private Stream<Problem> ages(Node birth) {
        return graph.stream(Node.ANY, CG.ageYears, Node.ANY).flatMap(age -> {
            OptionalLong years = Values.wholeNumber(graph, age.getSubject(), CG.ageYears);
            return years.isEmpty() || years.getAsLong() < 0 || years.getAsLong() > LONGEST_LIFE
                    ? Stream.empty()
                    : text.objects(age.getSubject(), CG.ageAt).stream()
                            .flatMap(event -> against(age, birth, event, age(years.getAsLong())).stream());
        });
    }

    private static Distance age(long years) {
        return new Distance(
                CalendarDuration.parse("P" + years + "Y"),
                true,
                Optional.of(CalendarDuration.parse("P" + (years + 1) + "Y")),
                false,
                CalendarDuration.ZERO,
                false);
    }

    /** Nothing is dated before the birth, unless the case tells of the time before it. */
    private Stream<Problem> datesBefore(Node birth) {
        return G.nodesOfTypeAsList(graph, CG.Gestation).isEmpty()
                ? graph.stream(Node.ANY, CG.date, Node.ANY)
                        .flatMap(date -> text.objects(date.getSubject(), CG.occurrence).stream()
                                .flatMap(event -> against(date, birth, event, Distance.NOT_BEFORE).stream()))
                : Stream.empty();
    }

    /** What had lasted so long when it was told began as long before, give or take one of the unit it is told in. */
    private Stream<Problem> durations() {
        return graph.stream(Node.ANY, CG.duration, Node.ANY)
                .flatMap(duration -> text.objects(duration.getSubject(), CG.reportedAt).stream()
                        .flatMap(told -> lasting(duration.getObject()).stream()
                                .flatMap(lasted -> against(duration, duration.getSubject(), told, lasted).stream())));
    }

    private static Optional<Distance> lasting(Node duration) {
        if (!duration.isLiteral()) {
            return Optional.empty();
        }
        String lexical = duration.getLiteralLexicalForm();
        try {
            CalendarDuration lasted = CalendarDuration.parse(lexical);
            return Optional.of(new Distance(lasted, true, Optional.of(lasted), true, unit(lexical), false));
        } catch (IllegalArgumentException e) {
            // What is no duration breaks a shape, and is told there.
            return Optional.empty();
        }
    }

    /** One of the last unit that is written: a month of 14 months, a day of three days. */
    private static CalendarDuration unit(String lexical) {
        String unit = lexical.substring(lexical.length() - 1);
        return CalendarDuration.parse((lexical.contains("T") ? "PT1" : "P1") + unit);
    }

    private Optional<Problem> against(Triple statement, Node earlier, Node later, Distance distance) {
        TimePoint from = TimePoint.start(earlier);
        TimePoint to = TimePoint.start(later);
        Step step = text.step(statement.getSubject(), text.words(from, distance, to, Strength.STATED));
        return timeline.against(new Constraint(from, to, distance, Strength.STATED, step))
                .map(steps -> Problem.of(
                        Mistake.CONTRADICTION,
                        source.where(statement),
                        text.label(statement.getSubject()) + " cannot be so, as these cannot all hold: "
                                + Timeline.told(steps),
                        REMEDY));
    }
}
