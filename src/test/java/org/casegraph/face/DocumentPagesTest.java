package org.casegraph.face;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.casegraph.endpoint.ServedFixture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The documents as a server shows them. */
class DocumentPagesTest {
    private static final Pattern ADDRESS = Pattern.compile("(?:href|src)=\"([^\"]+)\"");
    private static final Pattern MAIN = Pattern.compile("<main.*</main>", Pattern.DOTALL);

    private static ServedFixture served;

    @BeforeAll
    static void serve() {
        served = ServedFixture.start(Face::pages);
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    @Test
    void everyDocumentIsInTheList() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("docs"))) {
            Set<String> expected = files.map(file -> file.toString().replace('\\', '/'))
                    .filter(file -> file.endsWith(".md"))
                    .map(file -> "/" + file.replaceFirst("\\.md$", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
            expected.addAll(Set.of("/docs/README", "/docs/CHANGELOG", "/docs/CONTRIBUTING"));

            Set<String> listed = new TreeSet<>(addresses("/docs"));

            assertEquals(expected, listed);
        }
    }

    @Test
    void everyLinkLeadsToSomething() {
        List<String> broken = new ArrayList<>();
        for (String document : addresses("/docs")) {
            for (String link : addresses(document)) {
                URI address = URI.create("http://localhost" + document).resolve(link);
                if (link.startsWith("http")) {
                    continue;
                }
                HttpResponse<String> answer = served.get(address.getPath());
                String part = address.getFragment();
                if (answer.statusCode() != 200 || part != null && !answer.body().contains(" id=\"" + part + "\"")) {
                    broken.add(document + " to " + link);
                }
            }
        }

        assertEquals(List.of(), broken);
    }

    @Test
    void whatTheRepositoryHasAloneIsNoLink() {
        String page = served.get("/docs/linking").body();

        assertTrue(page.contains("<code>queries/federated/</code>"), page);
        assertFalse(page.contains(".rq\""), page);
    }

    @Test
    void markupInADocumentIsShown() {
        String page = served.get("/docs/order").body();

        assertTrue(page.contains("&lt;https://w3id.org/casegraph/ontology#&gt;"), page);
        assertTrue(page.contains("<table>"), page);
    }

    @Test
    void anUnknownDocumentIsToldWithTheNearest() {
        HttpResponse<String> answer = served.get("/docs/ordr");

        assertEquals(404, answer.statusCode());
        assertTrue(answer.body().contains("Nearest: order"), answer.body());
    }

    private static List<String> addresses(String page) {
        return MAIN.matcher(served.get(page, "Accept", "text/html").body())
                .results()
                .flatMap(main -> ADDRESS.matcher(main.group()).results())
                .map(found -> found.group(1))
                .filter(address -> !address.equals("/docs"))
                .toList();
    }
}
