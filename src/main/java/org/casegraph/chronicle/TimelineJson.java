package org.casegraph.chronicle;

import java.util.Locale;
import java.util.Optional;
import org.apache.jena.atlas.json.JsonBuilder;
import org.apache.jena.graph.Node;

/** A timeline for programs: what the drawing shows, as values. */
public final class TimelineJson {
    private TimelineJson() {}

    /** @param diagnosis to which each event is compared, if one is chosen */
    public static String of(Node caseIri, CaseTimeline timeline, Optional<CaseEvent> diagnosis) {
        JsonBuilder json = JsonBuilder.create()
                .startObject()
                .pair("case", caseIri.getURI())
                .pair("title", timeline.title())
                .key("scale")
                .startObject()
                .pair("kind", timeline.scale().kind().name().toLowerCase(Locale.ROOT))
                .pair("words", timeline.scale().words())
                .finishObject();
        timeline.leftOut().ifPresent(words -> json.pair("leftOut", words));
        diagnosis.ifPresent(event -> json.pair("diagnosis", event.id()));
        json.key("diagnoses").startArray();
        timeline.diagnoses().forEach(event -> json.value(event.id()));
        json.finishArray().key("moments").startArray();
        for (SimultaneousEvents moment : timeline.moments()) {
            json.startObject().pair("dated", moment.isDated()).pair("when", moment.when());
            moment.span().from().ifPresent(day -> json.pair("fromDay", String.valueOf(day)));
            moment.span().to().ifPresent(day -> json.pair("toDay", String.valueOf(day)));
            json.key("events").startArray();
            moment.events().forEach(event -> event(json, timeline, event, diagnosis));
            json.finishArray().finishObject();
        }
        return json.finishArray().finishObject().build() + "\n";
    }

    private static void event(JsonBuilder json, CaseTimeline timeline, CaseEvent event, Optional<CaseEvent> diagnosis) {
        json.startObject()
                .pair("id", event.id())
                .pair("iri", event.node().getURI())
                .pair("label", event.label())
                .pair("lane", event.lane().id())
                .pair("laneLabel", event.lane().words())
                .pair("present", event.present())
                .pair("absent", event.absent())
                .pair("voice", event.voice())
                .key("kinds")
                .startArray();
        event.kindLabels().forEach(json::value);
        json.finishArray().key("classes").startArray();
        event.kinds().stream()
                .filter(kind -> !kind.isAbsence())
                .forEach(kind -> json.value(kind.term().getURI()));
        json.finishArray();
        event.quote().ifPresent(quote -> json.key("passage")
                .startObject()
                .pair("iri", quote.iri())
                .pair("place", quote.place())
                .pair("quote", quote.words())
                .finishObject());
        diagnosis.ifPresent(
                chosen -> json.pair("relation", timeline.relation(event, chosen).shortName()));
        json.finishObject();
    }
}
