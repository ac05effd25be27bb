package org.casegraph.annotation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.jena.graph.Node;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.source.SourceStream;

/** Reads {@code phenotype.hpoa}, or a file of the same columns, packed by gzip or not. */
public final class AnnotationSource {
    private static final int BEGINNING = 1 << 14;
    private static final String VERSION = "#version:";
    private static final String EARLIER_VERSION = "#date:";
    private static final String HPO_VERSION = "#hpo-version:";

    private AnnotationSource() {}

    /** Whether a file in a folder may be one by its name. */
    public static boolean isNamed(Path file) {
        return SourceStream.formatName(file).endsWith(".hpoa");
    }

    /** Whether a file names the columns of annotations in its beginning. */
    public static boolean isAnnotations(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream bytes = SourceStream.open(file)) {
            return new String(bytes.readNBytes(BEGINNING), StandardCharsets.UTF_8)
                    .lines()
                    .limit(100)
                    .anyMatch(AnnotationLine::isHeader);
        } catch (IOException | Problem e) {
            return false;
        }
    }

    /**
     * The annotations of a file.
     *
     * @param problems takes a line for each line that cannot be taken; the rest is read
     * @throws Problem if nothing can be taken, or the file cannot be read on
     */
    public static AnnotationSet read(Path file, Consumer<Problem> problems) {
        AnnotationTriples triples = new AnnotationTriples();
        try (DigestInputStream bytes = new DigestInputStream(SourceStream.open(file), DigestUtils.getSha256Digest());
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8), 1 << 16)) {
            List<String> header = new ArrayList<>();
            Map<String, Optional<Node>> iris = new HashMap<>();
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (line.startsWith("#") || AnnotationLine.isHeader(line)) {
                    header.add(line);
                } else if (!line.isBlank()) {
                    try {
                        triples.add(number, new AnnotationLine(file + ":" + number, line, iris));
                    } catch (Problem problem) {
                        problems.accept(problem);
                    }
                }
            }
            if (triples.size() == 0) {
                throw Problem.of(
                        Mistake.NOTHING_TO_READ,
                        file.toString(),
                        "there is no annotation in it",
                        "Check that it was written whole");
            }
            String content = Hex.encodeHexString(bytes.getMessageDigest().digest());
            return triples.finish(
                    file.toString(),
                    content,
                    told(header, VERSION).or(() -> told(header, EARLIER_VERSION)),
                    told(header, HPO_VERSION));
        } catch (IOException e) {
            throw Problem.of(
                    Mistake.MALFORMED_FILE,
                    file.toString(),
                    "the file cannot be read on: " + Problem.reason(e),
                    "Fetch it again; nothing of it was taken",
                    e);
        }
    }

    private static Optional<String> told(List<String> header, String beginning) {
        return header.stream()
                .filter(line -> line.startsWith(beginning))
                .map(line -> line.substring(beginning.length()).strip())
                .filter(text -> !text.isEmpty())
                .findFirst();
    }
}
