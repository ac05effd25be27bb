package org.casegraph.evaluation.row;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.NodeValue;
import org.junit.jupiter.api.Test;

class ValueRowTest {
    @Test
    void aValueIsMadeOnceAndOnlyIfItIsAskedFor() {
        Var[] variables = {Var.alloc("a"), Var.alloc("b")};
        int[] made = {0, 0};
        Node one = NodeValue.makeInteger(1).asNode();
        ValueRow row = new ValueRow(null, variables, new Node[2], (place, of) -> {
            made[place]++;
            return place == 0 ? one : null;
        });

        assertNull(row.get(variables[0]));
        row.makeLater(0);
        row.makeLater(1);
        assertEquals(one, row.get(variables[0]));
        assertEquals(one, row.get(variables[0]));
        assertEquals(0, made[1]);
        assertNull(row.get(variables[1]));
        assertEquals(1, row.size());
        assertEquals(1, made[0]);
        assertEquals(1, made[1]);
    }
}
