package org.casegraph.timeline.relation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.graph.GraphFactory;
import org.casegraph.MappedProject;
import org.casegraph.SharedProject;
import org.casegraph.evaluation.GuardedQueries;
import org.casegraph.evaluation.Limits;
import org.casegraph.evaluation.QueryGate;
import org.casegraph.evaluation.Refusal;
import org.casegraph.evaluation.ServiceAllowList;
import org.casegraph.timeline.AllenRelation;
import org.casegraph.timeline.CaseOrder;
import org.casegraph.timeline.ClassTree;
import org.casegraph.vocabulary.CG;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Allen's relations in a query are those of the solved cases, in memory and over columns. */
@ExtendWith(SharedProject.class)
class RelationPropertyTest {
    private static final String PREFIXES = "PREFIX cg: <https://w3id.org/casegraph/ontology#> ";
    private static final String WANG = "<" + CG.CASE_BASE + "wang-2022>";
    private static final String SURGERY = "<" + CG.CASE_BASE + "wang-2022#surgery>";

    private static DatasetGraph memory;
    private static DatasetGraph columns;

    @BeforeAll
    static void open(MappedProject project) {
        memory = project.memory();
        columns = project.columns();
    }

    @Test
    void eachRelationIsThatOfTheSolvedCaseInMemoryAndOverColumns() {
        CaseOrder order =
                new CaseOrder(name -> true, memory::getGraph, () -> new ClassTree(memory.getDefaultGraph()), Map.of());
        Node wang = NodeFactory.createURI(CG.CASE_BASE + "wang-2022");
        List<Node> events = order.ordered(wang);
        Map<String, Set<AllenRelation>> ofPairs = new HashMap<>();
        events.forEach(
                one -> events.forEach(other -> ofPairs.put(one + " " + other, order.relations(wang, one, other))));
        int certain = 0;
        for (AllenRelation relation : AllenRelation.values()) {
            Set<String> possibly = new TreeSet<>();
            Set<String> certainly = new TreeSet<>();
            ofPairs.forEach((pair, relations) -> {
                if (relations.contains(relation)) {
                    (relations.size() == 1 ? certainly : possibly).add(pair);
                }
            });
            possibly.addAll(certainly);
            certain += certainly.size();
            String pattern = "?a cg:inCase " + WANG + " . ?a <%s> ?b";
            for (DatasetGraph dataset : List.of(memory, columns)) {
                assertEquals(possibly, pairs(dataset, pattern.formatted(relation.possibly())), relation + "");
                assertEquals(certainly, pairs(dataset, pattern.formatted(relation.certainly())), relation + "");
            }
        }
        assertTrue(certain > 10, certain + " are certain");
    }

    @Test
    void eitherEventMayBeKnownOrBoth() {
        Set<String> after = pairs(columns, "BIND (" + SURGERY + " AS ?b) ?a cg:certainlyBefore ?b");

        assertFalse(after.isEmpty());
        assertEquals(after, pairs(columns, "?a cg:certainlyBefore ?b FILTER (?b = " + SURGERY + ")"));
        assertEquals(
                after,
                pairs(
                        columns,
                        "?a cg:inCase ?c . " + SURGERY + " cg:inCase ?c . ?a cg:certainlyBefore " + SURGERY + " BIND ("
                                + SURGERY + " AS ?b)"));
        assertEquals(after, pairs(columns, SURGERY + " cg:certainlyAfter ?a BIND (" + SURGERY + " AS ?b)"));
        assertEquals(after, pairs(columns, "?a ^cg:certainlyAfter " + SURGERY + " BIND (" + SURGERY + " AS ?b)"));
    }

    @Test
    void withoutEitherAllCasesAreAsked() {
        Set<String> all = pairs(memory, "?a cg:certainlyBefore ?b");

        assertEquals(all, pairs(columns, "?a cg:certainlyBefore ?b"));
        assertEquals(
                all, pairs(columns, "?b cg:certainlyAfter ?a"), "each relation has the inverse that the ontology says");
    }

    @Test
    void nothingIsRelatedToItselfToALiteralOrAcrossCases() {
        assertEquals(Set.of(), pairs(columns, "?a cg:possiblyEquals ?a BIND (?a AS ?b)"));
        assertEquals(Set.of(), pairs(columns, "BIND ('x' AS ?b) ?a cg:possiblyBefore ?b"));
        assertEquals(Set.of(), pairs(columns, "BIND (<urn:x> AS ?b) ?a cg:possiblyBefore ?b"));
        assertEquals(
                Set.of(),
                pairs(
                        columns,
                        "BIND (" + SURGERY + " AS ?a) ?b a cg:FinalDiagnosis FILTER (!STRSTARTS(STR(?b), STR(" + WANG
                                + "))) ?a cg:possiblyBefore ?b"));
    }

    @Test
    void pairsOfTooManyCasesAreRefusedAtOnce() {
        DatasetGraph empty = DatasetGraphFactory.create();
        List<Node> cases = IntStream.rangeClosed(0, RelationProperty.MOST_CASES)
                .mapToObj(i -> NodeFactory.createURI(CG.CASE_BASE + i))
                .toList();
        CaseOrder order = new CaseOrder(
                cases::contains,
                name -> GraphFactory.createDefaultGraph(),
                () -> new ClassTree(GraphFactory.createDefaultGraph()),
                Map.of());
        RelationProperty.register(empty.getContext(), empty.getDefaultGraph(), order, () -> cases);

        Refusal refused = assertThrows(Refusal.class, () -> pairs(empty, "?a cg:possiblyMeets ?b"));
        assertEquals(
                "<https://w3id.org/casegraph/ontology#possiblyMeets> is asked of each two events of 1001 cases. Bind one of"
                        + " the two before it, as by ?event cg:inCase ?case with the case, or by the class of the event.",
                refused.getMessage());
        assertEquals(Set.of(), pairs(empty, "BIND (<urn:x> AS ?a) ?a cg:possiblyMeets ?b"));
    }

    @Test
    void stepsOfAPathAreRefusedRatherThanNotFound() {
        try (QueryGate gate = new QueryGate(Limits.standard())) {
            GuardedQueries queries = new GuardedQueries(columns, gate, new ServiceAllowList(Set.of()));
            Refusal refused = assertThrows(
                    Refusal.class,
                    () -> queries.parse(PREFIXES + "SELECT * { ?a cg:certainlyBefore|cg:certainlyMeets ?b }"));

            assertEquals("Function refused", refused.title());
            assertTrue(refused.getMessage().contains("is no step of a path"), refused.getMessage());
            assertThrows(
                    Refusal.class,
                    () -> queries.parse(PREFIXES + "SELECT * { ?a (cg:partOf|cg:certainlyMeets+)* ?b }"));
            Query inverse = queries.parse(PREFIXES + "SELECT * { BIND (" + SURGERY
                            + " AS ?a) ?a ^cg:certainlyBefore/cg:inCase ?b . ?b (cg:partOf|cg:statedIn)* ?c }")
                    .query();
            boolean hasRows = queries.run(inverse, exec -> exec.select().hasNext());
            assertTrue(hasRows);
        }
    }

    private static Set<String> pairs(DatasetGraph dataset, String pattern) {
        try (QueryExec exec = QueryExec.dataset(dataset)
                .query(PREFIXES + "SELECT ?a ?b { " + pattern + " }")
                .build()) {
            Set<String> pairs = new TreeSet<>();
            exec.select().forEachRemaining(row -> pairs.add(row.get("a") + " " + row.get("b")));
            return pairs;
        }
    }
}
