package org.casegraph.workbench;

import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.casegraph.graph.Values;
import org.casegraph.source.report.ReportText;
import org.casegraph.vocabulary.CG;

/** Where the passages of a case stand in its report. */
final class Passages {
    private Passages() {}

    /**
     * Words of the report, in code points.
     *
     * @param end not included
     */
    record Range(int start, int end) {}

    /** As its offsets say, if its quote stands there; otherwise wherever its quote does. */
    static List<Range> places(Graph graph, ReportText report, Node passage) {
        Optional<String> quote = Values.text(graph, passage, CG.quote);
        Optional<Range> told = number(graph, passage, CG.start)
                .flatMap(start -> number(graph, passage, CG.end).map(end -> new Range(start, end)))
                .filter(range -> report.passage(range.start(), range.end()).equals(quote));
        return told.map(List::of).orElseGet(() -> quote.map(report::places).orElse(List.of()).stream()
                .map(place -> new Range(place[0], place[1]))
                .toList());
    }

    private static Optional<Integer> number(Graph graph, Node passage, Node property) {
        return Values.wholeNumber(graph, passage, property).stream()
                .filter(number -> number >= 0 && number <= Integer.MAX_VALUE)
                .mapToObj(number -> (int) number)
                .findFirst();
    }
}
