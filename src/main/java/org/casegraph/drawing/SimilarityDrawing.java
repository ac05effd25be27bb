package org.casegraph.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.casegraph.graph.Status;
import org.casegraph.similarity.FindingMatch;

/**
 * Why cases are alike: a row for each with its score as a bar, a column for each finding of the asked case, and in each
 * cell how the finding stands there. A cell that is denied has a cross and one that is not reported a dot, so that the two
 * are told apart without colour.
 */
public final class SimilarityDrawing {
    private static final double WIDEST_LABEL = 230;
    private static final double BAR = 66;
    private static final double CELL = 22;
    private static final double GAP = 14;
    private static final double HEADING = 190;
    private static final double STEEP = Math.toRadians(58);
    private static final double FONT = 12.5;
    private static final double LEGEND_WIDTH = 860;
    private static final double SIDE = 15;

    private final SimilarityMatrix matrix;
    private final double top;

    /** Where the scores begin. */
    private final double left;

    private final double first;

    private SimilarityDrawing(SimilarityMatrix matrix) {
        this.matrix = matrix;
        double longest = matrix.headings().stream()
                .mapToDouble(heading -> Math.min(HEADING, TextWidth.of(heading.finding(), FONT)))
                .max()
                .orElse(0);
        this.left = 14
                + matrix.rows().stream()
                        .mapToDouble(row -> Math.min(WIDEST_LABEL, TextWidth.of(row.label(), FONT)))
                        .max()
                        .orElse(0);
        this.first = left + BAR + 46;
        this.top = 34 + longest * Math.sin(STEEP);
    }

    /** Empty markup where no case is like the asked one. */
    public static String svg(SimilarityMatrix matrix) {
        return matrix.rows().isEmpty() || matrix.headings().isEmpty() ? "" : new SimilarityDrawing(matrix).svg();
    }

    private String svg() {
        int columns = matrix.headings().size();
        double end = x(columns - 1) + CELL;
        double width = Math.max(end + 30 + HEADING * Math.cos(STEEP), LEGEND_WIDTH);
        List<Svg> parts = new ArrayList<>();
        parts.add(SvgFrame.text(4, 18, caption(), FONT).quiet().of());
        parts.add(SvgFrame.text(left, top - 8, "score", FONT).quiet().of());
        for (int i = 0; i < columns; i++) {
            parts.add(heading(matrix.headings().get(i), x(i) + CELL / 2 + 4));
        }
        parts.add(SvgFrame.text(end + 12, top - 8, "only there", FONT).quiet().of());
        double y = top;
        for (SimilarityMatrix.Row row : matrix.rows()) {
            parts.addAll(row(row, y, end));
            y += CELL;
        }
        parts.add(rule(y, end));
        y += 14;
        double x = 4;
        for (Legend entry : LEGEND) {
            double length = 26 + TextWidth.of(entry.words(), 12);
            if (x > 4 && x + length > LEGEND_WIDTH) {
                x = 4;
                y += 22;
            }
            parts.add(mark(entry.standing(), 0.5, x, y));
            parts.add(SvgFrame.text(x + 22, y + 13, entry.words(), 12).quiet().of());
            x += length + 14;
        }
        return SvgFrame.svg("Cases most like " + matrix.asked() + ", with what they share", width, y + 30, parts);
    }

    private record Legend(FindingMatch standing, String words) {}

    private static final List<Legend> LEGEND = List.of(
            new Legend(FindingMatch.SAME, "the same finding"),
            new Legend(FindingMatch.ANCESTOR, "only a class above it; filled as far as that tells as much"),
            new Legend(FindingMatch.CONTRADICTED, "one has it and the other denies it: counts against"),
            new Legend(FindingMatch.DENIED_BY_BOTH, "both deny it: counts for nothing"),
            new Legend(FindingMatch.NOT_REPORTED, "not reported"));

    private String caption() {
        String more = matrix.leftOut() == 0 ? "" : ", the " + matrix.leftOut() + " least informative left out";
        return TextWidth.fit("Findings of " + matrix.asked(), FONT, 460) + ", the most informative first" + more
                + (isAnyDenied() ? "; then what it denies and another has" : "");
    }

    private boolean isAnyDenied() {
        return matrix.headings().stream().anyMatch(SimilarityMatrix.Heading::isDenied);
    }

    /** What is denied stands apart. */
    private double x(int column) {
        return first + column * CELL + (matrix.headings().get(column).isDenied() ? GAP : 0);
    }

    private Svg heading(SimilarityMatrix.Heading heading, double x) {
        double y = top - 6;
        String words = (heading.isDenied() ? "no " : "") + heading.finding();
        Svg title = Svg.element("title").of(words + ", " + bits(heading.bits()));
        Svg.Element text = Svg.text(x, y)
                .with(
                        "transform",
                        "rotate(" + Svg.number(-Math.toDegrees(STEEP)) + " " + Svg.number(x) + " " + Svg.number(y)
                                + ")")
                .with("font-size", FONT)
                .with("fill", DrawingColours.INK)
                .with("class", "ink");
        return Svg.element("g").of(title, text.of(TextWidth.fit(words, FONT, HEADING)));
    }

    private List<Svg> row(SimilarityMatrix.Row row, double y, double end) {
        List<Svg> parts = new ArrayList<>();
        parts.add(rule(y, end));
        parts.add(Svg.element("g")
                .of(
                        Svg.element("title").of(row.label()),
                        SvgFrame.text(4, y + 15, TextWidth.fit(row.label(), FONT, left - 14), FONT)
                                .of()));
        parts.add(Svg.rectangle(left, y + 5, BAR, 12)
                .with("class", "track")
                .with("fill", DrawingColours.SHADE)
                .of());
        parts.add(Svg.rectangle(left, y + 5, BAR * row.score(), 12)
                .with("class", "present")
                .with("fill", DrawingColours.of(Status.PRESENT))
                .of());
        parts.add(SvgFrame.text(left + BAR + 6, y + 15, String.format(Locale.ROOT, "%.2f", row.score()), 12)
                .of());
        for (int i = 0; i < row.cells().size(); i++) {
            SimilarityMatrix.Cell cell = row.cells().get(i);
            SimilarityMatrix.Heading heading = matrix.headings().get(i);
            double part = heading.bits() > 0 ? cell.bits() / heading.bits() : 0;
            parts.add(Svg.element("g")
                    .with("class", "cell")
                    .of(
                            Svg.element("title").of(row.label() + ": " + words(heading, cell)),
                            mark(cell.standing(), part, x(i) + (CELL - SIDE) / 2, y + (CELL - SIDE) / 2)));
        }
        parts.add(SvgFrame.text(end + 12, y + 15, row.further() == 0 ? "" : "+" + row.further(), 12)
                .quiet()
                .of());
        return parts;
    }

    /** How a finding stands in another case, in words. */
    public static String words(SimilarityMatrix.Heading heading, SimilarityMatrix.Cell cell) {
        String finding = heading.finding();
        return switch (cell.standing()) {
            case SAME -> finding + ", " + bits(heading.bits());
            case ANCESTOR ->
                finding + " only as " + cell.shared() + ", " + bits(cell.bits()) + " of " + bits(heading.bits());
            case CONTRADICTED ->
                heading.isDenied() ? "has " + finding + ", which the asked case denies" : "denies " + finding;
            case DENIED_BY_BOTH -> "denies " + finding + " too";
            case NOT_REPORTED -> finding + " not reported";
        };
    }

    private static String bits(double bits) {
        return String.format(Locale.ROOT, "%.1f bits", bits);
    }

    private static Svg rule(double y, double end) {
        return Svg.line(0, y, end, y)
                .with("class", "rule")
                .with("stroke", DrawingColours.LINE)
                .with("stroke-width", 1)
                .of();
    }

    /** @param part how much of what the finding tells is shared, from 0 to 1 */
    private static Svg mark(FindingMatch standing, double part, double x, double y) {
        return switch (standing) {
            case SAME ->
                square("same", x, y)
                        .with("fill", DrawingColours.of(Status.PRESENT))
                        .of();
            case ANCESTOR ->
                Svg.element("g")
                        .of(
                                square("ancestor", x, y)
                                        .with("fill", "none")
                                        .with("stroke-opacity", "0.45")
                                        .of(),
                                Svg.rectangle(x, y + SIDE * (1 - part), SIDE, SIDE * part)
                                        .with("class", "part")
                                        .with("fill", DrawingColours.of(Status.PRESENT))
                                        .with("fill-opacity", "0.45")
                                        .of());
            case CONTRADICTED -> cross(x, y);
            case DENIED_BY_BOTH ->
                line("M" + Svg.number(x + 3) + " " + Svg.number(y + SIDE / 2) + "h" + Svg.number(SIDE - 6), "both")
                        .with("stroke", DrawingColours.QUIET)
                        .of();
            case NOT_REPORTED ->
                Svg.element("circle")
                        .with("class", "silent")
                        .with("cx", x + SIDE / 2)
                        .with("cy", y + SIDE / 2)
                        .with("r", 1.3)
                        .with("fill", DrawingColours.of(Status.NOT_REPORTED))
                        .of();
        };
    }

    private static Svg.Element square(String name, double x, double y) {
        return Svg.rectangle(x, y, SIDE, SIDE)
                .with("class", name)
                .with("rx", 2)
                .with("stroke", DrawingColours.of(Status.PRESENT))
                .with("stroke-width", 1.3);
    }

    private static Svg cross(double x, double y) {
        String path = String.format(
                Locale.ROOT,
                "M%.1f %.1fL%.1f %.1fM%.1f %.1fL%.1f %.1f",
                x + 2,
                y + 2,
                x + SIDE - 2,
                y + SIDE - 2,
                x + SIDE - 2,
                y + 2,
                x + 2,
                y + SIDE - 2);
        return line(path, "against")
                .with("stroke", DrawingColours.of(Status.ABSENT))
                .of();
    }

    private static Svg.Element line(String path, String name) {
        return Svg.path(path).with("class", name).with("fill", "none").with("stroke-width", 2.4);
    }
}
