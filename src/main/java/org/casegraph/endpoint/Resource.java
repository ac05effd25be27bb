package org.casegraph.endpoint;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;

/** What stands behind a path. */
@FunctionalInterface
public interface Resource {
    /**
     * The whole answer, before anything is sent.
     *
     * @throws RequestProblem with the status and what the client can do
     */
    Representation answer(HttpServletRequest request);

    /** The body of an answer with status 200 where it is too long to be held; that of the answer is then empty. */
    default Optional<Parts> parts() {
        return Optional.empty();
    }

    /** The methods that it answers; HEAD goes with GET. */
    default Set<String> methods() {
        return Set.of("GET");
    }
}
