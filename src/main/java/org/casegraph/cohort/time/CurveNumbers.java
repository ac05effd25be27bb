package org.casegraph.cohort.time;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.casegraph.statistics.LogRankTest;
import org.casegraph.statistics.QuantileBounds;
import org.casegraph.statistics.TurnbullEstimate;

/** What curves are made of, as rows of text with a header. */
public final class CurveNumbers {
    /** Of these shares the time is told until which the event has come to so many. */
    public static final List<Double> QUANTILES = List.of(0.25, 0.5, 0.75);

    private static final List<String> HEADER =
            List.of("group", "what", "which", "from", "fromIncluded", "to", "toIncluded", "value", "unit");

    private CurveNumbers() {}

    public static List<List<String>> rows(Curves curves) {
        List<List<String>> rows = new ArrayList<>(List.of(HEADER));
        curves.groups().forEach(curve -> {
            GroupTimes group = curve.group();
            rows.add(count(group.label(), "cases", "", group.cases()));
            rows.add(count(group.label(), "used", "", group.times().size()));
            rows.add(count(group.label(), "not seen to come", "", curve.open()));
            group.notUsed().forEach((why, count) -> rows.add(count(group.label(), "cannot be used", why, count)));
            curve.boxes()
                    .forEach(box -> rows.add(box(group.label(), "box", "", box, number(box.mass()), curves.unit())));
            QUANTILES.forEach(share -> curve.quantile(share)
                    .ifPresent(box -> rows.add(box(group.label(), "quantile", number(share), box, "", curves.unit()))));
            QUANTILES.forEach(share -> {
                curve.bounds(share)
                        .ifPresent(found ->
                                rows.add(bounds(group.label(), "bounds of quantile", share, found, curves.unit())));
                curve.boundsOfAll(share)
                        .ifPresent(found -> rows.add(
                                bounds(group.label(), "bounds of quantile of all", share, found, curves.unit())));
            });
        });
        rows.add(test("log-rank of intervals", curves.intervals(), curves));
        rows.add(test("log-rank of midpoints", curves.midpoints(), curves));
        return rows;
    }

    /** The same as CSV (RFC 4180). */
    public static String csv(Curves curves) {
        StringWriter text = new StringWriter();
        try (CSVPrinter rows = new CSVPrinter(text, CSVFormat.RFC4180)) {
            rows.printRecords(rows(curves));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** When the event has come to a share, in words: <i>2 to 3 years</i>, or <i>not reached</i>. */
    public static String quantile(GroupCurve curve, double share, String unit) {
        return curve.quantile(share)
                .map(box -> number(box.from()) + (box.from() == box.to() ? "" : " to " + number(box.to())) + " " + unit)
                .orElse(curve.boxes().isEmpty() ? "no time" : "not reached");
    }

    /** Between what that time lies wherever each time lies within its bounds, in words; empty if there is no time. */
    public static String bounds(GroupCurve curve, double share) {
        return curve.bounds(share)
                .map(found -> Double.isInfinite(found.most())
                        ? "at least " + number(found.least())
                        : number(found.least()) + (found.least() == found.most() ? "" : " to " + number(found.most())))
                .orElse("");
    }

    private static List<String> count(String group, String what, String which, int count) {
        return List.of(group, what, which, "", "", "", "", Integer.toString(count), "cases");
    }

    private static List<String> box(
            String group, String what, String which, TurnbullEstimate.Box box, String value, String unit) {
        boolean isOpen = box.to() == Double.POSITIVE_INFINITY;
        return List.of(
                group,
                what,
                which,
                number(box.from()),
                Boolean.toString(box.isFromIncluded()),
                isOpen ? "" : number(box.to()),
                isOpen ? "" : Boolean.toString(box.isToIncluded()),
                value,
                unit);
    }

    /** What nothing bounds is empty. */
    private static List<String> bounds(String group, String what, double share, QuantileBounds found, String unit) {
        boolean hasLeast = !Double.isInfinite(found.least());
        boolean hasMost = !Double.isInfinite(found.most());
        return List.of(
                group,
                what,
                number(share),
                hasLeast ? number(found.least()) : "",
                hasLeast ? "true" : "",
                hasMost ? number(found.most()) : "",
                hasMost ? "true" : "",
                "",
                unit);
    }

    private static List<String> test(String what, Optional<LogRankTest> test, Curves curves) {
        return test.map(found -> List.of(
                        "",
                        what,
                        "chi-squared " + number(found.statistic()) + ", degrees " + found.degrees(),
                        "",
                        "",
                        "",
                        "",
                        String.format(Locale.ROOT, "%.4g", found.p()),
                        "p"))
                .orElseGet(() -> List.of("", what, curves.whyNotTested(), "", "", "", "", "", "p"));
    }

    /** The p of a test in words, or why there is none. */
    public static String p(Optional<LogRankTest> test, Curves curves) {
        return test.map(found -> "p = " + String.format(Locale.ROOT, "%.2g", found.p()))
                .orElseGet(curves::whyNotTested);
    }

    /** As short as it can be written, with four decimals at most. */
    public static String number(double number) {
        String text = String.format(Locale.ROOT, "%.4f", number);
        return text.contains(".") ? text.replaceFirst("0+$", "").replaceFirst("\\.$", "") : text;
    }
}
