package org.casegraph.face;

import jakarta.servlet.http.HttpServletRequest;
import org.apache.jena.query.Query;
import org.casegraph.endpoint.AskedQuestion;
import org.casegraph.endpoint.QueryService;
import org.casegraph.endpoint.Representation;
import org.casegraph.endpoint.RequestProblem;
import org.casegraph.endpoint.Resource;
import org.casegraph.query.QuestionLibrary;

/** One question: its form, its answer, its SPARQL, and how to ask it again. */
final class QuestionPage implements Resource {
    private final QuestionLibrary questions;
    private final QueryService service;
    private final Links links;

    QuestionPage(QuestionLibrary questions, QueryService service, Links links) {
        this.questions = questions;
        this.service = service;
        this.links = links;
    }

    @Override
    public Representation answer(HttpServletRequest request) {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo();
        AskedQuestion asked;
        try {
            asked = AskedQuestion.of(questions, path.replaceFirst("^/", ""), request);
        } catch (RequestProblem e) {
            return Page.of(e.title(), Answers.problem(e), Html.link("/", "All questions"))
                    .withStatus(e.status());
        }
        Html head = Html.all(
                Html.element("h1").of(asked.question().summary()),
                Html.element("p").of(asked.question().description()),
                QuestionForm.of(asked.question(), asked.arguments()));
        Html sparql = Html.element("section")
                .of(
                        Html.element("h2").of("SPARQL"),
                        Answers.listing(asked.question().text()),
                        Html.element("p")
                                .of(Html.link(
                                        "/query?query="
                                                + Addresses.encode(
                                                        asked.question().text()),
                                        "Edit it")));
        String title = asked.question().summary();
        try {
            return Page.of(title, head, new Answers(service, links).show(asked.query(service)), again(asked), sparql);
        } catch (RequestProblem e) {
            return Page.of(title, head, Answers.problem(e), sparql).withStatus(e.status());
        }
    }

    private Html again(AskedQuestion asked) {
        Query query = asked.query(service);
        String id = Addresses.encode(asked.question().id());
        return Html.element("section")
                .with("class", "again")
                .of(
                        Html.element("h2").of("Use it"),
                        Answers.downloads(query, "/api/queries/" + id + "/results", asked.arguments()),
                        Html.element("p")
                                .of(Html.link(
                                        Addresses.with("/questions/" + id, asked.arguments()),
                                        "Permanent link to this answer")));
    }
}
