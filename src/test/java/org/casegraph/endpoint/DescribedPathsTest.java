package org.casegraph.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.casegraph.openapi.ApiDocument;
import org.casegraph.query.QuestionLibrary;
import org.junit.jupiter.api.Test;

/** OpenAPI tells of each path of the server's table, which {@link CrossSiteTest} holds complete, and of no other. */
class DescribedPathsTest {
    /** Where there is nothing. */
    private static final String NOTHING = "/*";

    private final Set<String> described =
            new TreeSet<>(ApiDocument.of(QuestionLibrary.ofProject(), ServedFixture.store())
                    .getObj("paths")
                    .keys());

    @Test
    void eachPathIsDescribed() {
        Set<String> missing = new TreeSet<>();
        Routes.all().forEach((servlet, requests) -> requests.stream()
                .filter(request -> !servlet.equals(NOTHING))
                .map(request -> request.replaceFirst("\\?.*", ""))
                .filter(path -> described.stream().noneMatch(template -> matches(template, path)))
                .forEach(missing::add));
        Stream.of("/health", "/ready", "/metrics")
                .filter(path -> !described.contains(path))
                .forEach(missing::add);

        assertEquals(Set.of(), missing);
    }

    @Test
    void nothingElseIsDescribed() {
        List<String> servlets = Stream.concat(
                        Routes.all().keySet().stream(), Stream.of("/health", "/ready", "/metrics"))
                .filter(servlet -> !servlet.equals(NOTHING))
                .toList();
        Set<String> unknown = described.stream()
                .filter(path -> servlets.stream().noneMatch(servlet -> isServed(servlet, path)))
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(Set.of(), unknown);
    }

    private static boolean isServed(String servlet, String path) {
        if (servlet.isEmpty()) {
            return path.equals("/");
        }
        String below = servlet.replaceFirst("/\\*$", "");
        return path.equals(below) || servlet.endsWith("/*") && path.startsWith(below + "/");
    }

    /** The last part of a path may have steps of its own, as a file of a library has. */
    private static boolean matches(String template, String path) {
        String pattern = Pattern.compile("\\{[^}]*}(?=/)|\\{[^}]*}$|[^{]+")
                .matcher(template)
                .replaceAll(part -> {
                    if (!part.group().startsWith("{")) {
                        return Pattern.quote(part.group()).replace("\\", "\\\\");
                    }
                    return part.end() == template.length() ? ".+" : "[^/]+";
                });
        return path.matches(pattern);
    }
}
