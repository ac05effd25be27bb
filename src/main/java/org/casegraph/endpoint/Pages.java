package org.casegraph.endpoint;

import java.util.Map;
import org.casegraph.endpoint.http.Resource;
import org.casegraph.query.QuestionLibrary;
import org.casegraph.store.Store;

/** Makes the resources that an endpoint serves besides its own. */
@FunctionalInterface
public interface Pages {
    /**
     * By servlet path; the paths are the same for each store.
     *
     * @param service runs every query that they ask on behalf of a client
     */
    Map<String, Resource> of(Store store, QuestionLibrary questions, QueryService service);
}
