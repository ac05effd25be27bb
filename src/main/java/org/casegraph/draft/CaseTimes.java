package org.casegraph.draft;

import java.util.Locale;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.casegraph.draft.words.DraftData;
import org.casegraph.draft.words.WordGroup;
import org.casegraph.statement.Literals;
import org.casegraph.statement.OrderWord;
import org.casegraph.statement.Statements;
import org.casegraph.vocabulary.CG;

/** Writes the order and the dates of rows as constraints. */
final class CaseTimes {
    private final AcceptedRows rows;
    private final CaseTriples out;

    CaseTimes(AcceptedRows rows, CaseTriples out) {
        this.rows = rows;
        this.out = out;
    }

    void state(DraftStatement statement) {
        if (statement.kind() == RowKind.PATIENT) {
            return;
        }
        int number = 0;
        String given = statement.row().cell(Column.STRENGTH).toLowerCase(Locale.ROOT);
        for (DraftStatement.Order order : statement.orders()) {
            number++;
            boolean isAt = order.word() == OrderWord.AT;
            if (isAt && (statement.kind() == RowKind.FINDING || statement.status() == RowStatus.ABSENT)) {
                // The node itself says at which event it was found.
                continue;
            }
            if (rows.has(order.other()) && rows.has(order.subject())) {
                order(out.node("t-" + statement.judgement().id() + "-" + number), order, statement, given);
            } else {
                statement
                        .judgement()
                        .note("its order to a refused row was left out: "
                                + order.word().written() + " " + order.other());
            }
        }
        if (!statement.date().isEmpty()) {
            date(statement, given);
        }
    }

    private void date(DraftStatement statement, String strength) {
        Node node = out.node("t-" + statement.judgement().id() + "-date");
        String of = statement.kind() == RowKind.ORDER
                ? statement.row().cell(Column.WHAT)
                : statement.judgement().id();
        out.add(node, RDF.type.asNode(), CG.DateConstraint);
        out.add(node, RDFS.label.asNode(), Literals.words(rows.labelOf(statement) + " dated " + statement.date()));
        out.add(node, Statements.date(out.node(of), statement.date(), given(strength)));
        out.stated(node, statement);
    }

    private static Optional<Node> given(String strength) {
        return Optional.ofNullable(DraftData.terms(WordGroup.STRENGTH).get(strength));
    }

    private void order(Node node, DraftStatement.Order order, DraftStatement statement, String strength) {
        String far = order.length().map(length -> length.words() + " ").orElse("");
        out.add(node, RDF.type.asNode(), CG.TemporalConstraint);
        out.add(
                node,
                RDFS.label.asNode(),
                Literals.words(order.subject() + " " + far + order.word().written() + " " + order.other()));
        out.add(
                node,
                Statements.order(
                        out.node(order.subject()),
                        order.word(),
                        out.node(order.other()),
                        order.length(),
                        given(strength)));
        out.stated(node, statement);
    }
}
