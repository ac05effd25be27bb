package org.casegraph.query.caution;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetStream;

/** Counts the rows of an answer that are the same as an earlier one, while somebody else reads them. */
public final class RepeatedRows {
    /** Further ones are not remembered. */
    private static final int MOST_REMEMBERED = 20_000;

    /** Fibonacci hashing (Knuth, The Art of Computer Programming 3, 6.4): spreads values that lie close together. */
    private static final int MIXING = 0x9E3779B1;

    private final RowSet rows;
    private final Set<Row> seen = new HashSet<>();
    private long read;
    private long repeated;

    public RepeatedRows(RowSet rows) {
        this.rows = rows;
    }

    /** The rows, to be read once. */
    public RowSet rows() {
        return RowSetStream.create(rows.getResultVars(), new Iterator<>() {
            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public Binding next() {
                Binding binding = rows.next();
                Row row = row(binding);
                read++;
                if (seen.size() < MOST_REMEMBERED ? !seen.add(row) : seen.contains(row)) {
                    repeated++;
                }
                return binding;
            }
        });
    }

    private Row row(Binding binding) {
        List<Node> values = new ArrayList<>();
        int hash = 0;
        for (Var variable : rows.getResultVars()) {
            Node value = binding.get(variable);
            values.add(value);
            hash = Integer.rotateLeft(hash, 15) * MIXING + Objects.hashCode(value) * MIXING;
        }
        return new Row(values, hash);
    }

    /**
     * The values in the order of the variables. A binding as it is would do, but its hash is the same for (a, b) and (b, a)
     * and for many pairs of numbered names, so that a set of many is as slow as a list.
     */
    private record Row(List<Node> values, int hash) {
        @Override
        public int hashCode() {
            return hash;
        }
    }

    /** Of the rows read by now. */
    public Optional<Caution> caution() {
        return repeated == 0
                ? Optional.empty()
                : Optional.of(new Caution(
                        "repeated-rows",
                        repeated + " of " + read
                                + " rows repeat another: what is not selected has several values for one"
                                + " thing. Ask SELECT DISTINCT, or select what tells the rows apart."));
    }
}
