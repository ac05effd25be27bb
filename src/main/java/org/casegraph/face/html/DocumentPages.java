package org.casegraph.face.html;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.casegraph.endpoint.http.HttpResource;
import org.casegraph.endpoint.http.Representation;
import org.casegraph.endpoint.http.RequestProblem;
import org.casegraph.problem.NearestNames;
import org.casegraph.project.ProgramFolder;
import org.casegraph.store.OnFirstUse;

/**
 * {@code /docs/{document}}: what the project says of itself, as pages, with the pictures and the files that it leads to;
 * {@code /docs}: all of it.
 */
public final class DocumentPages implements HttpResource {
    private static final String PATH = "/docs";
    private static final String FOLDER = "docs/";
    private static final String DOCUMENT = ".md";

    private final Supplier<SortedMap<String, Representation>> all = new OnFirstUse<>(DocumentPages::pages);

    @Override
    public Representation answer(HttpServletRequest request) {
        String name = RequestPath.below(request);
        SortedMap<String, Representation> pages = all.get();
        Representation page = pages.get(name);
        if (page == null) {
            throw RequestProblem.of(
                    404,
                    "Unknown document",
                    "There is no document " + name + ". " + NearestNames.told(name, pages.keySet(), "/docs lists all")
                            + ".");
        }
        return page;
    }

    /** By what follows {@code /docs/}. */
    private static SortedMap<String, Representation> pages() {
        SortedMap<String, byte[]> files = files();
        SortedMap<String, Representation> pages = new TreeMap<>();
        SortedMap<String, String> titles = new TreeMap<>();
        files.forEach((file, bytes) -> {
            if (file.endsWith(DOCUMENT)) {
                Markdown document = Markdown.read(text(bytes), link -> address(file, link, files));
                titles.put(name(file), document.title());
                pages.put(
                        name(file),
                        Page.of(
                                document.title(),
                                Html.element("p").with("class", "path").of(Html.link(PATH, "Documentation")),
                                Html.element("article")
                                        .with("class", "document")
                                        .of(document.html())));
            } else {
                pages.put(name(file), Representation.of(mediaType(file), bytes));
            }
        });
        pages.put("", list(titles));
        return pages;
    }

    private static Representation list(Map<String, String> titles) {
        return Page.of(
                "Documentation",
                Html.element("h1").of("Documentation"),
                Html.element("p").of("As it came with this program; it needs no network."),
                Html.element("ul")
                        .of(titles.entrySet().stream()
                                .map(document -> Html.element("li")
                                        .of(Html.link(PATH + "/" + document.getKey(), document.getValue())))
                                .toList()));
    }

    /**
     * Where a link of a document leads.
     *
     * @return empty for a file of the repository that is not here
     */
    private static Optional<String> address(String from, String link, Map<String, byte[]> files) {
        if (link.startsWith("#") || link.startsWith("https://") || link.startsWith("http://")) {
            return Optional.of(link);
        }
        String[] parts = link.split("#", 2);
        String file =
                Path.of(from).resolveSibling(parts[0]).normalize().toString().replace('\\', '/');
        if (!files.containsKey(file)) {
            return Optional.empty();
        }
        return Optional.of(PATH + "/" + name(file) + (parts.length == 2 ? "#" + parts[1] : ""));
    }

    private static String name(String file) {
        String below = file.startsWith(FOLDER) ? file.substring(FOLDER.length()) : file;
        return below.endsWith(DOCUMENT) ? below.substring(0, below.length() - DOCUMENT.length()) : below;
    }

    private static String mediaType(String file) {
        return switch (file.substring(file.lastIndexOf('.') + 1)) {
            case "svg" -> "image/svg+xml";
            case "png" -> "image/png";
            default -> "text/plain";
        };
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static SortedMap<String, byte[]> files() {
        Path root = ProgramFolder.of("casegraph-docs");
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
