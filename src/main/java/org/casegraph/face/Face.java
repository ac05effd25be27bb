package org.casegraph.face;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.casegraph.description.ClassPartitions;
import org.casegraph.endpoint.AskedBeforehand;
import org.casegraph.endpoint.PageFactory;
import org.casegraph.endpoint.QueryService;
import org.casegraph.endpoint.http.HttpResource;
import org.casegraph.evaluation.kept.Kept;
import org.casegraph.face.cases.CaseList;
import org.casegraph.face.cases.CaseResource;
import org.casegraph.face.cases.PassagePage;
import org.casegraph.face.cases.UndecidedResource;
import org.casegraph.face.cases.WhyPage;
import org.casegraph.face.html.DocumentPages;
import org.casegraph.face.html.NodeLinks;
import org.casegraph.face.html.PageFiles;
import org.casegraph.face.html.SearchDeadline;
import org.casegraph.face.html.WebJarFiles;
import org.casegraph.face.ontology.DatasetPage;
import org.casegraph.face.ontology.GraphIndex;
import org.casegraph.face.ontology.KnowledgePage;
import org.casegraph.face.ontology.OntologyResource;
import org.casegraph.face.ontology.ResourcePage;
import org.casegraph.face.ontology.RulePage;
import org.casegraph.face.ontology.TermList;
import org.casegraph.face.ontology.TermsResource;
import org.casegraph.face.ontology.UsedVocabulary;
import org.casegraph.face.question.CohortPage;
import org.casegraph.face.question.CompareGroupsPage;
import org.casegraph.face.question.CurvePage;
import org.casegraph.face.question.ExplainedQuery;
import org.casegraph.face.question.QueryPage;
import org.casegraph.face.question.QuestionPage;
import org.casegraph.face.question.WhyNothing;
import org.casegraph.face.review.ReviewPage;
import org.casegraph.face.schema.NextTerms;
import org.casegraph.face.schema.SchemaPage;
import org.casegraph.face.timeline.ComparePage;
import org.casegraph.query.QuestionLibrary;
import org.casegraph.query.TermIndex;
import org.casegraph.source.report.GivenTexts;
import org.casegraph.store.Store;

/** The pages: a start, one for each question, one for SPARQL, and one for each thing that the data has a name for. */
public final class Face {
    private Face() {}

    /** By servlet path, as {@link PageFactory}. */
    public static Map<String, HttpResource> pages(Store store, QuestionLibrary questions, QueryService service) {
        return pages(GivenTexts.NONE).of(store, questions, service);
    }

    /** @param texts of reports, which whoever serves has the right to show */
    public static PageFactory pages(GivenTexts texts) {
        return (store, questions, service) -> pages(store, questions, service, texts);
    }

    private static Map<String, HttpResource> pages(
            Store store, QuestionLibrary questions, QueryService service, GivenTexts texts) {
        NodeLinks links = new NodeLinks(store);
        SearchDeadline deadline = new SearchDeadline(service.limits().deadline());
        Kept kept = Kept.of(store.dataset().getContext());
        Supplier<TermIndex> terms = kept.onNeed(() -> new TermIndex(store.text(), links.graph()));
        Supplier<GraphIndex> graphs = kept.onNeed(() -> GraphIndex.of(store, links));
        Supplier<ClassPartitions> partitions = kept.onNeed(() -> ClassPartitions.of(store.dataset()));
        if (!store.isBuilt()) {
            // Made beside the first requests, so that nobody waits for what he does not ask for; one after the other,
            // so
            // that the first requests have a processor.
            CompletableFuture.supplyAsync(terms)
                    .thenApply(before -> graphs.get())
                    .thenRun(store::similarity);
        }
        AskedBeforehand beforehand = service.beforehand();
        Map<String, HttpResource> pages = new HashMap<>();
        pages.put("", new StartPage(store, questions, beforehand));
        pages.put(
                "/questions/*",
                new QuestionPage(questions, service, links, terms, store.cases().size(), beforehand));
        pages.put("/cohort", new CohortPage(store, questions, links, terms, deadline));
        pages.put(CompareGroupsPage.PATH, new CompareGroupsPage(store, questions, service, links, terms, deadline));
        pages.put("/query", new QueryPage(questions, service, links));
        pages.put(ElementsPage.PATH, new ElementsPage());
        pages.put("/api-docs", new ApiPage(questions));
        pages.put("/terms", new TermList(terms, links, deadline));
        pages.put("/api/terms", new TermsResource(terms, links.graph(), deadline));
        pages.put("/api/vocabulary", new UsedVocabulary(store, links));
        pages.put(SchemaPage.PATH, new SchemaPage(links, partitions));
        pages.put(NextTerms.PATH, new NextTerms(links, partitions));
        pages.put(WhyNothing.PATH, new WhyNothing(service));
        pages.put(ExplainedQuery.PATH, new ExplainedQuery(service));
        pages.put(UndecidedResource.PATH, new UndecidedResource(store));
        pages.put("/docs/*", new DocumentPages());
        pages.put("/page/*", new PageFiles());
        pages.put("/webjars/*", new WebJarFiles());
        Map<String, HttpResource> linkedData = Map.of(
                "/ontology/*", new OntologyResource(store, questions),
                "/case/*", new CaseResource(store, new CaseList(store, links, deadline), texts),
                "/rule/*", new RulePage(store),
                "/knowledge/*", new KnowledgePage(store),
                "/dataset", new DatasetPage(store, links, graphs),
                "/resource", new ResourcePage(store),
                "/passage", new PassagePage(store, texts),
                "/why", new WhyPage(store));
        pages.put(ReviewPage.PATH, new ReviewPage(store, links, service));
        HttpResource compared = new ComparePage(store);
        pages.put("/compare", compared);
        pages.put(ComparePage.DRAWING, compared);
        HttpResource curve = new CurvePage(questions, service, links);
        CurvePage.PATHS.forEach(path -> pages.put(path, curve));
        pages.put("/*", new ProblemPage(store, questions));
        pages.putAll(linkedData);
        return pages;
    }
}
