package org.casegraph.export.fhir;

import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.RDF;
import org.casegraph.export.ExportFormat;
import org.casegraph.export.ExportedCase;
import org.casegraph.graph.Values;
import org.casegraph.source.SourceGraph;
import org.casegraph.vocabulary.CG;

/** A case as a Bundle of FHIR R4. */
public final class FhirFormat {
    private FhirFormat() {}

    public static List<ExportFormat> formats() {
        return List.of(new ExportFormat(
                "fhir",
                "application/fhir+json",
                ".json",
                ExportFormat.Unit.CASE,
                document -> {
                    ExportedCase exported = document.first();
                    return FhirBundle.write(exported.stated(), exported.iri(), exported.terms());
                },
                bytes -> {
                    Graph graph = FhirCase.read(bytes);
                    Node iri = Values.subjects(graph, RDF.type.asNode(), CG.Case).stream()
                            .findFirst()
                            .orElseGet(() -> NodeFactory.createURI(CG.CASE_BASE));
                    return List.of(new SourceGraph("the export", iri, graph, Map.of()));
                }));
    }
}
