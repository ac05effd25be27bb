package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.casegraph.endpoint.ServedFixture;
import org.casegraph.endpoint.http.Settings;
import org.casegraph.face.Face;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the web looks for at addresses that it knows. */
@ExtendWith(SharedProject.class)
class DiscoveryTest {
    private static final Pattern LOCATION = Pattern.compile("<loc>http://[^/]*(/[^<]*)</loc>");
    private static final Pattern ADDRESS = Pattern.compile("\"href\"\\s*:\\s*\"http://[^/]*(/[^\"]*)\"");
    private static final Pattern DATA_BLOCK =
            Pattern.compile("<script type=\"application/ld\\+json\">(.*?)</script>", Pattern.DOTALL);

    @Test
    void robotsAreTheMapAndNothingElseToAskFor(ServedProject served) {
        String robots = text(served, "/robots.txt", "text/plain");

        assertTrue(robots.startsWith("User-agent: *\nDisallow: /sparql\n"), robots);
        assertTrue(robots.endsWith("/sitemap.xml\n"), robots);
        List<String> refused = robots.lines()
                .filter(line -> line.startsWith("Disallow: "))
                .map(line -> line.substring("Disallow: ".length()))
                .toList();
        List<String> mapped = mapped(served);
        refused.forEach(rule -> assertTrue(
                mapped.stream()
                        .noneMatch(path -> path.matches(Pattern.quote(rule).replace("*", "\\E.*\\Q") + ".*")),
                rule));
    }

    @Test
    void theMapHasEachCaseQuestionAndTermAndEachIsThere(ServedProject served) {
        List<String> mapped = mapped(served);

        assertEquals(mapped.size(), Set.copyOf(mapped).size());
        served.store()
                .cases()
                .forEach(found ->
                        assertTrue(mapped.contains("/case/" + found.getURI().replaceFirst(".*/", ""))));
        served.questions().questions().forEach(found -> assertTrue(mapped.contains("/questions/" + found.id())));
        assertTrue(mapped.contains("/ontology/Glossitis"), mapped.toString());
        Map<String, List<String>> kinds =
                mapped.stream().collect(Collectors.groupingBy(path -> path.replaceFirst("(/[a-z]+/).+", "$1")));
        assertTrue(kinds.size() > 8, kinds.keySet().toString());
        kinds.values()
                .forEach(paths -> assertEquals(
                        200,
                        served.get(paths.get(paths.size() / 2), "text/html").statusCode(),
                        paths.get(0)));
    }

    @Test
    void theIconIsOne(ServedProject served) {
        HttpResponse<byte[]> icon = served.get("/favicon.ico", "image/*");

        assertEquals(
                "image/vnd.microsoft.icon",
                icon.headers().firstValue("Content-Type").orElse(""));
        assertArrayEquals(new byte[] {0, 0, 1, 0}, Arrays.copyOf(icon.body(), 4));
    }

    @Test
    void theCatalogueListsWhatIsThere(ServedProject served) {
        HttpResponse<byte[]> catalogue = served.get("/.well-known/api-catalog", "application/linkset+json");
        String text = ServedProject.text(catalogue);

        assertTrue(
                catalogue
                        .headers()
                        .firstValue("Content-Type")
                        .orElse("")
                        .startsWith("application/linkset+json; profile=\"https://www.rfc-editor.org/info/rfc9727\""),
                catalogue.headers().toString());
        assertTrue(
                catalogue.headers().firstValue("Link").orElse("").contains("rel=\"api-catalog\""),
                catalogue.headers().toString());
        Set<String> paths = ADDRESS.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertTrue(
                paths.containsAll(
                        Set.of("/sparql", "/api/queries", "/openapi.json", "/ontology/alignments/mondo.sssom.tsv")),
                paths.toString());
        paths.forEach(path -> assertEquals(200, served.get(path, "*/*").statusCode(), path));
    }

    @Test
    void eachAlignmentIsServedAsItsFile(ServedProject served) throws IOException {
        List<Path> files;
        try (var folder = Files.list(Path.of("ontology/alignments"))) {
            files = folder.filter(file -> file.toString().endsWith(".sssom.tsv"))
                    .toList();
        }
        assertTrue(files.size() > 10, files.toString());
        for (Path file : files) {
            String name = file.getFileName().toString();
            HttpResponse<byte[]> response = served.get("/ontology/alignments/" + name, "*/*");

            assertArrayEquals(Files.readAllBytes(file), response.body(), name);
            assertEquals(
                    "text/tab-separated-values;charset=utf-8",
                    response.headers().firstValue("Content-Type").orElse("").replace(" ", ""));
            assertTrue(response.headers().firstValue("ETag").isPresent(), name);
            assertArrayEquals(
                    response.body(),
                    served.get("/ontology/alignments/" + name.replace(".sssom.tsv", ""), "text/tab-separated-values")
                            .body());
            assertTrue(served.page("/ontology/alignments").contains("href=\"/ontology/alignments/" + name + "\""));
        }
        assertEquals(
                404, served.get("/ontology/alignments/none.sssom.tsv", "*/*").statusCode());
        assertEquals(
                404,
                served.get("/ontology/alignments/snomed-other.sssom.tsv", "*/*").statusCode());
    }

    @Test
    void aCaseSaysToSearchEnginesWhatItIs(ServedProject served) {
        JsonObject said = said(served.page("/case/wang-2022"));

        assertEquals("Dataset", said.getString("@type"));
        assertEquals("https://w3id.org/casegraph/case/wang-2022", said.getString("@id"));
        assertEquals("https://creativecommons.org/licenses/by/4.0/", said.getString("license"));
        assertTrue(said.getString("isBasedOn").startsWith("https://acmcasereports.com/"), said.toString());
        assertTrue(said.getString("citation").startsWith("Wang Z."), said.toString());
        assertTrue(said.getString("url").endsWith("/case/wang-2022"), said.toString());
    }

    @Test
    void aTermSaysToSearchEnginesWhatItMeans(ServedProject served) {
        JsonObject ours = said(served.page("/ontology/Glossitis"));
        JsonObject foreign = said(served.page("/resource?iri=http%3A%2F%2Fpurl.obolibrary.org%2Fobo%2FHP_0000206"));

        assertEquals("DefinedTerm", ours.getString("@type"));
        assertEquals("Glossitis", ours.getString("termCode"));
        assertTrue(ours.hasKey("description") && ours.hasKey("inDefinedTermSet"), ours.toString());
        assertEquals("http://purl.obolibrary.org/obo/HP_0000206", foreign.getString("@id"));
        assertEquals("HP:0000206", foreign.getString("termCode"));
    }

    @Test
    void whatTheDataDoNotTellIsNotSaid() {
        Settings named = Settings.loopback(0).withContact(URI.create("mailto:security@example.org"));
        try (ServedFixture served = ServedFixture.start(named, Face::pages)) {
            HttpResponse<String> page = served.get("/case/fixture", "Accept", "text/html");
            JsonObject said = said(page.body());

            assertEquals("Dataset", said.getString("@type"));
            for (String untold : List.of("license", "creator", "creditText", "isBasedOn", "citation")) {
                assertTrue(!said.hasKey(untold), said.toString());
            }
            String links = page.headers().firstValue("Link").orElse("");
            assertTrue(links.contains("rel=\"item\"") && !links.contains("rel=\"license\""), links);

            Map<String, String> contact = served.get("/.well-known/security.txt")
                    .body()
                    .lines()
                    .collect(Collectors.toMap(line -> line.split(": ")[0], line -> line.split(": ")[1]));
            assertEquals("mailto:security@example.org", contact.get("Contact"));
            Duration left = Duration.between(Instant.now(), Instant.parse(contact.get("Expires")));
            assertTrue(left.toDays() > 80 && left.toDays() < 365, contact.toString());
        }
    }

    @Test
    void whoIsNotNamedIsNotInvented(ServedProject served) {
        HttpResponse<byte[]> response = served.get("/.well-known/security.txt", "text/plain");

        assertEquals(404, response.statusCode());
        assertTrue(ServedProject.text(response).contains("--security-contact"), ServedProject.text(response));
    }

    private static List<String> mapped(ServedProject served) {
        return LOCATION.matcher(text(served, "/sitemap.xml", "application/xml"))
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    private static String text(ServedProject served, String path, String mediaType) {
        HttpResponse<byte[]> response = served.get(path, "*/*");
        assertEquals(200, response.statusCode(), path);
        assertEquals(
                mediaType + ";charset=utf-8",
                response.headers().firstValue("Content-Type").orElse("").replace(" ", ""));
        return ServedProject.text(response);
    }

    private static JsonObject said(String page) {
        var block = DATA_BLOCK.matcher(page);
        assertTrue(block.find(), page);
        JsonObject said = JSON.parse(block.group(1));
        assertEquals("https://schema.org/", said.getString("@context"));
        return said;
    }
}
