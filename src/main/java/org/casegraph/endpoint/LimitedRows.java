package org.casegraph.endpoint;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetStream;

/** The first rows of an answer, with a count of all. */
final class LimitedRows {
    private final RowSet all;
    private final int most;
    private long shown;
    private long total;

    LimitedRows(RowSet all, int most) {
        this.all = all;
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
        return new QueryService.Rows(shown, total);
    }
}
