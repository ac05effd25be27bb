package org.casegraph.face;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.apache.jena.query.Query;
import org.casegraph.endpoint.QueryService;
import org.casegraph.endpoint.Representation;
import org.casegraph.endpoint.RequestProblem;
import org.casegraph.endpoint.Resource;

/** SPARQL that a person writes, and its answer. */
final class QueryPage implements Resource {
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

    private final QueryService service;
    private final Links links;

    QueryPage(QueryService service, Links links) {
        this.service = service;
        this.links = links;
    }

    @Override
    public Representation answer(HttpServletRequest request) {
        String text = request.getParameter("query");
        Html title = Html.element("h1").of("Ask in SPARQL");
        if (text == null || text.isBlank()) {
            return Page.of("SPARQL", title, form(""));
        }
        try {
            Query query = service.parse(text);
            return Page.of(
                    "SPARQL",
                    title,
                    form(text),
                    new Answers(service, links).show(query),
                    Answers.downloads(query, "/sparql", Map.of("query", text)));
        } catch (RequestProblem e) {
            return Page.of("SPARQL", title, form(text), Answers.problem(e)).withStatus(e.status());
        }
    }

    /** @param text what was asked before, or empty for an example */
    static Html form(String text) {
        return Html.element("form")
                .with("action", "/query")
                .with("class", "sparql")
                .of(
                        Html.element("label").with("for", "query").of("SPARQL query"),
                        Html.element("textarea")
                                .with("id", "query")
                                .with("name", "query")
                                .with("rows", "12")
                                .with("spellcheck", "false")
                                // A line break straight after the tag is not part of the text.
                                .of("\n" + (text.isBlank() ? EXAMPLE : text)),
                        Html.element("button").with("type", "submit").of("Ask"));
    }
}
