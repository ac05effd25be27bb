package org.casegraph.store.mapped;

import org.jspecify.annotations.Nullable;

/**
 * Looks up one triple of a pattern after the other, each with what those before gave, and goes back for the next: where a
 * step came to no row, to the last one that had a part in that, since what the steps between give changes nothing (P. Prosser,
 * Hybrid algorithms for the constraint satisfaction problem, 1993: conflict-directed backjumping).
 */
final class IdJoin {
    private static final int PLACES = 3;

    private final IdGraph graph;

    /** Three a step: an id, or a variable by its number in ones' complement. */
    private final int[] steps;

    /** Of each place of {@link #steps} whether a variable gets its value there. */
    private final boolean[] isFresh;

    /** Of a step those objects only that are new to what follows; null where it matters how often each comes. */
    private final @Nullable NewObjects[] news;

    /** Of each step those before it that give it a value, as bits. */
    private final int[] needs;

    private final int[] values;
    private final Triples[] open;

    /** Of each open step those before it that had a part in what came to no row since, as bits. */
    private final int[] blamed;

    /** The last of the steps of which each, as it is open, came to a row. */
    private int fruitful = -1;

    private int depth;
    private boolean hasBegun;
    private boolean isOver;

    /** @param values of the variables, {@link IdGraph#ANY} for those that get one here */
    IdJoin(IdGraph graph, IdPattern.Order order, @Nullable NewObjects[] news, int[] values) {
        this.news = news;
        this.graph = graph;
        this.steps = order.steps();
        this.isFresh = order.isFresh();
        this.needs = order.needs();
        this.values = values;
        this.open = new Triples[needs.length];
        this.blamed = new int[needs.length];
    }

    /** The values of the variables in the row at hand; they change with {@link #next}. */
    int[] values() {
        return values;
    }

    /**
     * Goes to the next row; false if there is none.
     *
     * @param step called at each triple that is looked at, to throw where the evaluation is to end
     */
    boolean next(Runnable step) {
        if (isOver) {
            return false;
        }
        if (!hasBegun) {
            hasBegun = true;
            open[0] = open(0);
        }
        while (depth >= 0) {
            step.run();
            if (!open[depth].next()) {
                depth = back(depth);
            } else if (fits(depth)) {
                if (depth == open.length - 1) {
                    fruitful = depth;
                    return true;
                }
                depth++;
                open[depth] = open(depth);
            }
        }
        isOver = true;
        return false;
    }

    /** Goes to the next row that differs in what the last step gives alone; false if there is none, behind a row. */
    boolean nextOfLast() {
        while (open[depth].next()) {
            if (fits(depth)) {
                return true;
            }
        }
        return false;
    }

    /** The step to go on with, below 0 if there is none. */
    private int back(int step) {
        if (step <= fruitful) {
            return step - 1;
        }
        int last = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(blamed[step]);
        if (last >= 0) {
            blamed[last] |= blamed[step] & ~(1 << last);
        }
        return last;
    }

    private Triples open(int step) {
        fruitful = Math.min(fruitful, step - 1);
        blamed[step] = needs[step];
        NewObjects objects = news[step];
        if (objects != null) {
            // What it gave before is not given again, so all before it have a part in what it gives.
            blamed[step] = (1 << step) - 1;
            return objects.of(asked(PLACES * step), values);
        }
        return graph.find(asked(PLACES * step), asked(PLACES * step + 1), asked(PLACES * step + 2));
    }

    private int asked(int place) {
        if (isFresh[place]) {
            return IdGraph.ANY;
        }
        return steps[place] >= 0 ? steps[place] : values[~steps[place]];
    }

    /** Takes the values of a triple, unless it gives two values to a variable that stands in it twice. */
    private boolean fits(int step) {
        Triples found = open[step];
        int at = PLACES * step;
        if (isFresh[at]) {
            values[~steps[at]] = found.subject;
        }
        if (isFresh[at + 1]) {
            if (isFresh[at] && steps[at] == steps[at + 1] && found.subject != found.property) {
                return false;
            }
            values[~steps[at + 1]] = found.property;
        }
        if (isFresh[at + 2]) {
            if (isFresh[at] && steps[at] == steps[at + 2] && found.subject != found.object
                    || isFresh[at + 1] && steps[at + 1] == steps[at + 2] && found.property != found.object) {
                return false;
            }
            values[~steps[at + 2]] = found.object;
        }
        return true;
    }
}
