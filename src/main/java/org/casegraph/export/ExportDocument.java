package org.casegraph.export;

import java.util.List;

/**
 * What becomes one file: a case, or the cases of a family or a cohort.
 *
 * @param id what the source called it
 * @param cases at least one, a proband first
 */
public record ExportDocument(String id, List<ExportedCase> cases) {
    public ExportDocument {
        cases = List.copyOf(cases);
    }

    /** The only case, or the first. */
    public ExportedCase first() {
        return cases.get(0);
    }
}
