package org.casegraph.source.phenopacket;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.phenopackets.schema.v2.Phenopacket;

/**
 * Phenopackets read per second: parsed only, by the schema's own JSON parser, and read as cases, side by side on the same
 * bytes; and the heap that is held after each thousand cases, since an import keeps none of them.
 *
 * <p>{@code mvn -q test-compile exec:java -Dexec.mainClass=org.casegraph.source.phenopacket.ImportBenchmark
 * -Dexec.classpathScope=test -Dexec.args=FOLDER}, a folder of phenopackets of version 2 in JSON.
 */
public final class ImportBenchmark {
    private static final int ROUNDS = 3;
    private static final int STEP = 1_000;
    private static final int MEGABYTE = 1024 * 1024;

    private record File(String name, byte[] bytes) {}

    private ImportBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        List<File> files = new ArrayList<>();
        try (Stream<Path> inside = Files.walk(Path.of(arguments[0]))) {
            for (Path file : (Iterable<Path>)
                    inside.filter(path -> path.toString().endsWith(".json")).sorted()::iterator) {
                files.add(new File(file.toString(), Files.readAllBytes(file)));
            }
        }
        PhenopacketSource source = new PhenopacketSource(one -> {}, problem -> {});
        for (int round = 1; round <= ROUNDS; round++) {
            double parsed = perSecond(files, ImportBenchmark::parse);
            double read = perSecond(files, file -> source.read(file.name(), file.bytes()));
            System.out.printf(
                    "%d files, round %d: parsed %.0f/s, read as cases %.0f/s, ratio %.2f%n",
                    files.size(), round, parsed, read, parsed / read);
        }
        for (int start = 0; start < files.size(); start += STEP) {
            files.subList(start, Math.min(start + STEP, files.size()))
                    .forEach(file -> source.read(file.name(), file.bytes()));
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            System.out.printf(
                    "after %d: %d MB held%n",
                    Math.min(start + STEP, files.size()), (runtime.totalMemory() - runtime.freeMemory()) / MEGABYTE);
        }
    }

    private static double perSecond(List<File> files, Consumer<File> work) {
        long start = System.nanoTime();
        files.forEach(work);
        return files.size() * 1e9 / (System.nanoTime() - start);
    }

    private static void parse(File file) {
        try {
            JsonFormat.parser()
                    .ignoringUnknownFields()
                    .merge(new String(file.bytes(), StandardCharsets.UTF_8), Phenopacket.newBuilder());
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(file.name(), e);
        }
    }
}
