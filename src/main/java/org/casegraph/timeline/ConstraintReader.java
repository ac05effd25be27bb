package org.casegraph.timeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.system.G;
import org.casegraph.graph.ShortNames;
import org.casegraph.graph.Values;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.vocabulary.CG;

/** Reads what a case says of time as constraints: the strongest first, then in the order of their passages. */
final class ConstraintReader {
    private static final Set<String> DURATIONS = Set.of(
            XSDDatatype.XSDduration.getURI(),
            XSDDatatype.XSDyearMonthDuration.getURI(),
            XSDDatatype.XSDdayTimeDuration.getURI());
    private static final String STRENGTH_REMEDY = "Give it cg:StatedOrder, cg:MarkedOrder or cg:NarrativeOrder";

    private final Graph graph;
    private final CaseLabels text;
    private final List<Problem> problems = new ArrayList<>();

    private ConstraintReader(CaseLabels text) {
        this.graph = text.graph();
        this.text = text;
    }

    /** All constraints of a case; a {@link Problem} with a line for each that is malformed. */
    static List<Constraint> read(CaseLabels text) {
        return new ConstraintReader(text).read();
    }

    private List<Constraint> read() {
        List<Constraint> constraints = new ArrayList<>();
        readEach(CG.TemporalConstraint, this::temporalConstraint, constraints);
        readEach(CG.DateConstraint, this::dateConstraint, constraints);
        constraints.sort(Comparator.comparing(Constraint::strength)
                .thenComparing(c -> text.place(c.step().constraint()))
                .thenComparing(c -> c.step().constraint(), Occurrences.BY_IRI));
        if (!problems.isEmpty()) {
            throw Problem.all(problems);
        }
        List<Constraint> structural = reports();
        structural.addAll(courses());
        List<Constraint> all = new ArrayList<>(structural);
        all.addAll(constraints);
        structural.addAll(ends(all));
        structural.addAll(constraints);
        return structural;
    }

    private void readEach(Node type, Function<Node, Constraint> reader, List<Constraint> constraints) {
        List<Node> statements = G.nodesOfTypeAsList(graph, type);
        for (Node statement : statements.stream().sorted(Occurrences.BY_IRI).toList()) {
            try {
                constraints.add(reader.apply(statement));
            } catch (Problem problem) {
                problems.add(problem);
            }
        }
    }

    private Constraint temporalConstraint(Node statement) {
        Node first = occurrence(statement, CG.earlier);
        Node second = occurrence(statement, CG.later);
        TimePoint earlier = new TimePoint(first, boundary(statement, CG.earlierBoundary));
        TimePoint later = new TimePoint(second, boundary(statement, CG.laterBoundary));
        Strength strength = strength(statement);
        Distance distance = new Distance(
                duration(statement, CG.minimum).orElse(CalendarDuration.ZERO),
                flag(statement, CG.minimumInclusive, true),
                duration(statement, CG.maximum),
                flag(statement, CG.maximumInclusive, true),
                duration(statement, CG.tolerance).orElse(CalendarDuration.ZERO),
                flag(statement, CG.strict, false));
        if (distance.isEmpty()) {
            throw problem(
                    statement,
                    "no distance is as long as cg:minimum and as short as cg:maximum",
                    "Make cg:minimum the shorter of the two, and both inclusive if they are equal");
        }
        Step step = text.step(statement, text.words(earlier, distance, later, strength));
        return new Constraint(earlier, later, distance, strength, step);
    }

    private Constraint dateConstraint(Node statement) {
        Node dated = occurrence(statement, CG.occurrence);
        Strength strength = strength(statement);
        Node date = one(statement, CG.date)
                .orElseThrow(() -> problem(statement, "it has no cg:date", CalendarPeriod.REMEDY));
        CalendarPeriod period = CalendarPeriod.of(date)
                .orElseThrow(() -> problem(
                        statement, "cg:date is " + date + ", which is no date this reads", CalendarPeriod.REMEDY));
        String words = text.label(dated) + " is dated " + date.getLiteralLexicalForm();
        return constraint(statement, TimePoint.ORIGIN, TimePoint.start(dated), period.fromOrigin(), strength, words);
    }

    /** What was told at an encounter had begun by then. */
    private List<Constraint> reports() {
        List<Constraint> constraints = new ArrayList<>();
        for (Node statement : Values.subjects(graph, CG.reportedAt, Node.ANY)) {
            for (Node encounter : text.objects(statement, CG.reportedAt)) {
                String words = text.label(statement) + " was reported at " + text.label(encounter)
                        + ", so it starts then or before";
                constraints.add(constraint(
                        statement,
                        TimePoint.start(statement),
                        TimePoint.start(encounter),
                        Distance.NOT_BEFORE,
                        Strength.STATED,
                        words));
            }
        }
        return constraints;
    }

    /** What was observed in the course of an event starts neither before that event starts nor after it ends. */
    private List<Constraint> courses() {
        List<Constraint> constraints = new ArrayList<>();
        for (Node statement : Values.subjects(graph, CG.observedDuring, Node.ANY)) {
            for (Node event : text.objects(statement, CG.observedDuring)) {
                String words = text.label(statement) + " was observed during " + text.label(event);
                TimePoint observed = TimePoint.start(statement);
                constraints.add(constraint(
                        statement,
                        TimePoint.start(event),
                        observed,
                        Distance.NOT_BEFORE,
                        Strength.STATED,
                        words + ", so it does not start before it"));
                constraints.add(constraint(
                        statement,
                        observed,
                        new TimePoint(event, CG.End),
                        Distance.NOT_BEFORE,
                        Strength.STATED,
                        words + ", so it does not start after its end"));
            }
        }
        return constraints;
    }

    /** No occurrence ends before it starts. */
    private List<Constraint> ends(List<Constraint> constraints) {
        Set<TimePoint> ends = new LinkedHashSet<>();
        for (Constraint constraint : constraints) {
            ends.add(constraint.earlier());
            ends.add(constraint.later());
        }
        ends.removeIf(TimePoint::isStart);
        return ends.stream()
                .map(end -> new Constraint(
                        TimePoint.start(end.occurrence()),
                        end,
                        Distance.NOT_BEFORE,
                        Strength.STATED,
                        new Step(
                                end.occurrence(),
                                text.label(end) + " comes at or after its start",
                                Optional.empty(),
                                Optional.empty())))
                .toList();
    }

    private Constraint constraint(
            Node statement, TimePoint earlier, TimePoint later, Distance distance, Strength strength, String words) {
        Step step = text.step(statement, words + " (" + strength.word() + ")");
        return new Constraint(earlier, later, distance, strength, step);
    }

    private Node occurrence(Node statement, Node property) {
        Node occurrence = one(statement, property)
                .orElseThrow(
                        () -> problem(statement, "it has no " + name(property), "Name the occurrence that is meant"));
        if (occurrence.isLiteral() || !graph.contains(occurrence, Node.ANY, Node.ANY)) {
            throw problem(
                    statement,
                    name(property) + " is " + occurrence + ", of which the case says nothing",
                    "Correct the name, or describe that occurrence");
        }
        return occurrence;
    }

    private Node boundary(Node statement, Node property) {
        Node boundary = one(statement, property).orElse(CG.Start);
        if (!boundary.equals(CG.Start) && !boundary.equals(CG.End)) {
            throw problem(statement, name(property) + " is " + boundary, "Give it cg:Start or cg:End");
        }
        return boundary;
    }

    private Strength strength(Node statement) {
        Node term = one(statement, CG.strength)
                .orElseThrow(() -> problem(statement, "it has no cg:strength", STRENGTH_REMEDY));
        return Strength.of(term)
                .orElseThrow(
                        () -> problem(statement, "cg:strength is " + term + ", which is no strength", STRENGTH_REMEDY));
    }

    private Optional<CalendarDuration> duration(Node statement, Node property) {
        return one(statement, property).map(value -> {
            String remedy = "Write it as a duration that is not negative, such as \"P14M\"^^xsd:duration or"
                    + " \"P3D\"^^xsd:duration";
            if (!value.isLiteral() || !DURATIONS.contains(value.getLiteralDatatypeURI())) {
                throw problem(statement, name(property) + " is " + value + ", which is no xsd:duration", remedy);
            }
            try {
                return CalendarDuration.parse(value.getLiteralLexicalForm());
            } catch (IllegalArgumentException e) {
                throw Problem.of(
                        Mistake.BAD_CONSTRAINT,
                        text.name(statement),
                        name(property) + " is \"" + value.getLiteralLexicalForm()
                                + "\", which is no duration to reckon with",
                        remedy,
                        e);
            }
        });
    }

    private boolean flag(Node statement, Node property, boolean unlessGiven) {
        return one(statement, property)
                .map(value -> {
                    if (!value.isLiteral()
                            || !value.getLiteral().isWellFormed()
                            || !(value.getLiteralValue() instanceof Boolean flag)) {
                        throw problem(statement, name(property) + " is " + value, "Give it true or false");
                    }
                    return flag;
                })
                .orElse(unlessGiven);
    }

    private Optional<Node> one(Node statement, Node property) {
        List<Node> values = text.objects(statement, property);
        if (values.size() > 1) {
            throw problem(
                    statement,
                    "it has " + values.size() + " values of " + name(property),
                    "Keep one, and write a constraint of its own for each other");
        }
        return values.stream().findFirst();
    }

    private static String name(Node property) {
        return ShortNames.ofProject().of(property);
    }

    private Problem problem(Node statement, String what, String remedy) {
        return Problem.of(Mistake.BAD_CONSTRAINT, text.name(statement), what, remedy);
    }
}
