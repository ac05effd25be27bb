package org.casegraph.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryExecException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.casegraph.SharedProject;
import org.casegraph.evaluation.GuardedQueries;
import org.casegraph.evaluation.Limits;
import org.casegraph.evaluation.QueryGate;
import org.casegraph.evaluation.Refusal;
import org.casegraph.evaluation.ServiceAllowList;
import org.casegraph.graph.ShortNames;
import org.casegraph.store.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedProject.class)
class SearchFunctionTest {
    private static final String PREFIXES =
            """
            PREFIX cg:   <https://w3id.org/casegraph/ontology#>
            PREFIX f:    <https://w3id.org/casegraph/function#>
            PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
            """;

    private final DatasetGraph dataset;

    SearchFunctionTest(Store store) {
        dataset = store.dataset();
    }

    @Test
    void aTextFindsTermsCasesAndPassagesEachWithItsScoreAndWhatItWasFoundBy() {
        assertEquals(List.of("cg:Glucagonoma 1.0 glucagonoma"), rows("(?x ?y ?z) f:search (\"glucagonoma\" 1)"));
        assertEquals(List.of("wang-2022 1.0"), rows("(?x ?y) f:search (\"wang-2022\" \"case\")"));
        List<String> quotes = rows("(?x ?y ?z) f:search (\"rare pNETSs\" \"passage\")");
        assertTrue(
                quotes.contains("wang-2022#p1 0.5 Glucagonoma is an extremely rare pNETSs")
                        || quotes.stream().anyMatch(row -> row.endsWith("0.5 extremely rare pNETSs")),
                quotes::toString);
    }

    @ParameterizedTest
    @CsvSource({"glucagonomas, cg:Glucagonoma", "glucagnoma, cg:Glucagonoma"})
    void itIsAskedByATextAlone(String text, String expected) {
        assertEquals(
                List.of(expected),
                rows("?x f:search \"" + text + "\"").stream().limit(1).toList());
    }

    @Test
    void itJoinsWithOtherPatternsOnEitherSide() {
        String before = "?c a cg:Case . ?c f:search \"necrolytic migratory\" . ?c rdfs:label ?x";
        String after = "?c f:search \"necrolytic migratory\" . ?c a cg:Case ; rdfs:label ?x";

        List<String> labels = rows(before);
        assertTrue(labels.size() > 10, labels::toString);
        assertEquals(
                labels.stream().sorted().toList(), rows(after).stream().sorted().toList());
        assertEquals(List.of("cg:Glucagonoma"), rows("BIND(\"glucagonoma\" AS ?t) ?x f:search ( ?t 1 \"class\" )"));
    }

    @Test
    void aThingThatIsBoundIsKeptIfItIsAmongTheFirstAskedFor() {
        assertEquals(List.of("1.0"), rows("BIND(cg:Glucagonoma AS ?t) (?t ?x) f:search (\"glucagonoma\" 1)"));
        assertEquals(List.of(), rows("BIND(cg:Finding AS ?t) (?t ?x) f:search \"glucagonoma\""));
        assertEquals(List.of(), rows("BIND(\"glucagonoma\" AS ?t) (?t ?x) f:search \"glucagonoma\""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?x f:search cg:Glucagonoma",
                "?x f:search ?unbound",
                "?x f:search ()",
                "?x f:search (\"a\" 0)",
                "?x f:search (\"a\" \"disease\")",
                "(?x ?y ?z ?w) f:search \"a\""
            })
    void whatIsAskedOtherwiseIsToldHow(String pattern) {
        assertEquals(
                "https://w3id.org/casegraph/function#search takes (?thing ?score ?text) and (\"text\" most \"kind\" …), or "
                        + "?thing and \"text\"; kinds are class, property, individual, case, passage",
                assertThrows(QueryExecException.class, () -> rows(pattern)).getMessage());
    }

    @Test
    void theDeadlineEndsASearch() {
        Query query = QueryFactory.create(PREFIXES + "SELECT * { ?x f:search \"a\" }");
        try (QueryGate gate = new QueryGate(Limits.standard())) {
            GuardedQueries late = new GuardedQueries(dataset, gate, new ServiceAllowList(Set.of()));

            Refusal refused = assertThrows(
                    Refusal.class,
                    () -> late.run(query, Duration.ofNanos(1), execution -> execution
                            .select()
                            .hasNext()));
            assertTrue(refused.getMessage().startsWith("No whole answer within"), refused.getMessage());
        }
    }

    private List<String> rows(String pattern) {
        List<String> rows = new ArrayList<>();
        try (QueryExec query = QueryExec.dataset(dataset)
                .query(PREFIXES + "SELECT ?x ?y ?z { " + pattern + " }")
                .build()) {
            RowSet all = query.select();
            all.forEach(row -> rows.add(all.getResultVars().stream()
                    .filter(row::contains)
                    .map(variable -> text(row, variable))
                    .reduce((one, other) -> one + " " + other)
                    .orElse("")));
        }
        return rows;
    }

    private static String text(Binding row, Var variable) {
        return row.get(variable).isURI()
                ? ShortNames.ofProject().written(row.get(variable))
                : row.get(variable).getLiteralLexicalForm();
    }
}
