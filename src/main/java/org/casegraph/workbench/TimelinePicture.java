package org.casegraph.workbench;

import java.util.Optional;
import org.casegraph.chronicle.CaseTimeline;
import org.casegraph.drawing.TimelineDrawing;
import org.casegraph.export.SingleCaseStore;
import org.casegraph.problem.Problem;
import org.casegraph.source.SourceGraph;
import org.casegraph.store.Store;

/** The timeline of a case as its file is now. */
public final class TimelinePicture {
    private TimelinePicture() {}

    /** As SVG, whose events lead to {@code #fact-ID}; empty where the case contradicts itself, which the check tells. */
    public static Optional<String> svg(CaseFile file) {
        SourceGraph source = file.source();
        try (Store store = SingleCaseStore.of(source)) {
            CaseTimeline timeline = CaseTimeline.of(store, source.name());
            return Optional.of(
                    new TimelineDrawing(timeline, timeline.mainDiagnosis(), event -> "#fact-" + event.id()).svg());
        } catch (Problem contradiction) {
            return Optional.empty();
        }
    }
}
