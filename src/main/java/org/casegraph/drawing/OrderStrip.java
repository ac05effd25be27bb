package org.casegraph.drawing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.casegraph.chronicle.CaseTimeline;
import org.casegraph.chronicle.EventOrder;
import org.casegraph.chronicle.SimultaneousEvents;

/** The order alone: a node for each moment that has one, a solid line for a certain order and a dashed for a probable. */
final class OrderStrip {
    private static final double TRACK = 15;
    private static final double RADIUS = 4;
    private static final double APART = 11;

    private final CaseTimeline timeline;
    private final AxisLayout places;
    private final List<EventOrder.Link> links;
    private final Map<Integer, Integer> tracks = new HashMap<>();
    private final Map<Integer, Integer> standsFor = new HashMap<>();

    OrderStrip(CaseTimeline timeline, AxisLayout places) {
        this.timeline = timeline;
        this.places = places;
        this.links = timeline.order().links();
        Set<Integer> linked = new HashSet<>();
        links.forEach(link -> {
            linked.add(link.earlier());
            linked.add(link.later());
        });
        Map<List<Object>, Integer> alike = new HashMap<>();
        List<Double> lastX = new ArrayList<>();
        for (SimultaneousEvents moment : places.inOrder()) {
            if (linked.contains(moment.index())) {
                Integer same = alike.putIfAbsent(neighbours(moment), moment.index());
                if (same != null) {
                    standsFor.merge(same, 1, Integer::sum);
                    continue;
                }
                double x = places.of(moment).x();
                int track = 0;
                while (track < lastX.size() && x - lastX.get(track) < APART) {
                    track++;
                }
                if (track == lastX.size()) {
                    lastX.add(x);
                } else {
                    lastX.set(track, x);
                }
                tracks.put(moment.index(), track);
            }
        }
    }

    /** Those of one place with the same order to all others are drawn as one. */
    private List<Object> neighbours(SimultaneousEvents moment) {
        int i = moment.index();
        return List.of(
                places.of(moment),
                links.stream()
                        .filter(link -> link.earlier() == i)
                        .map(link -> new EventOrder.Link(-1, link.later(), link.isCertain()))
                        .toList(),
                links.stream()
                        .filter(link -> link.later() == i)
                        .map(link -> new EventOrder.Link(link.earlier(), -1, link.isCertain()))
                        .toList());
    }

    double height() {
        return tracks.isEmpty()
                ? 0
                : (tracks.values().stream().mapToInt(track -> track).max().orElse(0) + 1) * TRACK + arch();
    }

    Svg drawing(double top) {
        List<Svg> parts = new ArrayList<>();
        for (EventOrder.Link link : links) {
            if (tracks.containsKey(link.earlier()) && tracks.containsKey(link.later())) {
                parts.add(line(link, top));
            }
        }
        tracks.forEach((index, track) -> {
            SimultaneousEvents moment = timeline.moments().get(index);
            parts.add(node(places.of(moment).x(), y(track, top), moment.isDated()));
            int count = standsFor.getOrDefault(index, 0) + 1;
            if (count > 1) {
                parts.add(number(places.of(moment).x(), y(track, top) + 8, count));
            }
        });
        return Svg.element("g")
                .with("class", "order")
                .with("aria-hidden", "true")
                .of(parts);
    }

    private int track(int moment) {
        return Objects.requireNonNull(tracks.get(moment), "a line is drawn between moments that have a track");
    }

    private Svg line(EventOrder.Link link, double top) {
        double x1 = places.of(timeline.moments().get(link.earlier())).x();
        double x2 = places.of(timeline.moments().get(link.later())).x();
        int from = track(link.earlier());
        int to = track(link.later());
        double y1 = y(from, top);
        double y2 = y(to, top);
        double start = x1 + Math.copySign(RADIUS, x2 - x1);
        double end = x2 - Math.copySign(RADIUS, x2 - x1);
        boolean passes = from == to && isBetween(from, x1, x2);
        double bend = (end - start) / 2;
        String path = passes
                ? String.format(
                        Locale.ROOT,
                        "M%.1f %.1fC%.1f %.1f %.1f %.1f %.1f %.1f",
                        x1,
                        y1 - RADIUS,
                        x1 + bend * 0.5,
                        y1 - arch(),
                        x2 - bend * 0.5,
                        y2 - arch(),
                        x2,
                        y2 - RADIUS)
                : String.format(
                        Locale.ROOT,
                        "M%.1f %.1fC%.1f %.1f %.1f %.1f %.1f %.1f",
                        start,
                        y1,
                        start + bend,
                        y1,
                        end - bend,
                        y2,
                        end,
                        y2);
        return styled(Svg.path(path), link.isCertain());
    }

    /** What a node is, and the number beside one. */
    static final String WORDS = "a moment; ×3: three that lie alike";

    static List<Svg> sample(double x, double y) {
        return List.of(node(x, y, false), number(x, y, 3));
    }

    private static Svg node(double x, double y, boolean isDated) {
        return Svg.element("circle")
                .with("class", "node" + (isDated ? " dated" : ""))
                .with("cx", x)
                .with("cy", y)
                .with("r", RADIUS)
                .with("fill", isDated ? DrawingColours.INK : DrawingColours.PAPER)
                .with("stroke", DrawingColours.INK)
                .with("stroke-width", 1.5)
                .of();
    }

    private static Svg number(double x, double y, int count) {
        return Svg.text(x + RADIUS + 3, y + RADIUS)
                .with("class", "quiet")
                .with("font-size", 10)
                .with("fill", DrawingColours.QUIET)
                .of("×" + count);
    }

    static Svg styled(Svg.Element path, boolean isCertain) {
        Svg.Element line = path.with("class", isCertain ? "certain" : "probable")
                .with("fill", "none")
                .with("stroke", DrawingColours.QUIET)
                .with("stroke-width", 1.3);
        return (isCertain ? line : line.with("stroke-dasharray", "4 3")).of();
    }

    private boolean isBetween(int track, double x1, double x2) {
        return tracks.entrySet().stream().anyMatch(other -> {
            double x = places.of(timeline.moments().get(other.getKey())).x();
            return other.getValue() == track && x > Math.min(x1, x2) + 1 && x < Math.max(x1, x2) - 1;
        });
    }

    private double arch() {
        return 16;
    }

    private double y(int track, double top) {
        return top + arch() + track * TRACK + RADIUS;
    }
}
