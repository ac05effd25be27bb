package org.casegraph.endpoint;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Supplier;
import org.casegraph.endpoint.http.Representation;
import org.casegraph.endpoint.http.Resource;

/** What the server says of itself, at any time. */
record Told(Supplier<Representation> words) implements Resource {
    @Override
    public boolean isMade() {
        return false;
    }

    @Override
    public Representation answer(HttpServletRequest request) {
        return words.get();
    }
}
