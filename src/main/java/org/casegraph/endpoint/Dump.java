package org.casegraph.endpoint;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.casegraph.endpoint.http.HttpResource;
import org.casegraph.endpoint.http.Representation;
import org.casegraph.endpoint.http.StreamedBody;

/**
 * All named graphs as N-Quads in gzip, sent as they are read. Its length is not known before, so a dump that breaks off
 * lacks the end of the transfer and of the gzip file, and no client takes it for whole.
 */
final class Dump implements HttpResource {
    private static final int PART = 32 * 1024;

    private final DatasetGraph dataset;

    Dump(DatasetGraph dataset) {
        this.dataset = dataset;
    }

    @Override
    public Representation answer(HttpServletRequest request) {
        return Representation.of("application/gzip", new byte[0])
                .withHeader("Content-Disposition", "attachment; filename=\"casegraph.nq.gz\"")
                .withHeader("Link", "</.well-known/void>; rel=\"describedby\"");
    }

    @Override
    public Optional<StreamedBody> parts() {
        return Optional.of(new Quads());
    }

    private final class Quads implements StreamedBody {
        private final Iterator<Quad> quads = Iter.flatMap(
                dataset.listGraphNodes(),
                name -> dataset.getGraph(name).find().mapWith(triple -> Quad.create(name, triple)));
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(2 * PART);
        private GZIPOutputStream zip;
        private StreamRDF writer;
        private boolean isWhole;

        @Override
        public Optional<byte[]> next() throws IOException {
            if (writer == null) {
                zip = new GZIPOutputStream(bytes);
                writer = StreamRDFWriter.getWriterStream(zip, Lang.NQUADS);
                writer.start();
            }
            while (bytes.size() < PART && quads.hasNext()) {
                writer.quad(quads.next());
            }
            if (!quads.hasNext() && !isWhole) {
                writer.finish();
                zip.finish();
                isWhole = true;
            }
            byte[] part = bytes.toByteArray();
            bytes.reset();
            return part.length == 0 ? Optional.empty() : Optional.of(part);
        }
    }
}
