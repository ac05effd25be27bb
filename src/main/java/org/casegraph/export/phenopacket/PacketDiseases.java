package org.casegraph.export.phenopacket;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.casegraph.graph.CaseIris;
import org.casegraph.vocabulary.CG;
import org.phenopackets.schema.v2.core.Disease;
import org.phenopackets.schema.v2.core.OntologyClass;

/** Diseases that were concluded, with their course, and those that were ruled out. */
final class PacketDiseases {
    private static final Set<Node> INTERPRETED = Set.of(CG.FinalDiagnosis, CG.WorkingDiagnosis, CG.SuspectedDiagnosis);

    private final CaseStatements statements;
    private final PacketTerms terms;
    private final PacketTimes times;
    private final PacketFindings findings;

    PacketDiseases(CaseStatements statements, PacketTerms terms, PacketTimes times, PacketFindings findings) {
        this.statements = statements;
        this.terms = terms;
        this.times = times;
        this.findings = findings;
    }

    /** The final diagnoses of a report are diseases as well, for who looks only there. */
    List<Disease> all(Node patient) {
        List<Disease> diseases = new ArrayList<>();
        Stream.concat(
                        statements.ofType(CG.Diagnosis).stream(),
                        statements.ofType(CG.AbsentFinding).stream()
                                .filter(node -> CaseIris.fragment(node).startsWith("disease-")))
                .filter(node -> statements.objects(node, CG.about).contains(patient)
                        && statements.types(node).stream().noneMatch(INTERPRETED::contains))
                .sorted(CaseStatements::byNumber)
                .forEach(node -> disease(node).ifPresent(diseases::add));
        Set<Node> concluded = new LinkedHashSet<>();
        statements.ofType(CG.FinalDiagnosis).stream()
                .filter(node -> statements.text(node, CG.progressStatus).isEmpty())
                .forEach(node -> statements.objects(node, CG.concludes).stream()
                        .filter(disease -> disease.isURI() && concluded.add(disease))
                        .map(disease -> Disease.newBuilder()
                                .setTerm(terms.disease(disease, Optional.empty()))
                                .build())
                        .forEach(diseases::add));
        return diseases;
    }

    private Optional<Disease> disease(Node node) {
        boolean isExcluded = statements.isA(node, CG.AbsentFinding);
        return statements
                .object(node, isExcluded ? CG.absenceOf : CG.concludes)
                .filter(Node::isURI)
                .map(term -> {
                    Disease.Builder disease = Disease.newBuilder()
                            .setTerm(terms.disease(term, findings.label(node)))
                            .setExcluded(isExcluded);
                    statements.objects(node, CG.stage).stream().map(terms::of).forEach(disease::addDiseaseStage);
                    statements.objects(node, CG.tnmFinding).stream()
                            .map(terms::of)
                            .forEach(disease::addClinicalTnmFinding);
                    site(node).ifPresent(disease::setPrimarySite);
                    statements.object(node, CG.qualifier).map(terms::of).ifPresent(disease::setLaterality);
                    Node course = statements.with(CG.courseOf, node).stream()
                            .findFirst()
                            .orElse(node);
                    times.start(course).ifPresent(disease::setOnset);
                    times.end(course).ifPresent(disease::setResolution);
                    return disease.build();
                });
    }

    private Optional<OntologyClass> site(Node node) {
        return statements.object(node, CG.site).filter(Node::isURI).map(terms::of);
    }
}
