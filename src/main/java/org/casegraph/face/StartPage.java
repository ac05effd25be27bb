package org.casegraph.face;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.casegraph.endpoint.AskedQuestion;
import org.casegraph.endpoint.QueryService;
import org.casegraph.endpoint.Representation;
import org.casegraph.endpoint.RequestProblem;
import org.casegraph.endpoint.Resource;
import org.casegraph.query.Question;
import org.casegraph.query.QuestionLibrary;
import org.casegraph.store.DatasetDescription;
import org.casegraph.store.Store;

/** A finished answer first, then every question that can be asked. */
final class StartPage implements Resource {
    private static final String FIRST_QUESTION = "findings-before-diagnosis";

    private final Store store;
    private final QuestionLibrary questions;
    private final QueryService service;
    private final Links links;

    StartPage(Store store, QuestionLibrary questions, QueryService service) {
        this.store = store;
        this.questions = questions;
        this.service = service;
        this.links = new Links(store);
    }

    @Override
    public Representation answer(HttpServletRequest request) {
        Html data = new SchemaOrg(store.dataset().getGraph(DatasetDescription.GRAPH)).html();
        return Page.of("casegraph", data, introduction(), firstAnswer(), library());
    }

    private static Html introduction() {
        return Html.element("section")
                .with("class", "introduction")
                .of(
                        Html.element("h1").of("A case report that answers"),
                        Html.element("p")
                                .of("A published case report as a knowledge graph: every finding, test, diagnosis and"
                                        + " treatment, in the order that the report supports, each with its passage."
                                        + " Ask a question below, or write your own in SPARQL."));
    }

    private Html firstAnswer() {
        Optional<Question> first = questions.questions().stream()
                .filter(question -> question.id().equals(FIRST_QUESTION))
                .findFirst();
        if (first.isEmpty() || store.cases().isEmpty()) {
            return Html.NOTHING;
        }
        Node caseIri = store.cases().get(0);
        Map<String, String> arguments = Map.of("case", caseIri.getURI());
        Html answer;
        try {
            answer = new Answers(service, links).show(
                            new AskedQuestion(first.get(), arguments).query(service),
                            first.get().text(),
                            Answers.FIRST_ROWS);
        } catch (RequestProblem e) {
            answer = Answers.problem(e);
        }
        return Html.element("section")
                .of(
                        Html.element("h2").of(first.get().summary()),
                        Html.element("p")
                                .of(
                                        links.of(caseIri),
                                        Html.text(". "),
                                        Html.link(
                                                Addresses.with("/questions/" + FIRST_QUESTION, arguments),
                                                "Change the question, see its SPARQL, or download the answer")),
                        answer);
    }

    private Html library() {
        return Html.element("section")
                .with("class", "library")
                .of(Html.element("h2").of("Questions"), QuestionList.of(questions));
    }
}
