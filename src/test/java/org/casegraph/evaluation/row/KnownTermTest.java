package org.casegraph.evaluation.row;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprLib;
import org.apache.jena.sparql.expr.ExprVar;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.VariableNotBoundException;
import org.apache.jena.sparql.function.FunctionEnvBase;
import org.apache.jena.sparql.util.ExprUtils;
import org.apache.jena.sparql.util.NodeFactoryExtra;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "IF(?x, ?x + 1, 'none')",
                "IF(BOUND(?x), COALESCE(?x / 0, ?x), ?y)",
                "SUBSTR(STR(?x), 1)",
                "SUBSTR(STR(?x), 1, 2)",
                "CONCAT(STR(?x), IF(?x IN (1, true), 'a', 'b'))",
                "?x != 7 && !BOUND(?y)"
            })
    void anExpressionSaysTheSameWithIt(String written) {
        Expr plain = ExprUtils.parse(written);
        Expr known = KnownTerm.in(plain);

        assertNotSame(plain, known);
        for (String each : List.of("1", "7", "0", "true", "\"a\"@en", "<x:1>", "7", "1.0", "true")) {
            Binding row = BindingFactory.binding(variable, NodeFactoryExtra.parseNode(each));
            assertEquals(said(plain, row), said(known, row), each);
        }
        assertEquals(said(plain, BindingFactory.empty()), said(known, BindingFactory.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RAND()", "BNODE()", "NOW()", "STRUUID()", "<x:function>(?x)", "EXISTS { ?x ?p ?o }"})
    void whatMayLookAtMoreThanItsArgumentsStays(String written) {
        Expr plain = ExprUtils.parse(written);

        assertSame(plain, KnownTerm.in(plain));
    }

    private static String said(Expr expression, Binding row) {
        NodeValue value = ExprLib.evalOrNull(expression, row, new FunctionEnvBase());
        return value == null ? "error" : value.asNode().toString();
    }

    private NodeValue value(Node node) {
        return term.eval(BindingFactory.binding(variable, node), new FunctionEnvBase());
    }
}
