package org.casegraph.timeline;

import static org.casegraph.timeline.CaseTurtle.node;
import static org.casegraph.timeline.CaseTurtle.pairs;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.casegraph.problem.Problem;
import org.casegraph.timeline.Assignments.Limit;
import org.casegraph.vocabulary.CG;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Random networks against an oracle that tries every assignment. A failure names its seed. */
class RandomNetworkTest {
    private static final Graph OCCURRENCES =
            CaseTurtle.graph("cg:Event rdfs:subClassOf cg:Occurrence . cg:Finding rdfs:subClassOf cg:Occurrence .");

    /** A constraint as the case has it, and as the oracle has it. */
    private record Drawn(String turtle, List<Limit> limits, boolean narrative) {}

    private record DrawnNetwork(int points, boolean dated, List<Drawn> drawn) {
        static DrawnNetwork of(int points, int widest, boolean dated, boolean narrated, Random random) {
            List<Drawn> drawn = new ArrayList<>();
            int count = 1 + random.nextInt(points + 2);
            for (int i = 0; i < count; i++) {
                drawn.add(
                        dated && random.nextInt(3) == 0
                                ? date(i, 1 + random.nextInt(points - 1), 1 + random.nextInt(widest))
                                : distance(i, points, dated ? 1 : 0, widest, narrated, random));
            }
            return new DrawnNetwork(points, dated, drawn);
        }

        private static Drawn date(int name, int point, int day) {
            return new Drawn(
                    "<#k" + name + "> a cg:DateConstraint ; cg:occurrence <#e" + point + "> ; cg:date \"0001-01-0" + day
                            + "\"^^xsd:date ; cg:strength cg:StatedOrder .\n",
                    List.of(new Limit(point, 0, 1 - day, false), new Limit(0, point, day, true)),
                    false);
        }

        private static Drawn distance(int name, int points, int first, int widest, boolean narrated, Random random) {
            int earlier = first + random.nextInt(points - first);
            int later = first + random.nextInt(points - first);
            boolean narrative = narrated && random.nextInt(3) == 0;
            StringBuilder turtle =
                    new StringBuilder("<#k" + name + "> a cg:TemporalConstraint ; cg:earlier <#e" + earlier
                            + "> ; cg:later <#e" + later + "> ; cg:strength cg:"
                            + (narrative ? "NarrativeOrder" : random.nextBoolean() ? "StatedOrder" : "MarkedOrder"));
            int minimum = random.nextInt(widest + 1);
            boolean minimumStrict = random.nextInt(3) == 0;
            boolean strict = random.nextInt(3) == 0;
            if (minimum > 0 || random.nextBoolean()) {
                turtle.append(
                        " ; cg:minimum \"P" + minimum + "D\"^^xsd:duration ; cg:minimumInclusive " + !minimumStrict);
            } else {
                minimumStrict = false;
            }
            turtle.append(" ; cg:strict " + strict);
            List<Limit> limits = new ArrayList<>();
            limits.add(new Limit(later, earlier, -minimum, minimumStrict || strict && minimum == 0));
            if (random.nextBoolean()) {
                int maximum = minimum + random.nextInt(widest + 1 - minimum);
                boolean maximumStrict = random.nextInt(3) == 0;
                if (maximum > minimum || !maximumStrict && !limits.get(0).strict()) {
                    turtle.append(" ; cg:maximum \"PT" + 24 * maximum + "H\"^^xsd:duration ; cg:maximumInclusive "
                            + !maximumStrict);
                    limits.add(new Limit(earlier, later, maximum, maximumStrict));
                }
            }
            return new Drawn(turtle + " .\n", limits, narrative);
        }

        /** Events, and a finding observed in each. */
        Graph graph() {
            StringBuilder turtle = new StringBuilder();
            for (int i = dated ? 1 : 0; i < points; i++) {
                turtle.append(
                        "<#e" + i + "> a cg:Event . <#f" + i + "> a cg:Finding ; cg:observedIn <#e" + i + "> .\n");
            }
            drawn.forEach(d -> turtle.append(d.turtle()));
            return CaseTurtle.graph(turtle.toString());
        }

        Assignments certain() {
            return new Assignments(
                    points, limits(drawn.stream().filter(d -> !d.narrative()).toList()));
        }

        /** What is left when narrative ones are admitted in turn. */
        Assignments probable() {
            List<Drawn> admitted =
                    new ArrayList<>(drawn.stream().filter(d -> !d.narrative()).toList());
            for (Drawn narrative : drawn.stream().filter(Drawn::narrative).toList()) {
                admitted.add(narrative);
                if (!new Assignments(points, limits(admitted)).areSolvable()) {
                    admitted.remove(narrative);
                }
            }
            return new Assignments(points, limits(admitted));
        }

        Set<String> events(BiPredicate<Integer, Integer> relation) {
            Set<String> pairs = new TreeSet<>();
            for (int i = dated ? 1 : 0; i < points; i++) {
                for (int j = dated ? 1 : 0; j < points; j++) {
                    if (i != j && relation.test(i, j)) {
                        pairs.add("e" + i + " e" + j);
                    }
                }
            }
            return pairs;
        }

        private static List<Limit> limits(List<Drawn> drawn) {
            return drawn.stream().flatMap(d -> d.limits().stream()).toList();
        }
    }

    /** Of as many as the whole run draws, each build takes these. */
    private static final double SAMPLE = 0.2;

    @Test
    void threePointsAreSolvedAsByTryingEveryAssignment() {
        compareThreePoints(SAMPLE);
    }

    @Test
    void fourPointsAreSolvedAsByTryingEveryAssignment() {
        compareFourPoints(SAMPLE);
    }

    @Test
    void datedPointsAreSolvedAsByTryingEveryAssignment() {
        compareDatedPoints(SAMPLE);
    }

    @Test
    @Tag("long")
    void allAreSolvedAsByTryingEveryAssignment() {
        compareThreePoints(1);
        compareFourPoints(1);
        compareDatedPoints(1);
    }

    private static void compareThreePoints(double share) {
        int contradictory = 0;
        for (int seed = 0; seed < 3000 * share; seed++) {
            contradictory += compare(DrawnNetwork.of(3, 3, false, true, new Random(seed)), "seed " + seed);
        }
        assertTrue(
                contradictory > 300 * share && contradictory < 2700 * share, contradictory + " contradictory networks");
    }

    private static void compareFourPoints(double share) {
        for (int seed = 0; seed < 400 * share; seed++) {
            compare(DrawnNetwork.of(4, 1, false, false, new Random(seed)), "seed " + seed);
        }
    }

    private static void compareDatedPoints(double share) {
        for (int seed = 0; seed < 1000 * share; seed++) {
            compare(DrawnNetwork.of(3, 3, true, false, new Random(seed)), "seed " + seed);
        }
        for (int seed = 0; seed < 60 * share; seed++) {
            compare(DrawnNetwork.of(4, 2, true, false, new Random(seed)), "seed " + seed);
        }
    }

    @Test
    void oracleCatchesAStrictBoundTakenForOneThatCanBeReached() {
        String turtle =
                "<#k> a cg:TemporalConstraint ; cg:earlier <#e0> ; cg:later <#e1> ; cg:minimum \"P1D\"^^xsd:duration ;"
                        + " cg:minimumInclusive false ; cg:strength cg:StatedOrder .";
        Limit right = new Limit(1, 0, -1, true);
        Limit planted = new Limit(1, 0, -1, false);

        compare(new DrawnNetwork(3, false, List.of(new Drawn(turtle, List.of(right), false))), "right");
        AssertionError caught = assertThrows(
                AssertionError.class,
                () -> compare(
                        new DrawnNetwork(3, false, List.of(new Drawn(turtle, List.of(planted), false))), "planted"));
        assertTrue(caught.getMessage().startsWith("planted: e0 e1"), caught.getMessage());
    }

    @Test
    void pointsWithoutConstraintsAreNotInTheNetwork() {
        List<Constraint> constraints = ConstraintReader.read(new CaseLabels(CaseTurtle.graph(
                "<#a> a cg:Event . <#b> a cg:Event . <#c> a cg:Event . <#f> a cg:Finding ; cg:observedIn <#c> ."
                        + " <#k> a cg:TemporalConstraint ; cg:earlier <#a> ; cg:later <#b> ;"
                        + " cg:strength cg:StatedOrder .")));

        assertEquals(2, new Network(constraints, point -> point).size());
    }

    /** Returns 1 if the network is contradictory. */
    private static int compare(DrawnNetwork network, String seed) {
        Graph graph = network.graph();
        Assignments certain = network.certain();
        if (!certain.areSolvable()) {
            assertThrows(Problem.class, () -> Timeline.of(graph, new ClassTree(OCCURRENCES)), seed);
            return 1;
        }
        Timeline timeline = Timeline.of(graph, new ClassTree(OCCURRENCES));
        Assignments probable = network.probable();
        assertEquals(network.events(certain::precedes), events(timeline, CG.certainlyPrecedes), seed);
        assertEquals(network.events(certain::isNotAfter), events(timeline, CG.certainlyNotAfter), seed);
        assertEquals(network.events(probable::precedes), events(timeline, CG.probablyPrecedes), seed);
        BiPredicate<Integer, Integer> together = (i, j) -> certain.isNotAfter(i, j) && certain.isNotAfter(j, i);
        assertEquals(network.events(together), events(timeline, CG.simultaneousWith), seed);
        assertEquals(
                network.events((i, j) -> !certain.precedes(i, j) && !certain.precedes(j, i) && !together.test(i, j)),
                events(timeline, CG.orderUndeterminedWith),
                seed);
        assertEquals(network.events((i, j) -> interval(certain, i, j)), intervalPairs(timeline), seed);
        for (int i = network.dated() ? 1 : 0; i < network.points(); i++) {
            for (int j = network.dated() ? 1 : 0; j < network.points(); j++) {
                if (i != j && interval(certain, i, j)) {
                    assertEquals(bounds(certain, i, j), bounds(timeline, i, j), seed + ": e" + i + " e" + j);
                }
            }
        }
        return 0;
    }

    private static boolean interval(Assignments certain, int i, int j) {
        return certain.isNotAfter(i, j)
                && !certain.isNotAfter(j, i)
                && (certain.bound(i, j).isPresent() || certain.bound(j, i).getAsDouble() < 0);
    }

    private static Set<String> bounds(Assignments certain, int from, int to) {
        Set<String> bounds = new TreeSet<>();
        bounds.add("minimumDays " + (int) -certain.bound(to, from).getAsDouble());
        bounds.add("minimumInclusive " + !certain.isStrict(to, from));
        certain.bound(from, to).ifPresent(most -> {
            bounds.add("maximumDays " + (int) most);
            bounds.add("maximumInclusive " + !certain.isStrict(from, to));
        });
        return bounds;
    }

    private static Set<String> bounds(Timeline timeline, int from, int to) {
        return CaseTurtle.interval(timeline, "e" + from, "e" + to).stream()
                .filter(said -> !said.startsWith("label"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> events(Timeline timeline, Node property) {
        return pairs(timeline, property).stream()
                .filter(pair -> !pair.contains("f"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> intervalPairs(Timeline timeline) {
        return pairs(timeline, CG.intervalFrom).stream()
                .map(pair -> pair.split(" ")[0].replace("interval.", "").replace('.', ' '))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void constraintsOfAProofAloneEntailWhatItProves() {
        prove(SAMPLE);
    }

    @Test
    @Tag("long")
    void constraintsOfEachProofAloneEntailWhatItProves() {
        prove(1);
    }

    private static void prove(double share) {
        int proved = 0;
        for (int seed = 0; seed < 150 * share; seed++) {
            Graph graph =
                    DrawnNetwork.of(5, 4, seed % 2 == 0, true, new Random(seed)).graph();
            Timeline timeline;
            try {
                timeline = Timeline.of(graph, new ClassTree(OCCURRENCES));
            } catch (Problem contradictory) {
                continue;
            }
            for (Node property :
                    List.of(CG.certainlyPrecedes, CG.probablyPrecedes, CG.certainlyNotAfter, CG.simultaneousWith)) {
                for (String pair : pairs(timeline, property)) {
                    Node one = node(pair.split(" ")[0]);
                    Node other = node(pair.split(" ")[1]);
                    Proof proof = timeline.proof(one, other, property).orElseThrow();
                    String message = "seed " + seed + ": " + pair + " " + property.getLocalName() + " by "
                            + CaseTurtle.words(proof);
                    assertTrue(pairs(only(graph, proof), property).contains(pair), message);
                    for (int i = 0; i < proof.steps().size(); i++) {
                        List<Step> fewer = new ArrayList<>(proof.steps());
                        Step left = fewer.remove(i);
                        if (!fewer.contains(left)) {
                            assertFalse(
                                    pairs(only(graph, new Proof(fewer)), property)
                                            .contains(pair),
                                    message + " needs " + left.words());
                        }
                    }
                    proved++;
                }
            }
        }
        assertTrue(proved > 1000 * share, proved + " proofs");
    }

    @Test
    void constraintsOfAnIntervalAloneEntailItsBounds() {
        for (int seed = 0; seed < 200; seed++) {
            Graph graph = DrawnNetwork.of(5, 4, seed % 2 == 0, false, new Random(seed))
                    .graph();
            Timeline timeline;
            try {
                timeline = Timeline.of(graph, new ClassTree(OCCURRENCES));
            } catch (Problem contradictory) {
                continue;
            }
            for (String pair : intervalPairs(timeline)) {
                String from = pair.split(" ")[0];
                String to = pair.split(" ")[1];
                List<Step> steps = new ArrayList<>(timeline.proofOfMinimum(node(from), node(to))
                        .orElseThrow()
                        .steps());
                timeline.proofOfMaximum(node(from), node(to)).ifPresent(proof -> steps.addAll(proof.steps()));
                assertEquals(
                        CaseTurtle.interval(timeline, from, to),
                        CaseTurtle.interval(only(graph, new Proof(steps)), from, to),
                        "seed " + seed + ": " + pair);
            }
        }
    }

    /** The timeline of a case that has only the statements of a proof. */
    private static Timeline only(Graph graph, Proof proof) {
        Set<Node> kept = proof.steps().stream().map(Step::constraint).collect(Collectors.toSet());
        Graph part = GraphFactory.createDefaultGraph();
        graph.find().forEachRemaining((Triple triple) -> {
            boolean isEvent = triple.getSubject().getURI().contains("#e");
            boolean isFinding = triple.getSubject().getURI().contains("#f")
                    && triple.getPredicate().equals(RDF.type.asNode());
            if (isEvent || isFinding || kept.contains(triple.getSubject())) {
                part.add(triple);
            }
        });
        return Timeline.of(part, new ClassTree(OCCURRENCES));
    }
}
