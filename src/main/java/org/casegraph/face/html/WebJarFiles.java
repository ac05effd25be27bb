package org.casegraph.face.html;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.casegraph.endpoint.http.HttpResource;
import org.casegraph.endpoint.http.Representation;
import org.casegraph.endpoint.http.RequestProblem;

/** {@code /webjars/{library}/{version}/{file}}: the libraries of others that the pages load, out of the program's jar. */
public final class WebJarFiles implements HttpResource {
    /** Plain names only, so that no path leaves the folder. */
    private static final Pattern PATH = Pattern.compile("[\\w-]+/[\\w.-]+(?:/[\\w@-][\\w@.-]*)+\\.(?:js|css|svg)");

    /** The editor, without the ending of its script and its style sheet. */
    public static final String YASGUI = "/webjars/zazuko__yasgui/4.5.0/build/yasgui.min";

    /** What draws the graph of a case. */
    public static final String CYTOSCAPE = "/webjars/cytoscape/3.33.1/dist/cytoscape.min.js";

    private final Map<String, StaticFile> read = new ConcurrentHashMap<>();

    @Override
    public boolean takesPageSlot() {
        return false;
    }

    @Override
    public Representation answer(HttpServletRequest request) {
        String path = RequestPath.below(request);
        return file(path)
                .orElseThrow(() -> RequestProblem.of(404, "Not found", "The page has no such library."))
                .answer(request, true);
    }

    private Optional<StaticFile> file(String path) {
        if (!PATH.matcher(path).matches() || path.contains("..")) {
            return Optional.empty();
        }
        return Optional.ofNullable(read.computeIfAbsent(
                path, p -> bytes(p).flatMap(bytes -> StaticFile.of(p, bytes)).orElse(null)));
    }

    private static Optional<byte[]> bytes(String path) {
        try (InputStream file = WebJarFiles.class.getResourceAsStream("/META-INF/resources/webjars/" + path)) {
            return file == null ? Optional.empty() : Optional.of(file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
