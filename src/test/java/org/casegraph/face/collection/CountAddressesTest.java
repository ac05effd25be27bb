package org.casegraph.face.collection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.atlas.json.JsonValue;
import org.casegraph.ExampleStore;
import org.casegraph.ServedProject;
import org.casegraph.SharedProject;
import org.casegraph.cohort.selection.SelectionKey;
import org.casegraph.graph.Addresses;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The addresses of docs/bounds.md give the cases behind each count, and the most that it may be. */
@ExtendWith(SharedProject.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CountAddressesTest {
    private static final Pattern FACET = Pattern.compile(
            "<a class=\"cases\" href=\"/case\\?([a-z]+)=([^\"]*)\">.*?</svg>([\\d,]+)<(?:span class=\"most\"> to ([\\d,]+)<)?");
    private static final String COMPARED =
            "/api/queries/compare-groups/results?by=disease&first=OMIM:606693&second=OMIM:617225&format=json";

    private static final int PARTS_OF_EACH = 3;

    private ServedProject served;

    @BeforeAll
    void serve(ExampleStore example) {
        served = example.served();
    }

    /** Those kept are the least; with those of which it cannot be told, the most. */
    @Test
    void theFlowOfACohortTellsTheLeastAndTheMostOfEachFacet() {
        Set<String> keys = new TreeSet<>();
        Map<String, Integer> asked = new HashMap<>();
        Matcher facets = FACET.matcher(served.page("/"));
        while (facets.find()) {
            keys.add(facets.group(1));
            if (asked.merge(facets.group(1), 1, Integer::sum) <= PARTS_OF_EACH) {
                JsonObject cohort = cohort(facets.group(1) + "=" + facets.group(2));
                JsonObject flow = cohort.get("flow").getAsArray().get(0).getAsObject();
                int least = Integer.parseInt(facets.group(3).replace(",", ""));

                int most = facets.group(4) == null
                        ? least
                        : Integer.parseInt(facets.group(4).replace(",", ""));

                assertEquals(least, number(cohort, "n"), facets.group());
                assertEquals(most, least + number(flow, "cannotBeTold"), facets.group());
                assertEquals(least, number(flow, "kept"), facets.group());
                assertEquals(
                        number(cohort, "of") - number(flow, "excluded"),
                        least + number(flow, "cannotBeTold"),
                        facets.group());
            }
        }
        Set<String> all = Facet.KEYS.stream().map(SelectionKey::word).collect(Collectors.toCollection(TreeSet::new));
        // No case of the example tells its year.
        all.remove(SelectionKey.YEAR.word());

        assertEquals(all, keys);
    }

    @Test
    void eachCountOfGroupsHasItsCasesAtTheAddressThatIsDocumented() {
        List<JsonObject> rows = rows(COMPARED);
        assertTrue(rows.size() > 200, rows.size() + " rows");
        for (JsonObject row : rows.subList(0, 2)) {
            assertGroup(row, "first", "OMIM:606693");
            assertGroup(row, "second", "OMIM:617225");
        }
    }

    private void assertGroup(JsonObject row, String group, String disease) {
        String feature = text(row, "feature");
        long present = Long.parseLong(text(row, group + "Present"));
        Map<String, Long> told = rows(Addresses.with(
                        "/api/queries/status-of/results?disease=" + disease + "&format=json", Map.of("term", feature)))
                .stream()
                .map(one -> List.of(text(one, "case"), text(one, "status")))
                .distinct()
                .collect(Collectors.groupingBy(one -> one.get(1), Collectors.counting()));

        assertEquals(
                present, number(cohort("disease=" + disease + "&with=" + Addresses.encode(feature)), "n"), feature);
        assertEquals(
                List.of(
                        present,
                        Long.parseLong(text(row, group + "Observed")) - present,
                        Long.parseLong(text(row, group + "NotReported")),
                        Long.parseLong(text(row, group + "NotRead"))),
                List.of("present", "absent", "not reported", "not read").stream()
                        .map(status -> told.getOrDefault(status, 0L))
                        .toList(),
                feature);
    }

    private JsonObject cohort(String conditions) {
        return JSON.parse(served.page("/cohort?" + conditions + "&format=json"));
    }

    private static int number(JsonObject object, String name) {
        return object.get(name).getAsNumber().value().intValue();
    }

    private List<JsonObject> rows(String path) {
        return JSON.parse(served.page(path)).get("results").getAsObject().get("bindings").getAsArray().stream()
                .map(JsonValue::getAsObject)
                .toList();
    }

    private static String text(JsonObject row, String column) {
        return row.get(column).getAsObject().get("value").getAsString().value();
    }
}
