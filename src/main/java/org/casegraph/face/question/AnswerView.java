package org.casegraph.face.question;

import java.io.StringWriter;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.jena.graph.Graph;
import org.apache.jena.query.Query;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSetStream;
import org.casegraph.endpoint.QueryService;
import org.casegraph.endpoint.http.RequestProblem;
import org.casegraph.face.html.Html;
import org.casegraph.face.html.NodeLinks;
import org.casegraph.graph.Addresses;
import org.casegraph.graph.SortedGraph;
import org.casegraph.query.AnswerFormat;
import org.casegraph.query.caution.Caution;
import org.casegraph.query.caution.RepeatedRows;

/** What a query answers, as a person reads it, and where to fetch it. */
public record AnswerView(QueryService service, NodeLinks links) {
    /** How many rows a page shows unless it is asked for more. */
    static final int FIRST_ROWS = 200;

    private static final int UNAVAILABLE = 503;

    /** As many triples are written into a page. */
    private static final int MOST_WRITTEN = 5_000;

    private static final Var SUBJECT = Var.alloc("subject");
    private static final Var PROPERTY = Var.alloc("property");
    private static final Var VALUE = Var.alloc("value");

    /**
     * A table, a yes or no, or triples; where there is nothing, why.
     *
     * @param text of which the query was read
     * @param most rows to be shown; all are counted
     */
    Html show(Query query, String text, int most) {
        return show(query, text, most, CountedCases.NONE);
    }

    /** @param counted where the cases of its counts stand */
    Html show(Query query, String text, int most, CountedCases counted) {
        return withWhyNothing(service.run(query, read(query, most, counted)), query, text);
    }

    /**
     * The same within a time.
     *
     * @throws NotAtOnce if that was not enough, though the limits give more
     */
    Html showWithin(Duration time, Query query, String text, int most) {
        try {
            return withWhyNothing(service.run(query, time, read(query, most, CountedCases.NONE)), query, text);
        } catch (RequestProblem e) {
            if (e.status() == UNAVAILABLE && time.compareTo(service.limits().deadline()) < 0) {
                throw new NotAtOnce(e);
            }
            throw e;
        }
    }

    /** There is an answer, or a problem, to be waited for. */
    static final class NotAtOnce extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private NotAtOnce(RequestProblem cause) {
            super(cause);
        }
    }

    private Html withWhyNothing(Shown shown, Query query, String text) {
        return shown.isNothing() ? Html.all(shown.html(), new WhyNothing(service).section(query, text)) : shown.html();
    }

    private Function<QueryExec, Shown> read(Query query, int most, CountedCases counted) {
        return execution -> {
            if (query.isSelectType()) {
                RepeatedRows repeated = new RepeatedRows(execution.select());
                ResultTable table = ResultTable.of(repeated.rows(), links, most, counted);
                return new Shown(
                        Html.all(
                                table.picture().html(),
                                cautions(repeated.caution().stream().toList()),
                                table.html()),
                        table.isEmpty());
            }
            if (query.isAskType()) {
                boolean truth = execution.ask();
                return new Shown(Html.element("p").with("class", "truth").of(truth ? "Yes." : "No."), !truth);
            }
            Graph graph = query.isDescribeType() ? execution.describe() : execution.construct();
            return new Shown(triples(graph, most), graph.isEmpty());
        };
    }

    /** As a table, which can be paged and drawn, and as it would be written in a file. */
    private Html triples(Graph graph, int most) {
        Graph sorted = new SortedGraph(graph);
        Html turtle = graph.size() > MOST_WRITTEN
                ? Html.element("p").of("Turtle of so many triples is only to be downloaded.")
                : Html.all(Html.element("h2").of("As Turtle"), listing(turtle(sorted)));
        if (graph.isEmpty()) {
            return listing(turtle(sorted));
        }
        Iterator<Binding> rows = sorted.find()
                .mapWith(triple -> BindingFactory.binding(
                        SUBJECT, triple.getSubject(), PROPERTY, triple.getPredicate(), VALUE, triple.getObject()));
        ResultTable table = ResultTable.of(
                RowSetStream.create(List.of(SUBJECT, PROPERTY, VALUE), rows), links, most, CountedCases.NONE);
        return Html.all(Html.element("div").with("class", "triples").of(table.html()), turtle);
    }

    /** How an answer could mislead. */
    static Html cautions(List<Caution> cautions) {
        return cautions.isEmpty()
                ? Html.EMPTY
                : Html.element("section")
                        .with("class", "cautions")
                        .of(
                                Html.element("h2").of("Read with care"),
                                Html.element("ul")
                                        .of(cautions.stream()
                                                .map(caution ->
                                                        Html.element("li").of(caution.words()))
                                                .toList()));
    }

    private record Shown(Html html, boolean isNothing) {}

    /** The answer in each of its formats. */
    static Html downloads(Query query, String path, Map<String, String> parameters) {
        return Html.element("ul")
                .with("class", "downloads")
                .with("aria-label", "Download")
                .of(AnswerFormat.of(query).stream()
                        .map(format -> {
                            Map<String, String> all = new LinkedHashMap<>(parameters);
                            all.put("format", format.shortName());
                            return Html.element("li").of(Html.link(Addresses.with(path, all), format.shortName()));
                        })
                        .toList());
    }

    /** Code, as it is. */
    public static Html listing(String text) {
        return Html.element("pre").with("tabindex", "0").of(Html.element("code").of(text));
    }

    /** Code with a button that copies it. */
    static Html copied(String name, String text) {
        return Html.element("div")
                .with("class", "copied")
                .with("data-module", "copy")
                .with("data-name", name)
                .of(listing(text));
    }

    /** What is wrong with a request, with the place if it is known. */
    static Html problem(RequestProblem problem) {
        String place = problem.line().isPresent()
                ? " (line " + problem.line().getAsLong() + ", column "
                        + problem.column().orElse(1) + ")"
                : "";
        Html.Element box = Html.element("div").with("class", "problem").with("role", "alert");
        problem.line().ifPresent(line -> box.with("data-line", Long.toString(line)));
        problem.column().ifPresent(column -> box.with("data-column", Long.toString(column)));
        return box.of(
                Html.element("strong").of(problem.title() + place),
                Html.element("p").of(problem.getMessage()));
    }

    private static String turtle(Graph graph) {
        StringWriter turtle = new StringWriter();
        RDFDataMgr.write(turtle, graph, Lang.TURTLE);
        return turtle.toString();
    }
}
