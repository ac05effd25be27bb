package org.casegraph.export.rdf;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.casegraph.export.ExportDocument;
import org.casegraph.export.ExportFormat;
import org.casegraph.export.ExportedCase;
import org.casegraph.graph.SortedGraph;
import org.casegraph.source.SourceGraph;
import org.casegraph.vocabulary.CG;

/** Cases as they are, as Turtle, or with their graph's name as TriG and N-Quads. */
public final class RdfExport {
    private static final Map<String, String> PREFIXES = Map.of(
            "cg", CG.NS,
            "dcterms", "http://purl.org/dc/terms/",
            "obo", "http://purl.obolibrary.org/obo/",
            "owl", "http://www.w3.org/2002/07/owl#",
            "rdfs", "http://www.w3.org/2000/01/rdf-schema#",
            "xsd", "http://www.w3.org/2001/XMLSchema#");

    private RdfExport() {}

    /** In the order of their names. */
    public static List<ExportFormat> formats() {
        return List.of(
                format("nquads", Lang.NQUADS, RDFFormat.NQUADS, ".nq"),
                format("trig", Lang.TRIG, RDFFormat.TRIG_PRETTY, ".trig"),
                format("turtle", Lang.TURTLE, RDFFormat.TURTLE_PRETTY, ".ttl"));
    }

    private static ExportFormat format(String name, Lang language, RDFFormat layout, String ending) {
        return new ExportFormat(
                name,
                language.getContentType().getContentTypeStr(),
                ending,
                ExportFormat.Unit.CASE,
                document -> write(document, layout),
                bytes -> read(bytes, language));
    }

    private static byte[] write(ExportDocument document, RDFFormat layout) {
        ExportedCase exported = document.first();
        Graph graph = new SortedGraph(exported.stated());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (layout.equals(RDFFormat.TURTLE_PRETTY)) {
            Graph named = GraphMemFactory.createDefaultGraphSameTerm();
            graph.find().forEachRemaining(named::add);
            named.getPrefixMapping().setNsPrefixes(PREFIXES);
            RDFWriter.create()
                    .source(named)
                    .base(exported.iri().getURI())
                    .format(layout)
                    .output(out);
        } else {
            DatasetGraph quads = DatasetGraphFactory.create();
            graph.find().forEachRemaining(triple -> quads.add(Quad.create(exported.iri(), triple)));
            PREFIXES.forEach(quads.prefixes()::add);
            RDFWriter.create().source(quads).format(layout).output(out);
        }
        return out.toByteArray();
    }

    private static List<SourceGraph> read(byte[] bytes, Lang language) {
        DatasetGraph quads = DatasetGraphFactory.create();
        RDFParser.create()
                .source(new ByteArrayInputStream(bytes))
                .lang(language)
                .parse(quads);
        Graph all = GraphMemFactory.createDefaultGraphSameTerm();
        quads.find().forEachRemaining(quad -> all.add(quad.asTriple()));
        List<Node> cases = all.find(Node.ANY, RDF.type.asNode(), CG.Case)
                .mapWith(triple -> triple.getSubject())
                .toList();
        return cases.stream()
                .map(one -> new SourceGraph("the export", one, all, Map.of()))
                .toList();
    }
}
