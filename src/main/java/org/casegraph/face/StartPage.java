package org.casegraph.face;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.jena.graph.Node;
import org.casegraph.description.DatasetDescription;
import org.casegraph.endpoint.AskedBeforehand;
import org.casegraph.endpoint.discovery.Signposts;
import org.casegraph.endpoint.discovery.TypedLink;
import org.casegraph.endpoint.http.HttpResource;
import org.casegraph.endpoint.http.Representation;
import org.casegraph.face.collection.CollectionPage;
import org.casegraph.face.html.Html;
import org.casegraph.face.html.NodeLinks;
import org.casegraph.face.html.Page;
import org.casegraph.face.ontology.SchemaOrg;
import org.casegraph.face.question.QuestionList;
import org.casegraph.face.timeline.DiagnosisSummary;
import org.casegraph.graph.Addresses;
import org.casegraph.graph.CaseIris;
import org.casegraph.query.QuestionLibrary;
import org.casegraph.store.OnFirstUse;
import org.casegraph.store.Store;

/** What many cases are about, or of few the fullest one's timeline with a finished answer; then every question. */
final class StartPage implements HttpResource {
    private static final int LOOKED_AT = 100;

    private final Store store;
    private final QuestionLibrary questions;
    private final AskedBeforehand beforehand;

    /** What stands above the questions, which stays as it is as long as the store does. */
    private final Supplier<Html> top = new OnFirstUse<>(this::top);

    /** As {@link #top}, once it is known which questions have no rows. */
    private Optional<Representation> made = Optional.empty();

    StartPage(Store store, QuestionLibrary questions, AskedBeforehand beforehand) {
        this.store = store;
        this.questions = questions;
        this.beforehand = beforehand;
    }

    @Override
    public void prepare() {
        var unused = top.get();
        beforehand.prepare();
    }

    @Override
    public Optional<Set<String>> parameters(HttpServletRequest request) {
        return Optional.of(Set.of());
    }

    @Override
    public Representation answer(HttpServletRequest request) {
        return made();
    }

    private synchronized Representation made() {
        if (made.isEmpty()) {
            boolean lasts = beforehand.areUnansweredKnown();
            Representation page = page();
            if (!lasts) {
                return page.withHeader("Cache-Control", "no-store");
            }
            made = Optional.of(page);
        }
        return made.get();
    }

    private Representation page() {
        Html data = new SchemaOrg(store.dataset().getGraph(DatasetDescription.GRAPH)).html();
        return Page.of("casegraph: cases, fact by fact", data, top.get(), library())
                .withHeader("Link", TypedLink.field(new Signposts(store).ofStart()));
    }

    private Html top() {
        return CollectionPage.isOf(store) ? CollectionPage.html(store, purpose()) : opening();
    }

    private Html opening() {
        Optional<Node> fullest = fullest();
        return Html.all(
                Html.element("section")
                        .with("class", "purpose")
                        .of(Html.element("h1").of("Cases, fact by fact"), purpose(), tries(fullest)),
                fullest.flatMap(caseIri -> DiagnosisSummary.of(store, caseIri))
                        .map(DiagnosisSummary::html)
                        .orElse(Html.EMPTY));
    }

    /** What this is, and for whom. */
    private static Html purpose() {
        return Html.element("p")
                .with("class", "lead")
                .of("What published cases say of single patients – found, denied, measured, diagnosed, treated, and in"
                        + " which order – each fact with the place that states it. For clinicians who read cases,"
                        + " researchers who compare them, and programs.");
    }

    private Html tries(Optional<Node> fullest) {
        List<Html> tries = new ArrayList<>();
        NodeLinks links = new NodeLinks(store);
        fullest.ifPresent(caseIri -> tries.add(
                attempt("Read a case: ", links.of(caseIri), ", each clause a link to where that is stated.")));
        question("finding-frequency")
                .ifPresent(
                        link -> tries.add(attempt("Ask of all " + store.cases().size() + " cases: ", link, "")));
        fullest.filter(caseIri -> store.cases().size() > 1)
                .ifPresent(caseIri -> tries.add(attempt(
                        "Compare: ",
                        Html.link(
                                Addresses.with("/questions/similar-cases", Map.of("case", CaseIris.id(caseIri))),
                                "which cases are most like that one?"),
                        "")));
        return tries.isEmpty()
                ? Html.EMPTY
                : Html.all(
                        Html.element("h2").of("Try " + (tries.size() == 3 ? "three things" : "this")),
                        Html.element("ol").with("class", "tries").of(tries));
    }

    private static Html attempt(String before, Html link, String after) {
        return Html.element("li").of(Html.text(before), link, Html.text(after));
    }

    private Optional<Html> question(String id) {
        return questions.questions().stream()
                .filter(question -> question.id().equals(id))
                .findFirst()
                .map(question -> Html.link("/questions/" + Addresses.encode(id), question.summary()));
    }

    /** The case that says the most, of the first hundred. */
    private Optional<Node> fullest() {
        return store.cases().stream().limit(LOOKED_AT).max(Comparator.comparingLong(caseIri -> store.dataset()
                .getGraph(caseIri)
                .size()));
    }

    private Html library() {
        return Html.element("section")
                .with("class", "library")
                .of(Html.element("h2").of("Questions"), QuestionList.of(questions, beforehand.unanswered()));
    }
}
