package org.casegraph.endpoint.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** What stands behind a path. */
@FunctionalInterface
public interface HttpResource {
    /**
     * The whole answer, before anything is sent.
     *
     * @throws RequestProblem with the status and what the client can do
     */
    Representation answer(HttpServletRequest request);

    /**
     * Whether it is counted among the pages that are made at once. What costs next to nothing is not, nor what passes the
     * gate of the queries by itself.
     */
    default boolean takesPageSlot() {
        return true;
    }

    /** Does beforehand what the first answer would have to wait for. */
    default void prepare() {}

    /** How a client is told of a problem, wherever on the server it arose, where this stands behind every other path. */
    default Representation problem(RequestProblem problem, HttpServletRequest request) {
        return problem.representation();
    }

    /**
     * Writes an answer that is a stream by itself, with the headers that keep a browser safe already set; false for one that
     * {@link #answer} makes.
     */
    default boolean writes(HttpServletRequest request, HttpServletResponse response) throws IOException {
        return false;
    }

    /**
     * What a request may name beside the path; any other name is told, as it may be a misspelt one. Empty where it looks
     * at them itself, or where whoever asks adds names of his own, as clients of SPARQL and those who fetch files do.
     */
    default Optional<Set<String>> parameters(HttpServletRequest request) {
        return Optional.empty();
    }

    /** The methods that it answers; HEAD goes with GET. None where nothing stands, whatever is done there. */
    default Set<String> methods() {
        return Set.of("GET");
    }

    /** Fields of a request, beside the usual ones, that a page of another origin may send if its origin is let in. */
    default Set<String> requestFields() {
        return Set.of();
    }

    /** Fields of an answer, beside the usual ones, that such a page may read. */
    default Set<String> answerFields() {
        return Set.of();
    }
}
