package org.casegraph.cohort.review;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.casegraph.graph.Ancestors;
import org.casegraph.graph.Status;
import org.casegraph.graph.Values;
import org.casegraph.vocabulary.CG;
import org.casegraph.vocabulary.PROV;

/** Reads the statements behind cells, down to the passages. */
final class Statements {
    private static final int MOST_PASSAGES = 20;

    private final ReviewGraph graph;

    Statements(ReviewGraph graph) {
        this.graph = graph;
    }

    ReviewStatement of(Node node, Status status, String says) {
        return of(node, status, says, Optional.empty(), "");
    }

    ReviewStatement of(Node node, Status status, String says, Optional<ValueBounds> bounds, String printed) {
        return new ReviewStatement(
                node,
                graph.label(node),
                status,
                says,
                bounds,
                printed,
                labels(node, CG.voice),
                labels(node, CG.basis),
                labels(node, CG.span),
                Values.object(graph.graph(), node, PROV.wasGeneratedBy),
                passages(node));
    }

    /** Its own, else those of what it was made from. */
    private List<ReviewStatement.Passage> passages(Node node) {
        Set<Node> found = new LinkedHashSet<>(Values.objects(graph.graph(), node, CG.statedIn));
        if (found.isEmpty()) {
            for (Node ground : Ancestors.of(node, this::grounds)) {
                found.addAll(Values.objects(graph.graph(), ground, CG.statedIn));
            }
        }
        return found.stream()
                .sorted(Comparator.comparingLong(graph::start).thenComparing(Values.BY_TEXT))
                .limit(MOST_PASSAGES)
                .map(passage -> new ReviewStatement.Passage(
                        passage, graph.text(passage, CG.quote).orElse("")))
                .toList();
    }

    private List<Node> grounds(Node node) {
        if (!Values.objects(graph.graph(), node, CG.statedIn).isEmpty()) {
            return List.of();
        }
        List<Node> grounds = new ArrayList<>(Values.objects(graph.graph(), node, PROV.wasDerivedFrom));
        grounds.addAll(Values.objects(graph.graph(), node, CG.basedOn));
        return grounds;
    }

    private String labels(Node node, Node property) {
        return String.join(
                ", ",
                Values.objects(graph.graph(), node, property).stream()
                        .map(graph::label)
                        .toList());
    }
}
