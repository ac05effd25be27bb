package org.casegraph.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.casegraph.vocabulary.CG;

/** A dump as other engines load it: each triple once as N-Triples, and the pairs of a star table. */
final class StarTable {
    private static final Map<Node, String> FILES = Map.of(
            RDF.type.asNode(),
            "type.tsv",
            CG.inCase,
            "in-case.tsv",
            CG.absentKind,
            "absent.tsv",
            CG.concludes,
            "concludes.tsv");

    private StarTable() {}

    /**
     * @param dump packed, or of several graphs
     * @return how many triples were written
     */
    static long write(Path dump, Path triples, Path folder) throws IOException {
        long[] written = {0};
        try (OutputStream out = Files.newOutputStream(triples);
                BufferedWriter types = Files.newBufferedWriter(folder.resolve("type.tsv"));
                BufferedWriter cases = Files.newBufferedWriter(folder.resolve("in-case.tsv"));
                BufferedWriter absent = Files.newBufferedWriter(folder.resolve("absent.tsv"));
                BufferedWriter concludes = Files.newBufferedWriter(folder.resolve("concludes.tsv"))) {
            Map<String, BufferedWriter> pairs =
                    Map.of("type.tsv", types, "in-case.tsv", cases, "absent.tsv", absent, "concludes.tsv", concludes);
            StreamRDF writer = StreamRDFWriter.getWriterStream(out, RDFFormat.NTRIPLES_UTF8);
            writer.start();
            RDFDataMgr.parse(
                    new StreamRDFBase() {
                        @Override
                        public void quad(Quad quad) {
                            triple(quad.asTriple());
                        }

                        @Override
                        public void triple(Triple triple) {
                            writer.triple(triple);
                            written[0]++;
                            String file = FILES.get(triple.getPredicate());
                            if (file != null
                                    && triple.getSubject().isURI()
                                    && triple.getObject().isURI()) {
                                add(pairs.get(file), triple);
                            }
                        }
                    },
                    dump.toString());
            writer.finish();
        }
        return written[0];
    }

    private static void add(BufferedWriter pairs, Triple triple) {
        try {
            pairs.write(triple.getSubject().getURI());
            pairs.write('\t');
            pairs.write(triple.getObject().getURI());
            pairs.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
