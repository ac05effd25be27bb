package org.casegraph.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.casegraph.draft.words.DraftData;
import org.casegraph.draft.words.WordGroup;
import org.casegraph.vocabulary.CG;

/** Writes what a row states as a node of the case. */
final class CaseNodes {
    private final AcceptedRows rows;
    private final CaseTriples out;

    CaseNodes(AcceptedRows rows, CaseTriples out) {
        this.rows = rows;
        this.out = out;
    }

    void state(DraftStatement statement) {
        if (statement.kind() == RowKind.ORDER || statement.kind() == RowKind.REPORT) {
            return;
        }
        boolean isPatient = statement.kind() == RowKind.PATIENT;
        Node node = out.node(isPatient ? "patient" : statement.judgement().id());
        types(statement).forEach(type -> out.add(node, RDF.type.asNode(), type));
        out.add(node, RDFS.label.asNode(), CaseTriples.label(rows.labelOf(statement)));
        boolean isAbsent = statement.status() == RowStatus.ABSENT;
        switch (statement.kind()) {
            case FINDING -> finding(node, statement, isAbsent);
            case MEASUREMENT -> measurement(node, statement);
            case DIAGNOSIS -> diagnosis(node, statement);
            case GRADE -> out.add(node, CG.grade, statement.term());
            case PATIENT -> patient(node, statement);
            default -> {}
        }
        statement.sites().forEach(site -> out.add(node, CG.site, site));
        if (statement.row().cellsOf(Column.SITE).contains(RowTerms.ANYWHERE)) {
            out.add(node, CG.anywhere, CaseTriples.flag(true));
        }
        boolean hasAbout = isPatient;
        for (DraftStatement.Relation relation : statement.relations()) {
            if (rows.has(relation.other())) {
                out.add(node, relation.property(), out.node(relation.other()));
                hasAbout |= relation.property().equals(CG.about);
            } else {
                statement.judgement().note("its relation to the refused row " + relation.other() + " was left out");
            }
        }
        if (!hasAbout) {
            out.add(node, CG.about, out.node("patient"));
        }
        String comment = statement.row().cell(Column.COMMENT);
        if (!comment.isEmpty()) {
            out.add(node, RDFS.comment.asNode(), CaseTriples.label(comment));
        }
        out.stated(node, statement);
    }

    private List<Node> types(DraftStatement statement) {
        return switch (statement.kind()) {
            case FINDING ->
                switch (statement.status()) {
                    case ABSENT -> List.of(CG.AbsentFinding);
                    case SUSPECTED -> List.of(CG.SuspectedFinding);
                    default -> {
                        List<Node> types = new ArrayList<>(List.of(statement.term()));
                        for (Node wide : List.of(CG.Outcome, CG.TreatmentResponse)) {
                            if (CG.isTerm(statement.term()) && rows.terms().isBelow(statement.term(), List.of(wide))) {
                                types.add(wide);
                            }
                        }
                        if (types.size() == 1 || rows.terms().isBelow(statement.term(), List.of(CG.Finding))) {
                            types.add(CG.Finding);
                        }
                        yield types;
                    }
                };
            case MEASUREMENT -> List.of(CG.Measurement, CG.Finding);
            case DIAGNOSIS ->
                List.of(DraftData.terms(WordGroup.DIAGNOSIS)
                        .getOrDefault(statement.status().written(), CG.FinalDiagnosis));
            case GRADE -> List.of(CG.GradeAssessment, CG.Finding);
            case SPECIMEN -> List.of(CG.Specimen);
            case TUMOUR -> List.of(CG.Tumour);
            case PATIENT -> List.of(CG.Patient);
            default -> List.of(statement.term());
        };
    }

    private void finding(Node node, DraftStatement statement, boolean isAbsent) {
        List<String> at = statement.orders().stream()
                .filter(order -> order.word() == OrderWord.AT)
                .map(DraftStatement.Order::other)
                .filter(rows::has)
                .toList();
        if (statement.status() == RowStatus.SUSPECTED) {
            out.add(node, CG.suspects, statement.term());
        }
        if (!isAbsent) {
            at.forEach(other -> out.add(
                    node,
                    rows.isOf(other, CG.Encounter)
                            ? CG.reportedAt
                            : rows.isOf(other, CG.Test) ? CG.observedIn : CG.startsWith,
                    out.node(other)));
            return;
        }
        out.add(node, CG.absenceOf, statement.term());
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
        out.add(node, CG.measures, statement.term());
        String interpretation = statement.row().cell(Column.INTERPRETATION).toLowerCase(Locale.ROOT);
        if (!interpretation.isEmpty()) {
            out.add(
                    node,
                    CG.interpretation,
                    DraftData.terms(WordGroup.INTERPRETATION).getOrDefault(interpretation, CG.Unremarkable));
        }
        if (statement.number().isEmpty()) {
            return;
        }
        boolean isFrom = statement.bound().startsWith(">") || statement.bound().equals("≥");
        boolean isTo = !isFrom && !statement.bound().isEmpty();
        boolean isIncluded =
                !statement.bound().equals(">") && !statement.bound().equals("<");
        if (statement.bound().isEmpty() && statement.upper().isEmpty()) {
            out.add(node, CG.value, CaseTriples.decimal(statement.number()));
        }
        if (!isTo) {
            out.add(node, CG.lower, CaseTriples.decimal(statement.number()));
            out.add(node, CG.lowerInclusive, CaseTriples.flag(isIncluded));
        }
        if (!isFrom) {
            out.add(
                    node,
                    CG.upper,
                    CaseTriples.decimal(statement.upper().isEmpty() ? statement.number() : statement.upper()));
            out.add(node, CG.upperInclusive, CaseTriples.flag(isIncluded));
        }
        out.add(node, CG.unit, CaseTriples.text(statement.row().cell(Column.UNIT)));
        out.add(node, CG.ucum, CaseTriples.text(statement.ucum()));
        if (!statement.row().cell(Column.LOW).isEmpty()) {
            out.add(node, CG.referenceLow, CaseTriples.decimal(statement.row().cell(Column.LOW)));
        }
        if (!statement.row().cell(Column.HIGH).isEmpty()) {
            out.add(node, CG.referenceHigh, CaseTriples.decimal(statement.row().cell(Column.HIGH)));
        }
    }

    private void diagnosis(Node node, DraftStatement statement) {
        out.add(node, statement.status() == RowStatus.MISDIAGNOSIS ? CG.takenFor : CG.concludes, statement.term());
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
        if (statement.number().matches("\\d+")) {
            out.add(node, CG.ageYears, CaseTriples.whole(Integer.parseInt(statement.number())));
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
                    out.add(alive, RDFS.label.asNode(), CaseTriples.label("alive at the " + rows.labelOf(visit)));
                    out.add(alive, CG.observedIn, out.node(visit.judgement().id()));
                    out.add(alive, CG.about, out.node("patient"));
                    out.add(alive, CG.inCase, out.document());
                    out.add(alive, CG.voice, CG.CuratorChosen);
                    out.add(
                            alive,
                            RDFS.comment.asNode(),
                            CaseTriples.label("No row of the draft says so; who comes to a visit lives."));
                    visit.judgement().passages().stream()
                            .limit(1)
                            .forEach(place -> out.add(alive, CG.statedIn, out.passage(place)));
                });
    }
}
