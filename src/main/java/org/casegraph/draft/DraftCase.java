package org.casegraph.draft;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.casegraph.vocabulary.CG;

/** The case file of the rows that are accepted. */
final class DraftCase {
    private static final String OPEN = "https://creativecommons.org/licenses/by/4.0/";

    private final String base;
    private final List<DraftStatement> accepted;
    private final Map<String, DraftStatement> byId = new LinkedHashMap<>();
    private final DraftTerms terms;
    private final List<Triple> triples = new ArrayList<>();
    private final Map<String, Node> passages = new TreeMap<>();
    private final List<Runnable> passageTriples = new ArrayList<>();

    DraftCase(String id, List<DraftStatement> accepted, DraftTerms terms) {
        this.base = CG.CASE_BASE + id;
        this.accepted = accepted;
        this.terms = terms;
        accepted.forEach(statement -> byId.put(statement.judgement().id(), statement));
    }

    /** In Turtle, nodes in the order of the rows. */
    String turtle(String sha256) {
        head(sha256);
        accepted.forEach(this::state);
        survival();
        accepted.forEach(this::times);
        passageTriples.forEach(Runnable::run);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StreamRDF stream = StreamRDFWriter.getWriterStream(out, RDFFormat.TURTLE_BLOCKS, new Context());
        stream.start();
        stream.base(base);
        stream.prefix("cg", CG.NS);
        stream.prefix("dcterms", DCTerms.NS);
        stream.prefix("rdfs", RDFS.uri);
        stream.prefix("xsd", XSDDatatype.XSD + "#");
        triples.forEach(stream::triple);
        stream.finish();
        return out.toString(StandardCharsets.UTF_8);
    }

    private Node node(String fragment) {
        DraftStatement row = byId.get(fragment);
        return NodeFactory.createURI(base + "#" + (row != null && row.kind().equals("patient") ? "patient" : fragment));
    }

    private void add(Node subject, Node property, Node object) {
        triples.add(Triple.create(subject, property, object));
    }

    private static Node text(String text) {
        return NodeFactory.createLiteralString(text);
    }

    private static Node label(String text) {
        return NodeFactory.createLiteralLang(text, "en");
    }

    private static Node decimal(String number) {
        return NodeFactory.createLiteralDT(number.contains(".") ? number : number + ".0", XSDDatatype.XSDdecimal);
    }

    private static Node flag(boolean value) {
        return NodeFactory.createLiteralDT(Boolean.toString(value), XSDDatatype.XSDboolean);
    }

    private static Node whole(int number) {
        return NodeFactory.createLiteralDT(Integer.toString(number), XSDDatatype.XSDinteger);
    }

    private void head(String sha256) {
        Node document = NodeFactory.createURI(base);
        Node report = node("report");
        String id = base.substring(CG.CASE_BASE.length());
        Map<String, String> told = new TreeMap<>();
        accepted.stream()
                .filter(statement -> statement.kind().equals("report"))
                .forEach(statement -> told.put(
                        statement.row().cell(Column.WHAT).toLowerCase(Locale.ROOT),
                        statement.row().cell(Column.VALUE)));
        add(document, RDF.type.asNode(), CG.Case);
        add(document, RDFS.label.asNode(), label(told.getOrDefault("title", id)));
        add(document, DCTerms.identifier.asNode(), text(id));
        add(document, DCTerms.title.asNode(), label(told.getOrDefault("title", id)));
        add(document, DCTerms.license.asNode(), NodeFactory.createURI(told.getOrDefault("licence", OPEN)));
        if (told.containsKey("source")) {
            add(document, DCTerms.source.asNode(), NodeFactory.createURI(told.get("source")));
        }
        String licence = told.getOrDefault("report licence", "not seen");
        add(
                document,
                CG.reportLicence,
                licence.equals("not seen")
                        ? CG.LicenceNotSeen
                        : licence.equals("none") ? CG.NoOpenLicence : NodeFactory.createURI(licence));
        Set<Node> parts = new LinkedHashSet<>(List.of(CG.CaseSection));
        accepted.forEach(statement ->
                statement.judgement().passages().forEach(place -> parts.add(part(CG.named(place.section())))));
        parts.forEach(part -> add(document, CG.readPartly, part));
        add(document, CG.fromReport, report);
        add(report, RDF.type.asNode(), CG.Report);
        add(report, RDFS.label.asNode(), label("the report"));
        if (told.containsKey("citation")) {
            add(report, DCTerms.bibliographicCitation.asNode(), text(told.get("citation")));
        }
        add(report, CG.sha256, text(sha256));
        add(report, CG.extentRead, text("what the draft quotes of the given text"));
        add(report, CG.inCase, document);
        if (accepted.stream().noneMatch(statement -> statement.kind().equals("patient"))) {
            Node patient = node("patient");
            add(patient, RDF.type.asNode(), CG.Patient);
            add(patient, RDFS.label.asNode(), label("the patient"));
            add(patient, CG.inCase, document);
        }
    }

    /** The part of the report that a section is of. */
    private static Node part(Node section) {
        if (section.equals(CG.FigureCaption)) {
            return CG.Figures;
        }
        if (section.equals(CG.Table)) {
            return CG.Tables;
        }
        return section.equals(CG.Abstract) ? section : CG.CaseSection;
    }

    private void stated(Node node, DraftStatement statement) {
        stated(node, statement, CG.AuthorsOnPatient);
    }

    private void stated(Node node, DraftStatement statement, Node voice) {
        add(node, CG.inCase, NodeFactory.createURI(base));
        add(node, CG.voice, voice);
        Node property = CG.statedIn;
        for (QuotedPlace place : statement.judgement().passages()) {
            add(node, property, passage(place));
            property = CG.alsoStatedIn;
        }
    }

    private Node passage(QuotedPlace place) {
        return passages.computeIfAbsent(place.start() + "-" + place.end(), key -> {
            Node node = node("p" + place.sentence() + "-" + key);
            passageTriples.add(() -> {
                add(node, RDF.type.asNode(), CG.Passage);
                add(node, CG.section, CG.named(place.section()));
                add(node, CG.sentence, whole(place.sentence()));
                add(node, CG.start, whole(place.start()));
                add(node, CG.end, whole(place.end()));
                add(node, CG.quote, text(place.quote()));
                add(node, CG.fromReport, node("report"));
                add(node, CG.inCase, NodeFactory.createURI(base));
            });
            return node;
        });
    }

    private void state(DraftStatement statement) {
        if (List.of("order", "report").contains(statement.kind())) {
            return;
        }
        boolean isPatient = statement.kind().equals("patient");
        Node node = node(isPatient ? "patient" : statement.judgement().id());
        types(statement).forEach(type -> add(node, RDF.type.asNode(), type));
        add(node, RDFS.label.asNode(), label(labelOf(statement)));
        boolean isAbsent = statement.status().equals("absent");
        switch (statement.kind()) {
            case "finding" -> finding(node, statement, isAbsent);
            case "measurement" -> measurement(node, statement);
            case "diagnosis" -> diagnosis(node, statement);
            case "grade" -> add(node, CG.grade, statement.term());
            case "patient" -> patient(node, statement);
            default -> {}
        }
        statement.sites().forEach(site -> add(node, CG.site, site));
        if (statement.row().cellsOf(Column.SITE).contains("anywhere")) {
            add(node, CG.anywhere, flag(true));
        }
        boolean hasAbout = isPatient;
        for (DraftStatement.Relation relation : statement.relations()) {
            if (byId.containsKey(relation.other())) {
                add(node, relation.property(), node(relation.other()));
                hasAbout |= relation.property().equals(CG.about);
            } else {
                statement.judgement().note("its relation to the refused row " + relation.other() + " was left out");
            }
        }
        if (!hasAbout) {
            add(node, CG.about, node("patient"));
        }
        String comment = statement.row().cell(Column.COMMENT);
        if (!comment.isEmpty()) {
            add(node, RDFS.comment.asNode(), label(comment));
        }
        stated(node, statement);
    }

    private List<Node> types(DraftStatement statement) {
        return switch (statement.kind()) {
            case "finding" ->
                switch (statement.status()) {
                    case "absent" -> List.of(CG.AbsentFinding);
                    case "suspected" -> List.of(CG.SuspectedFinding);
                    default -> {
                        List<Node> types = new ArrayList<>(List.of(statement.term()));
                        for (Node wide : List.of(CG.Outcome, CG.TreatmentResponse)) {
                            if (CG.isTerm(statement.term()) && terms.isBelow(statement.term(), List.of(wide))) {
                                types.add(wide);
                            }
                        }
                        if (types.size() == 1 || terms.isBelow(statement.term(), List.of(CG.Finding))) {
                            types.add(CG.Finding);
                        }
                        yield types;
                    }
                };
            case "measurement" -> List.of(CG.Measurement, CG.Finding);
            case "diagnosis" ->
                List.of(DraftData.terms("diagnosis").getOrDefault(statement.status(), CG.FinalDiagnosis));
            case "grade" -> List.of(CG.GradeAssessment, CG.Finding);
            case "specimen" -> List.of(CG.Specimen);
            case "tumour" -> List.of(CG.Tumour);
            case "patient" -> List.of(CG.Patient);
            default -> List.of(statement.term());
        };
    }

    private String labelOf(DraftStatement statement) {
        String given = statement.row().cell(Column.LABEL);
        if (!given.isEmpty()) {
            return given;
        }
        String term = statement.hasTerm()
                ? terms.label(statement.term())
                : statement.row().cell(Column.WHAT);
        return switch (statement.kind()) {
            case "finding" ->
                statement.status().equals("absent")
                        ? "no " + term
                        : statement.status().equals("suspected") ? "suspected: " + term : term;
            case "measurement" ->
                (term + " " + statement.row().cell(Column.VALUE) + " "
                                + statement.row().cell(Column.UNIT)
                                + statement.row().cell(Column.INTERPRETATION))
                        .strip();
            case "diagnosis" -> statement.status() + " diagnosis: " + term;
            case "patient" -> "the patient";
            default -> term;
        };
    }

    private boolean isOf(String id, Node type) {
        DraftStatement other = byId.get(id);
        return other != null && other.hasTerm() && terms.isBelow(other.term(), List.of(type));
    }

    private void finding(Node node, DraftStatement statement, boolean isAbsent) {
        List<String> at = statement.orders().stream()
                .filter(order -> order.word().equals("at"))
                .map(DraftStatement.Order::other)
                .filter(byId::containsKey)
                .toList();
        if (statement.status().equals("suspected")) {
            add(node, CG.suspects, statement.term());
        }
        if (!isAbsent) {
            at.forEach(other -> add(
                    node,
                    isOf(other, CG.Encounter) ? CG.reportedAt : isOf(other, CG.Test) ? CG.observedIn : CG.startsWith,
                    node(other)));
            return;
        }
        add(node, CG.absenceOf, statement.term());
        String quote = statement.judgement().passages().isEmpty()
                ? ""
                : statement.judgement().passages().get(0).quote();
        String basis = statement.row().cell(Column.BASIS).toLowerCase(Locale.ROOT);
        add(
                node,
                CG.basis,
                DraftData.terms("basis")
                        .getOrDefault(basis, quote.contains("den") ? CG.PatientDenial : CG.ReportStatement));
        at.forEach(other -> add(node, CG.observedIn, node(other)));
        List<String> after = statement.orders().stream()
                .filter(order -> order.word().equals("after"))
                .map(DraftStatement.Order::other)
                .filter(byId::containsKey)
                .toList();
        String presentation = accepted.stream()
                .map(one -> one.judgement().id())
                .filter(id -> isOf(id, CG.Presentation))
                .findFirst()
                .orElse("");
        if (statement.isEver() && !presentation.isEmpty()) {
            add(node, CG.span, CG.EverUntil);
            add(node, CG.spanTo, node(presentation));
        } else if (!at.isEmpty()) {
            add(
                    node,
                    CG.span,
                    isOf(at.get(0), CG.FollowUpVisit)
                            ? CG.AtFollowUp
                            : isOf(at.get(0), CG.Encounter) ? CG.AtPresentation : CG.AtTest);
        } else if (!after.isEmpty()) {
            add(node, CG.span, CG.AfterEvent);
            add(node, CG.spanFrom, node(after.get(0)));
        } else {
            add(node, CG.span, CG.SpanNotStated);
        }
    }

    private void measurement(Node node, DraftStatement statement) {
        add(node, CG.measures, statement.term());
        String interpretation = statement.row().cell(Column.INTERPRETATION).toLowerCase(Locale.ROOT);
        if (!interpretation.isEmpty()) {
            add(
                    node,
                    CG.interpretation,
                    DraftData.terms("interpretation").getOrDefault(interpretation, CG.Unremarkable));
        }
        if (statement.number().isEmpty()) {
            return;
        }
        boolean isFrom = statement.bound().startsWith(">") || statement.bound().equals("≥");
        boolean isTo = !isFrom && !statement.bound().isEmpty();
        boolean isIncluded =
                !statement.bound().equals(">") && !statement.bound().equals("<");
        if (statement.bound().isEmpty() && statement.upper().isEmpty()) {
            add(node, CG.value, decimal(statement.number()));
        }
        if (!isTo) {
            add(node, CG.lower, decimal(statement.number()));
            add(node, CG.lowerInclusive, flag(isIncluded));
        }
        if (!isFrom) {
            add(node, CG.upper, decimal(statement.upper().isEmpty() ? statement.number() : statement.upper()));
            add(node, CG.upperInclusive, flag(isIncluded));
        }
        add(node, CG.unit, text(statement.row().cell(Column.UNIT)));
        add(node, CG.ucum, text(statement.ucum()));
        if (!statement.row().cell(Column.LOW).isEmpty()) {
            add(node, CG.referenceLow, decimal(statement.row().cell(Column.LOW)));
        }
        if (!statement.row().cell(Column.HIGH).isEmpty()) {
            add(node, CG.referenceHigh, decimal(statement.row().cell(Column.HIGH)));
        }
    }

    private void diagnosis(Node node, DraftStatement statement) {
        add(node, statement.status().equals("misdiagnosis") ? CG.takenFor : CG.concludes, statement.term());
        String ground = statement.row().cell(Column.BASIS).toLowerCase(Locale.ROOT);
        if (statement.status().equals("final")) {
            add(node, CG.hasDiagnosticGround, DraftData.terms("ground").getOrDefault(ground, CG.GroundNotRead));
        }
    }

    private void patient(Node node, DraftStatement statement) {
        add(node, CG.sex, statement.row().cell(Column.WHAT).equalsIgnoreCase(CG.name(CG.Female)) ? CG.Female : CG.Male);
        if (statement.number().matches("\\d+")) {
            add(node, CG.ageYears, whole(Integer.parseInt(statement.number())));
            Stream<String> at = statement.orders().stream()
                    .filter(order -> order.word().equals("at") && byId.containsKey(order.other()))
                    .map(DraftStatement.Order::other);
            Stream<String> presentations = byId.keySet().stream().filter(id -> isOf(id, CG.Presentation));
            Stream.concat(at, presentations).findFirst().ifPresent(id -> add(node, CG.ageAt, node(id)));
        }
    }

    /** Who comes to a visit lives. */
    private void survival() {
        boolean isTold = accepted.stream()
                .anyMatch(one -> one.hasTerm()
                        && List.of(CG.Alive, CG.Death, CG.LostToFollowUp).stream()
                                .anyMatch(outcome -> isOf(one.judgement().id(), outcome)));
        accepted.stream()
                .filter(one -> !isTold && isOf(one.judgement().id(), CG.FollowUpVisit))
                .findFirst()
                .ifPresent(visit -> {
                    Node alive = node("alive");
                    add(alive, RDF.type.asNode(), CG.Alive);
                    add(alive, RDF.type.asNode(), CG.Outcome);
                    add(alive, RDFS.label.asNode(), label("alive at the " + labelOf(visit)));
                    add(alive, CG.observedIn, node(visit.judgement().id()));
                    add(alive, CG.about, node("patient"));
                    add(alive, CG.inCase, NodeFactory.createURI(base));
                    add(alive, CG.voice, CG.CuratorChosen);
                    add(
                            alive,
                            RDFS.comment.asNode(),
                            label("No row of the draft says so; who comes to a visit lives."));
                    visit.judgement().passages().stream()
                            .limit(1)
                            .forEach(place -> add(alive, CG.statedIn, passage(place)));
                });
    }

    private void times(DraftStatement statement) {
        if (statement.kind().equals("patient")) {
            return;
        }
        int number = 0;
        String given = statement.row().cell(Column.STRENGTH).toLowerCase(Locale.ROOT);
        for (DraftStatement.Order order : statement.orders()) {
            number++;
            boolean isAt = order.word().equals("at");
            if (isAt && (statement.kind().equals("finding"))
                    || !byId.containsKey(order.other())
                    || !byId.containsKey(order.subject())) {
                if (!isAt) {
                    statement
                            .judgement()
                            .note("its order to a refused row was left out: " + order.word() + " " + order.other());
                }
                continue;
            }
            Node node = node("t-" + statement.judgement().id() + "-" + number);
            boolean isLater = List.of("after", "not before", "at").contains(order.word());
            add(node, RDF.type.asNode(), CG.TemporalConstraint);
            add(
                    node,
                    RDFS.label.asNode(),
                    label(order.subject() + " "
                            + (order.number().isEmpty() ? "" : order.number() + " " + order.unit() + " ") + order.word()
                            + " " + order.other()));
            add(node, CG.earlier, node(isLater ? order.other() : order.subject()));
            add(node, CG.later, node(isLater ? order.subject() : order.other()));
            if (!order.distance().isEmpty()) {
                Node distance = NodeFactory.createLiteralDT(order.distance(), XSDDatatype.XSDduration);
                add(node, CG.minimum, distance);
                add(node, CG.maximum, distance);
                add(
                        node,
                        CG.tolerance,
                        NodeFactory.createLiteralDT(
                                Map.of("day", "P1D", "week", "P4D", "month", "P15D", "year", "P6M")
                                        .getOrDefault(order.unit(), "P1D"),
                                XSDDatatype.XSDduration));
                add(
                        node,
                        RDFS.comment.asNode(),
                        label(
                                "Tolerance of the draft: a distance is taken as rounded to its unit; weeks are told in days."));
            } else if (isAt) {
                add(node, CG.maximum, NodeFactory.createLiteralDT("P0D", XSDDatatype.XSDduration));
            } else if (!order.word().startsWith("not")) {
                add(node, CG.strict, flag(true));
            }
            add(
                    node,
                    CG.strength,
                    DraftData.terms("strength")
                            .getOrDefault(given, order.distance().isEmpty() ? CG.MarkedOrder : CG.StatedOrder));
            stated(node, statement, order.unit().equals("week") ? CG.CuratorChosen : CG.AuthorsOnPatient);
        }
        if (!statement.date().isEmpty()) {
            Node node = node("t-" + statement.judgement().id() + "-date");
            add(node, RDF.type.asNode(), CG.DateConstraint);
            add(node, RDFS.label.asNode(), label(labelOf(statement) + " dated " + statement.date()));
            add(
                    node,
                    CG.occurrence,
                    node(
                            statement.kind().equals("order")
                                    ? statement.row().cell(Column.WHAT)
                                    : statement.judgement().id()));
            add(
                    node,
                    CG.date,
                    NodeFactory.createLiteralDT(
                            statement.date(),
                            statement.date().length() == 4
                                    ? XSDDatatype.XSDgYear
                                    : statement.date().length() == 7
                                            ? XSDDatatype.XSDgYearMonth
                                            : XSDDatatype.XSDdate));
            add(node, CG.strength, DraftData.terms("strength").getOrDefault(given, CG.StatedOrder));
            stated(node, statement);
        }
    }
}
