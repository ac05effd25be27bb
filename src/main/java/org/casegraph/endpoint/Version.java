package org.casegraph.endpoint;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Optional;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;

/** What the data and the program are, so that a client can tell whether its copy of an answer still holds. */
final class Version {
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

    private long sum() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            long sum = 0;
            for (Iterator<Quad> quads = dataset.find(); quads.hasNext(); ) {
                Quad quad = quads.next();
                byte[] line = NodeFmtLib.strNQ(quad).getBytes(StandardCharsets.UTF_8);
                sum += ByteBuffer.wrap(digest.digest(line)).getLong();
            }
            return sum;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The manifest of the jar has it; a build that runs from its classes has none. */
    static String program() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}
