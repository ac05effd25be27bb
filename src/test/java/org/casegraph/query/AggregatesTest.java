package org.casegraph.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What a question counts over many cases has bounds beside it; {@code aggregates.tsv} says which column is what. */
class AggregatesTest {
    private static final Set<String> OTHERS = Set.of("bound", "one", "told", "chance", "published");

    private final QuestionLibrary library = QuestionLibrary.ofProject();

    @Test
    void everyColumnOfNumbersOfAQuestionAcrossCasesIsDeclared() throws IOException {
        Set<String> numbers = new TreeSet<>();
        for (Question question : library.questions()) {
            if (question.tags().contains("cases")) {
                question.columns().stream()
                        .filter(column ->
                                Set.of(Column.Kind.INTEGER, Column.Kind.NUMBER).contains(column.kind()))
                        .forEach(column -> numbers.add(question.id() + " " + column.name()));
            }
        }

        assertEquals(numbers, declared().keySet());
    }

    @Test
    void everyAggregateHasTheLeastAndTheMostThatItMayBe() throws IOException {
        Map<String, List<String>> declared = declared();
        int aggregates = 0;
        for (Map.Entry<String, List<String>> column : declared.entrySet()) {
            List<String> told = column.getValue();
            if (told.get(0).equals("aggregate")) {
                aggregates++;
                List<String> bounds = List.of(told.get(1).split(" "));
                assertEquals(2, bounds.size(), column.toString());
                for (String bound : bounds) {
                    String question = column.getKey().split(" ")[0];
                    assertEquals(List.of("bound"), declared.get(question + " " + bound), column.toString());
                }
            } else {
                assertTrue(OTHERS.contains(told.get(0)), column.toString());
            }
        }
        assertTrue(aggregates >= 6, aggregates + " aggregates");
    }

    private static Map<String, List<String>> declared() throws IOException {
        Map<String, List<String>> declared = new TreeMap<>();
        for (String line : Files.readAllLines(Path.of("src/test/resources/query/aggregates.tsv"))) {
            if (!line.startsWith("#")) {
                List<String> cells = List.of(line.split("\t"));
                declared.put(cells.get(0) + " " + cells.get(1), cells.subList(2, cells.size()));
            }
        }
        return declared;
    }
}
