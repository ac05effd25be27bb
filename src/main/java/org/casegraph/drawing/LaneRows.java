package org.casegraph.drawing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.casegraph.chronicle.CaseEvent;
import org.casegraph.chronicle.CaseTimeline;
import org.casegraph.chronicle.Lane;

/** Puts the events of each lane into rows, so that no two of a row touch, and gives each a label that can be read. */
final class LaneRows {
    /**
     * @param left of everything that is drawn for the event, {@code right} likewise
     * @param labelX where the label begins
     */
    record Item(
            CaseEvent event, AxisLayout.Place place, int row, double left, double right, double labelX, String label) {}

    static final double FONT = 12.5;

    private static final double MARK = 14;
    private static final double GAP = 12;
    private static final double EDGE = 2;
    private static final double WIDEST_LABEL = 300;

    private final Map<Lane, List<Item>> items = new EnumMap<>(Lane.class);

    LaneRows(CaseTimeline timeline, AxisLayout places, double leftEdge, double rightEdge) {
        for (Lane lane : Lane.values()) {
            List<CaseEvent> events = timeline.events().stream()
                    .filter(event -> event.lane() == lane)
                    .sorted(Comparator.comparingDouble(
                            event -> places.of(timeline.moment(event)).from()))
                    .toList();
            if (!events.isEmpty()) {
                items.put(lane, rows(events, timeline, places, leftEdge, rightEdge));
            }
        }
    }

    /** Lanes without events are left out. */
    Map<Lane, List<Item>> items() {
        return items;
    }

    static int rows(List<Item> lane) {
        return lane.stream().mapToInt(Item::row).max().orElse(-1) + 1;
    }

    private static List<Item> rows(
            List<CaseEvent> events, CaseTimeline timeline, AxisLayout places, double leftEdge, double rightEdge) {
        List<List<Item>> rows = new ArrayList<>();
        List<Item> placed = new ArrayList<>();
        for (CaseEvent event : events) {
            Item item = item(event, places.of(timeline.moment(event)), leftEdge, rightEdge);
            int row = 0;
            while (row < rows.size() && rows.get(row).stream().anyMatch(other -> touch(item, other))) {
                row++;
            }
            if (row == rows.size()) {
                rows.add(new ArrayList<>());
            }
            Item there = new Item(event, item.place(), row, item.left(), item.right(), item.labelX(), item.label());
            rows.get(row).add(there);
            placed.add(there);
        }
        return placed;
    }

    /** The label stands right of the mark, or left of it where it would run over the edge and has more room there. */
    private static Item item(CaseEvent event, AxisLayout.Place place, double leftEdge, double rightEdge) {
        double from = Math.min(place.from(), place.x() - MARK);
        double to = Math.max(place.to(), place.x() + MARK);
        double roomRight = rightEdge - place.x() - MARK - EDGE;
        double roomLeft = place.x() - MARK - leftEdge;
        double wanted = Math.min(WIDEST_LABEL, TextWidth.of(event.label(), FONT));
        boolean isRight = roomRight >= wanted || roomRight >= roomLeft;
        String label = TextWidth.fit(event.label(), FONT, Math.min(WIDEST_LABEL, isRight ? roomRight : roomLeft));
        double width = TextWidth.of(label, FONT);
        double labelX = isRight ? place.x() + MARK : place.x() - MARK;
        return new Item(
                event,
                place,
                0,
                Math.min(from, isRight ? from : labelX - width),
                Math.max(to, isRight ? labelX + width : to),
                labelX,
                label);
    }

    private static boolean touch(Item one, Item other) {
        return one.left() < other.right() + GAP && other.left() < one.right() + GAP;
    }
}
