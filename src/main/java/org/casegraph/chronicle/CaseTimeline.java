package org.casegraph.chronicle;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.casegraph.vocabulary.CG;

/**
 * The events of one case in the order that the store has proven, those that start together as one {@link SimultaneousEvents}, with
 * the scale on which the most of them have a place.
 */
public final class CaseTimeline {
    private final CaseReader reader;
    private final String title;
    private final TimeScale scale;
    private final List<SimultaneousEvents> moments;
    private final EventOrder order;
    private final Map<Node, Integer> momentOf;

    /** This one, or that of which it holds some events. */
    private final CaseTimeline whole;

    private CaseTimeline(DatasetGraph dataset, Node caseIri) {
        this.reader = new CaseReader(dataset, caseIri);
        this.whole = this;
        this.momentOf = new HashMap<>();
        this.title = reader.label(caseIri);
        List<List<CaseEvent>> groups = together(reader);
        for (int i = 0; i < groups.size(); i++) {
            int index = i;
            groups.get(i).forEach(event -> momentOf.put(event.node(), index));
        }
        this.order = new EventOrder(groups.size());
        Graph inferred = reader.inferred();
        each(inferred, CG.certainlyPrecedes, order::addCertain);
        each(inferred, CG.certainlyNotAfter, order::addNotAfter);
        each(inferred, CG.probablyPrecedes, order::addProbable);
        MomentDates spans = MomentDates.of(reader, groups.size(), momentOf);
        this.scale = spans.scale();
        this.moments = moments(groups, spans);
    }

    private CaseTimeline(CaseTimeline same, MomentDates spans) {
        this.whole = same.whole == same ? this : same.whole;
        this.reader = same.reader;
        this.momentOf = same.momentOf;
        this.title = same.title;
        this.order = same.order;
        this.scale = spans.scale();
        this.moments =
                moments(same.moments.stream().map(SimultaneousEvents::events).toList(), spans);
    }

    private CaseTimeline(CaseTimeline whole, Predicate<CaseEvent> wanted) {
        this.whole = whole.whole;
        this.reader = whole.reader;
        this.momentOf = new HashMap<>();
        this.title = whole.title;
        this.scale = whole.scale;
        List<Integer> kept = new ArrayList<>();
        List<SimultaneousEvents> made = new ArrayList<>();
        for (SimultaneousEvents moment : whole.moments) {
            List<CaseEvent> events = moment.events().stream().filter(wanted).toList();
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

    /** @param dataset of a store; holds the case's graph and its inferred graph */
    public static CaseTimeline of(DatasetGraph dataset, Node caseIri) {
        return new CaseTimeline(dataset, caseIri);
    }

    /** Some of its events, with all that is known of their time and order. */
    public CaseTimeline only(Predicate<CaseEvent> wanted) {
        return new CaseTimeline(this, wanted);
    }

    /** The same events, each as far from one of them as is known. */
    public CaseTimeline around(CaseEvent origin) {
        return new CaseTimeline(this, MomentDates.around(reader, moments.size(), momentOf, origin, order));
    }

    /** The same events by the patient's age; empty where nothing is said of a birth. */
    public Optional<CaseTimeline> sinceBirth() {
        return MomentDates.sinceBirth(reader, moments.size(), momentOf).map(spans -> new CaseTimeline(this, spans));
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
                .filter(event -> event.kinds().contains("final diagnosis"))
                .findFirst()
                .or(() -> diagnoses.stream().reduce((earlier, later) -> later));
    }

    public Optional<CaseEvent> event(String id) {
        return events().stream().filter(event -> event.id().equals(id)).findFirst();
    }

    public SimultaneousEvents moment(CaseEvent event) {
        return moments.get(momentOf.get(event.node()));
    }

    /** How the first lies to the second, also of events that were left out. */
    public Relation relation(CaseEvent one, CaseEvent other) {
        return whole.order.relation(whole.momentOf.get(one.node()), whole.momentOf.get(other.node()));
    }

    /** Whether an event of the case is among these. */
    public boolean has(CaseEvent event) {
        return momentOf.containsKey(event.node());
    }

    public EventOrder order() {
        return order;
    }

    private void each(Graph inferred, Node property, BiConsumer<Integer, Integer> add) {
        inferred.find(Node.ANY, property, Node.ANY).forEachRemaining(triple -> {
            Integer earlier = momentOf.get(triple.getSubject());
            Integer later = momentOf.get(triple.getObject());
            if (earlier != null && later != null && !earlier.equals(later)) {
                add.accept(earlier, later);
            }
        });
    }

    private static List<List<CaseEvent>> together(CaseReader reader) {
        Map<Node, List<CaseEvent>> groups = new LinkedHashMap<>();
        Map<Node, Node> first = new HashMap<>();
        for (CaseEvent event : reader.events()) {
            Node found = first.computeIfAbsent(event.node(), node -> node);
            groups.computeIfAbsent(found, node -> new ArrayList<>()).add(event);
            reader.inferred()
                    .find(event.node(), CG.simultaneousWith, Node.ANY)
                    .forEachRemaining(triple -> first.putIfAbsent(triple.getObject(), found));
        }
        Collection<List<CaseEvent>> found = groups.values();
        return List.copyOf(found);
    }
}
