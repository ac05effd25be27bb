package org.casegraph.draft;

import java.util.Locale;
import java.util.Map;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.casegraph.draft.words.DraftData;
import org.casegraph.draft.words.WordGroup;
import org.casegraph.vocabulary.CG;

/** Writes the order and the dates of rows as constraints. */
final class CaseTimes {
    /** Half of the unit or somewhat more: a distance is told as rounded to it. */
    private static final Map<String, String> TOLERANCES =
            Map.of("day", "P1D", "week", "P4D", "month", "P15D", "year", "P6M");

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
            if (isAt && statement.kind() == RowKind.FINDING) {
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
        out.add(node, RDF.type.asNode(), CG.DateConstraint);
        out.add(node, RDFS.label.asNode(), CaseTriples.label(rows.labelOf(statement) + " dated " + statement.date()));
        out.add(
                node,
                CG.occurrence,
                out.node(
                        statement.kind() == RowKind.ORDER
                                ? statement.row().cell(Column.WHAT)
                                : statement.judgement().id()));
        out.add(
                node,
                CG.date,
                NodeFactory.createLiteralDT(
                        statement.date(),
                        statement.date().length() == 4
                                ? XSDDatatype.XSDgYear
                                : statement.date().length() == 7 ? XSDDatatype.XSDgYearMonth : XSDDatatype.XSDdate));
        out.add(node, CG.strength, DraftData.terms(WordGroup.STRENGTH).getOrDefault(strength, CG.StatedOrder));
        out.stated(node, statement);
    }

    private void order(Node node, DraftStatement.Order order, DraftStatement statement, String strength) {
        boolean isLater = order.word().isLater();
        out.add(node, RDF.type.asNode(), CG.TemporalConstraint);
        out.add(
                node,
                RDFS.label.asNode(),
                CaseTriples.label(order.subject() + " "
                        + (order.number().isEmpty() ? "" : order.number() + " " + order.unit() + " ")
                        + order.word().written()
                        + " " + order.other()));
        out.add(node, CG.earlier, out.node(isLater ? order.other() : order.subject()));
        out.add(node, CG.later, out.node(isLater ? order.subject() : order.other()));
        if (!order.distance().isEmpty()) {
            Node distance = NodeFactory.createLiteralDT(order.distance(), XSDDatatype.XSDduration);
            out.add(node, CG.minimum, distance);
            out.add(node, CG.maximum, distance);
            out.add(
                    node,
                    CG.tolerance,
                    NodeFactory.createLiteralDT(TOLERANCES.getOrDefault(order.unit(), "P1D"), XSDDatatype.XSDduration));
            out.add(
                    node,
                    RDFS.comment.asNode(),
                    CaseTriples.label("Tolerance of the draft: a distance is taken as rounded to its unit."));
        } else if (order.word() == OrderWord.AT) {
            out.add(node, CG.maximum, NodeFactory.createLiteralDT("P0D", XSDDatatype.XSDduration));
        } else if (order.word() == OrderWord.BEFORE || order.word() == OrderWord.AFTER) {
            out.add(node, CG.strict, CaseTriples.flag(true));
        }
        out.add(
                node,
                CG.strength,
                DraftData.terms(WordGroup.STRENGTH)
                        .getOrDefault(strength, order.distance().isEmpty() ? CG.MarkedOrder : CG.StatedOrder));
        out.stated(node, statement);
    }
}
