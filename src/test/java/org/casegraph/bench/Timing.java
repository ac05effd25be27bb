package org.casegraph.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How long one question takes when it has been asked before.
 *
 * @param milliseconds the median, or without meaning where it failed
 * @param failure why there is no time; empty if there is one
 */
record Timing(String name, long rows, double milliseconds, String failure) {
    private static final double SLOW_MILLISECONDS = 1_500;
    private static final int WARM_UP = 3;

    /** Asks and tells the number of rows. */
    interface Question<X extends Exception> {
        long ask() throws X;
    }

    /** Asks some times before, and fewer where it is slow. */
    static <X extends Exception> Timing of(String name, int runs, Question<X> question) throws X {
        List<Double> times = new ArrayList<>();
        long rows = 0;
        int before = WARM_UP;
        int all = WARM_UP + runs;
        for (int run = 0; run < all; run++) {
            long start = System.nanoTime();
            rows = question.ask();
            double milliseconds = (System.nanoTime() - start) / 1e6;
            if (run == 0 && milliseconds > SLOW_MILLISECONDS) {
                before = 1;
                all = 2;
            }
            if (run >= before) {
                times.add(milliseconds);
            }
        }
        times.sort(null);
        return new Timing(name, rows, times.get(times.size() / 2), "");
    }

    static Timing failed(String name, String why) {
        return new Timing(name, 0, Double.NaN, why.replaceAll("\\s+", " "));
    }

    boolean isMeasured() {
        return failure.isEmpty();
    }

    String line() {
        return String.format(Locale.ROOT, "timing\t%s\t%d\t%.3f\t%s", name, rows, milliseconds, failure);
    }

    static List<Timing> read(List<String> lines) throws IOException {
        List<Timing> timings = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith("timing\t")) {
                String[] cells = line.split("\t", -1);
                timings.add(new Timing(cells[1], Long.parseLong(cells[2]), Double.parseDouble(cells[3]), cells[4]));
            }
        }
        return timings;
    }

    /** As a cell of a table. */
    String cell() {
        return isMeasured() ? number(milliseconds) : failure.startsWith("over") ? "x" : "–";
    }

    static String number(double milliseconds) {
        return String.format(Locale.ROOT, milliseconds < 10 ? "%.1f" : "%.0f", milliseconds);
    }
}
