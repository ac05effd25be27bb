package org.casegraph.endpoint.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.jena.sparql.core.DatasetGraph;

/** What the data and the program are, so that a client can tell whether its copy of an answer still holds. */
public final class DataVersion {
    private final CompletableFuture<String> text;

    /** @param dataset must not change; it is read beside other work */
    public DataVersion(DatasetGraph dataset) {
        text = CompletableFuture.supplyAsync(
                () -> program() + "-" + HexFormat.of().toHexDigits(Fingerprint.of(dataset)));
    }

    public String text() {
        return text.join();
    }

    public String entityTag() {
        return "W/\"" + text() + "\"";
    }

    /** True if the client says that it has an answer of this version. */
    public boolean isKnownTo(HttpServletRequest request) {
        for (String tags : Collections.list(request.getHeaders("If-None-Match"))) {
            for (String tag : tags.split(",")) {
                if (tag.strip().equals(entityTag())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The manifest of the jar has it; a build that runs from its classes has none. */
    public static String program() {
        return Optional.ofNullable(DataVersion.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}
