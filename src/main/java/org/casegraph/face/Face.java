package org.casegraph.face;

import java.util.HashMap;
import java.util.Map;
import org.casegraph.endpoint.QueryService;
import org.casegraph.endpoint.Resource;
import org.casegraph.query.QuestionLibrary;
import org.casegraph.store.Store;

/** The pages: a start, one for each question, one for SPARQL, and one for each thing that the data has a name for. */
public final class Face {
    private Face() {}

    /** By servlet path, as {@link org.casegraph.endpoint.Pages}. */
    public static Map<String, Resource> pages(Store store, QuestionLibrary questions, QueryService service) {
        Links links = new Links(store);
        Map<String, Resource> pages = new HashMap<>();
        pages.put("", new StartPage(store, questions));
        pages.put("/questions/*", new QuestionPage(questions, service, links));
        pages.put("/query", new QueryPage(service, links));
        pages.put("/page/*", new PageFiles());
        pages.put("/webjars/*", new WebJarFiles());
        Map<String, Resource> linkedData = Map.of(
                "/ontology/*", new OntologyResource(store, questions),
                "/case/*", new CaseResource(store),
                "/rule/*", new RulePage(store),
                "/knowledge/*", new KnowledgePage(store),
                "/dataset", new DatasetPage(store),
                "/resource", new ResourcePage(store),
                "/why", new WhyPage(store));
        linkedData.forEach((path, resource) -> pages.put(path, Requests.readable(resource)));
        return pages;
    }
}
