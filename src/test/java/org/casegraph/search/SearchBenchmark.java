package org.casegraph.search;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntSupplier;
import org.casegraph.store.Store;
import org.casegraph.store.StoreFolder;

/**
 * The processor time to find things by text in a built store, each search thirty times after ten, and the size of the
 * index.
 *
 * <p>{@code mvn -q test-compile exec:java -Dexec.mainClass=org.casegraph.search.SearchBenchmark
 * -Dexec.classpathScope=test -Dexec.args=STORE}
 */
public final class SearchBenchmark {
    private static final Set<Kind> ALL = EnumSet.allOf(Kind.class);
    private static final int BEFORE = 10;
    private static final int TIMES = 30;
    private static final int SHOWN = 50;

    private SearchBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        try (Store store = StoreFolder.open(Path.of(arguments[0]), List::of).build()) {
            Path scratch = Files.createTempDirectory("text");
            Path file = scratch.resolve("text");
            long start = System.nanoTime();
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
                TextIndex.write(store.dataset(), store.cases(), scratch.resolve("parts"), out);
            }
            print("written in", start);
            System.out.printf(
                    "%d bytes, %d a case%n",
                    Files.size(file), Files.size(file) / store.cases().size());
            start = System.nanoTime();
            TextIndex index = TextIndex.of(store.dataset(), TextFile.open(file));
            index.search("epilepsy", ALL);
            print("first found in", start);
            for (String text : List.of(
                    "a",
                    "seizure",
                    "seizures female",
                    "intellectual disability",
                    "necrol",
                    "glucagnoma",
                    "intelectual disabilty",
                    "HP:0001250",
                    "PMID:28940424",
                    "SCN4A",
                    "microcephaly hypotonia",
                    "p",
                    "")) {
                time(index, text);
            }
        }
    }

    private static void time(TextIndex index, String text) {
        int total = index.search(text, ALL).total();
        System.out.printf(
                "'%s': %d found; found and counted %s; fifty read with what they were found by %s%n",
                text, total, times(() -> index.search(text, ALL).total()), times(() -> {
                    FoundThings found = index.search(text, ALL);
                    return found.first(SHOWN).stream()
                            .mapToInt(hit -> found.matched(hit).size())
                            .sum();
                }));
    }

    private static String times(IntSupplier work) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long[] times = new long[TIMES];
        for (int i = -BEFORE; i < TIMES; i++) {
            long start = threads.getCurrentThreadCpuTime();
            int read = work.getAsInt();
            if (i >= 0 && read >= 0) {
                times[i] = threads.getCurrentThreadCpuTime() - start;
            }
        }
        Arrays.sort(times);
        return String.format("%.1f ms, at worst %.1f ms", times[TIMES / 2] / 1e6, times[TIMES - 1] / 1e6);
    }

    private static void print(String what, long start) {
        System.out.printf("%s %.1f s%n", what, (System.nanoTime() - start) / 1e9);
    }
}
