package org.casegraph.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.casegraph.inference.Inference;
import org.casegraph.source.Problem;
import org.casegraph.source.SourceGraph;
import org.casegraph.timeline.Timeline;

/** A case with its order in time and with what was derived of it, or what is wrong with it. */
record BuiltCase(Node name, Graph stated, Graph inferred, Optional<Timeline> solved, Optional<Problem> fault) {
    /** Changes none of the arguments but the clocks; several cases can be built at once. */
    static BuiltCase of(SourceGraph source, Graph terms, Inference inference, Clock solving, Clock inferring) {
        Graph stated = Store.newGraph();
        source.graph().find().forEach(stated::add);
        Graph inferred = Store.newGraph();
        Graph order = Store.newGraph();
        List<Timeline> solved = new ArrayList<>();
        try {
            solving.time(() -> {
                Timeline timeline = Timeline.of(stated, terms);
                solved.add(timeline);
                timeline.derived(source.name()).forEach(order::add);
                return order.size();
            });
            inferring.time(() -> {
                inference.infer(source.name(), stated, terms, order).find().forEach(inferred::add);
                return inferred.size() - order.size();
            });
            return new BuiltCase(source.name(), stated, inferred, Optional.of(solved.get(0)), Optional.empty());
        } catch (Problem e) {
            return new BuiltCase(source.name(), stated, inferred, Optional.empty(), Optional.of(e));
        }
    }

    /** @throws Problem with the faults of all cases, in their order */
    static void refuseFaults(List<BuiltCase> cases) {
        List<Problem> faults =
                cases.stream().flatMap(built -> built.fault().stream()).toList();
        if (!faults.isEmpty()) {
            throw Problem.all(faults);
        }
    }

    Timeline timeline() {
        return solved.orElseThrow();
    }
}
