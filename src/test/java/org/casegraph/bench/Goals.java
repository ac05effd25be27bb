package org.casegraph.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Prints each line as soon as it is measured, and all of them again at the end. */
final class Goals {
    private final List<String> lines = new ArrayList<>();

    void say(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }

    void atMost(String what, double goal, String unit, double measured) {
        goal(
                what,
                String.format(Locale.ROOT, "≤ %s %s", plain(goal), unit),
                plain(measured) + " " + unit,
                measured <= goal);
    }

    void atLeast(String what, double goal, String unit, double measured) {
        goal(
                what,
                String.format(Locale.ROOT, "≥ %s %s", plain(goal), unit),
                plain(measured) + " " + unit,
                measured >= goal);
    }

    void goal(String what, String goal, String measured, boolean isMet) {
        add(String.format(Locale.ROOT, "| %s | %s | %s | %s |", what, goal, measured, isMet ? "met" : "NOT MET"));
    }

    void told(String what, String measured) {
        add(String.format(Locale.ROOT, "| %s | – | %s | told |", what, measured));
    }

    void missing(String what, String why) {
        add(String.format(Locale.ROOT, "| %s | – | – | missing: %s |", what, why));
    }

    private void add(String line) {
        lines.add(line);
        System.out.println(line);
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    void summary() {
        say("%n| what | goal | measured | |%n|---|---|---|---|");
        lines.forEach(System.out::println);
    }

    private static String plain(double number) {
        return String.format(Locale.ROOT, number >= 100 || number == Math.rint(number) ? "%.0f" : "%.2f", number);
    }
}
