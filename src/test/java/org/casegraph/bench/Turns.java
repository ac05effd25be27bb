package org.casegraph.bench;

import java.util.ArrayList;
import java.util.List;

/** What one engine took for one question, turn by turn; fewer turns where it is slow. */
final class Turns {
    private static final double SLOW_MILLISECONDS = 1_500;
    private static final double QUICK_MILLISECONDS = 300;
    private static final int BEFORE = 3;
    private static final int BEFORE_QUICK = 8;

    private final List<Double> times = new ArrayList<>();
    private int before = BEFORE;
    private int all;
    private long rows;
    private String failure = "";

    Turns(int runs) {
        all = BEFORE + runs;
    }

    boolean isDone() {
        return !failure.isEmpty() || times.size() >= all;
    }

    void took(SparqlClient.Answer answer) {
        rows = answer.rows();
        if (times.isEmpty() && answer.milliseconds() > SLOW_MILLISECONDS) {
            before = 1;
            all = 2;
        } else if (times.isEmpty() && answer.milliseconds() < QUICK_MILLISECONDS) {
            all += BEFORE_QUICK - before;
            before = BEFORE_QUICK;
        }
        times.add(answer.milliseconds());
    }

    void failed(String why) {
        failure = why;
    }

    boolean hasFailed() {
        return !failure.isEmpty();
    }

    Timing timing(String name) {
        if (!failure.isEmpty()) {
            return Timing.failed(name, failure);
        }
        return new Timing(name, rows, Timing.median(times.subList(before, times.size())), Double.NaN, "");
    }
}
