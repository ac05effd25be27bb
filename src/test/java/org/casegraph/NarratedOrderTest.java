package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.atlas.json.JsonObject;
import org.casegraph.vocabulary.CG;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What only the order of telling orders is told so, and no list contradicts it. */
@ExtendWith(SharedProject.class)
class NarratedOrderTest {
    @ParameterizedTest
    @CsvSource({
        "presentation, laboratory, probably-not-after, probably not after",
        "laboratory, presentation, probably-not-before, probably not before"
    })
    void aWeakOrderThatIsOnlyNarratedIsNotCalledUntold(
            String first, String second, String relation, String words, ServedProject served) {
        JsonObject order = served.json("/case/wang-2022/order?first=" + first + "&second=" + second);

        assertEquals(relation, order.getString("relation"));
        assertTrue(order.getString("words").contains(" – " + words + " – "), order.toString());
        assertTrue(order.get("because").getAsArray().size() > 0, order.toString());
    }

    @Test
    void noRowOfATimelineStandsBeforeOneThatProbablyComesFirst(ServedProject served) {
        Map<String, Integer> places = new LinkedHashMap<>();
        for (var row : served.json("/api/queries/timeline/results")
                .get("results")
                .getAsObject()
                .get("bindings")
                .getAsArray()) {
            places.putIfAbsent(ServedProject.value(row.getAsObject(), "occurrence"), places.size());
        }
        Set<List<String>> proven = new HashSet<>();
        for (JsonObject row :
                served.rows("SELECT ?a ?b { ?a <" + CG.probablyNotAfter + "> ?b . ?a <" + CG.inCase + "> ?case }")) {
            proven.add(List.of(ServedProject.value(row, "a"), ServedProject.value(row, "b")));
        }
        List<List<String>> wrong = new ArrayList<>();
        for (List<String> pair : proven) {
            Integer first = places.get(pair.get(0));
            Integer second = places.get(pair.get(1));
            if (first != null
                    && second != null
                    && first > second
                    && !proven.contains(List.of(pair.get(1), pair.get(0)))) {
                wrong.add(pair);
            }
        }

        assertTrue(proven.size() > 1000, Integer.toString(proven.size()));
        assertEquals(List.of(), wrong);
    }

    @ParameterizedTest
    @CsvSource({"presentation, laboratory", "pathology, octreotide", "surgery, pathology"})
    void theTableOnThePageOfACaseHasThemInThatOrder(String first, String second, ServedProject served) {
        String page = served.page("/case/wang-2022");
        String table = page.substring(page.indexOf("Straight after"));

        assertTrue(
                table.indexOf("wang-2022#" + first + "\"") < table.indexOf("wang-2022#" + second + "\"")
                        || table.indexOf("wang-2022%23" + first) < table.indexOf("wang-2022%23" + second),
                first);
    }
}
