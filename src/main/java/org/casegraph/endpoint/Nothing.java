package org.casegraph.endpoint;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.casegraph.endpoint.http.Representation;
import org.casegraph.endpoint.http.RequestProblem;
import org.casegraph.endpoint.http.Resource;

/** What stands behind every other path. */
final class Nothing implements Resource {
    @Override
    public Set<String> methods() {
        return Set.of("GET", "POST", "PUT", "DELETE", "PATCH");
    }

    @Override
    public boolean isMade() {
        return false;
    }

    @Override
    public Representation answer(HttpServletRequest request) {
        throw RequestProblem.nothingAt(request.getRequestURI());
    }
}
