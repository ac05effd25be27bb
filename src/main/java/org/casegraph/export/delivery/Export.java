package org.casegraph.export.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.GraphMemFactory;
import org.casegraph.export.ExportDocument;
import org.casegraph.export.ExportFormat;
import org.casegraph.export.ExportedCase;
import org.casegraph.export.Losses;
import org.casegraph.export.LostItem;
import org.casegraph.graph.CaseIris;
import org.casegraph.source.CaseId;
import org.casegraph.source.SourceGraph;

/**
 * A document as it leaves.
 *
 * @param name of its files, without ending
 * @param content the file
 * @param losses what the cases say and the file does not, case by case
 */
public record Export(ExportFormat format, ExportDocument document, String name, byte[] content, List<LostItem> losses) {
    public Export {
        losses = List.copyOf(losses);
    }

    /** Writes a document, and reads what was written to see what is not in it. */
    public static Export of(ExportFormat format, ExportDocument document) {
        byte[] content = format.writer().apply(document);
        List<SourceGraph> back = format.reader().apply(content);
        List<LostItem> losses = new ArrayList<>();
        for (ExportedCase original : document.cases()) {
            losses.addAll(Losses.between(format.name(), original, of(original, back)));
        }
        return new Export(format, document, CaseId.iriSafe(document.id()), content, losses);
    }

    /** As the file beside has it. */
    public String lossList() {
        return Losses.json(format, document, losses);
    }

    private static SourceGraph of(ExportedCase original, List<SourceGraph> back) {
        return back.stream()
                .filter(graph -> graph.name().equals(original.iri())
                        || graph.name().equals(CaseIris.of(CaseId.iriSafe(original.id()))))
                .findFirst()
                .orElseGet(() -> new SourceGraph(
                        "the export", original.iri(), GraphMemFactory.createDefaultGraphSameTerm(), Map.of()));
    }
}
