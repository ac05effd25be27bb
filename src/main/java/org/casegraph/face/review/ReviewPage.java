package org.casegraph.face.review;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.casegraph.cohort.review.ColumnSet;
import org.casegraph.cohort.review.ReviewTable;
import org.casegraph.cohort.review.ReviewTables;
import org.casegraph.cohort.selection.SelectionKey;
import org.casegraph.endpoint.QueryService;
import org.casegraph.endpoint.http.HttpResource;
import org.casegraph.endpoint.http.Representation;
import org.casegraph.endpoint.http.RequestProblem;
import org.casegraph.evaluation.BoundedBuffer;
import org.casegraph.evaluation.Refusal;
import org.casegraph.face.html.NodeLinks;
import org.casegraph.face.html.Template;
import org.casegraph.problem.Problem;
import org.casegraph.store.Store;
import org.casegraph.table.review.PassageCheck;
import org.casegraph.table.review.ReviewFiles;
import org.casegraph.table.review.ReviewFormat;

/**
 * {@code /table?disease=…&columns=…}, or with one's own columns as {@code own}: the table of a review, some cases at a time, with the counts over all of them; with
 * {@code format=} the same as a file.
 */
public final class ReviewPage implements HttpResource {
    public static final String PATH = "/table";

    private static final int ON_A_PAGE = 100;

    /** Of more cases every row would have to be made for a page of a hundred. */
    private static final int MOST_COUNTED = 10_000;

    private static final Set<SelectionKey> IN_FORM =
            EnumSet.of(SelectionKey.DISEASE, SelectionKey.SEX, SelectionKey.WITH, SelectionKey.WITHOUT);
    private static final List<String> SHEETS = List.of("cases", "cells", "codebook", "counts", "flow");

    private final Store store;
    private final NodeLinks links;
    private final QueryService service;

    public ReviewPage(Store store, NodeLinks links, QueryService service) {
        this.store = store;
        this.links = links;
        this.service = service;
    }

    /** A link to a file. */
    public record Download(String address, String words) {}

    /**
     * A field of the form.
     *
     * @param value as it was written
     */
    public record Field(String name, String value, String advice, boolean isHidden) {}

    @Override
    public Optional<Set<String>> parameters(HttpServletRequest request) {
        return Optional.of(AskedReview.PARAMETERS);
    }

    @Override
    public Representation answer(HttpServletRequest request) {
        AskedReview asked = AskedReview.of(request, store.dataset().getDefaultGraph());
        ReviewTable table = table(asked);
        return asked.format().map(format -> file(table, asked.sheet(), format)).orElseGet(() -> page(table, asked));
    }

    private ReviewTable table(AskedReview asked) {
        long begun = System.nanoTime();
        Duration time = service.limits().deadline();
        Runnable watch = () -> {
            if (System.nanoTime() - begun > time.toNanos()) {
                throw RequestProblem.of(
                        503, "Deadline passed", "The table took longer than is given here. Choose fewer cases.");
            }
        };
        ReviewTables tables = ReviewTables.of(store.dataset().getContext());
        try {
            ColumnSet set = asked.columns().orElseGet(() -> tables.fitting(asked.selection(), watch));
            return tables.table(asked.selection(), set, watch);
        } catch (IllegalArgumentException e) {
            throw RequestProblem.of(400, "Bad argument", Problem.reason(e), e);
        }
    }

    private Representation file(ReviewTable table, String sheet, ReviewFormat format) {
        BoundedBuffer buffer = new BoundedBuffer(service.limits().answerBytes());
        try {
            if (!ReviewFiles.write(table, PassageCheck.WITHOUT_TEXTS, sheet, format, buffer)) {
                throw RequestProblem.of(
                        400, "Bad argument", "There is no such sheet. Give one of " + String.join(", ", SHEETS) + ".");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Refusal e) {
            throw RequestProblem.of(503, "Answer too large", e.getMessage() + ". Choose fewer cases or columns.", e);
        } catch (Problem e) {
            throw RequestProblem.of(503, "Answer too large", e.getMessage(), e);
        }
        String name = "review" + (sheet.equals(SHEETS.get(0)) ? "" : "." + sheet) + format.ending();
        return Representation.of(format.mediaType(), buffer.toByteArray())
                .withHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
    }

    private Representation page(ReviewTable table, AskedReview asked) {
        int cases = table.rows().size();
        int from = asked.from() < cases ? asked.from() / ON_A_PAGE * ON_A_PAGE : 0;
        int to = Math.min(cases, from + ON_A_PAGE);
        ReviewHtml html = new ReviewHtml(table, links);
        return Template.page(
                table.columns().title(),
                "review",
                Map.ofEntries(
                        Map.entry("table", table),
                        Map.entry(
                                "sets",
                                ReviewTables.of(store.dataset().getContext()).fitting()),
                        Map.entry("fields", fields(asked)),
                        Map.entry("own", asked.own()),
                        Map.entry("flow", html.flow()),
                        Map.entry("cases", html.cases(from, to)),
                        Map.entry("counts", cases <= MOST_COUNTED ? html.counts() : ReviewHtml.uncounted(MOST_COUNTED)),
                        Map.entry("from", from),
                        Map.entry("to", to),
                        Map.entry("pages", pages(asked, cases, from)),
                        Map.entry("downloads", downloads(asked))));
    }

    private static List<Field> fields(AskedReview asked) {
        List<Field> fields = new ArrayList<>();
        for (SelectionKey key : SelectionKey.values()) {
            List<String> values = asked.values(key);
            if (IN_FORM.contains(key)) {
                fields.add(new Field(key.word(), values.isEmpty() ? "" : values.get(0), key.advice(), false));
            }
            int written = IN_FORM.contains(key) ? 1 : 0;
            values.stream().skip(written).forEach(value -> fields.add(new Field(key.word(), value, "", true)));
        }
        return fields;
    }

    private static List<Download> pages(AskedReview asked, int cases, int from) {
        List<Download> pages = new ArrayList<>();
        for (int start = 0; cases > ON_A_PAGE && start < cases; start += ON_A_PAGE) {
            pages.add(new Download(
                    start == from ? "" : asked.address() + "&" + AskedReview.FROM + "=" + start,
                    start + 1 + " to " + Math.min(cases, start + ON_A_PAGE)));
        }
        return pages;
    }

    private static List<Download> downloads(AskedReview asked) {
        String address = asked.address() + "&" + AskedReview.FORMAT + "=";
        Stream<Download> whole = Stream.of(ReviewFormat.XLSX, ReviewFormat.MD)
                .map(format -> new Download(address + format.word(), format.word()));
        Stream<Download> sheets = Stream.of(ReviewFormat.CSV, ReviewFormat.PARQUET)
                .flatMap(format -> SHEETS.stream()
                        .map(sheet -> new Download(
                                address + format.word() + "&" + AskedReview.SHEET + "=" + sheet,
                                format.word() + " of the " + sheet)));
        return Stream.concat(whole, sheets).toList();
    }
}
