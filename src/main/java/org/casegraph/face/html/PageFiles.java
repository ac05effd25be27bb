package org.casegraph.face.html;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.casegraph.endpoint.http.HttpResource;
import org.casegraph.endpoint.http.Representation;
import org.casegraph.endpoint.http.RequestProblem;
import org.casegraph.project.ProjectFiles;
import org.casegraph.store.OnFirstUse;

/**
 * {@code /page/{version}/{file}}: our own scripts and style sheets. The version is that of all of them together, so a
 * browser keeps them for ever, and scripts name each other by relative paths.
 */
public final class PageFiles implements HttpResource {
    private static final String FOLDER = "page";

    private final Supplier<Map<String, StaticFile>> files = new OnFirstUse<>(PageFiles::files);

    /** Read when the first of them is asked for. */
    private static final class Read {
        static final Map<String, String> TEXTS = ProjectFiles.under(FOLDER, "");
        static final String VERSION =
                StaticFile.hash(String.join("\u0000", TEXTS.values()).getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, StaticFile> files() {
        Map<String, StaticFile> files = new TreeMap<>();
        Read.TEXTS.forEach((path, text) -> StaticFile.of(path, text.getBytes(StandardCharsets.UTF_8))
                .ifPresent(file -> files.put(path.substring(FOLDER.length() + 1), file)));
        return files;
    }

    /** The path at which a page loads a file. */
    static String address(String file) {
        return "/" + FOLDER + "/" + Read.VERSION + "/" + file;
    }

    /** The text of a file, such as {@code page.html}. */
    static String text(String file) {
        String text = Read.TEXTS.get(FOLDER + "/" + file);
        if (text == null) {
            throw new IllegalStateException(file + " is missing from the program");
        }
        return text;
    }

    @Override
    public boolean takesPageSlot() {
        return false;
    }

    @Override
    public Representation answer(HttpServletRequest request) {
        String[] steps = RequestPath.below(request).split("/", 2);
        StaticFile file = steps.length == 2 ? files.get().get(steps[1]) : null;
        if (file == null) {
            throw RequestProblem.of(404, "Not found", "The page has no such file.");
        }
        return file.answer(request, steps[0].equals(Read.VERSION));
    }
}
