package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.casegraph.store.Store;
import org.casegraph.vocabulary.CG;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every number of every case in the unit in which it compares; the file was worked out by hand. */
@ExtendWith(SharedProject.class)
class ComparableValuesTest {
    private static final Path EXPECTED = Path.of("src/test/resources/cases/cohort/comparable-values.tsv");

    private static final String GLUCAGON = "?c cg:comparableOf/cg:measures cg:BloodGlucagon ; cg:comparableLower ?v";

    private static Store store;

    @BeforeAll
    static void read(Store built) {
        store = built;
    }

    @Test
    void everyNumberIsConvertedAsByHandButCountsOfMitoses() throws IOException {
        List<String> rows = new ArrayList<>(List.of("measurement\tas printed\tfactor\tcompared\tmark"));
        answers(
                        """
                SELECT * {
                  ?measurement a cg:Measurement .
                  OPTIONAL { ?measurement cg:lower ?lower ; cg:lowerInclusive ?fromLower }
                  OPTIONAL { ?measurement cg:upper ?upper ; cg:upperInclusive ?toUpper }
                  FILTER (BOUND(?lower) || BOUND(?upper))
                  OPTIONAL { ?measurement cg:ucum ?ucum }
                  OPTIONAL {
                    ?c cg:comparableOf ?measurement ; cg:comparableUnit ?unit ; cg:conversionFactor ?factor .
                    OPTIONAL { ?c cg:comparableLower ?least ; cg:comparableLowerInclusive ?fromLeast }
                    OPTIONAL { ?c cg:comparableUpper ?most ; cg:comparableUpperInclusive ?toMost }
                    OPTIONAL { ?c cg:implausible ?implausible }
                  }
                } ORDER BY ?measurement""")
                .forEach(row -> rows.add(String.join(
                        "\t",
                        text(row, "measurement").replace(CG.CASE_BASE, ""),
                        interval(row, "lower", "fromLower", "upper", "toUpper", "ucum"),
                        text(row, "factor"),
                        interval(row, "least", "fromLeast", "most", "toMost", "unit"),
                        row.contains("implausible") ? "implausible" : "")));

        assertEquals(String.join("\n", Files.readAllLines(EXPECTED)), String.join("\n", rows));
    }

    @Test
    void theGreatestGlucagonIsThatOfTheFirstCaseThoughAnotherReportPrintsAGreaterNumber() {
        assertEquals(List.of("800"), column("SELECT (MAX(?v) AS ?x) { " + GLUCAGON + " }"));
        assertEquals(
                List.of(
                        "800", "648", "630", "508", "500", "405", "331", "317", "315", "230", "206", "1.1383",
                        "0.1364"),
                column("SELECT (?v AS ?x) { " + GLUCAGON + " } ORDER BY DESC(?v)"));
    }

    @Test
    void anExactValueStandsOnlyWhereTheReportGivesOne() {
        assertEquals(
                List.of(),
                column("SELECT (?c AS ?x) { ?c cg:comparableOf ?m ."
                        + " FILTER (EXISTS { ?c cg:comparableValue ?v } != EXISTS { ?m cg:value ?w }) }"));
    }

    @Test
    void noCodeOfAnotherVocabularyIsComparedInTwoUnits() {
        assertEquals(
                List.of(),
                column("SELECT DISTINCT (?code AS ?x) {"
                        + " ?one skos:exactMatch|skos:narrowMatch ?code ; cg:comparedIn ?unit ."
                        + " ?other skos:exactMatch|skos:narrowMatch ?code ; cg:comparedIn ?otherUnit"
                        + " FILTER (?unit != ?otherUnit) }"));
    }

    private static String interval(Binding row, String lower, String from, String upper, String to, String unit) {
        String least = text(row, lower);
        String most = text(row, upper);
        if (least.isEmpty() && most.isEmpty()) {
            return "";
        }
        String number = least.equals(most)
                ? least
                : least.isEmpty()
                        ? sign(row, to, "<") + most
                        : most.isEmpty() ? sign(row, from, ">") + least : least + " to " + most;
        return number + " " + text(row, unit);
    }

    private static String sign(Binding row, String inclusive, String sign) {
        return text(row, inclusive).equals("true") ? sign + "= " : sign + " ";
    }

    private static String text(Binding row, String variable) {
        Node node = row.get(variable);
        return node == null
                ? ""
                : node.isLiteral() ? node.getLiteralLexicalForm().replaceFirst("\\.0$", "") : node.toString();
    }

    private static List<String> column(String select) {
        return answers(select).stream().map(row -> text(row, "x")).toList();
    }

    private static List<Binding> answers(String select) {
        String prefixes = "PREFIX cg: <" + CG.NS + "> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> ";
        try (QueryExec exec =
                QueryExec.dataset(store.dataset()).query(prefixes + select).build()) {
            List<Binding> rows = new ArrayList<>();
            exec.select().forEachRemaining(rows::add);
            return rows;
        }
    }
}
