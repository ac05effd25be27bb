package org.casegraph.face;

import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.query.Query;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.casegraph.endpoint.Format;
import org.casegraph.endpoint.QueryService;
import org.casegraph.endpoint.RequestProblem;

/** What a query answers, as a person reads it, and where to fetch it. */
record Answers(QueryService service, Links links) {
    /** A table, a yes or no, or Turtle. */
    Html show(Query query) {
        return service.run(query, execution -> {
            if (query.isSelectType()) {
                return ResultTable.of(execution.select(), links);
            }
            if (query.isAskType()) {
                return Html.element("p").with("class", "truth").of(execution.ask() ? "Yes." : "No.");
            }
            return listing(turtle(query.isDescribeType() ? execution.describe() : execution.construct()));
        });
    }

    /** The answer in each of its formats. */
    static Html downloads(Query query, String path, Map<String, String> parameters) {
        List<Html> links = Format.of(query).stream()
                .map(format -> {
                    Map<String, String> all = new LinkedHashMap<>(parameters);
                    all.put("format", format.parameter());
                    return Html.element("li").of(Html.link(Addresses.with(path, all), format.parameter()));
                })
                .toList();
        return Html.element("ul")
                .with("class", "downloads")
                .with("aria-label", "Download")
                .of(links);
    }

    /** Code, as it is. */
    static Html listing(String text) {
        return Html.element("pre").with("tabindex", "0").of(Html.element("code").of(text));
    }

    /** What is wrong with a request, with the place if it is known. */
    static Html problem(RequestProblem problem) {
        String place = problem.line().isPresent()
                ? " (line " + problem.line().getAsLong() + ", column "
                        + problem.column().orElse(1) + ")"
                : "";
        return Html.element("div")
                .with("class", "problem")
                .with("role", "alert")
                .of(
                        Html.element("strong").of(problem.title() + place),
                        Html.element("p").of(problem.getMessage()));
    }

    private static String turtle(Graph graph) {
        StringWriter turtle = new StringWriter();
        RDFDataMgr.write(turtle, graph, Lang.TURTLE);
        return turtle.toString();
    }
}
