package org.casegraph.problem;

import java.util.ArrayList;
import java.util.List;

/**
 * What a check tells of one source.
 *
 * @param problems what has to be mended, in the order found
 * @param notes what a person should look at though nothing has to be mended, in the order found
 */
public record CheckReport(List<Problem> problems, List<Problem> notes) {
    public CheckReport {
        problems = List.copyOf(problems);
        notes = List.copyOf(notes);
    }

    /** Of problems alone. */
    public static CheckReport of(List<Problem> problems) {
        return new CheckReport(problems, List.of());
    }

    /** This, and more problems and notes behind. */
    public CheckReport plus(List<Problem> more) {
        List<Problem> all = new ArrayList<>(problems);
        List<Problem> allNotes = new ArrayList<>(notes);
        more.forEach(problem -> (problem.isNote() ? allNotes : all).add(problem));
        return new CheckReport(all, allNotes);
    }
}
