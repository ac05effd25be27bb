package org.casegraph.face.review;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.casegraph.cohort.review.ColumnSet;
import org.casegraph.cohort.review.ColumnSetReader;
import org.casegraph.cohort.selection.CaseSelection;
import org.casegraph.cohort.selection.CaseSelection.Condition;
import org.casegraph.cohort.selection.SelectionKey;
import org.casegraph.endpoint.http.RequestProblem;
import org.casegraph.face.question.AskedCases;
import org.casegraph.graph.Addresses;
import org.casegraph.problem.Problem;
import org.casegraph.table.review.ReviewFormat;

/**
 * What a request asks of a review.
 *
 * @param written the conditions as they were written
 * @param selection the same with the IRI of each term
 * @param columns the ready set that was named, or those of one's own
 * @param own what was written of one's own columns, in YAML; empty for a ready set
 * @param format of a file; empty for the page
 * @param sheet of files that hold one
 * @param from the number of the first case that the page shows
 */
record AskedReview(
        CaseSelection written,
        CaseSelection selection,
        Optional<ColumnSet> columns,
        String own,
        Optional<ReviewFormat> format,
        String sheet,
        int from) {
    static final String COLUMNS = "columns";
    static final String OWN = "own";
    static final String FORMAT = "format";
    static final String SHEET = "sheet";
    static final String FROM = "from";

    static final Set<String> PARAMETERS = Stream.concat(
                    AskedCases.names("").stream(), Stream.of(COLUMNS, OWN, FORMAT, SHEET, FROM))
            .collect(Collectors.toUnmodifiableSet());

    private static final String FIRST_SHEET = "cases";
    private static final int BAD = 400;

    /** @throws RequestProblem 400 for what means nothing */
    static AskedReview of(HttpServletRequest request, Graph graph) {
        Map<String, List<String>> values = AskedCases.conditions(request, "");
        List<Condition> conditions = new ArrayList<>();
        for (SelectionKey key : SelectionKey.values()) {
            values.getOrDefault(key.word(), List.of()).forEach(value -> conditions.add(new Condition(key, value)));
        }
        String own = one(request, OWN).orElse("");
        return new AskedReview(
                new CaseSelection(conditions),
                AskedCases.selection(values, graph),
                own.isEmpty() ? one(request, COLUMNS).map(AskedReview::columns) : Optional.of(columnsOf(own)),
                own,
                one(request, FORMAT).filter(word -> !word.equals("html")).map(AskedReview::format),
                one(request, SHEET).orElse(FIRST_SHEET),
                one(request, FROM).map(AskedReview::number).orElse(0));
    }

    private static Optional<String> one(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getParameter(name))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    private static ColumnSet columns(String name) {
        return ColumnSet.ofProject(name)
                .orElseThrow(() -> RequestProblem.of(
                        BAD,
                        "Bad argument",
                        "There is no such set of columns. Give one of "
                                + ColumnSet.ofProject().stream()
                                        .map(ColumnSet::name)
                                        .collect(Collectors.joining(", "))
                                + "."));
    }

    private static ColumnSet columnsOf(String yaml) {
        try {
            return ColumnSetReader.read("columns", yaml);
        } catch (Problem e) {
            throw RequestProblem.of(BAD, "Bad argument", e.getMessage(), e);
        }
    }

    private static ReviewFormat format(String word) {
        return ReviewFormat.named(word)
                .orElseThrow(() -> RequestProblem.of(
                        BAD,
                        "Bad argument",
                        "There is no such format. Give one of "
                                + Arrays.stream(ReviewFormat.values())
                                        .map(ReviewFormat::word)
                                        .collect(Collectors.joining(", "))
                                + "."));
    }

    private static int number(String written) {
        try {
            return Math.max(0, Integer.parseInt(written));
        } catch (NumberFormatException e) {
            throw RequestProblem.of(BAD, "Bad argument", "from is no number of a case.", e);
        }
    }

    /** The address of the same review, to which what else is asked is added. */
    String address() {
        String conditions = written.conditions().stream()
                .map(condition -> condition.key().word() + "=" + Addresses.encode(condition.value()))
                .collect(Collectors.joining("&"));
        String set = own.isEmpty()
                ? columns.map(chosen -> COLUMNS + "=" + chosen.name()).orElse("")
                : OWN + "=" + Addresses.encode(own);
        return ReviewPage.PATH + "?" + conditions + (conditions.isEmpty() || set.isEmpty() ? "" : "&") + set;
    }

    /** The values of a condition as they were written. */
    List<String> values(SelectionKey key) {
        return written.conditions().stream()
                .filter(condition -> condition.key() == key)
                .map(Condition::value)
                .toList();
    }
}
