package org.casegraph.endpoint;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;

/** What the data and the program are, so that a client can tell whether its copy of an answer still holds. */
final class Version {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private final DatasetGraph dataset;
    private String text = "";

    Version(DatasetGraph dataset) {
        this.dataset = dataset;
    }

    /** The same for the same quads and the same program, in whatever order; computed when it is first asked for. */
    synchronized String text() {
        if (text.isEmpty()) {
            text = program() + "-" + HexFormat.of().toHexDigits(sum());
        }
        return text;
    }

    String entityTag() {
        return "W/\"" + text() + "\"";
    }

    /** True if the client says that it has an answer of this version. */
    boolean isKnownTo(HttpServletRequest request) {
        for (String tags : Collections.list(request.getHeaders("If-None-Match"))) {
            for (String tag : tags.split(",")) {
                if (tag.strip().equals(entityTag())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** FNV-1a of each quad, added up because the order is none. */
    private long sum() {
        long sum = 0;
        for (Iterator<Quad> quads = dataset.find(); quads.hasNext(); ) {
            Quad quad = quads.next();
            long hash = FNV_OFFSET;
            for (Node node : List.of(quad.getGraph(), quad.getSubject(), quad.getPredicate(), quad.getObject())) {
                String text = node.toString();
                for (int at = 0; at < text.length(); at++) {
                    hash = (hash ^ text.charAt(at)) * FNV_PRIME;
                }
                hash *= FNV_PRIME;
            }
            sum += hash;
        }
        return sum;
    }

    /** The manifest of the jar has it; a build that runs from its classes has none. */
    static String program() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}
