package org.casegraph.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;

/** Refuses XML that declares an entity of another file or address: it is not opened, and what would stand there is lost. */
public final class ExternalEntities {
    /** Ontologies declare their entities first, in a few kilobytes. */
    private static final int BEGINNING = 1 << 18;

    private static final Pattern EXTERNAL =
            Pattern.compile("<!ENTITY\\s+(?:%\\s+)?(\\S{1,100})\\s+(?:SYSTEM|PUBLIC)\\s");

    private ExternalEntities() {}

    /** Throws a {@link Problem} that names the first. */
    public static void refuse(Path file) throws IOException {
        try (InputStream bytes = SourceStream.open(file)) {
            refuse(file.toString(), bytes.readNBytes(BEGINNING));
        }
    }

    /** As {@link #refuse(Path)}, of bytes at hand. */
    public static void refuse(String file, byte[] xml) {
        Matcher external =
                EXTERNAL.matcher(new String(xml, 0, Math.min(xml.length, BEGINNING), StandardCharsets.ISO_8859_1));
        if (external.find()) {
            throw Problem.of(
                    Mistake.MALFORMED_FILE,
                    file,
                    "its entity \"" + external.group(1) + "\" is in another file, which is not opened",
                    "Write its text in this file; nothing of it was taken");
        }
    }
}
