package org.casegraph.source.phenopacket;

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
    private final PhenopacketFiles files;
    private final PhenopacketVersion1 version1;
    private final Optional<String> subject;

    /** @param subject the id of the patient */
    PhenopacketSamples(
            CaseTriples triples,
            PhenopacketTerms terms,
            PhenopacketTimes times,
            PhenopacketFindings findings,
            Optional<String> subject) {
        this.files = new PhenopacketFiles(triples);
        this.version1 = new PhenopacketVersion1(triples, terms);
        this.subject = subject;
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
        for (int i = 0; i < biosamples.size(); i++) {
            Node specimen = triples.fragment("specimen-" + (i + 1));
            biosamples.get(i).text("derivedFromId").ifPresent(id -> derive(specimen, id, specimens));
        }
        return specimens;
    }

    private void derive(Node specimen, String id, Map<String, Node> specimens) {
        Node from = specimens.get(id);
        if (from == null || from.equals(specimen)) {
            triples.text(specimen, CG.derivedFromId, id);
        } else {
            triples.add(specimen, CG.derivedFrom, from);
        }
    }

    private Node specimen(MessageFields biosample, String name) {
        String label = biosample.peek("id").orElse("specimen");
        Node specimen = triples.statementAbout(triples.patient(), name, label, CG.Specimen);
        biosample.text("id").ifPresent(id -> triples.text(specimen, DCTerms.identifier.asNode(), id));
        biosample
                .text("individualId")
                .filter(id -> !subject.equals(Optional.of(id)))
                .ifPresent(id -> triples.text(specimen, CG.aboutId, id));
        findings.comment(specimen, biosample);
        material(biosample, specimen);
        terms.state(specimen, CG.site, biosample, "sampledTissue");
        terms.state(specimen, CG.qualifier, biosample, "tumorProgression");
        terms.state(specimen, CG.stage, biosample, "pathologicalStage");
        terms.terms(biosample, "pathologicalTnmFinding").forEach(tnm -> triples.add(specimen, CG.tnmFinding, tnm));
        diagnosis(biosample, specimen, name);
        grade(biosample, specimen, name);
        taken(biosample, specimen, name);
        findings.features(biosample.messages("phenotypicFeatures"), specimen, name + "-");
        findings.measurements(biosample.messages("measurements"), specimen, name + "-");
        files.describe(biosample, specimen);
        version1.variants(biosample.messages("variants"), specimen, name + "-");
        return specimen;
    }

    private void material(MessageFields biosample, Node specimen) {
        terms.state(specimen, CG.sampleType, biosample, "sampleType");
        terms.state(specimen, CG.taxon, biosample, "taxonomy");
        terms.state(specimen, CG.materialStatus, biosample, "materialSample");
        terms.state(specimen, CG.sampleProcessing, biosample, "sampleProcessing");
        terms.state(specimen, CG.sampleStorage, biosample, "sampleStorage");
        terms.terms(biosample, "diagnosticMarkers")
                .forEach(marker -> triples.add(specimen, CG.diagnosticMarker, marker));
        if (biosample.flag("isControlSample")) {
            triples.flag(specimen, CG.isControlSample, true);
        }
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

    /** The specimen was taken in its procedure, unless each has a time of its own. */
    private void taken(MessageFields biosample, Node specimen, String name) {
        Optional<MessageFields> procedure = biosample.message("procedure");
        Optional<MessageFields> performed = procedure.flatMap(given -> given.message("performed"));
        Optional<MessageFields> collected = biosample.message("timeOfCollection");
        boolean timed = collected.isPresent()
                || biosample.has("ageOfIndividualAtCollection")
                || biosample.has("ageRangeOfIndividualAtCollection");
        if (procedure.isEmpty() && !timed) {
            return;
        }
        boolean apart = performed.isPresent()
                && collected.isPresent()
                && !performed.get().saysTheSameAs(collected.get());
        Node taking = procedure
                .filter(given -> !apart)
                .map(given -> event(given, name + "-collection"))
                .orElseGet(() -> triples.statementAbout(
                        triples.patient(), name + "-collection", "collection of the specimen", CG.Event));
        triples.add(specimen, CG.takenIn, taking);
        times.start(taking, biosample, "timeOfCollection");
        times.startOfVersion1(taking, biosample, "ageOfIndividualAtCollection", "ageRangeOfIndividualAtCollection", "");
        procedure.ifPresent(given -> {
            if (apart) {
                Node before = event(given, name + "-procedure");
                triples.add(specimen, CG.producedBy, before);
                times.start(before, given, "performed");
            } else if (collected.isEmpty()) {
                times.start(taking, given, "performed");
            } else {
                given.json("performed");
            }
        });
    }

    private Node event(MessageFields procedure, String name) {
        Optional<MessageFields> code = procedure.message("code");
        String label = code.map(PhenopacketTerms::label).orElse("procedure");
        Node event = triples.statementAbout(triples.patient(), name, label, CG.Event);
        code.flatMap(terms::term).ifPresent(term -> triples.type(event, term));
        terms.state(event, CG.site, procedure, "bodySite");
        return event;
    }
}
