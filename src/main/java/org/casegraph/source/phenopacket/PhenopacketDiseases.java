package org.casegraph.source.phenopacket;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDFS;
import org.casegraph.vocabulary.CG;

/** Diseases and interpretations as diagnoses, which are statements; what was ruled out as an absent finding. */
final class PhenopacketDiseases {
    private final CaseTriples triples;
    private final PhenopacketTerms terms;
    private final PhenopacketTimes times;
    private final PhenopacketFindings findings;

    PhenopacketDiseases(
            CaseTriples triples, PhenopacketTerms terms, PhenopacketTimes times, PhenopacketFindings findings) {
        this.triples = triples;
        this.terms = terms;
        this.times = times;
        this.findings = findings;
    }

    void diseases(List<MessageFields> diseases) {
        for (int i = 0; i < diseases.size(); i++) {
            disease(diseases.get(i), "disease-" + (i + 1));
        }
    }

    private void disease(MessageFields disease, String name) {
        boolean excluded = disease.flag("excluded");
        Optional<MessageFields> type = disease.message("term");
        String label = type.map(PhenopacketTerms::label).orElse("");
        type.flatMap(terms::term).ifPresent(term -> {
            if (excluded) {
                exclusion(disease, findings.absence(term, label, triples.patient(), name));
                return;
            }
            Node diagnosis = triples.statementAbout(triples.patient(), name, label, CG.Diagnosis);
            triples.add(diagnosis, CG.concludes, term);
            terms.terms(disease, "diseaseStage").forEach(stage -> triples.add(diagnosis, CG.stage, stage));
            terms.terms(disease, "clinicalTnmFinding").forEach(tnm -> triples.add(diagnosis, CG.tnmFinding, tnm));
            terms.terms(disease, "tnmFinding").forEach(tnm -> triples.add(diagnosis, CG.tnmFinding, tnm));
            terms.state(diagnosis, CG.site, disease, "primarySite");
            terms.state(diagnosis, CG.qualifier, disease, "laterality");
            course(disease, diagnosis, label, name);
        });
    }

    /** What narrows down the disease that was excluded is told in words only, so that nothing finds it as if it were there. */
    private void exclusion(MessageFields disease, Node absence) {
        Stream.of("diseaseStage", "clinicalTnmFinding", "tnmFinding", "primarySite", "laterality")
                .flatMap(field -> terms.words(disease, field).stream())
                .forEach(words -> triples.text(absence, CG.scope, words));
        times.start(absence, disease, "onset");
        times.startOfVersion1(absence, disease, "ageOfOnset", "ageRangeOfOnset", "classOfOnset");
        times.end(absence, disease, "resolution");
    }

    /** Onset is of the disease, not of the diagnosis, which may come years after. */
    private void course(MessageFields disease, Node diagnosis, String label, String name) {
        if (disease.has("onset")
                || disease.has("resolution")
                || disease.has("ageOfOnset")
                || disease.has("ageRangeOfOnset")
                || disease.has("classOfOnset")) {
            Node course =
                    triples.statementAbout(triples.patient(), name + "-course", "course of " + label, CG.DiseaseCourse);
            triples.add(course, CG.courseOf, diagnosis);
            times.start(course, disease, "onset");
            times.startOfVersion1(course, disease, "ageOfOnset", "ageRangeOfOnset", "classOfOnset");
            times.end(course, disease, "resolution");
        }
    }

    void interpretations(List<MessageFields> interpretations, PhenopacketVariants variants) {
        for (int i = 0; i < interpretations.size(); i++) {
            interpretation(interpretations.get(i), "interpretation-" + (i + 1), variants);
        }
    }

    private void interpretation(MessageFields interpretation, String name, PhenopacketVariants variants) {
        Optional<MessageFields> conclusion = interpretation.message("diagnosis");
        Optional<MessageFields> disease = conclusion.flatMap(diagnosis -> diagnosis.message("disease"));
        String label = disease.map(PhenopacketTerms::label).orElse("");
        Node node = disease.flatMap(terms::term)
                .map(term -> {
                    boolean solved = interpretation.peek("progressStatus").equals(Optional.of("SOLVED"));
                    Node diagnosis = triples.statementAbout(
                            triples.patient(),
                            name,
                            label,
                            CG.Diagnosis,
                            solved ? CG.FinalDiagnosis : CG.WorkingDiagnosis);
                    triples.add(diagnosis, CG.concludes, term);
                    return diagnosis;
                })
                .orElseGet(() -> triples.statementAbout(
                        triples.patient(), name, "interpretation without a diagnosis", CG.CaseInterpretation));
        triples.text(node, DCTerms.identifier.asNode(), interpretation, "id");
        triples.text(node, CG.progressStatus, interpretation, "progressStatus");
        triples.text(node, RDFS.comment.asNode(), interpretation, "summary");
        conclusion.ifPresent(given -> variants.genomic(given.messages("genomicInterpretations"), node, name));
    }
}
