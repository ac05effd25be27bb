package org.casegraph.endpoint;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;

/**
 * All named graphs as N-Quads in gzip, sent as they are read. Its length is not known before, so a dump that breaks off
 * lacks the end of the transfer and of the gzip file, and no client takes it for whole.
 */
@SuppressWarnings("serial") // a servlet is Serializable by heritage; nobody writes one out
final class DumpServlet extends HttpServlet {
    private final Supplier<DatasetGraph> served;

    DumpServlet(Supplier<DatasetGraph> served) {
        this.served = served;
    }

    @Override
    protected void doHead(HttpServletRequest request, HttpServletResponse response) {
        head(response);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        head(response);
        DatasetGraph dataset = served.get();
        try (OutputStream out = new GZIPOutputStream(response.getOutputStream())) {
            StreamRDF quads = StreamRDFWriter.getWriterStream(out, Lang.NQUADS);
            quads.start();
            dataset.listGraphNodes().forEachRemaining(name -> dataset.getGraph(name)
                    .find()
                    .forEachRemaining(triple -> quads.quad(Quad.create(name, triple))));
            quads.finish();
        }
    }

    private static void head(HttpServletResponse response) {
        response.setContentType("application/gzip");
        response.setHeader("Content-Disposition", "attachment; filename=\"casegraph.nq.gz\"");
        response.setHeader("Link", "</.well-known/void>; rel=\"describedby\"");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Access-Control-Allow-Origin", "*");
    }
}
