package org.casegraph.endpoint;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetStream;
import org.casegraph.query.caution.RepeatedRows;

/** The first rows of an answer, with a count of all. */
final class LimitedRows {
    private final Optional<RepeatedRows> repeated;
    private final RowSet all;
    private final int most;
    private long shown;
    private long total;

    /** @param areDistinct whether no row can repeat another */
    LimitedRows(RowSet all, int most, boolean areDistinct) {
        this.repeated = areDistinct ? Optional.empty() : Optional.of(new RepeatedRows(all));
        this.all = repeated.map(RepeatedRows::rows).orElse(all);
        this.most = most;
    }

    RowSet shown() {
        return RowSetStream.create(all.getResultVars(), new Iterator<>() {
            @Override
            public boolean hasNext() {
                return shown < most && all.hasNext();
            }

            @Override
            public Binding next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                shown++;
                total++;
                return all.next();
            }
        });
    }

    /** Takes the rows that were not shown. */
    QueryService.Rows counted() {
        while (all.hasNext()) {
            all.next();
            total++;
        }
        return new QueryService.Rows(shown, total, repeated.flatMap(RepeatedRows::caution));
    }
}
