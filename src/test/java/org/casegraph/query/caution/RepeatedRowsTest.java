package org.casegraph.query.caution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetStream;
import org.junit.jupiter.api.Test;

class RepeatedRowsTest {
    private static final Var S = Var.alloc("s");
    private static final Var O = Var.alloc("o");

    @Test
    void aRowIsTheSameOnlyIfEachVariableHasTheSameValue() {
        RepeatedRows rows =
                read(List.of(row(1, 2), row(2, 1), row(1, 2), row(1, 1)).iterator());

        assertEquals(Optional.of("1 of 4 rows repeat another"), rows.caution().map(caution -> caution.words()
                .replaceFirst(":.*", "")));
    }

    /** Whose bindings have few hashes: a set of them is as slow as a list, and took minutes. */
    @Test
    void pairsOfNumberedNamesAreReadAtOnce() {
        RepeatedRows rows = assertTimeoutPreemptively(
                Duration.ofMinutes(1),
                () -> read(IntStream.range(0, 400)
                        .boxed()
                        .flatMap(s -> IntStream.range(0, 400).mapToObj(o -> row(s, o)))
                        .iterator()));

        assertEquals(Optional.empty(), rows.caution());
    }

    private static RepeatedRows read(Iterator<Binding> bindings) {
        RowSet given = RowSetStream.create(List.of(S, O), bindings);
        RepeatedRows rows = new RepeatedRows(given);
        rows.rows().forEachRemaining(row -> {});
        return rows;
    }

    private static Binding row(int s, int o) {
        return BindingFactory.binding(S, NodeFactory.createURI("urn:n" + s), O, NodeFactory.createURI("urn:n" + o));
    }
}
