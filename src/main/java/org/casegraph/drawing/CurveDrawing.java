package org.casegraph.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.casegraph.cohort.time.CurveNumbers;
import org.casegraph.cohort.time.Curves;
import org.casegraph.cohort.time.GroupCurve;
import org.casegraph.statistics.TurnbullEstimate;

/**
 * The share of each group in which an event had not come, by the time. Between boxes the curve is certain and drawn as a line;
 * within a box it falls nobody knows where, and the box is shaded. Below it is how many were at risk.
 */
public final class CurveDrawing {
    private static final double WIDTH = 860;
    private static final double LEFT = 64;
    private static final double RIGHT = 820;
    private static final double TOP = 60;
    private static final double BOTTOM = 360;
    private static final double ROW = 18;
    private static final double FONT = 12;
    private static final int TICKS = 6;
    private static final List<String> COLOURS =
            List.of("#0b5a6f", "#a3421a", "#7a05c0", "#110463", "#5f666c", "#300f1c");
    private static final List<String> DASHES = List.of("", "7 3", "2 3", "10 3 2 3", "12 5", "1 2");

    private final Curves curves;
    private final double end;

    private CurveDrawing(Curves curves) {
        this.curves = curves;
        end = (isEmpty(curves) ? 1 : Math.max(drawnUntil(curves), Double.MIN_NORMAL)) * 1.04;
    }

    /** If no time of any group can be used, so that there is no curve. */
    public static boolean isEmpty(Curves curves) {
        return curves.groups().stream().allMatch(group -> group.boxes().isEmpty());
    }

    /** Where all curves have certainly fallen to nothing; else the last time of which anything is known. */
    private static double drawnUntil(Curves curves) {
        double fallen = curves.groups().stream()
                .flatMap(group -> group.boxes().stream())
                .mapToDouble(TurnbullEstimate.Box::to)
                .max()
                .orElse(0);
        return fallen > 0 && fallen < Double.POSITIVE_INFINITY ? fallen : curves.last();
    }

    /**
     * @param event in words
     * @param zero what the time counts from, in words
     */
    public static String svg(Curves curves, String event, String zero) {
        return new CurveDrawing(curves).picture("Share without " + event + ", by " + curves.unit() + " since " + zero);
    }

    private String picture(String name) {
        List<Svg> parts = new ArrayList<>();
        parts.add(SvgFrame.text(LEFT, 22, TextWidth.fit(name, 15, RIGHT - LEFT), 15)
                .bold()
                .of());
        axes(parts);
        for (int i = 0; i < curves.groups().size(); i++) {
            curve(i, parts);
            legend(i, parts);
        }
        if (isEmpty(curves)) {
            parts.add(SvgFrame.text((LEFT + RIGHT) / 2, (TOP + BOTTOM) / 2, "No case has a time that can be used", FONT)
                    .middle()
                    .of());
        }
        double y = atRisk(BOTTOM + 58, parts);
        return SvgFrame.svg(name, WIDTH, y + 8, parts);
    }

    private void axes(List<Svg> parts) {
        for (int i = 0; i <= 4; i++) {
            double y = y(i / 4.0);
            parts.add(rule(LEFT, y, RIGHT, y));
            parts.add(Svg.text(LEFT - 8, y + 4)
                    .with("font-size", FONT)
                    .with("fill", DrawingColours.QUIET)
                    .with("class", "quiet")
                    .with("text-anchor", "end")
                    .of(i * 25 + " %"));
        }
        for (double tick : isEmpty(curves) ? List.<Double>of() : ticks()) {
            parts.add(rule(x(tick), BOTTOM, x(tick), BOTTOM + 5));
            parts.add(SvgFrame.text(x(tick), BOTTOM + 19, CurveNumbers.number(tick), FONT)
                    .quiet()
                    .middle()
                    .of());
        }
        parts.add(SvgFrame.text((LEFT + RIGHT) / 2, BOTTOM + 36, curves.unit(), FONT)
                .quiet()
                .middle()
                .of());
    }

    private static Svg rule(double x1, double y1, double x2, double y2) {
        return Svg.line(x1, y1, x2, y2)
                .with("class", "rule")
                .with("stroke", DrawingColours.LINE)
                .with("stroke-width", 1)
                .of();
    }

    private void curve(int number, List<Svg> parts) {
        GroupCurve group = curves.groups().get(number);
        double share = 1;
        double at = 0;
        StringBuilder line = new StringBuilder();
        for (TurnbullEstimate.Box box : group.boxes()) {
            boolean isOpen = box.to() == Double.POSITIVE_INFINITY;
            double until = isOpen ? end : box.to();
            double after = share - box.mass();
            line.append(move(at, share)).append("H").append(Svg.number(x(box.from())));
            if (box.from() == box.to()) {
                line.append("V").append(Svg.number(y(after)));
            } else {
                parts.add(Svg.rectangle(x(box.from()), y(share), x(until) - x(box.from()), y(after) - y(share))
                        .with("class", "curve-box curve-" + number % COLOURS.size())
                        .with("fill", colour(number))
                        .with("fill-opacity", "0.18")
                        .with("stroke", colour(number))
                        .with("stroke-opacity", "0.5")
                        .with("stroke-dasharray", "1 2")
                        .of(Svg.element("title")
                                .of(group.group().label() + ": " + percent(box.mass()) + " at some time " + words(box)
                                        + " " + curves.unit())));
            }
            share = after;
            at = until;
        }
        if (at < end && share > 1e-9 && !group.boxes().isEmpty()) {
            line.append(move(at, share)).append("H").append(Svg.number(x(end)));
        }
        parts.add(Svg.path(line.length() == 0 ? "M0 0" : line.toString())
                .with("class", "curve-line curve-" + number % COLOURS.size())
                .with("fill", "none")
                .with("stroke", colour(number))
                .with("stroke-width", 2)
                .with("stroke-dasharray", dash(number))
                .of());
    }

    private String move(double time, double share) {
        return "M" + Svg.number(x(time)) + " " + Svg.number(y(share));
    }

    private void legend(int number, List<Svg> parts) {
        GroupCurve group = curves.groups().get(number);
        double each = (RIGHT - LEFT) / curves.groups().size();
        double x = LEFT + number * each;
        parts.add(Svg.line(x, 40, x + 26, 40)
                .with("class", "curve-line curve-" + number % COLOURS.size())
                .with("stroke", colour(number))
                .with("stroke-width", 2)
                .with("stroke-dasharray", dash(number))
                .of());
        String words = String.format(
                Locale.ROOT,
                "%s, %,d of %,d cases",
                group.group().label(),
                group.group().times().size(),
                group.group().cases());
        parts.add(SvgFrame.text(x + 32, 44, TextWidth.fit(words, FONT, each - 40), FONT)
                .of());
    }

    /** How many certainly, and how many possibly, were still seen without the event. */
    private double atRisk(double top, List<Svg> parts) {
        parts.add(SvgFrame.text(4, top, "at risk", FONT).bold().of());
        double y = top;
        for (int i = 0; i < curves.groups().size(); i++) {
            y += ROW;
            GroupCurve group = curves.groups().get(i);
            parts.add(Svg.line(4, y - 4, 34, y - 4)
                    .with("class", "curve-line curve-" + i % COLOURS.size())
                    .with("stroke", colour(i))
                    .with("stroke-width", 2)
                    .with("stroke-dasharray", dash(i))
                    .of());
            for (double tick : isEmpty(curves) ? List.<Double>of() : ticks()) {
                int least = group.leastAtRisk(tick);
                int most = group.mostAtRisk(tick);
                parts.add(SvgFrame.text(x(tick), y, least == most ? "" + least : least + "–" + most, FONT)
                        .middle()
                        .of());
            }
        }
        return y;
    }

    private List<Double> ticks() {
        double raw = end / TICKS;
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        double step = power * (raw / power <= 1 ? 1 : raw / power <= 2 ? 2 : raw / power <= 5 ? 5 : 10);
        List<Double> ticks = new ArrayList<>();
        for (int i = 0; i * step <= end; i++) {
            ticks.add(i * step);
        }
        return ticks;
    }

    private static String words(TurnbullEstimate.Box box) {
        return box.to() == Double.POSITIVE_INFINITY
                ? "after " + CurveNumbers.number(box.from()) + ", or never,"
                : "from " + CurveNumbers.number(box.from()) + " to " + CurveNumbers.number(box.to());
    }

    private static String percent(double share) {
        return Math.round(share * 1000) / 10.0 + " %";
    }

    private static String colour(int group) {
        return COLOURS.get(group % COLOURS.size());
    }

    private static String dash(int group) {
        return DASHES.get(group % DASHES.size());
    }

    private double x(double time) {
        return LEFT + (RIGHT - LEFT) * Math.min(1, time / end);
    }

    private static double y(double share) {
        return BOTTOM - (BOTTOM - TOP) * Math.max(0, share);
    }
}
