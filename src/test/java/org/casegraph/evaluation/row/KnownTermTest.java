package org.casegraph.evaluation.row;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.expr.ExprVar;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.VariableNotBoundException;
import org.apache.jena.sparql.function.FunctionEnvBase;
import org.apache.jena.sparql.util.NodeFactoryExtra;
import org.junit.jupiter.api.Test;

/** A kept value is that of its term and of no other. */
class KnownTermTest {
    private final Var variable = Var.alloc("x");
    private final KnownTerm term = new KnownTerm(variable);

    @Test
    void moreTermsThanAreKeptHaveTheirOwnValues() {
        List<Node> nodes = new ArrayList<>();
        for (String written : List.of("1", "01", "1.0", "\"1\"", "\"1\"@en", "<x:1>", "_:b1", "\"a\"^^<x:t>", "true")) {
            nodes.add(NodeFactoryExtra.parseNode(written));
        }
        nodes.add(NodeFactoryExtra.parseNode("\"no number\"^^<http://www.w3.org/2001/XMLSchema#integer>"));
        for (int number = 0; number < 3000; number++) {
            nodes.add(NodeValue.makeInteger(number).asNode());
        }

        for (int turn = 0; turn < 2; turn++) {
            for (Node node : nodes) {
                NodeValue plain =
                        new ExprVar(variable).eval(BindingFactory.binding(variable, node), new FunctionEnvBase());
                NodeValue kept = value(node);

                assertEquals(plain.asNode(), kept.asNode());
                assertEquals(plain.getClass(), kept.getClass());
                assertSame(kept, value(node));
            }
        }
    }

    @Test
    void aTermThatIsNotThereIsAnError() {
        value(NodeValue.makeInteger(7).asNode());

        assertThrows(VariableNotBoundException.class, () -> term.eval(BindingFactory.empty(), new FunctionEnvBase()));
    }

    private NodeValue value(Node node) {
        return term.eval(BindingFactory.binding(variable, node), new FunctionEnvBase());
    }
}
