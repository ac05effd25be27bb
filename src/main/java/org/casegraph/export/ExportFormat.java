package org.casegraph.export;

import java.util.List;
import java.util.function.Function;
import org.casegraph.source.SourceGraph;

/**
 * A format in which cases leave.
 *
 * @param name as it is typed: {@code phenopacket}
 * @param mediaType as in a Content-Type, without parameters
 * @param ending of its files, with the dot
 * @param unit what one file holds
 * @param writer the same bytes for the same document; throws a {@code Problem} for one that it cannot hold at all
 * @param reader the case graphs of what was written, from nothing but its bytes
 */
public record ExportFormat(
        String name,
        String mediaType,
        String ending,
        Unit unit,
        Function<ExportDocument, byte[]> writer,
        Function<byte[], List<SourceGraph>> reader) {

    /** What one file holds. */
    public enum Unit {
        /** One case. */
        CASE,
        /** The cases of a family; one without family is a family of its own. */
        FAMILY,
        /** All cases that were asked for. */
        COHORT
    }
}
