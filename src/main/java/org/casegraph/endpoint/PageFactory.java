package org.casegraph.endpoint;

import java.util.Map;
import org.casegraph.endpoint.http.HttpResource;
import org.casegraph.query.QuestionLibrary;
import org.casegraph.store.Store;

/** Makes the resources that an endpoint serves besides its own. */
@FunctionalInterface
public interface PageFactory {
    /**
     * By servlet path; the paths are the same for each store.
     *
     * @param service runs every query that they ask on behalf of a client
     */
    Map<String, HttpResource> of(Store store, QuestionLibrary questions, QueryService service);

    /** Ends what they hold longer than a request, before the endpoint waits for the requests in hand. */
    default void close() {}
}
