package org.casegraph.workbench;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.NodeFactory;
import org.casegraph.chronicle.CaseTimeline;
import org.casegraph.drawing.TimelineDrawing;
import org.casegraph.export.UsedTerms;
import org.casegraph.problem.Problem;
import org.casegraph.source.ProjectSources;
import org.casegraph.source.SourceGraph;
import org.casegraph.store.Store;
import org.casegraph.store.StoreBuilder;

/** The timeline of a case as its file is now. */
public final class TimelinePicture {
    private TimelinePicture() {}

    /** As SVG, whose events lead to {@code #fact-ID}; empty where the case contradicts itself, which the check tells. */
    public static Optional<String> svg(CaseFile file) {
        SourceGraph source = file.source();
        SourceGraph terms = new SourceGraph(
                "the terms of the case",
                NodeFactory.createURI("urn:casegraph:terms"),
                UsedTerms.of(source.graph(), ProjectSources.ontologyGraph()),
                Map.of());
        try (Store store =
                StoreBuilder.inMemory(List.of(terms), List.of(source)).build()) {
            CaseTimeline timeline = CaseTimeline.of(store, source.name());
            return Optional.of(
                    new TimelineDrawing(timeline, timeline.mainDiagnosis(), event -> "#fact-" + event.id()).svg());
        } catch (Problem contradiction) {
            return Optional.empty();
        }
    }
}
