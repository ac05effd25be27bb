package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.atlas.json.JsonValue;
import org.casegraph.project.QueryFile;
import org.casegraph.project.QueryHeader;
import org.casegraph.query.caution.Cautions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Queries as a careless researcher writes them, each in a file. Where the model makes the answer right, it lies beside as
 * CSV, of the columns that matter. Where it cannot, {@code caution} names what the endpoint and the page have to say.
 */
@ExtendWith(SharedProject.class)
class NaiveQueryTest {
    private static final Path FOLDER = Path.of("src/test/resources/query/naive");

    private static ServedProject served;

    private record Naive(String name, String text, QueryHeader header) {
        static Naive of(Path file) {
            try {
                String text = Files.readString(file);
                return new Naive(
                        file.getFileName().toString(),
                        text,
                        QueryFile.read(file.toString(), text).header());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        Path answer() {
            return FOLDER.resolve(name.replace(".rq", ".csv"));
        }

        List<String> cautions() {
            String ids = header.textOrEmpty("caution");
            return ids.isEmpty() ? List.of() : List.of(ids.split(" "));
        }

        /** Where the endpoint answers it. */
        String path() {
            String question = header.textOrEmpty("question");
            if (question.isEmpty()) {
                return "/sparql?query=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
            }
            String[] parts = question.split(" ");
            return "/api/queries/" + parts[0] + "/results?"
                    + String.join("&", Arrays.copyOfRange(parts, 1, parts.length));
        }
    }

    @BeforeAll
    static void serve(ServedProject project) {
        served = project;
    }

    @Test
    void thereAre32AndEachHasARightAnswerOrACaution() {
        assertEquals(32, naive().size());
        naive().forEach(each ->
                assertTrue(Files.exists(each.answer()) || !each.cautions().isEmpty(), each.name()));
    }

    @TestFactory
    Stream<DynamicTest> whatTheModelMakesRightIsRight() {
        return naive().stream()
                .filter(each -> Files.exists(each.answer()))
                .map(each -> DynamicTest.dynamicTest(each.name(), () -> {
                    List<String> expected = Files.readAllLines(each.answer());
                    String csv = ServedProject.text(served.get(each.path(), "text/csv"));

                    assertEquals(expected, columns(csv, expected.get(0)));
                }));
    }

    @TestFactory
    Stream<DynamicTest> whatItCannotMakeRightIsToldByTheEndpointAndOnThePage() {
        return naive().stream()
                .filter(each -> !each.cautions().isEmpty())
                .map(each -> DynamicTest.dynamicTest(each.name(), () -> {
                    HttpResponse<byte[]> answer =
                            served.get(each.path(), "text/csv, application/sparql-results+json;q=0.5");
                    String header =
                            answer.headers().firstValue("Query-Cautions").orElse("");
                    Map<String, String> told = told(each);
                    String page = served.page(each.path().replace("/sparql?", "/query?"));

                    for (String id : each.cautions()) {
                        String words = id.equals("repeated-rows") ? "rows repeat another" : told.getOrDefault(id, id);
                        assertTrue(header.contains(words), id + " is not in " + header);
                        assertTrue(page.contains("class=\"cautions\""), page);
                        assertTrue(page.contains(plain(words)), () -> plain(words) + " is not in " + page);
                    }
                }));
    }

    @Test
    void everyCautionIsOfSomeNaiveQuery() {
        List<String> missing = new ArrayList<>(Cautions.ofProject().ids());
        naive().forEach(each -> missing.removeAll(each.cautions()));

        assertEquals(List.of(), missing);
    }

    @Test
    void aQueryThatIsAskedWithCareHasNoCaution() {
        String careful =
                """
                PREFIX cg: <https://w3id.org/casegraph/ontology#>
                PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
                SELECT DISTINCT ?finding ?label ?quote WHERE {
                  ?diagnosis a cg:FinalDiagnosis .
                  ?finding cg:certainlyPrecedes ?diagnosis ; a cg:Finding ; cg:voice cg:AuthorsOnPatient ;
                    rdfs:label ?label ; cg:statedIn/cg:quote ?quote .
                }
                """;
        String path = "query=" + URLEncoder.encode(careful, StandardCharsets.UTF_8);

        assertFalse(served.get("/sparql?" + path, "text/csv")
                .headers()
                .firstValue("Query-Cautions")
                .isPresent());
        assertEquals(
                0,
                served.json("/api/cautions?" + path)
                        .get("cautions")
                        .getAsArray()
                        .size());
        assertFalse(served.page("/query?" + path).contains("Read with care"));
    }

    private static Map<String, String> told(Naive naive) {
        return served.json(naive.path().replace("/sparql?", "/api/cautions?")).get("cautions").getAsArray().stream()
                .map(JsonValue::getAsObject)
                .collect(Collectors.toMap(
                        one -> one.getString("id"), one -> one.getString("words"), (one, other) -> one));
    }

    /** The longest part that is written in HTML as it is. */
    private static String plain(String words) {
        return Arrays.stream(words.split("[^A-Za-z0-9 .,:]"))
                .max(Comparator.comparing(String::length))
                .orElseThrow();
    }

    /** Of an answer without quoted commas the columns that are named. */
    private static List<String> columns(String csv, String named) {
        List<String> lines = csv.lines().toList();
        List<String> all = List.of(lines.get(0).split(","));
        List<Integer> wanted = Arrays.stream(named.split(",")).map(all::indexOf).toList();
        return lines.stream()
                .map(line -> line.split(",", -1))
                .map(cells -> wanted.stream().map(i -> cells[i]).collect(Collectors.joining(",")))
                .toList();
    }

    private static List<Naive> naive() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".rq"))
                    .sorted()
                    .map(Naive::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
