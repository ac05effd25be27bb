package org.casegraph.face.timeline;

import java.util.EnumSet;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.casegraph.chronicle.CaseTimeline;
import org.casegraph.chronicle.Lane;
import org.casegraph.drawing.TimelineDrawing;
import org.casegraph.face.html.Html;
import org.casegraph.graph.Addresses;

/** A small timeline: the visits, treatments and diagnoses of a case, which leads to the whole. */
public final class CaseGlance {
    private static final Set<Lane> SHOWN = EnumSet.of(Lane.ENCOUNTERS, Lane.PROCEDURES, Lane.DIAGNOSES);
    private static final int MOST = 24;

    private CaseGlance() {}

    /** Nothing where there is no order to be seen. */
    public static Html of(Node caseIri, CaseTimeline timeline) {
        CaseTimeline few = timeline.only(event -> SHOWN.contains(event.lane()));
        if (few.moments().size() < 2 || few.events().size() > MOST) {
            return Html.EMPTY;
        }
        TimelineDrawing drawing = TimelineDrawing.narrow(
                few,
                timeline.mainDiagnosis(),
                event -> Addresses.of(event.node().getURI()));
        return Html.element("div")
                .with("class", "timeline-figure glance")
                .of(Html.element("div").with("class", "drawing").of(new Html(drawing.svg())));
    }
}
