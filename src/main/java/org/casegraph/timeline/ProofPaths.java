package org.casegraph.timeline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Tells a path of constraints as the steps of a proof, with a step wherever two occurrences share a time point. */
record ProofPaths(Occurrences occurrences) {

    /** The steps from one time point along constraints in the order of walking to another. */
    List<Step> along(TimePoint start, List<Constraint> path, TimePoint end) {
        return links(start, path, end).stream().flatMap(List::stream).toList();
    }

    /** The same, told from the end to the start. */
    List<Step> against(TimePoint start, List<Constraint> path, TimePoint end) {
        List<List<Step>> links = links(start, path, end);
        Collections.reverse(links);
        return links.stream().flatMap(List::stream).toList();
    }

    /** The steps that stay in their order, whichever way the path is told: of a constraint its dates come first. */
    private List<List<Step>> links(TimePoint start, List<Constraint> path, TimePoint end) {
        List<List<Step>> links = new ArrayList<>();
        TimePoint at = start;
        for (Constraint constraint : path) {
            boolean forwards = occurrences.point(at).equals(occurrences.point(constraint.earlier()));
            join(at, forwards ? constraint.earlier() : constraint.later()).forEach(step -> links.add(List.of(step)));
            List<Step> dated = new ArrayList<>(constraint.datedBy());
            dated.add(constraint.step());
            links.add(dated);
            at = forwards ? constraint.later() : constraint.earlier();
        }
        join(at, end).forEach(step -> links.add(List.of(step)));
        return links;
    }

    private List<Step> join(TimePoint one, TimePoint other) {
        return occurrences.point(one).equals(occurrences.point(other))
                ? occurrences.aliasSteps(one.occurrence(), other.occurrence())
                : List.of();
    }
}
