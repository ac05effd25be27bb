package org.casegraph.face;

import java.util.Map;
import org.casegraph.endpoint.QueryService;
import org.casegraph.endpoint.Resource;
import org.casegraph.query.QuestionLibrary;
import org.casegraph.store.Store;

/** The pages: a start, one for each question, one for SPARQL. */
public final class Face {
    private Face() {}

    /** By servlet path, for {@link org.casegraph.endpoint.Endpoint#start}. */
    public static Map<String, Resource> pages(Store store, QuestionLibrary questions) {
        QueryService service = new QueryService(store);
        return Map.of(
                "", new StartPage(store, questions, service),
                "/questions/*", new QuestionPage(questions, service),
                "/query", new QueryPage(service),
                "/face.css", request -> Page.styleSheet());
    }
}
