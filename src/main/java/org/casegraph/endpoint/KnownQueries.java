package org.casegraph.endpoint;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.casegraph.evaluation.AdmittedQuery;
import org.casegraph.project.SparqlVersion;
import org.casegraph.query.caution.Caution;

/**
 * The queries that were read last, with how their answers could mislead, as most clients ask the same again: to read a text
 * takes longer than to answer what it asks of one case. No answer is kept.
 */
final class KnownQueries {
    private static final int MOST = 200;
    private static final int LONGEST = 20_000;

    /** What may not have been looked for to its end is looked for again. */
    private static final long QUICK_NANOSECONDS = 200_000_000;

    private final Map<Text, Known> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Text, Known> eldest) {
            return size() > MOST;
        }
    };

    private record Text(String text, SparqlVersion version) {}

    /** @param cautions none are known as long as there is no list */
    private record Known(AdmittedQuery query, Optional<List<Caution>> cautions) {}

    /** As it was read before, or is read now; a text that is refused is not kept. */
    AdmittedQuery query(String text, SparqlVersion version, Supplier<AdmittedQuery> read) {
        Text key = new Text(text, version);
        synchronized (known) {
            Known before = known.get(key);
            if (before != null) {
                return before.query();
            }
        }
        AdmittedQuery query = read.get();
        keep(key, new Known(query, Optional.empty()));
        return query;
    }

    List<Caution> cautions(String text, SparqlVersion version, AdmittedQuery query, Supplier<List<Caution>> seek) {
        Text key = new Text(text, version);
        synchronized (known) {
            Known before = known.get(key);
            if (before != null && before.cautions().isPresent()) {
                return before.cautions().get();
            }
        }
        long start = System.nanoTime();
        List<Caution> found = List.copyOf(seek.get());
        if (System.nanoTime() - start < QUICK_NANOSECONDS) {
            keep(key, new Known(query, Optional.of(found)));
        }
        return found;
    }

    private void keep(Text key, Known entry) {
        if (key.text().length() <= LONGEST) {
            synchronized (known) {
                known.put(key, entry);
            }
        }
    }
}
