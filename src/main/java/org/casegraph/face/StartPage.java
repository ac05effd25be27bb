package org.casegraph.face;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.casegraph.description.DatasetDescription;
import org.casegraph.endpoint.discovery.Signposts;
import org.casegraph.endpoint.discovery.TypedLink;
import org.casegraph.endpoint.http.HttpResource;
import org.casegraph.endpoint.http.Representation;
import org.casegraph.face.collection.CollectionPage;
import org.casegraph.face.html.Html;
import org.casegraph.face.html.Page;
import org.casegraph.face.ontology.SchemaOrg;
import org.casegraph.face.question.QuestionList;
import org.casegraph.face.timeline.DiagnosisSummary;
import org.casegraph.query.QuestionLibrary;
import org.casegraph.store.Store;

/** What many cases are about, or of few the fullest one's timeline with a finished answer; then every question. */
final class StartPage implements HttpResource {
    private static final int LOOKED_AT = 100;

    private final Store store;
    private final QuestionLibrary questions;

    /** It stays as it is as long as the store does. */
    private Optional<Representation> made = Optional.empty();

    StartPage(Store store, QuestionLibrary questions) {
        this.store = store;
        this.questions = questions;
    }

    @Override
    public void prepare() {
        made();
    }

    @Override
    public Representation answer(HttpServletRequest request) {
        return made();
    }

    private synchronized Representation made() {
        Representation page = made.orElseGet(this::page);
        made = Optional.of(page);
        return page;
    }

    private Representation page() {
        Html data = new SchemaOrg(store.dataset().getGraph(DatasetDescription.GRAPH)).html();
        Html opening = CollectionPage.isOf(store)
                ? CollectionPage.html(store)
                : fullest()
                        .flatMap(caseIri -> DiagnosisSummary.of(store, caseIri))
                        .map(DiagnosisSummary::html)
                        .orElseGet(StartPage::introduction);
        return Page.of("casegraph", data, opening, library())
                .withHeader("Link", TypedLink.field(new Signposts(store).ofStart()));
    }

    /** The case that says the most, of the first hundred. */
    private Optional<Node> fullest() {
        return store.cases().stream().limit(LOOKED_AT).max(Comparator.comparingLong(caseIri -> store.dataset()
                .getGraph(caseIri)
                .size()));
    }

    private static Html introduction() {
        return Html.element("section")
                .with("class", "introduction")
                .of(
                        Html.element("h1").of("A case that answers"),
                        Html.element("p")
                                .of("A case as a knowledge graph: every finding, test, diagnosis and treatment, in the"
                                        + " order that its source supports, each with where it is stated."
                                        + " Ask a question below, or write your own in SPARQL."));
    }

    private Html library() {
        return Html.element("section")
                .with("class", "library")
                .of(
                        Html.element("h2").of("Questions"),
                        QuestionList.of(questions, store.dataset().getDefaultGraph()));
    }
}
