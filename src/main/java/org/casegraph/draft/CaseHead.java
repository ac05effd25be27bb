package org.casegraph.draft;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.casegraph.statement.Literals;
import org.casegraph.vocabulary.CG;

/** Writes what is said of the case as a whole, of its report and of a patient of whom no row tells. */
final class CaseHead {
    /** What a row of the report tells that gives the licence of the case. */
    static final String LICENCE = "licence";

    private final AcceptedRows rows;
    private final CaseTriples out;

    CaseHead(AcceptedRows rows, CaseTriples out) {
        this.rows = rows;
        this.out = out;
    }

    /** @param licence of the case, where no row gives it; without either it states none */
    void state(String id, String sha256, Optional<String> licence) {
        Node document = out.document();
        Node report = out.node("report");
        Map<String, String> told = new TreeMap<>();
        rows.all().stream()
                .filter(statement -> statement.kind() == RowKind.REPORT)
                .forEach(statement -> told.put(
                        statement.row().cell(Column.WHAT).toLowerCase(Locale.ROOT),
                        statement.row().cell(Column.VALUE)));
        out.add(document, RDF.type.asNode(), CG.Case);
        out.add(document, RDFS.label.asNode(), Literals.words(told.getOrDefault("title", id)));
        out.add(document, DCTerms.identifier.asNode(), Literals.text(id));
        out.add(document, DCTerms.title.asNode(), Literals.words(told.getOrDefault("title", id)));
        Optional.ofNullable(told.get(LICENCE))
                .or(() -> licence)
                .ifPresent(given -> out.add(document, DCTerms.license.asNode(), NodeFactory.createURI(given)));
        if (told.containsKey("source")) {
            out.add(document, DCTerms.source.asNode(), NodeFactory.createURI(told.get("source")));
        }
        String ofReport = told.getOrDefault("report licence", "not seen");
        out.add(
                document,
                CG.reportLicence,
                ofReport.equals("not seen")
                        ? CG.LicenceNotSeen
                        : ofReport.equals("none") ? CG.NoOpenLicence : NodeFactory.createURI(ofReport));
        Set<Node> parts = new LinkedHashSet<>(List.of(CG.CaseSection));
        rows.all()
                .forEach(statement ->
                        statement.judgement().passages().forEach(place -> parts.add(part(CG.named(place.section())))));
        parts.forEach(part -> out.add(document, CG.readPartly, part));
        out.add(document, CG.fromReport, report);
        out.add(report, RDF.type.asNode(), CG.Report);
        out.add(report, RDFS.label.asNode(), Literals.words("the report"));
        if (told.containsKey("citation")) {
            out.add(report, DCTerms.bibliographicCitation.asNode(), Literals.text(told.get("citation")));
        }
        out.add(report, CG.sha256, Literals.text(sha256));
        out.add(report, CG.extentRead, Literals.text("what the draft quotes of the given text"));
        out.add(report, CG.inCase, document);
        if (rows.all().stream().noneMatch(statement -> statement.kind() == RowKind.PATIENT)) {
            Node patient = out.node("patient");
            out.add(patient, RDF.type.asNode(), CG.Patient);
            out.add(patient, RDFS.label.asNode(), Literals.words("the patient"));
            out.add(patient, CG.inCase, document);
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
}
