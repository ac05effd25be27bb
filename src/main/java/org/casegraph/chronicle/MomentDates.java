package org.casegraph.chronicle;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.casegraph.vocabulary.CG;

/**
 * When each moment is, on one scale: the calendar where anything has a date; else that of ages, of gestational ages or of
 * the distances from one event, whichever places more moments and, of those, more narrowly.
 *
 * @param spans by the number of the moment
 * @param otherwise what another scale says of each, for those of which this one says nothing
 */
record MomentDates(TimeScale scale, List<DayRange> spans, List<String> otherwise) {
    private MomentDates(TimeScale scale, List<DayRange> spans) {
        this(scale, spans, List.of());
    }

    /** @param from a node of the case, its end of the interval; {@code to} likewise */
    private record Distance(Node from, Node to, OptionalDouble least, OptionalDouble most) {}

    static MomentDates of(CaseReader reader, int moments, Map<Node, Integer> momentOf) {
        MomentDates calendar = dates(reader, moments, momentOf);
        List<Distance> distances = distances(reader.inferred());
        MomentDates best = new MomentDates(new TimeScale(TimeScale.Kind.ORDER, ""), unknown(moments));
        List<MomentDates> others = new ArrayList<>();
        for (Node birth : reader.births()) {
            others.add(from(birth, new TimeScale(TimeScale.Kind.AGE, ""), distances, moments, momentOf));
            best = better(best, others.get(others.size() - 1));
        }
        for (Node gestation : reader.gestations()) {
            MomentDates found =
                    from(gestation, new TimeScale(TimeScale.Kind.GESTATION, ""), distances, moments, momentOf);
            others.add(found);
            best = found.bounded() > best.bounded() ? found : best;
        }
        for (Map.Entry<Node, Integer> origin : momentOf.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.comparing(Node::toString)))
                .toList()) {
            TimeScale scale = new TimeScale(TimeScale.Kind.DISTANCE, reader.label(origin.getKey()));
            MomentDates found = from(origin.getKey(), scale, distances, moments, momentOf);
            // Weeks of gestation say more than as many distances from a chance event.
            boolean asWeeks = best.scale.kind() == TimeScale.Kind.GESTATION && found.bounded() < best.bounded();
            if (found.bounded() > 0 && !asWeeks) {
                found.spans().set(origin.getValue(), DayRange.of(0, 0));
                best = better(best, found);
            }
        }
        others.add(0, best);
        others.add(calendar);
        return (calendar.bounded() > 0 ? calendar : best).beside(others);
    }

    /** What the first of other scales says of each that says anything. */
    private MomentDates beside(List<MomentDates> others) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < spans.size(); i++) {
            int moment = i;
            words.add(others.stream()
                    .map(other -> other.words().get(moment))
                    .filter(text -> !text.isEmpty())
                    .findFirst()
                    .orElse(""));
        }
        return new MomentDates(scale, spans, words);
    }

    /**
     * How far each moment is from one of them, by every way in which that is known: the distance itself, two dates, two
     * ages, and the certain order.
     */
    static MomentDates around(
            CaseReader reader, int moments, Map<Node, Integer> momentOf, CaseEvent origin, EventOrder order) {
        int at = Objects.requireNonNull(momentOf.get(origin.node()), () -> origin.id() + " is in no moment");
        TimeScale scale = new TimeScale(TimeScale.Kind.DISTANCE, origin.label());
        List<Distance> distances = distances(reader.inferred());
        List<List<DayRange>> known = new ArrayList<>();
        momentOf.forEach((node, index) -> {
            if (index == at) {
                known.add(from(node, scale, distances, moments, momentOf).spans());
            }
        });
        List<DayRange> dates = dates(reader, moments, momentOf).spans();
        // Dates are whole days, and their spans end with the day after.
        known.add(dates.stream().map(span -> span.minus(dates.get(at), 1)).toList());
        for (Node birth : reader.births()) {
            List<DayRange> ages =
                    from(birth, scale, distances, moments, momentOf).spans();
            known.add(ages.stream().map(span -> span.minus(ages.get(at), 0)).toList());
        }
        List<DayRange> spans = new ArrayList<>();
        for (int i = 0; i < moments; i++) {
            DayRange told = DayRange.UNKNOWN;
            for (List<DayRange> way : known) {
                told = told.within(way.get(i));
            }
            DayRange ordered = told.within(
                    switch (order.relation(i, at)) {
                        case BEFORE, NOT_AFTER -> new DayRange(OptionalDouble.empty(), OptionalDouble.of(0));
                        case AFTER, NOT_BEFORE -> new DayRange(OptionalDouble.of(0), OptionalDouble.empty());
                        default -> DayRange.UNKNOWN;
                    });
            // Of one bound the order says as much as zero days would.
            spans.add(i == at ? DayRange.of(0, 0) : ordered.isBounded() ? ordered : told);
        }
        return new MomentDates(scale, spans);
    }

    /** Ages, by the birth that places the most; empty without any birth. */
    static Optional<MomentDates> sinceBirth(CaseReader reader, int moments, Map<Node, Integer> momentOf) {
        List<Distance> distances = distances(reader.inferred());
        return reader.births().stream()
                .map(birth -> from(birth, new TimeScale(TimeScale.Kind.AGE, ""), distances, moments, momentOf))
                .reduce(MomentDates::better);
    }

    /** When each moment is, in words; empty where nothing is known. */
    List<String> words() {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < spans.size(); i++) {
            String own = scale.words(spans.get(i));
            words.add(own.isEmpty() && i < otherwise.size() ? otherwise.get(i) : own);
        }
        return words;
    }

    private long bounded() {
        return spans.stream().filter(DayRange::isBounded).count();
    }

    private double width() {
        return spans.stream()
                .filter(DayRange::isBounded)
                .mapToDouble(DayRange::length)
                .sum();
    }

    private static MomentDates better(MomentDates one, MomentDates other) {
        if (one.bounded() != other.bounded()) {
            return one.bounded() > other.bounded() ? one : other;
        }
        return other.width() < one.width() ? other : one;
    }

    private static MomentDates dates(CaseReader reader, int moments, Map<Node, Integer> momentOf) {
        List<DayRange> spans = unknown(moments);
        momentOf.forEach((node, index) -> {
            OptionalDouble from = day(reader.earliest(node), 0);
            OptionalDouble to = day(reader.latest(node), 1);
            if (from.isPresent() || to.isPresent()) {
                spans.set(index, new DayRange(from, to));
            }
        });
        return new MomentDates(new TimeScale(TimeScale.Kind.CALENDAR, ""), spans);
    }

    private static OptionalDouble day(Optional<LocalDate> day, int more) {
        return day.isPresent() ? OptionalDouble.of(day.get().toEpochDay() + more) : OptionalDouble.empty();
    }

    private static MomentDates from(
            Node origin, TimeScale scale, List<Distance> distances, int moments, Map<Node, Integer> momentOf) {
        List<DayRange> spans = unknown(moments);
        for (Distance distance : distances) {
            Integer later = momentOf.get(distance.to());
            Integer earlier = momentOf.get(distance.from());
            if (distance.from().equals(origin) && later != null) {
                spans.set(later, new DayRange(distance.least(), distance.most()));
            } else if (distance.to().equals(origin) && earlier != null) {
                spans.set(earlier, new DayRange(negative(distance.most()), negative(distance.least())));
            }
        }
        return new MomentDates(scale, spans);
    }

    private static OptionalDouble negative(OptionalDouble days) {
        return days.isPresent() ? OptionalDouble.of(0 - days.getAsDouble()) : days;
    }

    private static List<Distance> distances(Graph inferred) {
        Map<Node, Map<Node, Node>> intervals = new HashMap<>();
        for (Node property : List.of(CG.intervalFrom, CG.intervalTo, CG.minimumDays, CG.maximumDays)) {
            Consumer<Triple> note = triple -> intervals
                    .computeIfAbsent(triple.getSubject(), node -> new HashMap<>())
                    .put(property, triple.getObject());
            inferred.find(Node.ANY, property, Node.ANY).forEachRemaining(note);
        }
        return intervals.values().stream()
                .filter(interval -> interval.containsKey(CG.intervalFrom) && interval.containsKey(CG.intervalTo))
                .map(interval -> new Distance(
                        interval.get(CG.intervalFrom),
                        interval.get(CG.intervalTo),
                        days(Optional.ofNullable(interval.get(CG.minimumDays))),
                        days(Optional.ofNullable(interval.get(CG.maximumDays)))))
                .toList();
    }

    private static OptionalDouble days(Optional<Node> number) {
        return number.isPresent()
                ? OptionalDouble.of(Double.parseDouble(number.get().getLiteralLexicalForm()))
                : OptionalDouble.empty();
    }

    private static List<DayRange> unknown(int moments) {
        List<DayRange> spans = new ArrayList<>();
        for (int i = 0; i < moments; i++) {
            spans.add(DayRange.UNKNOWN);
        }
        return spans;
    }
}
