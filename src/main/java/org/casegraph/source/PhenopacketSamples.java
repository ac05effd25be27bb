package org.casegraph.source;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.DCTerms;
import org.casegraph.vocabulary.CG;

/** Biosamples as specimens, with what was found in them. A grade belongs to the specimen's assessment. */
final class PhenopacketSamples {
    private final CaseTriples triples;
    private final PhenopacketTerms terms;
    private final PhenopacketTimes times;
    private final PhenopacketFindings findings;

    PhenopacketSamples(
            CaseTriples triples, PhenopacketTerms terms, PhenopacketTimes times, PhenopacketFindings findings) {
        this.triples = triples;
        this.terms = terms;
        this.times = times;
        this.findings = findings;
    }

    /** The specimens by the ids of their biosamples. */
    Map<String, Node> specimens(List<MessageFields> biosamples) {
        Map<String, Node> specimens = new LinkedHashMap<>();
        for (int i = 0; i < biosamples.size(); i++) {
            MessageFields biosample = biosamples.get(i);
            Node specimen = specimen(biosample, "specimen-" + (i + 1));
            biosample.peek("id").ifPresent(id -> specimens.put(id, specimen));
        }
        return specimens;
    }

    private Node specimen(MessageFields biosample, String name) {
        String label = biosample.peek("id").orElse("specimen");
        Node specimen = triples.statementAbout(triples.patient(), name, label, CG.Specimen);
        biosample.text("id").ifPresent(id -> triples.text(specimen, DCTerms.identifier.asNode(), id));
        findings.comment(specimen, biosample);
        terms.state(specimen, CG.site, biosample, "sampledTissue");
        terms.state(specimen, CG.qualifier, biosample, "tumorProgression");
        terms.state(specimen, CG.stage, biosample, "pathologicalStage");
        terms.terms(biosample, "pathologicalTnmFinding").forEach(tnm -> triples.add(specimen, CG.tnmFinding, tnm));
        diagnosis(biosample, specimen, name);
        grade(biosample, specimen, name);
        taken(biosample, specimen, name);
        findings.features(biosample.messages("phenotypicFeatures"), specimen, name + "-");
        findings.measurements(biosample.messages("measurements"), specimen, name + "-");
        return specimen;
    }

    private void diagnosis(MessageFields biosample, Node specimen, String name) {
        Optional<MessageFields> histology = biosample.message("histologicalDiagnosis");
        String label = histology.map(PhenopacketTerms::label).orElse("");
        histology.flatMap(terms::term).ifPresent(term -> {
            Node diagnosis = triples.statementAbout(specimen, name + "-histology", label, CG.Diagnosis);
            triples.add(diagnosis, CG.concludes, term);
        });
    }

    private void grade(MessageFields biosample, Node specimen, String name) {
        Optional<MessageFields> grade = biosample.message("tumorGrade");
        String label = grade.map(PhenopacketTerms::label).orElse("");
        grade.flatMap(terms::term).ifPresent(term -> {
            Node assessment = triples.statementAbout(specimen, name + "-grade", label, CG.GradeAssessment);
            triples.add(assessment, CG.assesses, specimen);
            triples.add(assessment, CG.recordedGrade, term);
        });
    }

    private void taken(MessageFields biosample, Node specimen, String name) {
        Optional<MessageFields> procedure = biosample.message("procedure");
        Optional<MessageFields> code = procedure.flatMap(given -> given.message("code"));
        boolean timed = biosample.has("timeOfCollection")
                || biosample.has("ageOfIndividualAtCollection")
                || biosample.has("ageRangeOfIndividualAtCollection");
        if (procedure.isEmpty() && !timed) {
            return;
        }
        String label = code.map(PhenopacketTerms::label).orElse("collection of the specimen");
        Node event = triples.statementAbout(triples.patient(), name + "-collection", label, CG.Event);
        code.flatMap(terms::term).ifPresent(term -> triples.type(event, term));
        triples.add(specimen, CG.takenIn, event);
        procedure.ifPresent(given -> terms.state(event, CG.site, given, "bodySite"));
        if (timed) {
            times.start(event, biosample, "timeOfCollection");
            times.startOfVersion1(
                    event, biosample, "ageOfIndividualAtCollection", "ageRangeOfIndividualAtCollection", "");
        } else {
            procedure.ifPresent(given -> times.start(event, given, "performed"));
        }
    }
}
