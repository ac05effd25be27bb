package org.casegraph.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;

/** A folder from which other programs load what a store holds: {@code dump.nq.gz} and its description, {@code void.ttl}. */
public final class DumpFolder {
    static final String QUADS = "dump.nq.gz";
    static final String DESCRIPTION = "void.ttl";
    private static final int BUFFER = 64 * 1024;

    private DumpFolder() {}

    /**
     * Writes both, each whole or not at all.
     *
     * @param description of the dataset, as one graph
     * @param replaces whether a file with other content gives way
     * @throws Problem if one cannot be written, or another is there that is to stay
     */
    public static void write(DatasetGraph dataset, Graph description, Path folder, boolean replaces, Disk disk) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw Problem.of(
                    Mistake.NOT_WRITTEN,
                    folder.toString(),
                    "no such folder can be made: " + Problem.reason(e),
                    "Name another folder",
                    e);
        }
        WholeFiles files = new WholeFiles(folder, replaces, disk);
        files.sweep();
        files.write(QUADS, out -> writeQuads(dataset, out));
        files.write(DESCRIPTION, out -> RDFWriter.source(description)
                .format(RDFFormat.TURTLE_PRETTY)
                .output(out));
        files.finish();
    }

    /** All named graphs as N-Quads in gzip; the stream stays open. */
    public static void writeQuads(DatasetGraph dataset, OutputStream out) throws IOException {
        GZIPOutputStream zip = new GZIPOutputStream(out, BUFFER);
        StreamRDF stream = StreamRDFWriter.getWriterStream(zip, Lang.NQUADS);
        stream.start();
        dataset.listGraphNodes().forEachRemaining(name -> dataset.getGraph(name)
                .find()
                .forEachRemaining(triple -> stream.quad(Quad.create(name, triple))));
        stream.finish();
        zip.finish();
    }
}
