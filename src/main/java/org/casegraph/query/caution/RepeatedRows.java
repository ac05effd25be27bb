package org.casegraph.query.caution;

import java.util.HashSet;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetStream;

/** Counts the rows of an answer that are the same as an earlier one, while somebody else reads them. */
public final class RepeatedRows {
    /** Further ones are not remembered. */
    private static final int MOST_REMEMBERED = 20_000;

    private final RowSet rows;
    private final Set<Binding> seen = new HashSet<>();
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
                Binding row = rows.next();
                read++;
                if (seen.size() < MOST_REMEMBERED ? !seen.add(row) : seen.contains(row)) {
                    repeated++;
                }
                return row;
            }
        });
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
