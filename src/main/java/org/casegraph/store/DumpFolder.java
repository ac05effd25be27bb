package org.casegraph.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.casegraph.problem.Problem;

/** A folder from which other programs load what a store holds: {@code dump.nq.gz}, the union of its
 * graphs, {@code default-graph.nt.gz}, and its description, {@code void.ttl}. */
public final class DumpFolder {
    static final String QUADS = "dump.nq.gz";
    static final String QUADS_WITHOUT_IMPLIED = "dump-without-implied.nq.gz";

    /** For engines that have no union of their own, or take a triple of two graphs for two. */
    static final String TRIPLES = "default-graph.nt.gz";

    static final String DESCRIPTION = "void.ttl";

    /** The folder within it for the tables, if any are written. */
    public static final String TABLES = "tables";

    /** The names of all that is written here, that of the folder within it too. */
    static final Set<String> CONTENT = Set.of(QUADS, QUADS_WITHOUT_IMPLIED, TRIPLES, DESCRIPTION, TABLES);

    private static final int BUFFER = 64 * 1024;

    private DumpFolder() {}

    /** The name of the file of all graphs. */
    public static String quads(boolean withImplied) {
        return withImplied ? QUADS : QUADS_WITHOUT_IMPLIED;
    }

    /**
     * Writes all, each whole or not at all.
     *
     * @param description of the dataset, as one graph
     * @param withImplied whether the triples are written that follow from others by a path: classes above others, kinds above
     *     what is denied, suspected or concluded; and which pairs of occurrences nothing orders
     * @param replaces whether a file with other content gives way
     * @throws Problem if one cannot be written, or another is there that is to stay
     */
    public static void write(
            DatasetGraph dataset, Graph description, Path folder, boolean withImplied, boolean replaces, Disk disk) {
        WholeFiles files = WholeFiles.in(folder, replaces, disk);
        ImpliedTriples implied = new ImpliedTriples(dataset.getDefaultGraph());
        files.write(
                quads(withImplied),
                out -> writeQuads(dataset, out, (name, triple) -> withImplied || !implied.contains(name, triple)));
        if (withImplied) {
            files.write(TRIPLES, out -> writeTriples(dataset.getDefaultGraph(), out));
        }
        files.write(DESCRIPTION, out -> RDFWriter.source(description)
                .format(RDFFormat.TURTLE_PRETTY)
                .output(out));
        files.finish();
    }

    /** All named graphs as N-Quads in gzip; the stream stays open. */
    public static void writeQuads(DatasetGraph dataset, OutputStream out) throws IOException {
        writeQuads(dataset, out, (name, triple) -> true);
    }

    private static void writeTriples(Graph graph, OutputStream out) throws IOException {
        GZIPOutputStream zip = new GZIPOutputStream(out, BUFFER);
        StreamRDF stream = StreamRDFWriter.getWriterStream(zip, Lang.NTRIPLES);
        stream.start();
        graph.find().forEachRemaining(stream::triple);
        stream.finish();
        zip.finish();
    }

    private static void writeQuads(DatasetGraph dataset, OutputStream out, BiPredicate<Node, Triple> goesIn)
            throws IOException {
        GZIPOutputStream zip = new GZIPOutputStream(out, BUFFER);
        StreamRDF stream = StreamRDFWriter.getWriterStream(zip, Lang.NQUADS);
        stream.start();
        dataset.listGraphNodes().forEachRemaining(name -> dataset.getGraph(name)
                .find()
                .filterKeep(triple -> goesIn.test(name, triple))
                .forEachRemaining(triple -> stream.quad(Quad.create(name, triple))));
        stream.finish();
        zip.finish();
    }

    /** Removes what was written into a folder, as it tells of a store that is no more. */
    static void remove(Path folder, Disk disk) throws IOException {
        for (String file : List.of(QUADS, QUADS_WITHOUT_IMPLIED, TRIPLES, DESCRIPTION)) {
            disk.delete(folder.resolve(file));
        }
        Path tables = folder.resolve(TABLES);
        if (!Files.isDirectory(tables, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> inside = Files.list(tables)) {
            for (Path file : inside.filter(DumpFolder::isOfTables).toList()) {
                disk.delete(file);
            }
        }
        try (Stream<Path> left = Files.list(tables)) {
            if (left.findAny().isEmpty()) {
                disk.delete(tables);
            }
        }
    }

    private static boolean isOfTables(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".parquet") || name.equals("codebook.csv");
    }
}
