package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.casegraph.vocabulary.CG;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What came before what in the first report, as whole sets. How they were found is said in the file that holds them. */
@ExtendWith(SharedProject.class)
class WangOrderTest {
    private static final List<Row> ROWS = HeadedBlock.text("/cases/wang-2022/expected-order.tsv")
            .lines()
            .filter(line -> !line.startsWith("#"))
            .skip(1)
            .map(line -> line.split("\t", -1))
            .map(cells -> new Row(cells[0], cells[1], cells[2], cells[3]))
            .toList();

    private static WangStore store;

    private record Row(String set, String fact, String node, String other) {}

    @BeforeAll
    static void read(WangStore built) {
        store = built;
    }

    @Test
    void thirtyTwoFactsArePresentBeforeTheFinalDiagnosis() {
        assertEquals(
                32,
                rows("before-final-present").stream().map(Row::fact).distinct().count());
    }

    @Test
    void presentFindingsBeforeTheFinalDiagnosis() {
        assertEquals(expected("before-final-present"), before("final-diagnosis", CG.certainlyPrecedes, CG.Finding));
    }

    @Test
    void presentFindingsBeforeTheWorkingDiagnosis() {
        assertEquals(expected("before-working-present"), before("working-diagnosis", CG.certainlyPrecedes, CG.Finding));
    }

    @Test
    void theTellingAddsTheBloodTestsToThoseBeforeTheWorkingDiagnosis() {
        assertEquals(
                expected("before-working-present-probable"),
                before("working-diagnosis", CG.probablyPrecedes, CG.Finding));
    }

    @Test
    void absentFindingsBeforeTheFinalDiagnosis() {
        assertEquals(
                expected("before-final-absent"), before("final-diagnosis", CG.certainlyPrecedes, CG.AbsentFinding));
    }

    @Test
    void absentFindingsBeforeTheWorkingDiagnosis() {
        assertEquals(
                expected("before-working-absent"), before("working-diagnosis", CG.certainlyPrecedes, CG.AbsentFinding));
    }

    @Test
    void presentFindingsAfterSurgery() {
        Graph graph = store.graph();

        Set<String> after = fragments(graph.find(WangStore.node("surgery"), CG.certainlyPrecedes, Node.ANY)
                .mapWith(Triple::getObject)
                .filterKeep(node -> graph.contains(node, RDF.type.asNode(), CG.Finding))
                .toList());

        assertEquals(expected("after-surgery-present"), after);
    }

    @Test
    void pairsWhoseOrderCannotBeTold() {
        Set<String> expected = ROWS.stream()
                .filter(row -> row.set().startsWith("undetermined"))
                .map(row -> pair(row.node(), row.other()))
                .collect(Collectors.toCollection(TreeSet::new));

        Set<String> found = store.graph()
                .find(Node.ANY, CG.orderUndeterminedWith, Node.ANY)
                .mapWith(triple -> pair(fragment(triple.getSubject()), fragment(triple.getObject())))
                .toSet();

        assertEquals(
                "missing [], unexpected []",
                "missing " + minus(expected, found) + ", unexpected " + minus(found, expected));
    }

    private static Set<String> before(String event, Node order, Node polarity) {
        Graph graph = store.graph();
        return fragments(graph.find(Node.ANY, order, WangStore.node(event))
                .mapWith(Triple::getSubject)
                .filterKeep(node -> graph.contains(node, RDF.type.asNode(), polarity))
                .toList());
    }

    private static Set<String> expected(String set) {
        return rows(set).stream().map(Row::node).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Row> rows(String set) {
        return ROWS.stream().filter(row -> row.set().equals(set)).toList();
    }

    private static Set<String> fragments(Collection<Node> nodes) {
        return nodes.stream().map(WangOrderTest::fragment).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> minus(Set<String> some, Set<String> others) {
        Set<String> rest = new TreeSet<>(some);
        rest.removeAll(others);
        return rest;
    }

    private static String pair(String one, String other) {
        return one.compareTo(other) < 0 ? one + " / " + other : other + " / " + one;
    }

    private static String fragment(Node node) {
        return node.getURI().substring(node.getURI().indexOf('#') + 1);
    }
}
