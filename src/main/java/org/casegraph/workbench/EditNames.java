package org.casegraph.workbench;

import org.apache.jena.graph.Node;
import org.casegraph.graph.Labels;

/** What a person calls an edit when it is to be undone. */
final class EditNames {
    private EditNames() {}

    static String of(Edit edit, CaseText before, KnownTerms terms) {
        if (edit instanceof Edit.State state) {
            return "add " + state.fact().standing().words()
                    + terms.label(state.fact().term());
        }
        if (edit instanceof Edit.Order order) {
            return "add “" + label(order.node(), before) + " "
                    + order.tie().word().words() + " "
                    + label(order.tie().other(), before) + "”";
        }
        if (edit instanceof Edit.Dated dated) {
            return "date " + label(dated.node(), before) + " " + dated.date();
        }
        if (edit instanceof Edit.Quoted quoted) {
            return "quote more words for " + label(quoted.node(), before);
        }
        if (edit instanceof Edit.Person) {
            return "tell of the patient";
        }
        if (edit instanceof Edit.Reworded reworded) {
            return "reword " + label(reworded.node(), before);
        }
        if (edit instanceof Edit.Rewritten rewritten) {
            return "rewrite " + label(rewritten.node(), before);
        }
        return "remove " + label(((Edit.Removed) edit).node(), before);
    }

    private static String label(Node node, CaseText before) {
        return new Labels(before.graph()).of(node);
    }
}
