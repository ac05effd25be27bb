package org.casegraph.face.question;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.jena.query.Query;
import org.casegraph.cohort.selection.CaseSelection;
import org.casegraph.endpoint.AskedBeforehand;
import org.casegraph.endpoint.AskedQuestion;
import org.casegraph.endpoint.QueryService;
import org.casegraph.endpoint.http.HttpResource;
import org.casegraph.endpoint.http.Representation;
import org.casegraph.endpoint.http.RequestProblem;
import org.casegraph.face.html.Html;
import org.casegraph.face.html.NodeLinks;
import org.casegraph.face.html.Page;
import org.casegraph.face.html.RequestPath;
import org.casegraph.graph.Addresses;
import org.casegraph.query.CaseParameters;
import org.casegraph.query.Question;
import org.casegraph.query.QuestionLibrary;
import org.casegraph.query.TermIndex;

/** {@code /questions}: all of them; {@code /questions/{id}}: one with its form, its answer, its SPARQL, and its uses. */
public final class QuestionPage implements HttpResource {
    /** Of so many cases each question is answered at once. */
    private static final int FEW = 100;

    /** A list is there within three tenths of a second, also while it is not yet known which have no rows. */
    private static final Duration A_MOMENT = Duration.ofMillis(200);

    private final QuestionLibrary questions;
    private final QueryService service;
    private final NodeLinks links;
    private final Supplier<TermIndex> terms;
    private final int cases;

    /** What the data cannot answer is looked for once. */
    private final AskedBeforehand beforehand;

    /** @param cases that are served; of many, nothing is asked before a person says so */
    public QuestionPage(
            QuestionLibrary questions,
            QueryService service,
            NodeLinks links,
            Supplier<TermIndex> terms,
            int cases,
            AskedBeforehand beforehand) {
        this.questions = questions;
        this.service = service;
        this.links = links;
        this.terms = terms;
        this.cases = cases;
        this.beforehand = beforehand;
    }

    /** One question looks at its own. */
    @Override
    public Optional<Set<String>> parameters(HttpServletRequest request) {
        return RequestPath.below(request).isEmpty() ? Optional.of(Set.of()) : Optional.empty();
    }

    @Override
    public Representation answer(HttpServletRequest request) {
        String id = RequestPath.below(request);
        if (id.isEmpty()) {
            return list();
        }
        AskedQuestion asked = AskedQuestion.of(questions, id, request);
        String title = asked.question().summary();
        Html head = Html.all(
                Html.element("p").with("class", "path").of(Html.link("/questions", "Questions")),
                Html.element("h1").of(title),
                about(asked.question()),
                QuestionForm.of(asked, asked.examples(service), this::label));
        if (cases > FEW && request.getParameterMap().isEmpty()) {
            return Page.of(
                    title,
                    head,
                    ofMany(asked.question()),
                    sparql(asked.question().text()));
        }
        try {
            Query query = asked.query(service);
            String text = asked.question().textOf(query);
            return Page.of(
                    title,
                    head,
                    Html.element("section")
                            .with("class", "answer")
                            .with("aria-label", "Answer")
                            .of(new AnswerView(service, links)
                                    .show(query, text, AnswerView.FIRST_ROWS, counted(asked))),
                    again(asked, query, request),
                    sparql(text));
        } catch (RequestProblem e) {
            return Page.of(
                            title,
                            head,
                            AnswerView.problem(e),
                            sparql(asked.question().text()))
                    .withStatus(e.status())
                    .withHeaders(e.headers());
        }
    }

    private Representation list() {
        Set<String> without = beforehand.unansweredAfter(A_MOMENT);
        Representation page = Page.of(
                "Questions",
                Html.element("h1").of("Questions"),
                Html.element("p")
                        .with("class", "lead")
                        .of("Each is asked of one case or of all, and each row leads to the passage it rests on."),
                QuestionList.of(questions, without));
        return beforehand.areUnansweredKnown() ? page : page.withHeader("Cache-Control", "no-store");
    }

    /** What it is asked for, and what exactly a row is. */
    private static Html about(Question question) {
        return question.use().isEmpty()
                ? Html.element("p").with("class", "lead").of(question.description())
                : Html.all(
                        Html.element("p").with("class", "lead").of(question.use()),
                        Html.element("details")
                                .with("class", "exactly")
                                .of(
                                        Html.element("summary").of("What a row is, and what is not in it"),
                                        Html.element("p").of(question.description())));
    }

    private CountedCases counted(AskedQuestion asked) {
        Map<String, List<String>> conditions = new LinkedHashMap<>(asked.cases());
        switch (asked.question().id()) {
            case "compare-groups":
                return CasesOfGroups.ofGroups(asked.arguments().getOrDefault("by", "disease"), whole(conditions));
            case "finding-frequency":
                // What was so before or after treatment no condition says.
                if (!asked.arguments().getOrDefault("when", "any").equals("any")) {
                    return CountedCases.NONE;
                }
                Optional.ofNullable(asked.arguments().get("read"))
                        .ifPresent(read -> conditions.put("read", List.of(read)));
                return CasesOfGroups.ofDisease(whole(conditions));
            case "annotation-audit":
                return CasesOfGroups.ofAudit(whole(conditions));
            case "order-patterns":
                return CasesOfPair.of(asked);
            default:
                return CountedCases.NONE;
        }
    }

    private CaseSelection whole(Map<String, List<String>> conditions) {
        return CaseParameters.read(conditions, service.dataset().getDefaultGraph());
    }

    private Html ofMany(Question question) {
        if (question.oneAtATime().filter(needed -> cases > needed.cases()).isPresent()) {
            return Html.element("p")
                    .with("class", "unasked")
                    .of(String.format(
                            Locale.ROOT,
                            "Here are %,d cases, and this is asked of one at a time. Say above of which.",
                            cases));
        }
        return Html.element("p")
                .with("class", "unasked")
                .of(
                        Html.text(String.format(
                                Locale.ROOT,
                                "Here are %,d cases, and to ask of all of them can take long. Say above what you want"
                                        + " to know, or ",
                                cases)),
                        Html.link(ofAll(question), "ask as it stands"),
                        Html.text("."));
    }

    /** The question with nothing said, which is not the same as its page on which nothing is asked yet. */
    private static String ofAll(Question question) {
        Map<String, String> nothing = new LinkedHashMap<>();
        question.parameters().forEach(parameter -> nothing.put(parameter.name(), ""));
        return Addresses.with("/questions/" + Addresses.encode(question.id()), nothing);
    }

    private Optional<String> label(String argument) {
        return argument.isEmpty()
                ? Optional.empty()
                : terms.get().named(argument).map(TermIndex.Term::label);
    }

    private static Html sparql(String text) {
        return Html.element("section")
                .with("class", "sparql-text")
                .of(
                        Html.element("h2").of("The same in SPARQL"),
                        Html.element("p")
                                .of(
                                        Html.link("/query?query=" + Addresses.encode(text), "Open it in the editor"),
                                        Html.text(" to change it.")),
                        AnswerView.copied("SPARQL", text));
    }

    private Html again(AskedQuestion asked, Query query, HttpServletRequest request) {
        String id = Addresses.encode(asked.question().id());
        String results = asked.withCases("/api/queries/" + id + "/results");
        Map<String, String> arguments = asked.arguments();
        return Html.element("section")
                .with("class", "again")
                .of(
                        Html.element("h2").of("Take it along"),
                        Html.element("div")
                                .with("class", "row")
                                .of(
                                        Html.text("All rows as"),
                                        AnswerView.downloads(query, results, arguments),
                                        Html.link(
                                                cases > FEW
                                                                && arguments.isEmpty()
                                                                && asked.cases().isEmpty()
                                                        ? ofAll(asked.question())
                                                        : Addresses.with(
                                                                asked.withCases("/questions/" + id), arguments),
                                                "Permanent link to this answer")),
                        Snippets.of(request, results, arguments));
    }
}
