package org.casegraph.export.delivery;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.casegraph.export.ExportFormat;
import org.casegraph.export.fhir.FhirFormat;
import org.casegraph.export.linked.LinkedFormats;
import org.casegraph.export.phenopacket.PhenopacketExport;
import org.casegraph.export.rdf.RdfExport;
import org.casegraph.export.summary.SummaryFormats;

/** The formats in which cases leave. */
public final class ExportFormats {
    private static final List<ExportFormat> ALL = Stream.of(
                    PhenopacketExport.formats(),
                    FhirFormat.formats(),
                    LinkedFormats.formats(),
                    SummaryFormats.formats(),
                    RdfExport.formats())
            .flatMap(List::stream)
            .toList();

    private ExportFormats() {}

    /** In the order in which they are listed. */
    public static List<ExportFormat> all() {
        return ALL;
    }

    /** The format that a person names. */
    public static Optional<ExportFormat> named(String name) {
        return ALL.stream().filter(format -> format.name().equals(name)).findFirst();
    }
}
