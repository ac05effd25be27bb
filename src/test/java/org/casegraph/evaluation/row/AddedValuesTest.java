package org.casegraph.evaluation.row;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Objects;
import java.util.TreeMap;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddedValuesTest {
    private final SmallDataset dataset = new SmallDataset();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BIND (EXISTS { ?v a ?none } AS ?e) BIND (IF(?e, 1, 2) AS ?f) | {e=false, f=2, v=7}",
                "BIND (1 + 1 AS ?a) BIND (NOT EXISTS { ?a a ?b } AS ?e) BIND (IF(?e, ?a, 0) AS ?b) | {a=2, b=2, e=true, v=7}",
                "BIND (?b AS ?a) BIND (3 AS ?b) | {b=3, v=7}",
                "BIND (1 / 0 AS ?a) BIND (COALESCE(?a, ?v) AS ?b) | {b=7, v=7}",
            })
    void aValueIsThatOfWhatStandsBeforeIt(String added, String row) {
        TreeMap<String, String> found = new TreeMap<>();
        try (QueryExec execution = QueryExec.dataset(dataset.graphs())
                .query(QueryFactory.create("SELECT * { VALUES ?v { 7 } " + added + " }"))
                .build()) {
            RowSet rows = execution.select();
            Objects.requireNonNull(rows.next())
                    .forEach((variable, value) -> found.put(variable.getVarName(), value.getLiteralLexicalForm()));
        }
        assertEquals(row, found.toString());
    }
}
