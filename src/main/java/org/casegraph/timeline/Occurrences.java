package org.casegraph.timeline;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;
import org.casegraph.vocabulary.CG;

/**
 * What has a place in time in a case, and which of it starts together by {@code cg:observedIn}, {@code cg:startsWith} or
 * {@code cg:establishedBy}: those are aliases of one time point, so that a network has a point for each event and not for
 * each observation.
 */
final class Occurrences {
    static final Comparator<Node> BY_IRI = Comparator.comparing(Node::toString);

    private static final Map<Node, String> ALIASES = aliases();

    private record Alias(Node other, Step step) {}

    private final Set<Node> all = new LinkedHashSet<>();
    private final Set<Node> origins = new HashSet<>();
    private final Set<Node> recordedObservations = new HashSet<>();
    private final Set<Node> ownTime = new LinkedHashSet<>();
    private final Map<Node, List<Alias>> aliases = new HashMap<>();
    private final Map<Node, Node> representatives = new HashMap<>();

    Occurrences(Graph graph, ClassTree classes) {
        CaseLabels text = new CaseLabels(graph);
        Set<Node> all = new HashSet<>();
        graph.find(Node.ANY, RDF.type.asNode(), Node.ANY).forEachRemaining(triple -> {
            if (classes.upwards(triple.getObject()).contains(CG.Occurrence)) {
                all.add(triple.getSubject());
            }
        });
        List.of(CG.observedIn, CG.observedDuring, CG.startsWith, CG.establishedBy, CG.reportedAt)
                .forEach(property -> graph.find(Node.ANY, property, Node.ANY).forEachRemaining(triple -> {
                    all.add(triple.getSubject());
                    all.add(triple.getObject());
                }));
        List.of(CG.earlier, CG.later, CG.occurrence).forEach(property -> graph.find(Node.ANY, property, Node.ANY)
                .forEachRemaining(triple -> all.add(triple.getObject())));

        all.stream().sorted(BY_IRI).forEach(this.all::add);
        // A record uses few of them, and has many nodes to ask for each.
        List<Node> borrowed = Stream.of(CG.observedIn, CG.observedDuring, CG.startsWith, CG.establishedBy)
                .filter(property -> graph.contains(Node.ANY, property, Node.ANY))
                .toList();
        ALIASES.forEach((property, verb) -> {
            if (borrowed.contains(property)) {
                this.all.forEach(node -> alias(text, node, property, verb));
            }
        });
        for (Node node : this.all) {
            boolean borrowsTime = borrowed.stream().anyMatch(property -> graph.contains(node, property, Node.ANY));
            if (!borrowsTime || classes.isInstance(graph, node, CG.Diagnosis)) {
                ownTime.add(node);
            }
            if (classes.isInstance(graph, node, CG.Birth) || classes.isInstance(graph, node, CG.Gestation)) {
                origins.add(node);
            }
            if (graph.contains(node, CG.voice, CG.ImportedRecord) && classes.isInstance(graph, node, CG.Observation)) {
                recordedObservations.add(node);
            }
            if (!representatives.containsKey(node)) {
                reach(node).keySet().forEach(other -> representatives.put(other, node));
            }
        }
    }

    private static Map<Node, String> aliases() {
        Map<Node, String> verbs = new LinkedHashMap<>();
        verbs.put(CG.observedIn, "was observed in");
        verbs.put(CG.startsWith, "starts with");
        verbs.put(CG.establishedBy, "was established by");
        return Collections.unmodifiableMap(verbs);
    }

    /** All, in the order of their IRIs. */
    Set<Node> all() {
        return all;
    }

    /** All but those from which ages count, in the order of their IRIs. */
    List<Node> ordered() {
        return all.stream().filter(node -> !origins.contains(node)).toList();
    }

    /** Those that do not take their time from another occurrence, and every diagnosis. */
    Set<Node> ownTime() {
        return ownTime;
    }

    /** Whether ages count from it: a birth, or the gestation before it. */
    boolean isOriginOfAges(Node node) {
        return origins.contains(node);
    }

    /** Whether it is an observation of an imported record, rather than of a report that somebody read. */
    boolean isRecordedObservation(Node node) {
        return recordedObservations.contains(node);
    }

    List<TimePoint> originsOfAges() {
        return origins.stream().map(this::start).toList();
    }

    /** The point that stands for this one in a network. */
    TimePoint point(TimePoint point) {
        return point.isStart()
                ? TimePoint.start(representatives.getOrDefault(point.occurrence(), point.occurrence()))
                : point;
    }

    TimePoint start(Node occurrence) {
        return point(TimePoint.start(occurrence));
    }

    /** The steps by which two aliases of one point start together; none if they are the same. */
    List<Step> aliasSteps(Node from, Node to) {
        if (from.equals(to)) {
            return List.of();
        }
        Map<Node, Optional<Alias>> cameBy = reach(from);
        List<Step> steps = new ArrayList<>();
        for (Optional<Alias> back = cameBy.getOrDefault(to, Optional.empty());
                back.isPresent();
                back = cameBy.getOrDefault(back.get().other(), Optional.empty())) {
            steps.add(0, back.get().step());
        }
        return steps;
    }

    /** Every alias of a node, with the alias that it is reached from. */
    private Map<Node, Optional<Alias>> reach(Node start) {
        Map<Node, Optional<Alias>> cameBy = new HashMap<>(Map.of(start, Optional.empty()));
        Deque<Node> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            Node node = open.remove();
            for (Alias alias : aliases.getOrDefault(node, List.of())) {
                if (!cameBy.containsKey(alias.other())) {
                    cameBy.put(alias.other(), Optional.of(new Alias(node, alias.step())));
                    open.add(alias.other());
                }
            }
        }
        return cameBy;
    }

    private void alias(CaseLabels text, Node node, Node property, String verb) {
        for (Node event : text.objects(node, property)) {
            Step step = text.step(
                    node, text.label(node) + " " + verb + " " + text.label(event) + ", so the two start together");
            aliases.computeIfAbsent(node, n -> new ArrayList<>()).add(new Alias(event, step));
            aliases.computeIfAbsent(event, n -> new ArrayList<>()).add(new Alias(node, step));
        }
    }
}
