package org.casegraph.chronicle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.apache.jena.graph.Node;
import org.casegraph.store.Store;
import org.casegraph.timeline.PairwiseOrder;
import org.casegraph.vocabulary.CG;

/**
 * The events of one case in the order that is proven, those that start together as one {@link SimultaneousEvents}, with
 * the scale on which the most of them have a place.
 */
public final class CaseTimeline {
    /** Nobody reads a drawing of more events, and what it takes to draw them grows faster than their number. */
    public static final int MOST_EVENTS = 300;

    private final CaseReader reader;
    private final String title;
    private final TimeScale scale;
    private final List<SimultaneousEvents> moments;
    private final EventOrder order;
    private final Map<Node, Integer> momentOf;
    private final int leftOut;

    /** This one, or that of which it holds some events. */
    private final CaseTimeline whole;

    private CaseTimeline(Store store, Node caseIri, Set<String> asked) {
        this.reader = new CaseReader(store, caseIri);
        this.whole = this;
        this.momentOf = new HashMap<>();
        this.title = reader.label(caseIri);
        List<Node> nodes = store.hasCase(caseIri) ? reader.nodes() : List.of();
        List<CaseEvent> events = reader.told(reader.foremost(nodes, MOST_EVENTS, asked));
        this.leftOut = nodes.size() - events.size();
        PairwiseOrder pairs = reader.order(events);
        Map<Integer, List<CaseEvent>> together = together(events, pairs);
        List<List<CaseEvent>> groups = List.copyOf(together.values());
        for (int i = 0; i < groups.size(); i++) {
            int index = i;
            groups.get(i).forEach(event -> momentOf.put(event.node(), index));
        }
        this.order = EventOrder.of(pairs, List.copyOf(together.keySet()));
        MomentDates spans = MomentDates.of(reader, groups.size(), momentOf);
        this.scale = spans.scale();
        this.moments = moments(groups, spans);
    }

    private CaseTimeline(CaseTimeline same, MomentDates spans) {
        this.whole = same.whole == same ? this : same.whole;
        this.reader = same.reader;
        this.momentOf = same.momentOf;
        this.leftOut = same.leftOut;
        this.title = same.title;
        this.order = same.order;
        this.scale = spans.scale();
        this.moments =
                moments(same.moments.stream().map(SimultaneousEvents::events).toList(), spans);
    }

    private CaseTimeline(CaseTimeline whole, UnaryOperator<List<CaseEvent>> change) {
        this.whole = whole.whole;
        this.reader = whole.reader;
        this.momentOf = new HashMap<>();
        this.leftOut = whole.leftOut;
        this.title = whole.title;
        this.scale = whole.scale;
        List<Integer> kept = new ArrayList<>();
        List<SimultaneousEvents> made = new ArrayList<>();
        for (SimultaneousEvents moment : whole.moments) {
            List<CaseEvent> events = change.apply(moment.events());
            if (!events.isEmpty()) {
                events.forEach(event -> momentOf.put(event.node(), kept.size()));
                made.add(new SimultaneousEvents(kept.size(), events, moment.span(), moment.when()));
                kept.add(moment.index());
            }
        }
        this.moments = List.copyOf(made);
        this.order = whole.order.of(kept);
    }

    private static List<SimultaneousEvents> moments(List<List<CaseEvent>> groups, MomentDates spans) {
        List<String> words = spans.words();
        List<SimultaneousEvents> made = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            made.add(new SimultaneousEvents(i, groups.get(i), spans.spans().get(i), words.get(i)));
        }
        return List.copyOf(made);
    }

    /** Without events if the store does not hold the case; of more than {@link #MOST_EVENTS} only so many. */
    public static CaseTimeline of(Store store, Node caseIri) {
        return of(store, caseIri, Set.of());
    }

    /** @param asked the ids of events that are among them, however many there are */
    public static CaseTimeline of(Store store, Node caseIri, Set<String> asked) {
        return new CaseTimeline(store, caseIri, asked);
    }

    /** Some of its events, with all that is known of their time and order. */
    public CaseTimeline only(Predicate<CaseEvent> wanted) {
        return new CaseTimeline(this, events -> events.stream().filter(wanted).toList());
    }

    /** The same with the dimensions of a thing as one event, for pictures. */
    public CaseTimeline joined() {
        return new CaseTimeline(this, Dimension::joined);
    }

    /** The same events, each as far from one of them as is known. */
    public CaseTimeline around(CaseEvent origin) {
        return new CaseTimeline(this, MomentDates.around(reader, moments.size(), momentOf, origin, order));
    }

    /** The same events by the patient's age; empty where nothing is said of a birth. */
    public Optional<CaseTimeline> sinceBirth() {
        return MomentDates.sinceBirth(reader, moments.size(), momentOf).map(spans -> new CaseTimeline(this, spans));
    }

    /** What is told to a person of the events of the case that are not here; empty where all are. */
    public Optional<String> leftOut() {
        return leftOut == 0
                ? Optional.empty()
                : Optional.of(leftOut + " more events of this case are not here: a timeline has at most " + MOST_EVENTS
                        + ", diagnoses and what has a place in time before all others.");
    }

    public String title() {
        return title;
    }

    public TimeScale scale() {
        return scale;
    }

    /** By their numbers. */
    public List<SimultaneousEvents> moments() {
        return moments;
    }

    /** Every event once, in the order in which the report tells of them within each moment. */
    public List<CaseEvent> events() {
        return moments.stream().flatMap(moment -> moment.events().stream()).toList();
    }

    /** The statements of diagnoses, in the order of the timeline. */
    public List<CaseEvent> diagnoses() {
        return events().stream().filter(event -> event.lane() == Lane.DIAGNOSES).toList();
    }

    /** The statement that ends the search: the final diagnosis, or else the last that is told. */
    public Optional<CaseEvent> mainDiagnosis() {
        List<CaseEvent> diagnoses = diagnoses();
        return diagnoses.stream()
                .filter(event -> reader.is(event.node(), CG.FinalDiagnosis))
                .findFirst()
                .or(() -> diagnoses.stream().reduce((earlier, later) -> later));
    }

    public Optional<CaseEvent> event(String id) {
        return events().stream().filter(event -> event.id().equals(id)).findFirst();
    }

    public SimultaneousEvents moment(CaseEvent event) {
        return moments.get(number(event));
    }

    /** How the first lies to the second, also of events that were left out. */
    public Relation relation(CaseEvent one, CaseEvent other) {
        return whole.order.relation(whole.number(one), whole.number(other));
    }

    private int number(CaseEvent event) {
        return Objects.requireNonNull(momentOf.get(event.node()), () -> event.id() + " is not in this timeline");
    }

    /** Whether an event of the case is among these. */
    public boolean has(CaseEvent event) {
        return momentOf.containsKey(event.node());
    }

    public EventOrder order() {
        return order;
    }

    /** The events that start together, by the number of the first of them. */
    private static Map<Integer, List<CaseEvent>> together(List<CaseEvent> events, PairwiseOrder pairs) {
        Map<Integer, List<CaseEvent>> groups = new LinkedHashMap<>();
        Map<Integer, Integer> firsts = new LinkedHashMap<>();
        for (int i = 0; i < events.size(); i++) {
            int event = i;
            int first = Optional.ofNullable(firsts.get(pairs.start(event)))
                    .or(() -> firsts.values().stream()
                            .filter(earlier -> pairs.isBound(event) && pairs.areSimultaneous(earlier, event))
                            .findFirst())
                    .orElse(event);
            firsts.putIfAbsent(pairs.start(event), first);
            groups.computeIfAbsent(first, number -> new ArrayList<>()).add(events.get(event));
        }
        return groups;
    }
}
