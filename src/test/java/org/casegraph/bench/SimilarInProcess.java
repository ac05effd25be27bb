package org.casegraph.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.casegraph.similarity.GeneratedIndex;
import org.casegraph.similarity.Measure;
import org.casegraph.similarity.SimilarityIndex;
import org.casegraph.store.mapped.ColumnDataset;

/** The 20 most similar of many cases, of which only the columns for it are generated, by those of a store. */
final class SimilarInProcess {
    private static final int TOP = 20;
    private static final Pace PACE = new Pace(200, 3_000, 200, 20_000);
    private static final long SEED = 14;

    private SimilarInProcess() {}

    /** @param arguments a store, and how many cases, several times; writes what {@link Timing} reads */
    public static void main(String[] arguments) throws IOException {
        byte[] columns;
        try (Stream<Path> files = Files.list(Path.of(arguments[0]))) {
            Path file = files.filter(one -> one.toString().endsWith(".cgc"))
                    .findFirst()
                    .orElseThrow();
            columns = ColumnDataset.open(file).index();
        }
        for (int i = 1; i < arguments.length; i++) {
            int cases = Integer.parseInt(arguments[i]);
            SimilarityIndex index = GeneratedIndex.of(columns, cases, SEED);
            Random random = new Random(SEED);
            for (Measure measure : Measure.values()) {
                Timing timing = Timing.of(cases + " " + measure.shortName(), PACE, () -> {
                    Node asked = index.cases().get(random.nextInt(cases));
                    return index.nearest(asked, measure, TOP).size();
                });
                System.out.println(timing.line());
            }
        }
    }
}
