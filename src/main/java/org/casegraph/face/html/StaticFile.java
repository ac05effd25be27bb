package org.casegraph.face.html;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import org.casegraph.endpoint.http.EntityTag;
import org.casegraph.endpoint.http.Representation;
import org.casegraph.source.Sha256;

/** A file that stays the same as long as its path does. */
record StaticFile(String mediaType, byte[] bytes, String tag) {
    private static final Map<String, String> MEDIA_TYPES =
            Map.of("js", "text/javascript", "css", "text/css", "svg", "image/svg+xml");
    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final String ASK_AGAIN = "no-cache";
    private static final int TAG_LENGTH = 16;

    /** Empty for a name whose ending is none that a page loads. */
    static Optional<StaticFile> of(String name, byte[] bytes) {
        return Optional.ofNullable(MEDIA_TYPES.get(name.substring(name.lastIndexOf('.') + 1)))
                .map(mediaType -> new StaticFile(mediaType, bytes, hash(bytes)));
    }

    /** @param lasts whether the path names this version of the file */
    Representation answer(HttpServletRequest request, boolean lasts) {
        return new EntityTag(tag)
                .on(request, Representation.of(mediaType, bytes))
                .withHeader("Cache-Control", lasts ? FOR_EVER : ASK_AGAIN);
    }

    /** The beginning of the SHA-256. */
    static String hash(byte[] bytes) {
        return Sha256.of(bytes).substring(0, TAG_LENGTH);
    }
}
