package org.casegraph.draft;

import java.util.List;
import java.util.Optional;

/** The case file of the rows that are accepted. */
final class DraftCase {
    private DraftCase() {}

    /**
     * In Turtle, nodes in the order of the rows.
     *
     * @param sha256 of the report
     * @param licence of the case, where no row gives it
     */
    static String turtle(
            String id, List<DraftStatement> accepted, DraftTerms terms, String sha256, Optional<String> licence) {
        AcceptedRows rows = new AcceptedRows(accepted, terms);
        CaseTriples out = new CaseTriples(id, rows);
        CaseNodes nodes = new CaseNodes(rows, out);
        new CaseHead(rows, out).state(id, sha256, licence);
        rows.all().forEach(nodes::state);
        nodes.survival();
        rows.all().forEach(new CaseTimes(rows, out)::state);
        return out.turtle();
    }
}
