package org.casegraph.timeline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Tells a path of constraints as the steps of a proof, with a step wherever two occurrences share a time point. */
record ProofPaths(Occurrences occurrences) {

    /** The steps from one time point along constraints in the order of walking to another. */
    List<Step> along(TimePoint start, List<Constraint> path, TimePoint end) {
        List<Step> steps = new ArrayList<>();
        TimePoint at = start;
        for (Constraint constraint : path) {
            boolean forwards = occurrences.point(at).equals(occurrences.point(constraint.earlier()));
            steps.addAll(join(at, forwards ? constraint.earlier() : constraint.later()));
            steps.add(constraint.step());
            at = forwards ? constraint.later() : constraint.earlier();
        }
        steps.addAll(join(at, end));
        return steps;
    }

    /** The same, told from the end to the start. */
    List<Step> against(TimePoint start, List<Constraint> path, TimePoint end) {
        List<Step> steps = along(start, path, end);
        Collections.reverse(steps);
        return steps;
    }

    private List<Step> join(TimePoint one, TimePoint other) {
        return occurrences.point(one).equals(occurrences.point(other))
                ? occurrences.aliasSteps(one.occurrence(), other.occurrence())
                : List.of();
    }
}
