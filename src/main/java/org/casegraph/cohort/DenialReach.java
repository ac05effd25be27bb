package org.casegraph.cohort;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.casegraph.vocabulary.CG;
import org.roaringbitmap.RoaringBitmap;

/** How far a denial reaches: over the presentation or only later, and over the place that it names. */
final class DenialReach {
    private final Graph graph;
    private final RoaringBitmap early = new RoaringBitmap();
    private final RoaringBitmap late = new RoaringBitmap();

    /** By the sites that they name. */
    private final Map<Node, RoaringBitmap> atSites = new HashMap<>();

    private final RoaringBitmap atAnySite = new RoaringBitmap();

    DenialReach(Graph graph, CaseColumns columns) {
        this.graph = graph;
        graph.find(Node.ANY, CG.reachesPresentation, Node.ANY).forEachRemaining(span -> {
            boolean reaches = Boolean.TRUE.equals(span.getObject().getLiteralValue());
            (reaches ? early : late).or(columns.nodes(CG.span, span.getSubject()));
        });
        Set<Node> sites = new HashSet<>();
        graph.find(Node.ANY, CG.site, Node.ANY).forEachRemaining(at -> sites.add(at.getObject()));
        sites.forEach(site -> {
            RoaringBitmap here = columns.nodes(CG.site, site);
            atSites.put(site, here);
            atAnySite.or(here);
        });
    }

    /** Of some nodes those that, as denials, speak of the time. */
    RoaringBitmap inTime(CountedCohort.When when, RoaringBitmap nodes) {
        if (when == CountedCohort.When.AFTER) {
            return RoaringBitmap.and(nodes, late);
        }
        RoaringBitmap timely = RoaringBitmap.andNot(nodes, late);
        timely.or(RoaringBitmap.and(nodes, early));
        return timely;
    }

    /** Of some nodes those that, as denials, speak of the presentation and of no time after it. */
    RoaringBitmap atPresentation(RoaringBitmap nodes) {
        return RoaringBitmap.andNot(nodes, late);
    }

    /** Of some denials those that name a site. */
    RoaringBitmap atSites(RoaringBitmap denials) {
        return RoaringBitmap.and(denials, atAnySite);
    }

    /** Of the denials those that reach a finding where it always is. */
    RoaringBitmap reaching(Node finding, RoaringBitmap denials) {
        if (!RoaringBitmap.intersects(denials, atAnySite)) {
            return denials;
        }
        RoaringBitmap reaching = RoaringBitmap.andNot(denials, atAnySite);
        places(finding).forEach(place -> {
            RoaringBitmap here = atSites.get(place);
            if (here != null) {
                reaching.or(RoaringBitmap.and(denials, here));
            }
        });
        return reaching;
    }

    /** Where it always is, with what that is part of. */
    private Set<Node> places(Node finding) {
        Set<Node> places = new HashSet<>();
        Deque<Node> open = new ArrayDeque<>();
        graph.find(finding, CG.alwaysAt, Node.ANY).forEachRemaining(at -> open.add(at.getObject()));
        while (!open.isEmpty()) {
            Node place = open.remove();
            if (places.add(place)) {
                graph.find(place, CG.partOf, Node.ANY).forEachRemaining(part -> open.add(part.getObject()));
            }
        }
        return places;
    }
}
