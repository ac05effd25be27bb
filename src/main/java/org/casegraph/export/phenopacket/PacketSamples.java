package org.casegraph.export.phenopacket;

import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.DCTerms;
import org.casegraph.graph.CaseIris;
import org.casegraph.vocabulary.CG;
import org.phenopackets.schema.v2.core.Biosample;
import org.phenopackets.schema.v2.core.OntologyClass;

/** Specimens, with what was found in them. */
final class PacketSamples {
    private final CaseStatements statements;
    private final PacketTerms terms;
    private final PacketTimes times;
    private final PacketFindings findings;

    PacketSamples(CaseStatements statements, PacketTerms terms, PacketTimes times, PacketFindings findings) {
        this.statements = statements;
        this.terms = terms;
        this.times = times;
        this.findings = findings;
    }

    List<Biosample> all(String subject) {
        return statements.ofType(CG.Specimen).stream()
                .map(node -> sample(node, subject))
                .toList();
    }

    private Biosample sample(Node node, String subject) {
        Biosample.Builder sample = Biosample.newBuilder().setId(id(node));
        statements.text(node, CG.aboutId).or(() -> Optional.of(subject)).ifPresent(sample::setIndividualId);
        findings.comment(node).ifPresent(sample::setDescription);
        statements
                .object(node, CG.derivedFrom)
                .map(this::id)
                .or(() -> statements.text(node, CG.derivedFromId))
                .ifPresent(sample::setDerivedFromId);
        term(node, CG.site).ifPresent(sample::setSampledTissue);
        term(node, CG.sampleType).ifPresent(sample::setSampleType);
        term(node, CG.taxon).ifPresent(sample::setTaxonomy);
        term(node, CG.materialStatus).ifPresent(sample::setMaterialSample);
        term(node, CG.sampleProcessing).ifPresent(sample::setSampleProcessing);
        term(node, CG.sampleStorage).ifPresent(sample::setSampleStorage);
        term(node, CG.qualifier).ifPresent(sample::setTumorProgression);
        term(node, CG.stage).ifPresent(sample::setPathologicalStage);
        statements.objects(node, CG.tnmFinding).stream().map(terms::of).forEach(sample::addPathologicalTnmFinding);
        statements.objects(node, CG.diagnosticMarker).stream().map(terms::of).forEach(sample::addDiagnosticMarkers);
        statements.with(CG.about, node).stream()
                .filter(diagnosis -> statements.isA(diagnosis, CG.Diagnosis))
                .findFirst()
                .flatMap(diagnosis -> term(diagnosis, CG.concludes))
                .ifPresent(sample::setHistologicalDiagnosis);
        statements.with(CG.assesses, node).stream()
                .findFirst()
                .flatMap(grade -> term(grade, CG.recordedGrade).or(() -> term(grade, CG.grade)))
                .ifPresent(sample::setTumorGrade);
        statements.object(node, CG.takenIn).ifPresent(taking -> {
            times.start(taking).ifPresent(sample::setTimeOfCollection);
            findings.procedure(taking)
                    .map(procedure -> procedure.toBuilder().clearPerformed().build())
                    .ifPresent(sample::setProcedure);
        });
        sample.addAllFiles(new PacketFiles(statements).about(node));
        sample.addAllPhenotypicFeatures(findings.ofSpecimen(node));
        sample.addAllMeasurements(findings.measurements(node));
        return sample.build();
    }

    private String id(Node specimen) {
        return statements.text(specimen, DCTerms.identifier.asNode()).orElseGet(() -> CaseIris.fragment(specimen));
    }

    private Optional<OntologyClass> term(Node node, Node property) {
        return statements.object(node, property).filter(Node::isURI).map(terms::of);
    }
}
