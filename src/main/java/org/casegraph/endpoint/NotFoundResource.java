package org.casegraph.endpoint;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.casegraph.endpoint.http.HttpResource;
import org.casegraph.endpoint.http.Representation;
import org.casegraph.endpoint.http.RequestProblem;

/** What stands behind every other path. */
final class NotFoundResource implements HttpResource {
    @Override
    public Set<String> methods() {
        return Set.of();
    }

    @Override
    public boolean takesPageSlot() {
        return false;
    }

    @Override
    public Representation answer(HttpServletRequest request) {
        throw RequestProblem.nothingAt(request);
    }
}
