package org.casegraph.draft;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.casegraph.draft.words.DraftData;
import org.casegraph.draft.words.WordGroup;
import org.casegraph.statement.Literals;
import org.casegraph.statement.OrderWord;
import org.casegraph.statement.Statements;
import org.casegraph.vocabulary.CG;

/** Writes what a row states as a node of the case. */
final class CaseNodes {
    private final AcceptedRows rows;
    private final CaseTriples out;
    private final Statements statements;

    CaseNodes(AcceptedRows rows, CaseTriples out) {
        this.rows = rows;
        this.out = out;
        this.statements = new Statements(rows.terms()::isBelow);
    }

    void state(DraftStatement statement) {
        if (statement.kind() == RowKind.ORDER || statement.kind() == RowKind.REPORT) {
            return;
        }
        boolean isPatient = statement.kind() == RowKind.PATIENT;
        Node node = out.node(isPatient ? "patient" : statement.judgement().id());
        types(statement).forEach(type -> out.add(node, RDF.type.asNode(), type));
        out.add(node, RDFS.label.asNode(), Literals.words(rows.labelOf(statement)));
        boolean isAbsent = statement.status() == RowStatus.ABSENT;
        if (statement.hasTerm()) {
            statement
                    .kind()
                    .stated()
                    .ifPresent(kind -> out.add(node, Statements.claim(kind, statement.standing(), statement.term())));
        }
        switch (statement.kind()) {
            case FINDING -> finding(node, statement, isAbsent);
            case EVENT -> {
                if (isAbsent) {
                    finding(node, statement, true);
                }
            }
            case MEASUREMENT -> measurement(node, statement);
            case DIAGNOSIS -> ground(node, statement);
            case PATIENT -> patient(node, statement);
            default -> {}
        }
        statement.sites().forEach(site -> out.add(node, CG.site, site));
        if (statement.row().cellsOf(Column.SITE).contains(RowTerms.ANYWHERE)) {
            out.add(node, CG.anywhere, Literals.flag(true));
        }
        Map<Node, Node> links = new HashMap<>();
        for (DraftStatement.Relation relation : statement.relations()) {
            if (rows.has(relation.other())) {
                Node other = out.node(relation.other());
                out.add(node, relation.property(), other);
                links.putIfAbsent(relation.property(), other);
            } else {
                statement.judgement().note("its relation to the refused row " + relation.other() + " was left out");
            }
        }
        if (!isPatient) {
            out.add(
                    node,
                    CG.about,
                    Statements.saysOfWhat(links.keySet()).map(links::get).orElseGet(() -> out.node("patient")));
        }
        String comment = statement.row().cell(Column.COMMENT);
        if (!comment.isEmpty()) {
            out.add(node, RDFS.comment.asNode(), Literals.words(comment));
        }
        out.stated(node, statement);
    }

    private List<Node> types(DraftStatement statement) {
        return statement
                .kind()
                .stated()
                .map(kind -> statements.types(
                        kind,
                        statement.standing(),
                        statement.hasTerm() ? statement.term() : kind.roots().get(0),
                        isResponse(statement)))
                .orElse(List.of(CG.Patient));
    }

    private boolean isResponse(DraftStatement statement) {
        return Statements.isResponse(statement.relations().stream()
                .filter(relation -> rows.has(relation.other()))
                .map(DraftStatement.Relation::property)
                .toList());
    }

    private void finding(Node node, DraftStatement statement, boolean isAbsent) {
        List<String> at = statement.orders().stream()
                .filter(order -> order.word() == OrderWord.AT)
                .map(DraftStatement.Order::other)
                .filter(rows::has)
                .toList();
        if (!isAbsent) {
            at.forEach(other -> out.add(
                    node,
                    statements
                            .foundAt(statement.standing(), rows.typesOf(other))
                            .orElse(CG.startsWith),
                    out.node(other)));
            return;
        }
        out.add(node, CG.basis, statement.basis().orElse(CG.ReportStatement));
        at.forEach(other -> out.add(node, CG.observedIn, out.node(other)));
        List<String> after = statement.orders().stream()
                .filter(order -> order.word() == OrderWord.AFTER)
                .map(DraftStatement.Order::other)
                .filter(rows::has)
                .toList();
        String presentation =
                rows.first(CG.Presentation).map(one -> one.judgement().id()).orElse("");
        if (statement.isEver() && !presentation.isEmpty()) {
            out.add(node, CG.span, CG.EverUntil);
            out.add(node, CG.spanTo, out.node(presentation));
        } else if (!at.isEmpty()) {
            out.add(
                    node,
                    CG.span,
                    rows.isOf(at.get(0), CG.FollowUpVisit)
                            ? CG.AtFollowUp
                            : rows.isOf(at.get(0), CG.Encounter) ? CG.AtPresentation : CG.AtTest);
        } else if (!after.isEmpty()) {
            out.add(node, CG.span, CG.AfterEvent);
            out.add(node, CG.spanFrom, out.node(after.get(0)));
        } else {
            out.add(node, CG.span, CG.SpanNotStated);
        }
    }

    private void measurement(Node node, DraftStatement statement) {
        String interpretation = statement.row().cell(Column.INTERPRETATION).toLowerCase(Locale.ROOT);
        if (!interpretation.isEmpty()) {
            out.add(
                    node,
                    CG.interpretation,
                    DraftData.terms(WordGroup.INTERPRETATION).getOrDefault(interpretation, CG.Unremarkable));
        }
        statement
                .value()
                .ifPresent(value -> out.add(
                        node,
                        Statements.result(
                                value,
                                statement.row().cell(Column.UNIT),
                                statement.ucum(),
                                statement.row().cell(Column.LOW),
                                statement.row().cell(Column.HIGH))));
    }

    private void ground(Node node, DraftStatement statement) {
        String ground = statement.row().cell(Column.BASIS).toLowerCase(Locale.ROOT);
        if (statement.status() == RowStatus.FINAL) {
            out.add(
                    node,
                    CG.hasDiagnosticGround,
                    DraftData.terms(WordGroup.GROUND).getOrDefault(ground, CG.GroundNotRead));
        }
    }

    private void patient(Node node, DraftStatement statement) {
        out.add(
                node,
                CG.sex,
                statement.row().cell(Column.WHAT).equalsIgnoreCase(CG.name(CG.Female)) ? CG.Female : CG.Male);
        String age = String.join("-", statement.numbers());
        if (age.matches("\\d{1,3}")) {
            out.add(node, CG.ageYears, Literals.whole(Integer.parseInt(age)));
            Stream<String> at = statement.orders().stream()
                    .filter(order -> order.word() == OrderWord.AT && rows.has(order.other()))
                    .map(DraftStatement.Order::other);
            Stream<String> presentations = rows.first(CG.Presentation).stream()
                    .map(one -> one.judgement().id());
            Stream.concat(at, presentations).findFirst().ifPresent(id -> out.add(node, CG.ageAt, out.node(id)));
        }
    }

    /** Who comes to a visit lives. */
    void survival() {
        boolean isTold = rows.all().stream()
                .anyMatch(one -> one.hasTerm()
                        && List.of(CG.Alive, CG.Death, CG.LostToFollowUp).stream()
                                .anyMatch(outcome -> rows.isOf(one.judgement().id(), outcome)));
        rows.all().stream()
                .filter(one -> !isTold && rows.isOf(one.judgement().id(), CG.FollowUpVisit))
                .findFirst()
                .ifPresent(visit -> {
                    Node alive = out.node("alive");
                    out.add(alive, RDF.type.asNode(), CG.Alive);
                    out.add(alive, RDF.type.asNode(), CG.Outcome);
                    out.add(alive, RDFS.label.asNode(), Literals.words("alive at the " + rows.labelOf(visit)));
                    out.add(alive, CG.observedIn, out.node(visit.judgement().id()));
                    out.add(alive, CG.about, out.node("patient"));
                    out.add(alive, CG.inCase, out.document());
                    out.add(alive, CG.voice, CG.CuratorChosen);
                    out.add(
                            alive,
                            RDFS.comment.asNode(),
                            Literals.words("No row of the draft says so; who comes to a visit lives."));
                    visit.judgement().passages().stream()
                            .limit(1)
                            .forEach(place -> out.add(alive, CG.statedIn, out.passage(place)));
                });
    }
}
