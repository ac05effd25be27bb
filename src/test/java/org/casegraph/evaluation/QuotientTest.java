package org.casegraph.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.nodevalue.XSDFuncOp;
import org.junit.jupiter.api.Test;

class QuotientTest {
    @Test
    void aQuotientWithoutAnEndIsWhatJenaMakesOfIt() {
        Random random = new Random(14);
        int endless = 0;
        for (int i = 0; i < 3000; i++) {
            long bound = 1L << 1 + i % 62;
            NodeValue one = NodeValue.makeInteger(random.nextLong() % bound);
            NodeValue other = NodeValue.makeInteger(random.nextLong() % bound);
            Optional<NodeValue> found = NumberSize.endlessQuotient(one, other);
            if (found.isPresent()) {
                endless++;
                assertEquals(
                        XSDFuncOp.numDivide(one, other).asNode(), found.get().asNode(), one + " by " + other);
            }
        }
        assertEquals(true, endless > 2000, endless + " have no end");
    }

    @Test
    void whatHasAnEndIsLeftToJena() {
        List<long[]> ending = List.of(
                new long[] {1, 8},
                new long[] {3, 6},
                new long[] {0, 7},
                new long[] {-21, 30},
                new long[] {1, 0},
                new long[] {Long.MIN_VALUE, -1});
        ending.forEach(pair -> assertEquals(
                Optional.empty(),
                NumberSize.endlessQuotient(NodeValue.makeInteger(pair[0]), NodeValue.makeInteger(pair[1])),
                pair[0] + " by " + pair[1]));
        NodeValue third = NodeValue.makeInteger(3);
        assertEquals(Optional.empty(), NumberSize.endlessQuotient(NodeValue.makeDouble(1), third));
        assertEquals(
                Optional.empty(), NumberSize.endlessQuotient(NodeValue.makeInteger(BigInteger.TWO.pow(64)), third));
    }
}
