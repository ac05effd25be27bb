package org.casegraph.endpoint.discovery;

import jakarta.servlet.http.HttpServletRequest;
import org.casegraph.endpoint.http.HttpResource;
import org.casegraph.endpoint.http.Representation;
import org.casegraph.export.linked.JsonLdCase;

/** {@code /context.jsonld}, by which exported cases in JSON-LD are read. */
public final class ContextResource implements HttpResource {
    /** The last step of {@link JsonLdCase#CONTEXT}. */
    public static final String PATH = "/context.jsonld";

    @Override
    public boolean takesPageSlot() {
        return false;
    }

    @Override
    public Representation answer(HttpServletRequest request) {
        return Representation.of("application/ld+json", JsonLdCase.context());
    }
}
