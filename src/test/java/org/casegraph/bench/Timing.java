package org.casegraph.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How long one question takes when it has been asked before.
 *
 * @param milliseconds the median, or without meaning where it failed
 * @param processor milliseconds of all processors together, which tell more than the clock where other programs run; not a
 *     number where it was not measured
 * @param failure why there is no time; empty if there is one
 */
record Timing(String name, long rows, double milliseconds, double processor, String failure) {
    /** Asks and tells the number of rows. */
    interface Question<X extends Exception> {
        long ask() throws X;
    }

    static <X extends Exception> Timing of(String name, Pace pace, Question<X> question) throws X {
        Turns turns = new Turns(pace);
        while (!turns.isDone()) {
            long start = System.nanoTime();
            long used = processorTime();
            long rows = question.ask();
            turns.took((System.nanoTime() - start) / 1e6, (processorTime() - used) / 1e6, rows);
        }
        return turns.timing(name);
    }

    /** Of this process with all that it compiles and collects. */
    private static long processorTime() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    static double median(List<Double> times) {
        List<Double> inOrder = new ArrayList<>(times);
        inOrder.sort(null);
        return inOrder.get(inOrder.size() / 2);
    }

    static Timing failed(String name, String why) {
        return new Timing(name, 0, Double.NaN, Double.NaN, why.replaceAll("\\s+", " "));
    }

    boolean isMeasured() {
        return failure.isEmpty();
    }

    String line() {
        return String.format(
                Locale.ROOT, "timing\t%s\t%d\t%.3f\t%.3f\t%s", name, rows, milliseconds, processor, failure);
    }

    static List<Timing> read(List<String> lines) throws IOException {
        List<Timing> timings = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith("timing\t")) {
                String[] cells = line.split("\t", -1);
                timings.add(new Timing(
                        cells[1],
                        Long.parseLong(cells[2]),
                        Double.parseDouble(cells[3]),
                        Double.parseDouble(cells[4]),
                        cells[5]));
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
