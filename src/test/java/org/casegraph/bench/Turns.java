package org.casegraph.bench;

import java.util.ArrayList;
import java.util.List;

/** What one engine took for one question, turn by turn, at a {@link Pace}. */
final class Turns {
    private final Pace pace;
    private final List<Double> times = new ArrayList<>();
    private final List<Double> processor = new ArrayList<>();
    private int before;
    private double warmed;
    private double measured;
    private long rows;
    private String failure = "";

    Turns(Pace pace) {
        this.pace = pace;
    }

    boolean isDone() {
        return hasFailed() || pace.isMeasured(times.size(), measured);
    }

    /** @param ofProcessors milliseconds, not a number where they are not known */
    void took(double milliseconds, double ofProcessors, long answered) {
        rows = answered;
        if (!pace.isWarm(before, warmed)) {
            before++;
            warmed += milliseconds;
            return;
        }
        times.add(milliseconds);
        processor.add(ofProcessors);
        measured += milliseconds;
    }

    void failed(String why) {
        failure = why;
    }

    boolean hasFailed() {
        return !failure.isEmpty();
    }

    Timing timing(String name) {
        return hasFailed()
                ? Timing.failed(name, failure)
                : new Timing(name, rows, Timing.median(times), Timing.median(processor), "");
    }
}
