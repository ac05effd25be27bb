package org.casegraph.store;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonBuilder;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.atlas.json.JsonParseException;
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

/**
 * A store that was built once and is opened many times. The folder holds all named graphs in one packed file of RDF
 * Thrift and, beside it, what that file has to be: its SHA-256, how many quads, which ontology and rules made it. Opening
 * compares them, so nothing torn or outdated is served.
 */
public final class StoreFolder {
    private static final String GRAPHS = "graphs.trdf.gz";
    private static final String MANIFEST = "casegraph-store.json";
    private static final String DUMP = "dump.nq.gz";
    private static final String LAYOUT = "1";

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
            if (inside.findAny().isPresent()) {
                throw Problem.of(
                        Mistake.NOT_WRITTEN,
                        folder.toString(),
                        "this is there already and is no store of casegraph",
                        "Name another folder");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes beside the folder first and then takes its place, so that a reader finds the old store or the new one. */
    public static void save(Store store, Path folder) {
        requireFree(folder);
        Path whole = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(whole.getParent());
            Path fresh = Files.createTempDirectory(whole.getParent(), whole.getFileName() + ".new-");
            long quads = writeGraphs(store, fresh.resolve(GRAPHS));
            Files.writeString(fresh.resolve(MANIFEST), manifest(store, fresh.resolve(GRAPHS), quads));
            replace(whole, fresh);
        } catch (IOException e) {
            throw Problem.of(
                    Mistake.NOT_WRITTEN,
                    folder.toString(),
                    "the store cannot be written: " + Problem.reason(e),
                    "Check the disk",
                    e);
        }
    }

    /**
     * Reads a store into memory.
     *
     * @param ontology the project's modules, which have to be those that the store was built with
     * @throws Problem if the folder was not written by this version of the ontology and the rules, or is damaged
     */
    public static StoreBuilder open(Path folder, List<SourceGraph> ontology) {
        JsonObject manifest = readManifest(folder);
        if (!LAYOUT.equals(text(manifest, "layout")) || !ontologyVersion().equals(text(manifest, "ontology"))) {
            throw Problem.of(
                    Mistake.STORE_OUTDATED,
                    folder.toString(),
                    "this store was built by another version of casegraph",
                    "Build it again");
        }
        Path graphs = folder.resolve(GRAPHS);
        if (!Files.isRegularFile(graphs) || !Sha256.of(graphs).equals(text(manifest, "sha256"))) {
            throw damaged(folder, null);
        }
        BuildReport reading = new BuildReport("store");
        Graphs read = new Graphs();
        reading.time(() -> read(folder, graphs, read));
        reading.made(read.union.size());
        if (read.quads != manifest.get("quads").getAsNumber().value().longValue()) {
            throw damaged(folder, null);
        }
        Set<Node> cases = new LinkedHashSet<>();
        manifest.get("cases")
                .getAsArray()
                .forEach(
                        iri -> cases.add(NodeFactory.createURI(iri.getAsString().value())));
        Map<Node, Graph> modules = new LinkedHashMap<>();
        ontology.forEach(module -> modules.put(module.name(), module.graph()));
        read.union.getPrefixMapping().setNsPrefixes(read.prefixes);
        return new StoreBuilder(
                read.union, read.named, read.prefixes, cases, modules, Map.of(), List.of(reading.stage()));
    }

    private static long writeGraphs(Store store, Path file) throws IOException {
        long quads = 0;
        try (OutputStream out = new FastGzip(new BufferedOutputStream(Files.newOutputStream(file)))) {
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

    private static String manifest(Store store, Path graphs, long quads) {
        JsonBuilder json = JsonBuilder.create()
                .startObject()
                .pair("layout", LAYOUT)
                .pair("ontology", ontologyVersion())
                .pair("sha256", Sha256.of(graphs))
                .pair("quads", quads);
        json.key("cases").startArray();
        store.cases().forEach(one -> json.value(one.getURI()));
        return json.finishArray().finishObject().build() + "\n";
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

    private static void replace(Path folder, Path fresh) throws IOException {
        if (!Files.exists(folder)) {
            Files.move(fresh, folder);
            return;
        }
        Path old = Files.createTempDirectory(folder.getParent(), folder.getFileName() + ".old-");
        Path moved = Files.move(folder, old.resolve("store"));
        Files.move(fresh, folder);
        for (String name : List.of(GRAPHS, MANIFEST, DUMP)) {
            Files.deleteIfExists(moved.resolve(name));
        }
        Files.delete(moved);
        Files.delete(old);
    }

    private static JsonObject readManifest(Path folder) {
        try {
            return JSON.parse(Files.readString(folder.resolve(MANIFEST)));
        } catch (IOException | JsonParseException e) {
            throw damaged(folder, e);
        }
    }

    private static String text(JsonObject manifest, String key) {
        return manifest.hasKey(key) && manifest.get(key).isString()
                ? manifest.get(key).getAsString().value()
                : "";
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
