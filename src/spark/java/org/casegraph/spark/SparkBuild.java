package org.casegraph.spark;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * Builds a store and its dump on the workers of a cluster: {@code SparkBuild JAR JOB OUT FILES SOURCE…}. Sources and OUT have to
 * be where every worker reaches them by the same path. In OUT are then {@code segments}, {@code store}, {@code quads}, whose
 * files one after the other are {@code dump.nq.gz}, and {@code tables}, with a folder for each table.
 */
public final class SparkBuild {
    /** Of a table: as many as the program asks for at once, or a multiple of that. */
    private static final int CASES = 1024;

    private SparkBuild() {}

    /**
     * @param arguments the jar of the program, that of this job, the folder for what is made, how many files a worker reads at
     *     once, and the sources
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        String jar = absolute(arguments[0]);
        String job = absolute(arguments[1]);
        String out = absolute(arguments[2]);
        int files = Integer.parseInt(arguments[3]);
        List<String> sources =
                Arrays.stream(arguments).skip(4).map(SparkBuild::absolute).toList();
        SparkConf settings = new SparkConf()
                .setAppName("casegraph")
                .setJars(new String[] {job})
                // What fails once fails again: it is told of the sources.
                .set("spark.task.maxFailures", "1");
        try (SparkSession session = SparkSession.builder().config(settings).getOrCreate();
                JavaSparkContext spark = JavaSparkContext.fromSparkContext(session.sparkContext())) {
            spark.addFile(jar);
            spark.addFile(job);
            List<List<String>> plan = Program.plan(sources);
            List<List<String>> parts = inParts(plan.get(0), plan.get(1), files);
            List<String> segments = numbered(parts.size(), part -> out + String.format("/segments/%05d.cgs", part));
            long cases = spark.parallelize(range(parts.size()), Math.max(1, parts.size()))
                    .map(part -> Program.segment(parts.get(part), segments.get(part)))
                    .fold(0, Integer::sum);
            System.out.printf("%d cases in %d segments, read on %d processes%n", cases, parts.size(), workers(spark));
            join(jar, plan, segments, out + "/store");
            write(spark, out);
        }
    }

    /** Where a file or folder is, for processes that run elsewhere. */
    private static String absolute(String path) {
        return Path.of(path).toAbsolutePath().normalize().toString();
    }

    private static int workers(JavaSparkContext spark) {
        // The driver is counted, too.
        return spark.sc().getExecutorMemoryStatus().size() - 1;
    }

    /** Each with the terminologies, which all of them need. */
    private static List<List<String>> inParts(List<String> terminologies, List<String> cases, int files) {
        List<List<String>> parts = new ArrayList<>();
        for (int from = 0; from < cases.size(); from += files) {
            List<String> part = new ArrayList<>(terminologies);
            part.addAll(cases.subList(from, Math.min(cases.size(), from + files)));
            parts.add(part);
        }
        return parts;
    }

    private static List<Integer> range(int size) {
        return Stream.iterate(0, one -> one + 1).limit(size).toList();
    }

    private static List<String> numbered(int size, IntFunction<String> name) {
        return range(size).stream().map(name::apply).toList();
    }

    /** By the command that builds of sources, too; faults of them are told, and leave status 1. */
    private static void join(String jar, List<List<String>> plan, List<String> segments, String store)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                jar,
                "build",
                "--store",
                store));
        Stream.of(plan.get(0), segments, plan.get(2)).forEach(command::addAll);
        int status = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (status > 1 || !Files.isDirectory(Path.of(store))) {
            throw new IOException("build ended with status " + status);
        }
    }

    private static void write(JavaSparkContext spark, String out) {
        String store = out + File.separator + "store";
        List<Integer> sizes = Program.sizes(store);
        List<int[]> tables = pieces(sizes.get(0));
        tables.add(new int[] {0, 0});
        int files = spark.parallelize(tables, tables.size())
                .map(piece -> Program.tables(
                        store,
                        piece[0],
                        piece[1],
                        out + (piece[1] == 0 ? "/tables/all" : String.format("/tables/part-%08d", piece[0]))))
                .fold(0, Integer::sum);
        List<int[]> graphs = pieces(sizes.get(1));
        long bytes = spark.parallelize(graphs, graphs.size())
                .map(piece -> Program.quads(
                        store, piece[0], piece[1], out + String.format("/quads/part-%08d.nq.gz", piece[0])))
                .fold(0L, Long::sum);
        System.out.printf(
                "%d graphs as N-Quads in %d files of %d bytes, %d files of tables%n",
                sizes.get(1), graphs.size(), bytes, files);
    }

    /** From and to, of so many things in order; at least two for each of two workers. */
    private static List<int[]> pieces(int size) {
        int step = Math.max(1, Math.min(CASES, (size + 3) / 4));
        List<int[]> pieces = new ArrayList<>();
        for (int from = 0; from < size; from += step) {
            pieces.add(new int[] {from, Math.min(size, from + step)});
        }
        return pieces;
    }
}
