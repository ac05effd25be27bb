package org.casegraph.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.casegraph.SharedProject;
import org.casegraph.query.QuestionLibrary;
import org.casegraph.store.Store;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedProject.class)
class AskedTest {
    private static final int OF_SPEED = 24;

    private static final List<String> SKIPPED = new ArrayList<>();

    private static List<Asked> all;

    @BeforeAll
    static void ask(Store store) {
        all = Asked.of(store.dataset(), SKIPPED::add);
    }

    @Test
    void eachQuestionAcrossCasesIsAsked() {
        Set<String> acrossCases = QuestionLibrary.ofProject().questions().stream()
                .filter(question -> question.tags().contains("cases"))
                .map(question -> question.id())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> asked = Asked.lines().stream().map(Asked.Line::what).collect(Collectors.toCollection(TreeSet::new));
        asked.retainAll(acrossCases);
        assertEquals(acrossCases, asked);
        assertTrue(Asked.lines().size() > OF_SPEED);
        assertEquals(
                Asked.lines().size(),
                new HashSet<>(Asked.lines().stream().map(Asked.Line::name).toList()).size());
    }

    @Test
    void othersAreAskedNoFunctionOfOurs() {
        for (Asked asked : all) {
            assertFalse(asked.plain().contains("casegraph/function#"), asked::plain);
            if (!asked.plain().isEmpty()) {
                QueryFactory.create(asked.plain());
            }
        }
        // Those that name terms of HPO, which is not here.
        assertEquals(
                List.of("with and without"),
                SKIPPED.stream().map(told -> told.split(":")[0]).toList());
    }

    @Test
    void aDroppedParameterMeansNothingElse() {
        Map<String, Asked> asked = all.stream().collect(Collectors.toMap(Asked::name, one -> one));
        assertEquals("", asked.get("finding frequency of women").plain());
        assertEquals("", asked.get("groups of both sexes").plain());
        assertTrue(asked.get("groups of two diseases").plain().contains("Glucagonoma"));
    }

    @Test
    void whatIsCountedIsAsManyAsItsRows(Store store) {
        Asked diagnoses = all.stream()
                .filter(asked -> asked.name().equals("cases by diagnosis, all"))
                .findFirst()
                .orElseThrow();
        long rows = rows(store, diagnoses.ours());
        assertTrue(rows > 1);
        try (QueryExec counting =
                QueryExec.dataset(store.dataset()).query(diagnoses.counted()).build()) {
            assertEquals(
                    Long.toString(rows), counting.select().next().get("rows").getLiteralLexicalForm());
        }
    }

    private static long rows(Store store, String query) {
        try (QueryExec asking = QueryExec.dataset(store.dataset()).query(query).build()) {
            long rows = 0;
            for (var answer = asking.select(); answer.hasNext(); answer.next()) {
                rows++;
            }
            return rows;
        }
    }

    @Test
    void aSizeIsNamedAsItIsGiven() {
        for (String text : List.of("own", "5853", "reports-5000")) {
            assertEquals(text, Size.of(text).toString());
        }
        assertEquals(new Size(Size.Kind.REPORTS, 5_000), Size.of("reports-5000"));
        assertTrue(Size.of("own").hasPeers() && Size.of("10580").hasPeers());
        assertFalse(Size.of("125000").hasPeers() || Size.of("reports-5000").hasPeers());
    }
}
