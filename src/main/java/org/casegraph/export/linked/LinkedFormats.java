package org.casegraph.export.linked;

import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.vocabulary.RDF;
import org.casegraph.export.ExportFormat;
import org.casegraph.export.ExportedCase;
import org.casegraph.graph.Values;
import org.casegraph.source.SourceGraph;
import org.casegraph.vocabulary.CG;

/** A case in other models of RDF, and in JSON-LD. */
public final class LinkedFormats {
    private LinkedFormats() {}

    /** In the order of their names. */
    public static List<ExportFormat> formats() {
        return List.of(
                mapped("care-sm", Lang.NQUADS, ".nq"), jsonLd(), mapped("rdf-phenopackets", Lang.TURTLE, ".ttl"));
    }

    private static ExportFormat jsonLd() {
        return new ExportFormat(
                "jsonld",
                Lang.JSONLD.getContentType().getContentTypeStr(),
                ".jsonld",
                ExportFormat.Unit.CASE,
                document -> JsonLdCase.write(
                        document.first().stated(), document.first().iri()),
                bytes -> {
                    Graph graph = JsonLdCase.read(bytes);
                    Node iri = Values.subjects(graph, RDF.type.asNode(), CG.Case).stream()
                            .findFirst()
                            .orElseGet(() -> NodeFactory.createURI(CG.CASE_BASE));
                    return List.of(new SourceGraph("the export", iri, graph, Map.of()));
                });
    }

    private static ExportFormat mapped(String id, Lang lang, String ending) {
        return new ExportFormat(
                id,
                lang.getContentType().getContentTypeStr(),
                ending,
                ExportFormat.Unit.CASE,
                document -> {
                    ExportedCase exported = document.first();
                    return MappedExport.of(id, lang).write(exported.stated(), exported.terms());
                },
                bytes -> MappedExport.of(id, lang).read(bytes));
    }
}
