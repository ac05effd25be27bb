package org.casegraph.source;

import java.util.List;

/**
 * One record of a dataset as a case.
 *
 * @param id the id in the case's IRI
 * @param losses what the record says beyond it, in the order of the file
 */
public record ImportedCase(String id, SourceGraph source, List<Loss> losses) {
    public ImportedCase {
        losses = List.copyOf(losses);
    }
}
