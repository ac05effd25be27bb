package org.casegraph.cohort;

import java.util.HashSet;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;
import org.casegraph.vocabulary.CG;
import org.roaringbitmap.RoaringBitmap;

/** What probably came before or after some treatment, other than one of what the disease was mistaken for. */
final class TreatmentTimes {
    private static final Node TYPE = RDF.type.asNode();

    private final Graph graph;
    private final CaseColumns columns;

    TreatmentTimes(Graph graph, CaseColumns columns) {
        this.graph = graph;
        this.columns = columns;
    }

    /**
     * Of the nodes of some cases those that came at the time; what a rule made came when that did which it made it from.
     *
     * @param nodes all of the cases
     */
    RoaringBitmap of(CountedCohort.When when, RoaringBitmap cases, RoaringBitmap nodes, Runnable watch) {
        if (when == CountedCohort.When.ANY) {
            return nodes;
        }
        RoaringBitmap treatments = columns.nodes(TYPE, CG.Treatment);
        treatments.and(nodes);
        RoaringBitmap untreated = RoaringBitmap.andNot(cases, columns.casesOf(treatments));
        graph.find(Node.ANY, CG.treatedWith, Node.ANY)
                .forEachRemaining(mistaken -> treatments.andNot(columns.numbers(mistaken.getObject())));
        RoaringBitmap placed = new RoaringBitmap();
        CaseColumns.forEach(treatments, watch, treatment -> {
            Node name = columns.node(treatment);
            if (when == CountedCohort.When.BEFORE) {
                placed.or(columns.nodes(CG.probablyPrecedes, name));
            } else {
                graph.find(name, CG.probablyPrecedes, Node.ANY)
                        .forEachRemaining(later -> placed.or(columns.numbers(later.getObject())));
            }
        });
        RoaringBitmap inTime = withDerived(placed, nodes, watch);
        if (when == CountedCohort.When.BEFORE) {
            inTime.or(columns.nodesOf(untreated));
        }
        inTime.and(nodes);
        return inTime;
    }

    private RoaringBitmap withDerived(RoaringBitmap placed, RoaringBitmap nodes, Runnable watch) {
        RoaringBitmap inTime = placed.clone();
        RoaringBitmap derived = columns.nodes(TYPE, CG.DerivedFinding);
        derived.and(nodes);
        CaseColumns.forEach(derived, watch, number -> {
            Set<Node> grounds = new HashSet<>();
            graph.find(columns.node(number), CG.basedOn, Node.ANY)
                    .forEachRemaining(based -> grounds.add(based.getObject()));
            if (!grounds.isEmpty()) {
                boolean isPlaced =
                        grounds.stream().anyMatch(ground -> RoaringBitmap.intersects(placed, columns.numbers(ground)));
                inTime.remove(number);
                if (isPlaced) {
                    inTime.add(number);
                }
            }
        });
        return inTime;
    }
}
