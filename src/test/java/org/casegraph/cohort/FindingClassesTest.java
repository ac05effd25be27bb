package org.casegraph.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;
import org.casegraph.vocabulary.CG;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Steps upwards come to all that is above, whatever is said to lie above what. */
class FindingClassesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a>a b>b,a c>c,b,a d>d,c,b,a",
                "a>a b>b,a c>c,a d>d,b,c,a e>e,d,b,c,a,x x>x",
                "a>a,b b>b,a c>c,a,b d>d,c,a,b",
                "a>a b>b,a,z c>c,b",
                "a>a b>a c>c,b,a",
            })
    void stepsLeadToAllThatIsAbove(String said) {
        Graph graph = GraphFactory.createDefaultGraph();
        for (String of : said.split(" ")) {
            for (String above : of.split(">")[1].split(",")) {
                graph.add(Triple.create(node(of.split(">")[0]), CG.subsumedBy, node(above)));
            }
        }
        FindingClasses classes = new FindingClasses(graph);

        for (String of : said.split(" ")) {
            Node type = node(of.split(">")[0]);
            assertEquals(new HashSet<>(classes.atOrAbove(type)), reached(classes, type), of);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 40})
    void ofAChainEachClassTakesOneStep(int length) {
        Graph graph = GraphFactory.createDefaultGraph();
        for (int lower = 0; lower < length; lower++) {
            for (int upper = 0; upper <= lower; upper++) {
                graph.add(Triple.create(node("n" + lower), CG.subsumedBy, node("n" + upper)));
            }
        }

        FindingClasses.Steps last = new FindingClasses(graph).steps(node("n" + (length - 1)));

        assertEquals(List.of(node("n" + (length - 2))), last.whole());
        assertEquals(List.of(node("n" + (length - 1))), last.alone());
    }

    private static Set<Node> reached(FindingClasses classes, Node type) {
        FindingClasses.Steps steps = classes.steps(type);
        Set<Node> reached = new HashSet<>(steps.alone());
        for (Node next : steps.whole()) {
            assertTrue(classes.atOrAbove(next).size() < classes.atOrAbove(type).size());
            reached.addAll(reached(classes, next));
        }
        return reached;
    }

    private static Node node(String name) {
        return NodeFactory.createURI("http://example.org/" + name);
    }
}
