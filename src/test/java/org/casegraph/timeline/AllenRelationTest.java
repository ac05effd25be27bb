package org.casegraph.timeline;

import static org.casegraph.timeline.CaseTurtle.node;
import static org.casegraph.timeline.CaseTurtle.words;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.jena.graph.Graph;
import org.casegraph.problem.Problem;
import org.casegraph.vocabulary.ALLEN;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Allen's relations against intervals of whole numbers, which share nothing with the solver. */
class AllenRelationTest {
    private static final Graph CLASSES = CaseTurtle.graph("cg:Event rdfs:subClassOf cg:Occurrence .");

    private static final int NETWORKS = 1_000;

    /** An interval from one whole number to another that is not before it. */
    private record Span(int start, int end) {
        boolean lasts() {
            return start < end;
        }

        /** As Allen draws the thirteen, and Vilain those of points. */
        AllenRelation to(Span other) {
            int starts = Integer.compare(start, other.start);
            int ends = Integer.compare(end, other.end);
            if (starts == 0) {
                return ends < 0 ? AllenRelation.STARTS : ends > 0 ? AllenRelation.STARTED_BY : AllenRelation.EQUALS;
            }
            if (ends == 0) {
                return starts > 0 ? AllenRelation.FINISHES : AllenRelation.FINISHED_BY;
            }
            if (starts != ends) {
                return starts > 0 ? AllenRelation.DURING : AllenRelation.CONTAINS;
            }
            int gap = starts < 0 ? Integer.compare(end, other.start) : Integer.compare(other.end, start);
            return starts < 0
                    ? gap < 0 ? AllenRelation.BEFORE : gap == 0 ? AllenRelation.MEETS : AllenRelation.OVERLAPS
                    : gap < 0 ? AllenRelation.AFTER : gap == 0 ? AllenRelation.MET_BY : AllenRelation.OVERLAPPED_BY;
        }
    }

    private static List<Span> spans(int last) {
        return IntStream.rangeClosed(0, last)
                .boxed()
                .flatMap(start -> IntStream.rangeClosed(start, last).mapToObj(end -> new Span(start, end)))
                .toList();
    }

    /** What is said of an event that is known to last, and of how one lies to another. */
    private static String lasts(String event) {
        return before(event, "Start", event, "End");
    }

    private static String before(String one, String its, String other, String others) {
        return "[] a cg:TemporalConstraint ; cg:earlier <#" + one + "> ; cg:earlierBoundary cg:" + its
                + " ; cg:later <#" + other + "> ; cg:laterBoundary cg:" + others
                + " ; cg:strict true ; cg:strength cg:StatedOrder .\n";
    }

    private static String together(String one, String its, String other, String others) {
        return "[] a cg:TemporalConstraint ; cg:earlier <#" + one + "> ; cg:earlierBoundary cg:" + its
                + " ; cg:later <#" + other + "> ; cg:laterBoundary cg:" + others
                + " ; cg:maximum \"P0D\"^^xsd:duration ; cg:strength cg:StatedOrder .\n";
    }

    /** Written by hand from Allen's drawings, and not from the limits of the program. */
    private static String turtle(AllenRelation relation, String a, String b) {
        return switch (relation) {
            case BEFORE -> before(a, "End", b, "Start");
            case MEETS -> together(a, "End", b, "Start");
            case OVERLAPS -> before(a, "Start", b, "Start") + before(b, "Start", a, "End") + before(a, "End", b, "End");
            case STARTS -> together(a, "Start", b, "Start") + before(a, "End", b, "End");
            case DURING -> before(b, "Start", a, "Start") + before(a, "End", b, "End");
            case FINISHES -> before(b, "Start", a, "Start") + together(a, "End", b, "End");
            case EQUALS -> together(a, "Start", b, "Start") + together(a, "End", b, "End");
            case AFTER -> turtle(AllenRelation.BEFORE, b, a);
            case MET_BY -> turtle(AllenRelation.MEETS, b, a);
            case OVERLAPPED_BY -> turtle(AllenRelation.OVERLAPS, b, a);
            case STARTED_BY -> turtle(AllenRelation.STARTS, b, a);
            case CONTAINS -> turtle(AllenRelation.DURING, b, a);
            case FINISHED_BY -> turtle(AllenRelation.FINISHES, b, a);
        };
    }

    private static Timeline timeline(String turtle) {
        return Timeline.of(CaseTurtle.graph(turtle), new ClassTree(CLASSES));
    }

    private static Set<AllenRelation> relations(String turtle) {
        return timeline(turtle).relations(node("a"), node("c"));
    }

    private static String events(String... names) {
        return Arrays.stream(names)
                .map(name -> "<#" + name + "> a cg:Event .\n")
                .collect(Collectors.joining());
    }

    /** With six numbers three intervals can lie to each other in every way. */
    @Test
    void allCompositionsAreThoseOfIntervalsThatLast() {
        Map<List<AllenRelation>, Set<AllenRelation>> table = compositions(true);
        assertEquals(169, table.size());
        assertEquals(409, table.values().stream().mapToInt(Set::size).sum(), "Allen's table has 409 entries");

        assertEquals(table, solved(lasts("a") + lasts("b") + lasts("c"), table.keySet()));
    }

    /** What may be a point composes otherwise: of some pairs no middle is left that is one. */
    @Test
    void allCompositionsAreThoseOfIntervalsThatMayBePoints() {
        Map<List<AllenRelation>, Set<AllenRelation>> table = compositions(false);
        assertEquals(169, table.size());

        Map<List<AllenRelation>, Set<AllenRelation>> found = new LinkedHashMap<>();
        for (List<AllenRelation> pair : table.keySet()) {
            found.put(
                    pair, relations(events("a", "b", "c") + said(pair.get(0), "a", "b") + said(pair.get(1), "b", "c")));
        }
        assertEquals(table, found);
    }

    /** Of two that meet both last, which a point that starts the other does not. */
    private static String said(AllenRelation relation, String a, String b) {
        return turtle(relation, a, b)
                + (relation == AllenRelation.MEETS || relation == AllenRelation.MET_BY ? lasts(a) + lasts(b) : "");
    }

    private static Map<List<AllenRelation>, Set<AllenRelation>> solved(String known, Set<List<AllenRelation>> pairs) {
        Map<List<AllenRelation>, Set<AllenRelation>> found = new LinkedHashMap<>();
        for (List<AllenRelation> pair : pairs) {
            found.put(
                    pair,
                    relations(events("a", "b", "c")
                            + known
                            + turtle(pair.get(0), "a", "b")
                            + turtle(pair.get(1), "b", "c")));
        }
        return found;
    }

    private static Map<List<AllenRelation>, Set<AllenRelation>> compositions(boolean lasting) {
        List<Span> spans =
                spans(5).stream().filter(span -> !lasting || span.lasts()).toList();
        Map<List<AllenRelation>, Set<AllenRelation>> table = new LinkedHashMap<>();
        for (Span a : spans) {
            for (Span b : spans) {
                for (Span c : spans) {
                    table.computeIfAbsent(List.of(a.to(b), b.to(c)), pair -> EnumSet.noneOf(AllenRelation.class))
                            .add(a.to(c));
                }
            }
        }
        return table;
    }

    @Test
    void justOneRelationHoldsBetweenTwoIntervalsOfKnownEndpoints() {
        for (Span one : spans(4)) {
            for (Span other : spans(4)) {
                Timeline timeline = timeline(events("a", "c", "day") + at("a", one) + at("c", other));
                String told = one + " to " + other;
                AllenRelation only = one.to(other);
                assertEquals(Set.of(only), timeline.relations(node("a"), node("c")), told);
                for (AllenRelation relation : AllenRelation.values()) {
                    assertEquals(
                            relation == only,
                            timeline.proof(node("a"), node("c"), relation.certainly())
                                    .isPresent(),
                            told + " " + relation);
                }
            }
        }
    }

    private static String at(String event, Span span) {
        return after(event, "Start", span.start()) + after(event, "End", span.end());
    }

    private static String after(String event, String boundary, int days) {
        return "[] a cg:TemporalConstraint ; cg:earlier <#day> ; cg:later <#" + event + "> ; cg:laterBoundary cg:"
                + boundary + " ; cg:minimum \"P" + days + "D\"^^xsd:duration ; cg:maximum \"P" + days
                + "D\"^^xsd:duration ; cg:strength cg:StatedOrder .\n";
    }

    @Test
    void ofEventsWhoseEndsAreNotToldMuchIsPossible() {
        String order = events("a", "c") + before("a", "Start", "c", "Start");

        assertEquals(
                EnumSet.of(
                        AllenRelation.BEFORE,
                        AllenRelation.MEETS,
                        AllenRelation.OVERLAPS,
                        AllenRelation.CONTAINS,
                        AllenRelation.FINISHED_BY),
                relations(order));
        assertEquals(EnumSet.allOf(AllenRelation.class), relations(events("a", "c")));
    }

    @Test
    void eventsThatEndAsTheyStartAreBeforeAfterOrEqual() {
        String points = events("a", "c") + together("a", "Start", "a", "End") + together("c", "Start", "c", "End");

        assertEquals(EnumSet.of(AllenRelation.BEFORE, AllenRelation.AFTER, AllenRelation.EQUALS), relations(points));
        assertEquals(EnumSet.of(AllenRelation.BEFORE), relations(points + before("a", "Start", "c", "Start")));
        assertEquals(EnumSet.of(AllenRelation.EQUALS), relations(points + together("a", "Start", "c", "Start")));
    }

    @Test
    void pointsStartAndFinishWhatLasts() {
        String point = events("a", "c") + together("a", "Start", "a", "End") + lasts("c");

        assertEquals(EnumSet.of(AllenRelation.STARTS), relations(point + together("a", "Start", "c", "Start")));
        assertEquals(EnumSet.of(AllenRelation.FINISHES), relations(point + together("a", "End", "c", "End")));
    }

    @Test
    void orderOfTellingMakesNothingCertainAndExcludesNothing() {
        String told = events("a", "c") + before("a", "End", "c", "Start").replace("StatedOrder", "NarrativeOrder");

        assertEquals(EnumSet.allOf(AllenRelation.class), relations(told));
    }

    @Test
    void birthHasNoRelation() {
        Graph classes =
                CaseTurtle.graph("cg:Event rdfs:subClassOf cg:Occurrence . cg:Birth rdfs:subClassOf cg:Event .");
        Timeline timeline = Timeline.of(
                CaseTurtle.graph("<#a> a cg:Birth . <#c> a cg:Event .\n" + before("a", "End", "c", "Start")),
                new ClassTree(classes));

        assertEquals(Set.of(), timeline.relations(node("a"), node("c")));
        assertEquals(Set.of(), timeline.relations(node("c"), node("a")));
        assertEquals(Set.of(), timeline.relations(node("c"), node("c")), "nothing is related to itself");
    }

    @Test
    void proofsTellWhatTheEndpointsRestOn() {
        Timeline timeline =
                timeline(events("a", "b", "c") + before("a", "End", "b", "Start") + before("b", "Start", "c", "Start"));

        assertEquals(
                List.of("b comes after end of a (stated)", "c comes after b (stated)"),
                words(timeline.proof(node("a"), node("c"), ALLEN.certainlyBefore)
                        .orElseThrow()));
        assertEquals(Optional.empty(), timeline.proof(node("a"), node("c"), ALLEN.certainlyMeets));
    }

    @Test
    void randomNetworksAllowWhatSomeAssignmentShows() {
        compare(IntStream.range(0, NETWORKS / 20).map(i -> i * 20), 4);
    }

    @Tag("long")
    @Test
    void thousandRandomNetworksAllowWhatSomeAssignmentShows() {
        compare(IntStream.range(0, NETWORKS), 10);
    }

    private static void compare(IntStream seeds, int fewest) {
        Set<AllenRelation> certain = EnumSet.noneOf(AllenRelation.class);
        Set<String> kinds = new TreeSet<>();
        seeds.forEach(seed -> {
            DrawnNetwork network = DrawnNetwork.of(new Random(seed), seed / 20 % 2 == 0);
            Map<String, Set<AllenRelation>> shown = network.shown();
            if (shown.isEmpty()) {
                assertThrows(Problem.class, () -> timeline(network.turtle()), "seed " + seed);
                kinds.add("contradictory");
                return;
            }
            Timeline timeline = timeline(network.turtle());
            shown.forEach((pair, relations) -> {
                String[] names = pair.split(" ");
                Set<AllenRelation> found = timeline.relations(node(names[0]), node(names[1]));
                assertEquals(relations, found, "seed " + seed + ": " + pair);
                for (AllenRelation relation : AllenRelation.values()) {
                    assertEquals(
                            relations.equals(Set.of(relation)),
                            timeline.proof(node(names[0]), node(names[1]), relation.certainly())
                                    .isPresent(),
                            "seed " + seed + ": " + pair + " " + relation);
                }
                if (found.size() == 1) {
                    certain.addAll(found);
                }
                kinds.add(found.size() == 1 ? "certain" : "possible");
            });
        });
        assertEquals(Set.of("certain", "contradictory", "possible"), kinds);
        assertTrue(certain.size() >= fewest, "certain were only " + certain);
    }

    /** The time of one point minus that of another is at most so many days, or less than that. */
    private record Limit(int to, int from, int days, boolean strict) {}

    /**
     * Events with bounds between their endpoints; those of the event i are the points 2i and 2i + 1.
     *
     * @param perDay so many times a day are tried: as many as there are points, so that no order of fractions is missed;
     *     one where only the order counts
     */
    private record DrawnNetwork(int points, int perDay, int range, List<Limit> limits, String turtle) {

        static DrawnNetwork of(Random random, boolean measured) {
            int points = measured ? 4 : 6;
            StringBuilder turtle = new StringBuilder();
            List<Limit> limits = new ArrayList<>();
            for (int start = 0; start < points; start += 2) {
                turtle.append("<#e" + start / 2 + "> a cg:Event .\n");
                limits.add(new Limit(start, start + 1, 0, false));
            }
            int count = 2 + random.nextInt(points);
            for (int i = 0; i < count; i++) {
                int earlier = random.nextInt(points);
                int later = (earlier + 1 + random.nextInt(points - 1)) % points;
                int least = measured ? random.nextInt(2) : 0;
                boolean isLeastStrict = random.nextBoolean();
                limits.add(new Limit(earlier, later, -least, isLeastStrict));
                turtle.append("[] a cg:TemporalConstraint ; cg:earlier " + of(earlier) + " ; cg:earlierBoundary "
                        + boundary(earlier) + " ; cg:later " + of(later) + " ; cg:laterBoundary " + boundary(later)
                        + " ; cg:minimum \"P" + least + "D\"^^xsd:duration ; cg:minimumInclusive " + !isLeastStrict);
                if (random.nextInt(3) == 0 && (measured || !isLeastStrict)) {
                    int most = measured ? 1 : 0;
                    boolean isMostStrict = most > least && random.nextBoolean();
                    if (most > least || !isLeastStrict) {
                        limits.add(new Limit(later, earlier, most, isMostStrict));
                        turtle.append(" ; cg:maximum \"P" + most + "D\"^^xsd:duration ; cg:maximumInclusive "
                                + !isMostStrict);
                    }
                }
                turtle.append(" ; cg:strength cg:StatedOrder .\n");
            }
            // No bound exceeds a day, so gaps wider than two can be drawn together by whole days.
            return measured
                    ? new DrawnNetwork(points, points, points * 2 * (points - 1), limits, turtle.toString())
                    : new DrawnNetwork(points, 1, points - 1, limits, turtle.toString());
        }

        private static String of(int point) {
            return "<#e" + point / 2 + ">";
        }

        private static String boundary(int point) {
            return point % 2 == 0 ? "cg:Start" : "cg:End";
        }

        /** By the names of two events what they are to each other in any assignment; nothing where there is none. */
        Map<String, Set<AllenRelation>> shown() {
            List<List<Limit>> closedBy = IntStream.range(0, points)
                    .mapToObj(point -> limits.stream()
                            .filter(limit -> Math.max(limit.to(), limit.from()) == point)
                            .toList())
                    .toList();
            boolean[][][] seen = new boolean[points / 2][points / 2][AllenRelation.values().length];
            assign(0, new int[points], closedBy, seen);
            Map<String, Set<AllenRelation>> shown = new TreeMap<>();
            for (int i = 0; i < points / 2; i++) {
                for (int j = 0; j < points / 2; j++) {
                    for (AllenRelation relation : AllenRelation.values()) {
                        if (seen[i][j][relation.ordinal()]) {
                            shown.computeIfAbsent("e" + i + " e" + j, pair -> EnumSet.noneOf(AllenRelation.class))
                                    .add(relation);
                        }
                    }
                }
            }
            return shown;
        }

        private void assign(int point, int[] times, List<List<Limit>> closedBy, boolean[][][] seen) {
            if (point == points) {
                for (int i = 0; i < points / 2; i++) {
                    for (int j = 0; j < points / 2; j++) {
                        if (i != j) {
                            Span one = new Span(times[2 * i], times[2 * i + 1]);
                            Span other = new Span(times[2 * j], times[2 * j + 1]);
                            seen[i][j][one.to(other).ordinal()] = true;
                        }
                    }
                }
                return;
            }
            // Where there are distances the first point may as well be at 0; else all lie in as many places as there
            // are.
            int first = perDay > 1 ? point == 0 ? 0 : -range : 0;
            int last = perDay > 1 && point == 0 ? 0 : range;
            for (times[point] = first; times[point] <= last; times[point]++) {
                if (allow(closedBy.get(point), times)) {
                    assign(point + 1, times, closedBy, seen);
                }
            }
        }

        private boolean allow(List<Limit> closed, int[] times) {
            for (Limit limit : closed) {
                int excess = times[limit.to()] - times[limit.from()] - perDay * limit.days();
                if (excess > 0 || excess == 0 && limit.strict()) {
                    return false;
                }
            }
            return true;
        }
    }
}
