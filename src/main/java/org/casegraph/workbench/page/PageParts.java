package org.casegraph.workbench.page;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.casegraph.project.ProjectFiles;

/** The files of the page: its own, and of the pages of the endpoint what it looks like and finds terms with. */
final class PageParts {
    /** In the addresses of files, as a script of the endpoint expects a step there. */
    private static final String FOLDER = "page/workbench/";

    private static final Map<String, String> MEDIA_TYPES =
            Map.of("js", "text/javascript", "css", "text/css", "svg", "image/svg+xml");

    private PageParts() {}

    static String page() {
        return Optional.ofNullable(ProjectFiles.under("workbench", ".html").get("workbench/workbench.html"))
                .orElseThrow();
    }

    /** By path behind the token. */
    static Map<String, Answer> files() {
        Map<String, Answer> files = new TreeMap<>();
        for (String name : new String[] {
            "page.css", "drawing.css", "status.css", "dark.css", "theme.js", "icon.svg", "lookup.js", "address.js"
        }) {
            add(
                    files,
                    name,
                    Optional.ofNullable(ProjectFiles.under("page", name).get("page/" + name))
                            .orElseThrow());
        }
        ProjectFiles.under("workbench", "").forEach((path, text) -> add(files, path.replaceFirst(".*/", ""), text));
        return files;
    }

    private static void add(Map<String, Answer> files, String name, String text) {
        Optional.ofNullable(MEDIA_TYPES.get(name.substring(name.lastIndexOf('.') + 1)))
                .ifPresent(type -> files.put(FOLDER + name, Answer.text(type, text)));
    }
}
