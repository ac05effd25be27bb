package org.casegraph.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.casegraph.chronicle.AlignedCase;
import org.casegraph.chronicle.CaseEvent;
import org.casegraph.chronicle.CaseTimeline;
import org.casegraph.chronicle.Relation;
import org.casegraph.chronicle.SimultaneousEvents;

/** What the marks and lines of a timeline mean. */
public final class TimelineLegend {
    /**
     * @param name of what it stands for: the short name of a relation, or else what the drawing calls it
     * @param svg a sample, to be hidden from screen readers
     * @param words what it means
     */
    public record Entry(String name, String svg, String words) {}

    private static final double WIDTH = 30;
    private static final double HEIGHT = 16;

    private TimelineLegend() {}

    /** All that any timeline can show. */
    public static List<Entry> whole() {
        List<Entry> entries = new ArrayList<>();
        for (Relation relation : Relation.values()) {
            entries.add(entry(relation));
        }
        entries.add(dated());
        entries.add(undated());
        entries.addAll(strip());
        return entries;
    }

    /** Only what the timeline shows. */
    public static List<Entry> of(CaseTimeline timeline, Optional<CaseEvent> diagnosis) {
        return of(List.of(new AlignedCase(timeline, diagnosis, true, event -> "#")));
    }

    /** The same for several cases together; those without the event are not drawn. */
    public static List<Entry> of(List<AlignedCase> cases) {
        List<Entry> entries = new ArrayList<>();
        for (Relation relation : Relation.values()) {
            boolean isThere = cases.stream().anyMatch(one -> one.event()
                    .filter(chosen -> has(one.timeline(), chosen, relation))
                    .isPresent());
            if (isThere) {
                entries.add(entry(relation));
            }
        }
        List<SimultaneousEvents> moments = cases.stream()
                .filter(AlignedCase::isDrawn)
                .flatMap(one -> one.timeline().moments().stream())
                .toList();
        if (moments.stream().anyMatch(SimultaneousEvents::isDated)) {
            entries.add(dated());
        }
        if (moments.stream().anyMatch(moment -> !moment.isDated())) {
            entries.add(undated());
        }
        boolean hasStrip = cases.stream()
                .filter(AlignedCase::isDrawn)
                .anyMatch(one -> !one.timeline().order().links().isEmpty());
        if (hasStrip) {
            entries.addAll(strip());
        }
        return entries;
    }

    private static Entry entry(Relation relation) {
        return entry(
                relation.shortName(),
                List.of(EventMark.of(WIDTH / 2, HEIGHT / 2, true, Optional.of(relation))),
                words(relation));
    }

    private static Entry dated() {
        return entry(
                "any",
                List.of(
                        LanesDrawing.range(new AxisLayout.Place(WIDTH / 2, 2, WIDTH - 2), 4, Optional.empty()),
                        EventMark.of(WIDTH / 2, 5, true, Optional.empty())),
                "somewhere in this range");
    }

    private static Entry undated() {
        return entry(
                "any",
                List.of(
                        LanesDrawing.openEnds(WIDTH / 2, HEIGHT / 2, Optional.empty()),
                        EventMark.of(WIDTH / 2, HEIGHT / 2, false, Optional.empty())),
                "no date: only its order is known");
    }

    private static List<Entry> strip() {
        return List.of(
                new Entry("moment", sample("any", OrderStrip.sample(WIDTH / 4, HEIGHT / 2), WIDTH), OrderStrip.WORDS),
                new Entry("certain", sample("any", List.of(line(true)), WIDTH), "the left one came first"),
                new Entry("probable", sample("any", List.of(line(false)), WIDTH), "the left one probably came first"));
    }

    private static boolean has(CaseTimeline timeline, CaseEvent chosen, Relation relation) {
        return timeline.events().stream().anyMatch(event -> timeline.relation(event, chosen) == relation);
    }

    private static String words(Relation relation) {
        return switch (relation) {
            case TOGETHER -> "at the same time";
            case CANNOT_BE_TOLD -> "cannot be told";
            case NOT_AFTER -> "before or at the same time";
            case PROBABLY_NOT_AFTER -> "probably not after";
            case PROBABLY_NOT_BEFORE -> "probably not before";
            case NOT_BEFORE -> "after or at the same time";
            default -> relation.words();
        };
    }

    private static Svg line(boolean isCertain) {
        return OrderStrip.styled(Svg.path("M2 8H28"), isCertain);
    }

    private static Entry entry(String name, List<Svg> sample, String words) {
        return new Entry(name, sample(name, sample, WIDTH), words);
    }

    static String sample(String name, List<Svg> parts, double width) {
        return Svg.element("svg")
                .with("class", "sample " + name)
                .with("viewBox", "0 0 " + Svg.number(width) + " " + Svg.number(HEIGHT))
                .with("width", width)
                .with("height", HEIGHT)
                .with("aria-hidden", "true")
                .of(parts)
                .markup();
    }
}
