package org.casegraph.cohort.group;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.jena.query.QueryExecException;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.casegraph.MappedProject;
import org.casegraph.SharedProject;
import org.casegraph.query.Question;
import org.casegraph.query.QuestionLibrary;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedProject.class)
class CompareGroupsTest {
    private static final String PREFIXES =
            "PREFIX cg: <https://w3id.org/casegraph/ontology#> PREFIX f: <https://w3id.org/casegraph/function#> ";
    private static final String OUTPUTS =
            "(?feature ?fp ?fa ?fr ?fu ?sp ?sa ?sr ?su ?odds ?least ?most ?p ?adjusted ?why)";

    private static DatasetGraph memory;
    private static DatasetGraph columns;

    private final Question question = QuestionLibrary.ofProject().question("compare-groups");

    @BeforeAll
    static void open(MappedProject project) {
        memory = project.memory();
        columns = project.columns();
    }

    @Test
    void eachGroupCountsAsTheFrequencyOfItsDiseaseDoes() {
        Map<String, String> compared = new TreeMap<>();
        rows(columns, "('' 'disease=cg:Glucagonoma' 'disease=cg:Insulinoma' 'any') f:compareGroups " + OUTPUTS)
                .forEach(row -> compared.put(text(row, "feature"), text(row, "fp") + " " + text(row, "sp")));
        Map<String, String> counted = new TreeMap<>();
        String present = "{ cg:%s f:findingFrequency (?feature ?n%s ?s%s ?a%s ?w%s ?m%s ?h%s 'any' 'any' 'any') }";
        rows(
                        columns,
                        String.format(present, "Glucagonoma", 1, 1, 1, 1, 1, 1) + " UNION "
                                + String.format(present, "Insulinoma", 2, 2, 2, 2, 2, 2))
                .forEach(row -> counted.merge(
                        text(row, "feature"),
                        row.contains("n1") ? text(row, "n1") + " 0" : "0 " + text(row, "n2"),
                        (one, other) -> one.split(" ")[0] + " " + other.split(" ")[1]));

        assertFalse(compared.isEmpty());
        compared.forEach((feature, counts) -> assertEquals(counts, counted.get(feature), feature));
    }

    @Test
    void inMemoryItIsTheSameAsOverColumns() {
        String pattern = "('disease=cg:Glucagonoma' 'sex=female' 'sex=male' 'any') f:compareGroups " + OUTPUTS;

        assertEquals(
                rows(memory, pattern).stream().map(Binding::toString).sorted().toList(),
                rows(columns, pattern).stream().map(Binding::toString).sorted().toList());
    }

    @Test
    void theFilterDecidesWhatIsTestedAndNotWhatIsShown() {
        String pattern = "('' 'sex=female' 'sex=male' %s) f:compareGroups " + OUTPUTS;
        List<Binding> all = rows(columns, String.format(pattern, "'any'"));
        List<Binding> within = rows(columns, String.format(pattern, "cg:SkinFinding"));

        assertEquals(all.size(), within.size());
        assertTrue(tested(within) < tested(all), tested(within) + " of " + tested(all));
        all.forEach(row -> assertEquals(row.contains("adjusted"), !row.contains("why"), row.toString()));
        within.stream()
                .filter(row -> row.contains("adjusted"))
                .forEach(row -> assertTrue(
                        row.get("p").getLiteralValue() instanceof Double p
                                && (Double) row.get("adjusted").getLiteralValue() >= p,
                        row.toString()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "by=disease|first=cg:Glucagonoma|second=cg:Insulinoma",
                "by=sex|first=female|second=male|disease=cg:Glucagonoma",
                "by=cohort|first=sex=female&disease=cg:Glucagonoma|second=sex=male&disease=cg:Glucagonoma"
            })
    void theQuestionSplitsACohortOrTakesTwo(String arguments) {
        Map<String, String> given = new TreeMap<>();
        for (String argument : arguments.split("\\|")) {
            given.put(argument.split("=", 2)[0], argument.split("=", 2)[1]);
        }
        List<String> rows = new ArrayList<>();
        try (QueryExec exec =
                QueryExec.dataset(columns).query(question.bind(given, columns)).build()) {
            exec.select()
                    .forEachRemaining(row -> rows.add(row.get("first").getLiteralLexicalForm() + "/"
                            + row.get("second").getLiteralLexicalForm()));
        }

        assertEquals(Set.of(given.get("first") + "/" + given.get("second")), Set.copyOf(rows));
        assertTrue(rows.size() > 50, rows.size() + " rows");
    }

    @Test
    void aPartMeetsTheConditionsOfTheCohortToo() {
        String pattern = "('disease=cg:Glucagonoma&sex=female' 'disease=cg:Insulinoma' 'disease=cg:Glucagonoma' 'any')"
                + " f:compareGroups " + OUTPUTS;

        rows(columns, pattern).forEach(row -> assertEquals("0", text(row, "fp"), row.toString()));
        int most = rows(columns, pattern).stream()
                .mapToInt(row -> Integer.parseInt(text(row, "sp")))
                .max()
                .orElse(0);
        assertTrue(most > 0 && most <= frequency("disease=cg:Glucagonoma&sex=female"), most + " cases");
    }

    private static int frequency(String selection) {
        return rows(columns, "?case f:inCohort '" + selection + "'").size();
    }

    @Test
    void groupsThatShareACaseAreRefused() {
        QueryExecException told = assertThrows(
                QueryExecException.class, () -> rows(memory, "('' 'sex=female' '' 'any') f:compareGroups " + OUTPUTS));

        assertTrue(
                told.getMessage()
                        .matches("the two groups share \\d+ cases; compare parts of which each case is in one only"),
                told.getMessage());
    }

    private static long tested(List<Binding> rows) {
        return rows.stream().filter(row -> row.contains("adjusted")).count();
    }

    private static String text(Binding row, String variable) {
        return row.get(variable).isURI()
                ? row.get(variable).getURI()
                : row.get(variable).getLiteralLexicalForm();
    }

    private static List<Binding> rows(DatasetGraph dataset, String pattern) {
        List<Binding> rows = new ArrayList<>();
        try (QueryExec exec = QueryExec.dataset(dataset)
                .query(PREFIXES + "SELECT * { " + pattern + " }")
                .build()) {
            exec.select().forEachRemaining(rows::add);
        }
        return rows;
    }
}
