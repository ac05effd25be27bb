package org.casegraph.table.review;

import java.util.EnumSet;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.casegraph.cohort.selection.CaseSelection;
import org.casegraph.cohort.selection.CaseSelection.Condition;
import org.casegraph.cohort.selection.SelectionKey;
import org.casegraph.graph.TermIds;
import org.casegraph.query.NameResolver;
import org.casegraph.search.Kind;

/** Conditions on cases as people write them, with a name such as glucagonoma in place of an id. */
public final class NamedConditions {
    private static final Set<SelectionKey> OF_TERMS =
            EnumSet.of(SelectionKey.DISEASE, SelectionKey.WITH, SelectionKey.WITHOUT);

    private NamedConditions() {}

    /**
     * The same with the IRI of each term.
     *
     * @param graph all cases with what was inferred of them, and the ontology
     * @throws org.casegraph.problem.Problem with the nearest names where one is none, or several
     */
    public static CaseSelection resolved(CaseSelection selection, Graph graph) {
        NameResolver names = new NameResolver(graph);
        return new CaseSelection(selection.conditions().stream()
                .map(condition -> isName(condition)
                        ? new Condition(
                                condition.key(),
                                names.find(condition.value(), Kind.CLASS).getURI())
                        : condition)
                .toList());
    }

    private static boolean isName(Condition condition) {
        return OF_TERMS.contains(condition.key())
                && TermIds.iris(condition.value()).isEmpty();
    }
}
