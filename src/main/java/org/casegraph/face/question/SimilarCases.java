package org.casegraph.face.question;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.casegraph.drawing.SimilarityDrawing;
import org.casegraph.drawing.SimilarityMatrix;
import org.casegraph.face.html.Html;
import org.casegraph.face.html.NodeLinks;
import org.casegraph.face.html.Table;
import org.casegraph.similarity.CaseComparison;
import org.casegraph.similarity.FindingMatch;
import org.casegraph.similarity.MatchedFinding;
import org.casegraph.similarity.SharedAncestor;
import org.casegraph.similarity.SimilarityIndex;

/** What the cases that are most like one share with it, as a picture, and in words below it. */
final class SimilarCases {
    /** More rows or columns than these are not taken in at a glance. */
    private static final int MOST_CASES = 20;

    private static final int MOST_FINDINGS = 24;
    private static final int MOST_DENIED = 6;

    private final NodeLinks links;
    private final Node asked;
    private final SimilarityIndex index;
    private final Map<Node, String> labels = new LinkedHashMap<>();

    SimilarCases(NodeLinks links, Node asked) {
        this.links = links;
        this.asked = asked;
        this.index = links.similarity();
    }

    /** @param scores from 0 to 1 of the other cases, in order; those after the first twenty are left to the rows */
    Html html(Map<Node, Double> scores) {
        List<Node> others = scores.keySet().stream().limit(MOST_CASES).toList();
        Map<Node, CaseComparison> comparisons = new LinkedHashMap<>();
        others.forEach(other -> comparisons.put(other, index.compare(asked, other)));
        comparisons.values().removeIf(comparison -> comparison.present().isEmpty());
        if (comparisons.isEmpty()) {
            return Html.EMPTY;
        }
        SimilarityMatrix matrix = matrix(comparisons, scores);
        return Html.all(
                Html.element("figure")
                        .with("class", "picture natural similar")
                        .with("tabindex", "0")
                        .of(new Html(SimilarityDrawing.svg(matrix))),
                Html.element("details")
                        .with("class", "in-words")
                        .of(Html.element("summary").of("The picture in words"), table(comparisons, matrix)));
    }

    private SimilarityMatrix matrix(Map<Node, CaseComparison> comparisons, Map<Node, Double> scores) {
        List<CaseComparison> all = List.copyOf(comparisons.values());
        int findings = all.get(0).present().size();
        int shown = Math.min(MOST_FINDINGS, findings);
        List<Integer> denied = IntStream.range(0, all.get(0).denied().size())
                .filter(i -> all.stream().anyMatch(one -> one.denied().get(i).standing() == FindingMatch.CONTRADICTED))
                .limit(MOST_DENIED)
                .boxed()
                .toList();
        List<SimilarityMatrix.Row> rows = new ArrayList<>();
        comparisons.forEach((other, comparison) -> rows.add(new SimilarityMatrix.Row(
                label(other),
                Math.min(1, Math.max(0, score(other, scores))),
                counterparts(comparison, shown, denied).map(this::cell).toList(),
                comparison.further())));
        List<SimilarityMatrix.Heading> headings = Stream.concat(
                        all.get(0).present().stream().limit(shown).map(part -> heading(part, false)),
                        denied.stream().map(i -> heading(all.get(0).denied().get(i), true)))
                .toList();
        return new SimilarityMatrix(label(asked), headings, findings - shown, rows);
    }

    private static double score(Node other, Map<Node, Double> scores) {
        return Objects.requireNonNull(scores.get(other), "a case is compared because it has a score");
    }

    private static Stream<MatchedFinding> counterparts(CaseComparison comparison, int shown, List<Integer> denied) {
        return Stream.concat(
                comparison.present().stream().limit(shown), denied.stream().map(comparison.denied()::get));
    }

    private SimilarityMatrix.Heading heading(MatchedFinding part, boolean isDenied) {
        return new SimilarityMatrix.Heading(label(part.finding().findingClass()), bits(part.finding()), isDenied);
    }

    private SimilarityMatrix.Cell cell(MatchedFinding part) {
        return new SimilarityMatrix.Cell(
                part.standing(),
                part.shared().map(shared -> label(shared.findingClass())).orElse(""),
                part.shared().map(SimilarCases::bits).orElse(0.0));
    }

    private Html table(Map<Node, CaseComparison> comparisons, SimilarityMatrix matrix) {
        Table table = new Table(
                "Similar cases, finding by finding",
                "Case",
                "Score",
                "The same",
                "Only a class above",
                "Against",
                "Not reported");
        List<Node> others = List.copyOf(comparisons.keySet());
        for (int i = 0; i < others.size(); i++) {
            SimilarityMatrix.Row row = matrix.rows().get(i);
            table.row(
                    links.of(others.get(i)),
                    Html.text(String.format(Locale.ROOT, "%.2f", row.score())),
                    words(matrix, row, FindingMatch.SAME),
                    words(matrix, row, FindingMatch.ANCESTOR),
                    words(matrix, row, FindingMatch.CONTRADICTED),
                    words(matrix, row, FindingMatch.NOT_REPORTED));
        }
        return table.html();
    }

    private static Html words(SimilarityMatrix matrix, SimilarityMatrix.Row row, FindingMatch standing) {
        return Html.text(IntStream.range(0, row.cells().size())
                .filter(i -> row.cells().get(i).standing() == standing)
                .mapToObj(i -> standing == FindingMatch.NOT_REPORTED
                        ? matrix.headings().get(i).finding()
                        : SimilarityDrawing.words(
                                matrix.headings().get(i), row.cells().get(i)))
                .collect(Collectors.joining("; ")));
    }

    private String label(Node node) {
        return labels.computeIfAbsent(node, links::label);
    }

    private static double bits(SharedAncestor ancestor) {
        return ancestor.informationContent().doubleValue();
    }
}
