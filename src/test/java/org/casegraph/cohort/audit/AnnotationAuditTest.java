package org.casegraph.cohort.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.sparql.core.DatasetGraph;
import org.casegraph.cohort.collection.CollectionIndex;
import org.casegraph.cohort.selection.CaseSelection;
import org.casegraph.intake.CaseStore;
import org.casegraph.query.Answer;
import org.casegraph.query.AnswerFormat;
import org.casegraph.query.Question;
import org.casegraph.query.QuestionLibrary;
import org.casegraph.store.BuildWatch;
import org.casegraph.store.DatasetMetadata;
import org.casegraph.store.Disk;
import org.casegraph.store.Store;
import org.casegraph.vocabulary.CG;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Invented counts of an invented disease, each beside the cases of its paper. */
class AnnotationAuditTest {
    private static final Path FOLDER = Path.of("src/test/resources/annotations");
    private static final List<Path> SOURCES =
            List.of(FOLDER.resolve("cases"), FOLDER.resolve("hp.obo"), FOLDER.resolve("recounted.hpoa"));
    private static final Question AUDIT = QuestionLibrary.ofProject().question("annotation-audit");

    private static final String ONSET = "HP_0011463";

    private static Store memory;

    @BeforeAll
    static void read() {
        memory = CaseStore.of(SOURCES);
    }

    @AfterAll
    static void close() {
        memory.close();
    }

    @Test
    void eachCountIsRecountedAndItsDifferenceExplained() throws IOException {
        assertEquals(
                Files.readAllLines(FOLDER.resolve("recounted.tsv")).stream()
                        .filter(line -> !line.startsWith("#"))
                        .map(line -> line.split("\t"))
                        .collect(Collectors.toMap(
                                line -> Integer.valueOf(line[0]), line -> line[1], (a, b) -> a, TreeMap::new)),
                differences(Map.of()));
    }

    @Test
    void theCountsStandBesideThoseOfTheCases() {
        String row = rows(Map.of()).stream()
                .filter(line -> line.contains("#line-3,"))
                .findFirst()
                .orElseThrow();

        assertEquals(
                "https://omim.org/entry/999001,Invented syndrome 1,http://purl.obolibrary.org/obo/HP_0000365,Hearing impairment"
                        + ",1,2,1,1,1,33.3,66.7,equal,disease=https://omim.org/entry/999001&source=https://pubmed.ncbi.nlm.nih.gov/1",
                row.substring(row.indexOf(',') + 1));
    }

    @Test
    void eachRowIsOpenedByItsCohort() {
        CollectionIndex index = CollectionIndex.of(memory.dataset().getContext());
        for (String row : rows(Map.of())) {
            List<String> cells = List.of(row.replaceAll("\"[^\"]*\"", "text").split(","));
            String cohort = cells.get(cells.size() - 1);

            assertEquals(
                    IntStream.of(7, 8, 9)
                            .map(i -> Integer.parseInt(cells.get(i)))
                            .sum(),
                    index.cohort(CaseSelection.parse(cohort), () -> {}).cases().size(),
                    row);
            if (!row.contains(ONSET)) {
                assertEquals(
                        Integer.parseInt(cells.get(7)),
                        index.cohort(CaseSelection.parse(cohort + "&with=" + cells.get(3)), () -> {})
                                .cases()
                                .size(),
                        row);
            }
        }
        assertTrue(rows(Map.of()).stream().anyMatch(row -> row.endsWith("&sex=" + CG.Male)));
    }

    @Test
    void onlyTheCasesAskedForCount() {
        assertEquals(
                Map.of(13, "no finding", 15, "equal", 16, "more cases in the paper"),
                differences(Map.of("sex", "male")).entrySet().stream()
                        .filter(row -> List.of(13, 15, 16).contains(row.getKey()))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    @Test
    void whatIsEqualCanBeLeftOut() {
        assertEquals(
                Set.of(11, 21),
                differences(Map.of("difference", "contradicted")).keySet());
        assertEquals(
                differences(Map.of()).values().stream()
                        .filter(difference -> !difference.equals("equal"))
                        .count(),
                rows(Map.of("difference", "unequal")).size());
    }

    @Test
    void columnsCountAsMemoryDoes(@TempDir Path folder) {
        CaseStore.build(
                SOURCES,
                folder.resolve("store"),
                DatasetMetadata.NONE,
                Disk.SYSTEM,
                dataset -> Map.of(),
                BuildWatch.NONE);
        try (Store columns = CaseStore.of(List.of(folder.resolve("store")))) {
            assertEquals(rows(Map.of()), answer(AUDIT, Map.of(), columns.dataset()));
        }
    }

    @Test
    void thePlainFormCountsTheSameFindings() {
        Question plain = Question.ofFile(Path.of("queries/plain/annotation-audit.rq"));

        assertEquals(
                rows(Map.of()).stream()
                        .filter(row -> !row.contains(ONSET))
                        .map(row -> row.split(","))
                        .map(row -> String.join(",", List.of(row).subList(0, 8)))
                        .toList(),
                answer(plain, Map.of(), memory.dataset()).stream()
                        .filter(row -> !row.contains(ONSET))
                        .toList());
    }

    private static Map<Integer, String> differences(Map<String, String> arguments) {
        return rows(arguments).stream()
                .collect(Collectors.toMap(
                        row -> Integer.valueOf(row.replaceFirst(".*#line-(\\d+),.*", "$1")),
                        row -> Stream.of(Difference.values())
                                .map(Difference::words)
                                .filter(row.replace("\"", "")::contains)
                                .findFirst()
                                .orElseThrow(),
                        (a, b) -> a,
                        TreeMap::new));
    }

    private static List<String> rows(Map<String, String> arguments) {
        return answer(AUDIT, arguments, memory.dataset());
    }

    private static List<String> answer(Question question, Map<String, String> arguments, DatasetGraph dataset) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Answer.write(question.bind(arguments, dataset), dataset, AnswerFormat.CSV, out);
        return out.toString(StandardCharsets.UTF_8).lines().skip(1).toList();
    }
}
