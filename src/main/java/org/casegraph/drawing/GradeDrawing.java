package org.casegraph.drawing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The grade of each specimen: a row for who gives it, a column for each grade, filled where the authors give it, hollow
 * where a rule derives it, small and named where it rests on one index alone.
 */
public final class GradeDrawing {
    private static final double WIDTH = 760;
    private static final double FIRST = 246;
    /** Of a column in which grades rest on indices, and of one without any. */
    private static final double COLUMN = 186;

    private static final double NARROW_COLUMN = 130;
    private static final double ROW = 26;
    private static final double FONT = 13;

    private GradeDrawing() {}

    /** Empty markup where there is no grade. */
    public static String svg(List<SpecimenGrade> grades) {
        if (grades.isEmpty()) {
            return "";
        }
        List<String> columns = List.copyOf(
                new TreeSet<>(grades.stream().map(SpecimenGrade::grade).toList()));
        Map<String, Set<String>> rows = new LinkedHashMap<>();
        grades.stream()
                .sorted((one, other) -> Boolean.compare(other.isAuthors(), one.isAuthors()))
                .forEach(grade -> rows.computeIfAbsent(grade.specimen(), specimen -> new LinkedHashSet<>())
                        .add(grade.by()));
        List<Svg> parts = new ArrayList<>();
        Map<String, Double> places = new LinkedHashMap<>();
        double next = FIRST;
        for (String column : columns) {
            places.put(column, next);
            parts.add(SvgFrame.text(next - 7, 20, column, FONT).bold().of());
            boolean hasIndex = grades.stream()
                    .anyMatch(grade ->
                            grade.grade().equals(column) && !grade.index().isEmpty());
            next += hasIndex ? COLUMN : NARROW_COLUMN;
        }
        double width = Math.max(WIDTH, next);
        double y = 34;
        for (Map.Entry<String, Set<String>> specimen : rows.entrySet()) {
            parts.add(Svg.line(0, y, width, y)
                    .with("class", "rule")
                    .with("stroke", DrawingColours.LINE)
                    .with("stroke-width", 1)
                    .of());
            parts.add(SvgFrame.text(4, y + 19, TextWidth.fit(specimen.getKey(), FONT, width - 20), FONT)
                    .bold()
                    .of());
            y += ROW;
            for (String by : specimen.getValue()) {
                parts.add(SvgFrame.text(16, y + 17, TextWidth.fit(by, FONT, FIRST - 30), FONT)
                        .quiet()
                        .of());
                for (Map.Entry<String, Double> column : places.entrySet()) {
                    int place = 0;
                    for (SpecimenGrade grade : grades) {
                        if (grade.equals(new SpecimenGrade(
                                specimen.getKey(), by, column.getKey(), grade.isAuthors(), grade.index()))) {
                            parts.add(dot(grade, column.getValue(), y + 13, place));
                            place += grade.index().isEmpty() ? 0 : 1;
                        }
                    }
                }
                y += ROW;
            }
            y += 6;
        }
        return SvgFrame.svg("Grade of each specimen", width, y, parts);
    }

    /** A large dot for all indices together; one with its name for each index alone. */
    private static Svg dot(SpecimenGrade grade, double x, double y, int place) {
        boolean isWhole = grade.index().isEmpty();
        double at = isWhole ? x : x + 20 + place * 82;
        Svg mark = Svg.element("circle")
                .with("class", grade.isAuthors() ? "grade stated" : "grade derived")
                .with("cx", at)
                .with("cy", y)
                .with("r", isWhole ? 7 : 3.5)
                .with("fill", grade.isAuthors() ? DrawingColours.BEFORE : DrawingColours.PAPER)
                .with("stroke", DrawingColours.BEFORE)
                .with("stroke-width", 2)
                .of();
        return isWhole
                ? mark
                : Svg.element("g")
                        .of(
                                mark,
                                SvgFrame.text(at + 7, y + 4, TextWidth.fit(grade.index(), 10.5, 74), 10.5)
                                        .quiet()
                                        .of());
    }
}
