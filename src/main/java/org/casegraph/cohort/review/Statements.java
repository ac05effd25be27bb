package org.casegraph.cohort.review;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.jena.graph.Node;
import org.casegraph.graph.Passages;
import org.casegraph.graph.Status;
import org.casegraph.graph.Values;
import org.casegraph.vocabulary.CG;
import org.casegraph.vocabulary.PROV;

/** Reads the statements behind cells, down to the passages; for one thread. */
final class Statements {
    private final ReviewGraph graph;

    Statements(ReviewGraph graph) {
        this.graph = graph;
    }

    ReviewStatement of(Node node, Status status, String says) {
        return of(node, status, says, Optional.empty(), "");
    }

    ReviewStatement of(Node node, Status status, String says, Optional<ValueBounds> bounds, String printed) {
        return new ReviewStatement(node, status, says, bounds, printed, new Read(node));
    }

    /** Of one statement, for the one thread of its table. */
    private final class Read implements Supplier<ReviewStatement.Evidence> {
        private final Node node;
        private Optional<ReviewStatement.Evidence> read = Optional.empty();

        Read(Node node) {
            this.node = node;
        }

        @Override
        public ReviewStatement.Evidence get() {
            ReviewStatement.Evidence evidence = read.orElseGet(() -> evidence(node));
            read = Optional.of(evidence);
            return evidence;
        }
    }

    private ReviewStatement.Evidence evidence(Node node) {
        return new ReviewStatement.Evidence(
                graph.label(node),
                labels(node, CG.voice),
                labels(node, CG.basis),
                labels(node, CG.span),
                Values.object(graph.graph(), node, PROV.wasGeneratedBy),
                passages(node));
    }

    private List<ReviewStatement.Passage> passages(Node node) {
        return Passages.of(graph.graph(), node).stream()
                .map(passage -> new ReviewStatement.Passage(
                        passage, graph.text(passage, CG.quote).orElse("")))
                .toList();
    }

    private String labels(Node node, Node property) {
        return String.join(
                ", ",
                Values.objects(graph.graph(), node, property).stream()
                        .map(graph::label)
                        .toList());
    }
}
