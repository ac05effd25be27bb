package org.casegraph.endpoint;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.regex.Pattern;
import org.casegraph.endpoint.http.HttpResource;
import org.casegraph.endpoint.http.Representation;
import org.casegraph.endpoint.http.RequestProblem;

/**
 * {@code POST /api/stop?run=…}: ends a query whose client does not wait for it any more. The client makes the name up, so
 * that nobody else can know it.
 */
record StopResource(QueryService service) implements HttpResource {
    static final String RUN = "run";

    /** A UUID, as {@code crypto.randomUUID()} makes it. */
    static final Pattern NAME = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    @Override
    public Set<String> methods() {
        return Set.of("POST");
    }

    @Override
    public boolean takesPageSlot() {
        return false;
    }

    @Override
    public Representation answer(HttpServletRequest request) {
        String name = request.getParameter(RUN);
        if (name == null || !NAME.matcher(name).matches()) {
            throw RequestProblem.of(400, "Bad argument", "Give run=, the UUID that the query was asked with.");
        }
        if (!service.stop(name)) {
            throw RequestProblem.of(404, "Not found", "No query is under way by the name " + name + ".");
        }
        return Representation.of("text/plain", "stopped\n");
    }
}
