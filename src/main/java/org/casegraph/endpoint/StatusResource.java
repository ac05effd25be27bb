package org.casegraph.endpoint;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Supplier;
import org.casegraph.endpoint.http.HttpResource;
import org.casegraph.endpoint.http.Representation;

/** What the server says of itself, at any time. */
record StatusResource(Supplier<Representation> words) implements HttpResource {
    @Override
    public boolean takesPageSlot() {
        return false;
    }

    @Override
    public Representation answer(HttpServletRequest request) {
        return words.get();
    }
}
