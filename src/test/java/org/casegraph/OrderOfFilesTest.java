package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.casegraph.description.SelfDescription;
import org.casegraph.query.QuestionLibrary;
import org.casegraph.source.OwnCases;
import org.casegraph.source.ProjectSources;
import org.casegraph.source.SourceGraph;
import org.casegraph.store.DatasetMetadata;
import org.casegraph.store.ReversedStore;
import org.casegraph.store.Store;
import org.casegraph.store.StoreBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Two stores of the same files: one that reads them from the first to the last, and one that reads the cases from the last
 * to the first and finds the triples of each graph in the other direction. Nobody can tell one from the other.
 */
@ExtendWith(SharedProject.class)
class OrderOfFilesTest {
    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"(/[^\"#]*)");
    private static final Pattern KIND =
            Pattern.compile("(?<=^/(?:case|ontology|rule|questions|docs|api/queries)/)[^/?]*|(?<==)[^&]*");
    /** The port, and what nodes without IRI are called for now. */
    private static final Pattern OF_THIS_SERVER = Pattern.compile(
            "(?<=localhost:|localhost%3A)\\d+|_:[A-Za-z0-9]+|(?<=nodeID=\")[^\"]*|(?<=\"bnode\"\\s?,\\s{0,9}\"value\"\\s?:\\s?\")[^\"]*|(?<=<bnode>)[^<]*");
    /** The rows of a free query have no order but that which it gives; the dump is as it is stored; Jena's writer of RDF/XML begins with any of the axioms that have no IRI. */
    private static final Set<String> UNORDERED =
            Set.of("/dump.nq.gz", "/ontology?format=rdfxml", "/metrics", "/health");

    /** Why there is nothing was not found in the time that a page has for it, which no order of files decides. */
    private static final String LATER = "data-module=\"nothing\"";

    private static final long SEED = 20_261_126;

    /** Pages of one kind: of the same path but for the name in it, and the same parameters. */
    private static final int OF_A_KIND = 1;

    private static ServedProject reversed;

    @BeforeAll
    static void serve() {
        List<SourceGraph> cases = new ArrayList<>(OwnCases.all());
        Collections.reverse(cases);
        Store store = StoreBuilder.inMemory(ProjectSources.ontology(), cases)
                .describedBy(dataset -> SelfDescription.of(
                        dataset, QuestionLibrary.ofProject(), ServedProject.BASE, DatasetMetadata.NONE))
                .build();
        reversed = new ServedProject(ReversedStore.of(store));
    }

    @AfterAll
    static void stop() {
        reversed.close();
    }

    @Test
    void theOrderOfTheFilesChangesNoPage(ServedProject served) {
        assertSame(pages(served, OF_A_KIND));
    }

    @Test
    @Tag("long")
    void theOrderOfTheFilesChangesNoneOfManyPages(ServedProject served) {
        assertSame(pages(served, 100 * OF_A_KIND));
    }

    /** What is said by path, level by level from the start page; beyond so many of a kind, chance chooses. */
    private static Map<String, String> pages(ServedProject served, int ofAKind) {
        Set<String> seen = new LinkedHashSet<>(List.of("/"));
        Map<String, Integer> kinds = new HashMap<>();
        Random random = new Random(SEED);
        Map<String, String> taken = new LinkedHashMap<>();
        List<String> level = List.of("/");
        while (!level.isEmpty()) {
            List<String> next = new ArrayList<>();
            for (String path : level) {
                if (kinds.merge(KIND.matcher(path).replaceAll("*"), 1, Integer::sum) <= ofAKind) {
                    HttpResponse<byte[]> response = served.get(path, "text/html");
                    taken.put(path, text(response));
                    links(response).filter(seen::add).forEach(next::add);
                }
            }
            Collections.shuffle(next, random);
            level = next;
        }
        return taken;
    }

    private static Stream<String> links(HttpResponse<byte[]> response) {
        return response.headers().firstValue("Content-Type").orElse("").startsWith("text/html")
                ? LINK.matcher(ServedProject.text(response)).results().map(link -> link.group(1)
                        .replace("&amp;", "&"))
                : Stream.empty();
    }

    private static void assertSame(Map<String, String> pages) {
        assertTrue(pages.size() > 50, pages.size() + " pages");
        List<String> different = pages.entrySet().stream()
                .filter(page -> !UNORDERED.contains(page.getKey())
                        && (!page.getKey().startsWith("/query?")
                                || page.getKey().contains("ORDER+BY")))
                .flatMap(page -> {
                    String other = text(reversed.get(page.getKey(), "text/html"));
                    return page.getValue().contains(LATER) || other.contains(LATER)
                            ? Stream.empty()
                            : difference(page.getKey(), page.getValue(), other);
                })
                .toList();

        assertEquals("", String.join("\n", different));
    }

    private static String text(HttpResponse<byte[]> response) {
        return response.statusCode() + " " + ServedProject.text(response);
    }

    private static String said(String text) {
        return OF_THIS_SERVER.matcher(text).replaceAll("");
    }

    /** The first line that is not the same, but for what is of one server alone. */
    private static Stream<String> difference(String path, String one, String other) {
        if (one.equals(other)) {
            return Stream.empty();
        }
        List<String> lines = one.lines().toList();
        List<String> others = other.lines().toList();
        return IntStream.range(0, Math.max(lines.size(), others.size()))
                .mapToObj(i -> List.of(i < lines.size() ? lines.get(i) : "", i < others.size() ? others.get(i) : ""))
                .filter(pair -> !pair.get(0).equals(pair.get(1)))
                .map(pair -> pair.stream().map(OrderOfFilesTest::said).toList())
                .filter(pair -> !pair.get(0).equals(pair.get(1)))
                .limit(1)
                .map(pair ->
                        path + "\n  " + excerpt(pair.get(0), pair.get(1)) + "\n  " + excerpt(pair.get(1), pair.get(0)));
    }

    private static String excerpt(String line, String other) {
        int at = IntStream.range(0, Math.min(line.length(), other.length()))
                .filter(i -> line.charAt(i) != other.charAt(i))
                .findFirst()
                .orElse(0);
        return line.substring(Math.max(0, at - 60), Math.min(line.length(), at + 120));
    }
}
