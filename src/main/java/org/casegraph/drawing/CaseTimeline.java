package org.casegraph.drawing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.casegraph.vocabulary.CG;

/**
 * The events of one case in the order that the store has proven, those that start together as one {@link Moment}, with
 * the scale on which the most of them have a place.
 */
public final class CaseTimeline {
    private final String title;
    private final TimeScale scale;
    private final List<Moment> moments;
    private final EventOrder order;
    private final Map<Node, Integer> momentOf = new HashMap<>();

    private CaseTimeline(DatasetGraph dataset, Node caseIri) {
        CaseReader reader = new CaseReader(dataset, caseIri);
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
        Spans spans = Spans.of(reader, groups.size(), momentOf);
        this.scale = spans.scale();
        List<String> words = spans.words();
        List<Moment> made = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            made.add(new Moment(i, groups.get(i), spans.spans().get(i), words.get(i)));
        }
        this.moments = List.copyOf(made);
    }

    /** @param dataset of a store; holds the case's graph and its inferred graph */
    public static CaseTimeline of(DatasetGraph dataset, Node caseIri) {
        return new CaseTimeline(dataset, caseIri);
    }

    public String title() {
        return title;
    }

    public TimeScale scale() {
        return scale;
    }

    /** By their numbers. */
    public List<Moment> moments() {
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

    public Moment moment(CaseEvent event) {
        return moments.get(momentOf.get(event.node()));
    }

    /** How the first lies to the second. */
    public Relation relation(CaseEvent one, CaseEvent other) {
        return order.relation(momentOf.get(one.node()), momentOf.get(other.node()));
    }

    EventOrder order() {
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
