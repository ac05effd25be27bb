package org.casegraph.store;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.sparql.core.Quad;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.project.ProjectFiles;
import org.casegraph.source.Sha256;
import org.casegraph.source.SourceGraph;
import org.casegraph.vocabulary.CG;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A store that was built once and is opened many times. The folder holds all named graphs in one packed file of RDF
 * Thrift, named by its content, and a manifest that says which file that is and what it has to be. A new store comes into
 * the folder beside the old one, and renaming the manifest is the swap: at every moment there is the old store or the new
 * one, whole, also after a loss of power. Opening compares all that the manifest says, so nothing torn, damaged or
 * outdated is served.
 */
public final class StoreFolder {
    private static final Logger LOG = LoggerFactory.getLogger(StoreFolder.class);
    private static final String GRAPHS_BESIDE = "graphs.new";
    private static final String MANIFEST = "casegraph-store.json";
    private static final String MANIFEST_BESIDE = "casegraph-store.new";
    private static final String LOCK = "build.lock";
    private static final String DUMP = "dump.nq.gz";

    /** A reader meets a swap at most as often while it opens one store. */
    private static final int SWAPS = 5;

    private StoreFolder() {}

    /** Whether a folder holds a store, of whatever version. */
    public static boolean isStore(Path folder) {
        return Files.isRegularFile(folder.resolve(MANIFEST));
    }

    /** Where a store has its own graphs as N-Quads, if they were written out. */
    public static Path dump(Path folder) {
        return folder.resolve(DUMP);
    }

    /** Throws a {@link Problem} if something is there that a store must not replace. */
    public static void requireFree(Path folder) {
        if (!Files.exists(folder) || isStore(folder)) {
            return;
        }
        try (Stream<Path> inside = Files.isDirectory(folder) ? Files.list(folder) : Stream.of(folder)) {
            // What a build left that was killed before there was a store is ours.
            if (inside.anyMatch(file -> !isOurs(file.getFileName().toString()))) {
                throw Problem.of(
                        Mistake.NOT_WRITTEN,
                        folder.toString(),
                        "this is there already and is no store of casegraph",
                        "Name another folder");
            }
        } catch (IOException e) {
            throw notWritten(folder, e);
        }
    }

    private static boolean isOurs(String name) {
        return StoreManifest.isGraphs(name)
                || Set.of(GRAPHS_BESIDE, MANIFEST, MANIFEST_BESIDE, LOCK, DUMP).contains(name);
    }

    /** As {@link #save(Store, Path, Disk)}, on the file system of the machine. */
    public static void save(Store store, Path folder) {
        save(store, folder, Disk.SYSTEM);
    }

    /**
     * Writes a store in place of the one that is there. Whoever opens the folder meanwhile, or after any step of it failed,
     * finds the old store or the new one. What a build left that was killed is removed.
     *
     * @throws Problem if it cannot be written, or another build writes it
     */
    public static void save(Store store, Path folder, Disk disk) {
        requireFree(folder);
        boolean isNew = !Files.exists(folder);
        try {
            Files.createDirectories(folder);
            try (FileChannel lock = FileChannel.open(
                            folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock held = lock.tryLock()) {
                if (held == null) {
                    throw new OverlappingFileLockException();
                }
                try {
                    write(store, folder, disk);
                } finally {
                    sweep(folder, disk);
                }
            }
            if (isNew && folder.toAbsolutePath().getParent() != null) {
                disk.forceNames(folder.toAbsolutePath().getParent());
            }
        } catch (OverlappingFileLockException e) {
            throw Problem.of(
                    Mistake.NOT_WRITTEN, folder.toString(), "another build writes this store", "Wait for its end", e);
        } catch (IOException e) {
            throw notWritten(folder, e);
        } finally {
            if (isNew && !isStore(folder)) {
                removeEmpty(folder);
            }
        }
    }

    private static void write(Store store, Path folder, Disk disk) throws IOException {
        sweep(folder, disk);
        Path beside = folder.resolve(GRAPHS_BESIDE);
        AtomicLong quads = new AtomicLong();
        disk.writeBeside(beside, out -> quads.set(writeGraphs(store, out)));
        String sha256 = Sha256.of(beside);
        StoreManifest manifest = new StoreManifest(
                StoreManifest.LAYOUT,
                ontologyVersion(),
                StoreManifest.graphsNamed(sha256),
                sha256,
                quads.get(),
                store.cases().stream().map(Node::getURI).toList(),
                store.metadata());
        disk.rename(beside, folder.resolve(manifest.graphs()));
        disk.writeBeside(folder.resolve(MANIFEST_BESIDE), out -> out.write(manifest.json()));
        disk.forceNames(folder);
        // It tells of the store before.
        disk.delete(folder.resolve(DUMP));
        disk.rename(folder.resolve(MANIFEST_BESIDE), folder.resolve(MANIFEST));
        disk.forceNames(folder);
    }

    /** Removes all of ours that the manifest does not name. What cannot be removed now is by the next build. */
    private static void sweep(Path folder, Disk disk) {
        try (Stream<Path> inside = Files.list(folder)) {
            String named = Files.exists(folder.resolve(MANIFEST))
                    ? StoreManifest.read(folder.resolve(MANIFEST))
                            .map(StoreManifest::graphs)
                            .orElse("")
                    : "";
            for (Path file : inside.toList()) {
                String name = file.getFileName().toString();
                boolean isOfTheStore =
                        name.equals(named) || Set.of(MANIFEST, LOCK, DUMP).contains(name);
                // A store of the first layout is one until the new one is there.
                boolean isOld = named.isEmpty() && isStore(folder) && StoreManifest.isGraphs(name);
                if (isOurs(name) && !isOfTheStore && !isOld) {
                    disk.delete(file);
                }
            }
        } catch (IOException e) {
            LOG.warn("{}: what an earlier build left cannot be removed now: {}", folder, Problem.reason(e));
        }
    }

    /** Nothing is left of a first build that failed. */
    private static void removeEmpty(Path folder) {
        try {
            Files.deleteIfExists(folder.resolve(LOCK));
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            LOG.warn("{} cannot be removed: {}", folder, Problem.reason(e));
        }
    }

    /**
     * Reads a store into memory.
     *
     * @param ontology the project's modules, which have to be those that the store was built with
     * @throws Problem if the folder was not written by this version of the ontology and the rules, or is damaged
     */
    public static StoreBuilder open(Path folder, List<SourceGraph> ontology) {
        StoreManifest manifest = readManifest(folder);
        for (int swap = 0; swap < SWAPS; swap++) {
            try {
                return open(folder, manifest, ontology);
            } catch (Problem damaged) {
                // Its graphs may have gone because there is a new store by now.
                StoreManifest now = readManifest(folder);
                if (now.equals(manifest)) {
                    throw damaged;
                }
                manifest = now;
            }
        }
        return open(folder, manifest, ontology);
    }

    private static StoreBuilder open(Path folder, StoreManifest manifest, List<SourceGraph> ontology) {
        if (!manifest.layout().equals(StoreManifest.LAYOUT)
                || !ontologyVersion().equals(manifest.ontology())) {
            throw Problem.of(
                    Mistake.STORE_OUTDATED,
                    folder.toString(),
                    "this store was built by another version of casegraph",
                    "Build it again");
        }
        Path graphs = folder.resolve(manifest.graphs());
        if (!Files.isRegularFile(graphs) || !sha256(folder, graphs).equals(manifest.sha256())) {
            throw damaged(folder, null);
        }
        BuildReport reading = new BuildReport("store");
        Graphs read = new Graphs();
        reading.time(() -> read(folder, graphs, read));
        reading.made(read.union.size());
        Set<Node> cases = new LinkedHashSet<>();
        manifest.cases().forEach(iri -> cases.add(NodeFactory.createURI(iri)));
        if (read.quads != manifest.quads() || !read.named.keySet().containsAll(cases)) {
            throw damaged(folder, null);
        }
        Map<Node, Graph> modules = new LinkedHashMap<>();
        ontology.forEach(module -> modules.put(module.name(), module.graph()));
        read.union.getPrefixMapping().setNsPrefixes(read.prefixes);
        return new StoreBuilder(
                        read.union, read.named, read.prefixes, cases, modules, Map.of(), List.of(reading.stage()))
                .withMetadata(manifest.described());
    }

    private static String sha256(Path folder, Path graphs) {
        try {
            return Sha256.of(graphs);
        } catch (UncheckedIOException e) {
            throw damaged(folder, e);
        }
    }

    private static long writeGraphs(Store store, OutputStream file) throws IOException {
        long quads = 0;
        try (OutputStream out = new FastGzip(new BufferedOutputStream(file, 1 << 16))) {
            StreamRDF stream = StreamRDFWriter.getWriterStream(out, Lang.RDFTHRIFT);
            stream.start();
            store.dataset().prefixes().forEach(stream::prefix);
            for (Node name : (Iterable<Node>) store.dataset()::listGraphNodes) {
                Graph graph = store.dataset().getGraph(name);
                graph.find().forEachRemaining(triple -> stream.quad(Quad.create(name, triple)));
                quads += graph.size();
            }
            stream.finish();
        }
        return quads;
    }

    /** What was inferred depends on the ontology and on the rules. */
    private static String ontologyVersion() {
        StringBuilder all = new StringBuilder();
        ProjectFiles.under("ontology", ".ttl")
                .forEach((file, text) -> all.append(file).append(text));
        ProjectFiles.under("queries/rules", ".rq")
                .forEach((file, text) -> all.append(file).append(text));
        return Sha256.of(all.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static StoreManifest readManifest(Path folder) {
        try {
            return StoreManifest.read(folder.resolve(MANIFEST)).orElseThrow(() -> damaged(folder, null));
        } catch (IOException e) {
            throw damaged(folder, e);
        }
    }

    private static Graphs read(Path folder, Path file, Graphs graphs) {
        try (InputStream in = new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            RDFParser.source(in).lang(Lang.RDFTHRIFT).parse(graphs);
            return graphs;
        } catch (IOException | RiotException e) {
            throw damaged(folder, e);
        }
    }

    private static Problem damaged(Path folder, @Nullable Exception cause) {
        return Problem.of(Mistake.STORE_DAMAGED, folder.toString(), "this store is damaged", "Build it again", cause);
    }

    private static Problem notWritten(Path folder, IOException cause) {
        return Problem.of(
                Mistake.NOT_WRITTEN,
                folder.toString(),
                "the store cannot be written: " + Problem.reason(cause),
                "Check the disk; the store that was there before is there or a whole new one",
                cause);
    }

    /** The time of packing matters more than its last tenth. */
    private static final class FastGzip extends GZIPOutputStream {
        private FastGzip(OutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }

    /** Takes what is read. Equal nodes become one, which halves the memory. */
    private static final class Graphs extends StreamRDFBase {
        private final Graph union = GraphsInMemory.newGraph();
        private final Map<Node, Graph> named = new LinkedHashMap<>();
        private final PrefixMapping prefixes = PrefixMapping.Factory.create().setNsPrefix("cg", CG.NS);
        private final Map<Node, Node> nodes = new HashMap<>();
        private long quads;

        @Override
        public void prefix(String prefix, String iri) {
            prefixes.setNsPrefix(prefix, iri);
        }

        @Override
        public void quad(Quad quad) {
            Triple triple = Triple.create(same(quad.getSubject()), same(quad.getPredicate()), same(quad.getObject()));
            named.computeIfAbsent(same(quad.getGraph()), name -> GraphsInMemory.newGraph())
                    .add(triple);
            union.add(triple);
            quads++;
        }

        private Node same(Node node) {
            Node known = nodes.putIfAbsent(node, node);
            return known == null ? node : known;
        }
    }
}
