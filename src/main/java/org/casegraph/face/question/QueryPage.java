package org.casegraph.face.question;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.query.Query;
import org.casegraph.endpoint.QueryService;
import org.casegraph.endpoint.http.HttpResource;
import org.casegraph.endpoint.http.Representation;
import org.casegraph.endpoint.http.RequestProblem;
import org.casegraph.face.html.Html;
import org.casegraph.face.html.NodeLinks;
import org.casegraph.face.html.Template;
import org.casegraph.face.html.WebJarFiles;
import org.casegraph.graph.Addresses;
import org.casegraph.query.Question;
import org.casegraph.query.QuestionLibrary;

/**
 * SPARQL that a person writes, and its answer. Without scripts the text area is the editor; with them it is YASGUI's, and
 * the answer is fetched into the page.
 */
public final class QueryPage implements HttpResource {
    private static final int MOST_ROWS = 5_000;

    /** What takes longer is not waited for before the page is there. */
    private static final Duration AT_ONCE = Duration.ofMillis(700);

    private static final String ROWS = "rows";
    private static final String WAIT = "wait";

    private static final String EXAMPLE =
            """
            PREFIX cg:   <https://w3id.org/casegraph/ontology#>
            PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

            SELECT ?finding ?findingLabel ?passage ?quote WHERE {
              ?diagnosis a cg:FinalDiagnosis .
              ?finding cg:certainlyPrecedes ?diagnosis ; a cg:Finding ;
                rdfs:label ?findingLabel ; cg:statedIn ?passage .
              ?passage cg:quote ?quote
            }
            ORDER BY ?findingLabel
            """;

    private final QuestionLibrary questions;
    private final QueryService service;
    private final NodeLinks links;

    public QueryPage(QuestionLibrary questions, QueryService service, NodeLinks links) {
        this.questions = questions;
        this.service = service;
        this.links = links;
    }

    @Override
    public Optional<Set<String>> parameters(HttpServletRequest request) {
        return Optional.of(Set.of("query", ROWS, WAIT, QueryService.RUN));
    }

    @Override
    public Representation answer(HttpServletRequest request) {
        String text = request.getParameter("query");
        if (text == null || text.isBlank()) {
            return page(EXAMPLE, Html.EMPTY);
        }
        boolean waits = "true".equals(request.getParameter(WAIT)) || !isSeen(request);
        try {
            int most = rows(request);
            QueryService timed = service.during(request);
            Query query = timed.parse(text).query();
            AnswerView view = new AnswerView(timed, links);
            return page(
                    text,
                    Html.all(
                            AnswerView.cautions(timed.cautions(query)),
                            waits ? view.show(query, text, most) : view.showWithin(AT_ONCE, query, text, most),
                            again(request, query, text)));
        } catch (AnswerView.NotAtOnce e) {
            return page(text, pending(request, text));
        } catch (RequestProblem e) {
            return page(text, AnswerView.problem(e)).withStatus(e.status()).withHeaders(e.headers());
        }
    }

    /** Whether a browser asks for a page to be shown, and not a program, which waits. */
    private static boolean isSeen(HttpServletRequest request) {
        return "document".equals(request.getHeader("Sec-Fetch-Dest"))
                || "1".equals(request.getHeader("Upgrade-Insecure-Requests"));
    }

    /** The page comes before its answer, so that a script can ask for that, tell the time left and stop it. */
    private static Html pending(HttpServletRequest request, String text) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("query", text);
        Optional.ofNullable(request.getParameter(ROWS)).ifPresent(rows -> parameters.put(ROWS, rows));
        parameters.put(WAIT, "true");
        return Html.element("p")
                .with("class", "pending")
                .of(
                        Html.text("The answer takes longer than a moment. "),
                        Html.link(Addresses.with("/query", parameters), "Wait for it"));
    }

    private static Html again(HttpServletRequest request, Query query, String text) {
        Map<String, String> parameters = Map.of("query", text);
        return Html.element("section")
                .with("class", "again")
                .of(
                        Html.element("h2").of("Take it along"),
                        Html.element("div")
                                .with("class", "row")
                                .of(
                                        Html.text("The whole answer as"),
                                        AnswerView.downloads(query, "/sparql", parameters),
                                        Html.link(
                                                Addresses.with("/query", parameters), "Permanent link to this query")),
                        Snippets.of(request, "/sparql", parameters));
    }

    private static int rows(HttpServletRequest request) {
        String rows = request.getParameter(ROWS);
        if (rows == null || rows.isBlank()) {
            return AnswerView.FIRST_ROWS;
        }
        if (!rows.matches("\\d{1,6}") || Integer.parseInt(rows) > MOST_ROWS) {
            throw RequestProblem.of(
                    400, "Bad argument", "rows is a number up to " + MOST_ROWS + "; download the answer for more.");
        }
        return Integer.parseInt(rows);
    }

    private Representation page(String text, Html answer) {
        return Template.page(
                "SPARQL",
                "sparql",
                Map.of(
                        "text",
                        text,
                        "seconds",
                        service.limits().deadline().toSeconds(),
                        "script",
                        WebJarFiles.YASGUI + ".js",
                        "sheet",
                        WebJarFiles.YASGUI + ".css",
                        "examples",
                        questions.questions().stream().map(Example::of).toList(),
                        "answer",
                        answer));
    }

    /**
     * A question as a query to begin from.
     *
     * @param shows what a row is
     */
    public record Example(String address, String summary, String shows) {
        static Example of(Question question) {
            return new Example(
                    "/query?query=" + Addresses.encode(question.text()),
                    question.summary(),
                    question.description().replaceFirst("(?s)(?<=[^.].{20})\\. .*", "."));
        }
    }
}
