package org.casegraph.spark;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphWrapper;
import org.casegraph.intake.CaseStore;
import org.casegraph.source.FolderFiles;
import org.casegraph.source.RdfContent;
import org.casegraph.source.phenopacket.PhenopacketSource;
import org.casegraph.store.Disk;
import org.casegraph.store.DumpFolder;
import org.casegraph.store.Store;
import org.casegraph.table.TableFolder;
import org.casegraph.terminology.TerminologySource;
import org.casegraph.vocabulary.CG;

/** The steps of a build that one worker does, by the classes of the program. Runs where those are, beside nothing of Spark. */
public final class Parts {
    private Parts() {}

    /**
     * Tells which files can be read each by itself.
     *
     * @param sources files and folders as {@code build} takes them
     * @return three lists of paths, in the order in which {@code build} reads them: terminologies, which each part of the work
     *     needs; files of cases; and all else, such as RDF of other models, whose cases may stand in several files
     */
    public static List<List<String>> plan(List<String> sources) throws IOException {
        List<String> terminologies = new ArrayList<>();
        List<String> cases = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (String source : sources) {
            Path path = Path.of(source);
            for (Path file :
                    Files.isDirectory(path) ? FolderFiles.under(path, Parts::isRead, problem -> {}) : List.of(path)) {
                (isTerminology(file) ? terminologies : isByItself(file) ? cases : others).add(file.toString());
            }
        }
        return List.of(terminologies, cases, others);
    }

    private static boolean isRead(Path file) {
        return RdfContent.isNamed(file) || TerminologySource.isNamed(file) || PhenopacketSource.isNamed(file);
    }

    private static boolean isTerminology(Path file) {
        return TerminologySource.isNamed(file)
                || file.toString().toLowerCase(Locale.ROOT).endsWith(".json") && TerminologySource.isOboGraphs(file)
                || RdfContent.isNamed(file) && RdfContent.of(file) == RdfContent.TERMINOLOGY;
    }

    private static boolean isByItself(Path file) {
        return PhenopacketSource.isNamed(file) || RdfContent.isNamed(file) && RdfContent.of(file) == RdfContent.OURS;
    }

    /**
     * Reads, checks, solves and enlarges the cases of some files.
     *
     * @return how many it has
     */
    public static int segment(List<String> files, String segment) throws IOException {
        Path target = Path.of(segment);
        Files.createDirectories(target.getParent());
        return CaseStore.segment(files.stream().map(Path::of).toList(), target, Disk.SYSTEM);
    }

    /** How many cases and how many graphs a store has. */
    public static Integer[] sizes(String store) {
        try (Store opened = open(store)) {
            return new Integer[] {
                opened.cases().size(), (int) Iter.count(opened.dataset().listGraphNodes())
            };
        }
    }

    private static Store open(String store) {
        return CaseStore.builder(List.of(Path.of(store))).servedAt(CG.BASE).build();
    }

    /**
     * Writes some graphs as N-Quads in gzip, as {@code build --dump} does: all parts one after the other are its file.
     *
     * @return its size in bytes
     */
    public static long quads(String store, int from, int to, String file) throws IOException {
        Path target = Path.of(file);
        Files.createDirectories(target.getParent());
        Path beside = target.resolveSibling(target.getFileName() + ".new");
        try (Store opened = open(store);
                OutputStream out = Files.newOutputStream(beside)) {
            DumpFolder.writeQuads(new SomeGraphs(opened.dataset(), from, to), out);
        }
        Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
        return Files.size(target);
    }

    /** A dataset of which some graphs are told, by their places among all. */
    private static final class SomeGraphs extends DatasetGraphWrapper {
        private final int from;
        private final int to;

        SomeGraphs(DatasetGraph whole, int from, int to) {
            super(whole);
            this.from = from;
            this.to = to;
        }

        @Override
        public Iterator<Node> listGraphNodes() {
            return Iter.toList(super.listGraphNodes()).subList(from, to).iterator();
        }
    }

    /**
     * Writes the rows of some cases as Parquet, a file in the folder of each table; of no cases the tables that have none by
     * case, and the codebook.
     *
     * @param part {@code FOLDER/NAME}: the folder of all tables, and how each file is to be called
     * @return how many files were written
     */
    public static int tables(String store, int from, int to, String part) throws IOException {
        Path folder = Path.of(part).getParent();
        String name = Path.of(part).getFileName().toString();
        Path scratch = Files.createDirectories(folder).resolve("." + name);
        try (Store opened = open(store)) {
            if (from == to) {
                TableFolder.writeOfAll(opened.dataset(), scratch, Disk.SYSTEM);
            } else {
                TableFolder.writeOfCases(opened.dataset(), opened.cases().subList(from, to), scratch, Disk.SYSTEM);
            }
        }
        int written = 0;
        for (Path file : inside(scratch, all -> true)) {
            String table = file.getFileName().toString();
            if (table.endsWith(TableFolder.ENDING)) {
                Path target = Files.createDirectories(folder.resolve(table)).resolve(name + TableFolder.ENDING);
                Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
                written++;
            } else {
                Files.move(file, folder.resolve(table), StandardCopyOption.ATOMIC_MOVE);
            }
        }
        Files.delete(scratch);
        return written;
    }

    private static List<Path> inside(Path folder, Predicate<Path> wanted) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(wanted).toList();
        }
    }
}
