package org.casegraph.export.phenopacket;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDFS;
import org.casegraph.vocabulary.CG;
import org.phenopackets.schema.v2.core.DrugType;
import org.phenopackets.schema.v2.core.MedicalAction;
import org.phenopackets.schema.v2.core.OntologyClass;
import org.phenopackets.schema.v2.core.RadiationTherapy;
import org.phenopackets.schema.v2.core.TherapeuticRegimen;
import org.phenopackets.schema.v2.core.TherapeuticRegimen.RegimenStatus;
import org.phenopackets.schema.v2.core.Treatment;

/** Treatments as drugs, procedures, radiation or regimens. */
final class PacketActions {
    private final CaseStatements statements;
    private final PacketTerms terms;
    private final PacketTimes times;
    private final PacketFindings findings;
    private final PacketReferences references;

    PacketActions(
            CaseStatements statements,
            PacketTerms terms,
            PacketTimes times,
            PacketFindings findings,
            PacketReferences references) {
        this.statements = statements;
        this.terms = terms;
        this.times = times;
        this.findings = findings;
        this.references = references;
    }

    List<MedicalAction> all() {
        return statements.kindsOf(CG.Treatment).stream().flatMap(this::actions).toList();
    }

    /**
     * One of the drug, and one for each class of the treatment, as a feature is written for each class of a finding; the
     * first of them says what came of it. That of which nothing else is known was a treatment.
     */
    private Stream<MedicalAction> actions(Node node) {
        List<MedicalAction.Builder> actions = new ArrayList<>();
        statements
                .object(node, CG.agent)
                .filter(Node::isURI)
                .ifPresent(agent -> actions.add(MedicalAction.newBuilder().setTreatment(drug(node, agent))));
        boolean isRegimen = statements.text(node, CG.regimenStatus).isPresent();
        boolean isRadiation = statements.text(node, CG.fractions).isPresent()
                || actions.isEmpty()
                        && statements.object(node, CG.hasCumulativeDose).isPresent();
        if (isRegimen) {
            actions.add(MedicalAction.newBuilder().setTherapeuticRegimen(regimen(node)));
        } else {
            findings.done(node)
                    .forEach(code -> actions.add(
                            isRadiation
                                    ? MedicalAction.newBuilder().setRadiationTherapy(radiation(node, code))
                                    : MedicalAction.newBuilder().setProcedure(findings.procedure(node, code))));
        }
        if (actions.isEmpty()) {
            actions.add(MedicalAction.newBuilder());
        }
        describe(node, actions.get(0));
        if (actions.get(0).build().equals(MedicalAction.getDefaultInstance())) {
            actions.get(0).setProcedure(findings.procedure(node, CG.Treatment));
        }
        return actions.stream().map(MedicalAction.Builder::build);
    }

    private void describe(Node node, MedicalAction.Builder action) {
        term(node, CG.target).ifPresent(action::setTreatmentTarget);
        term(node, CG.intent).ifPresent(action::setTreatmentIntent);
        term(node, CG.terminationReason).ifPresent(action::setTreatmentTerminationReason);
        statements.with(CG.responseTo, node).stream()
                .flatMap(response -> term(response, CG.recordedResponse).stream())
                .findFirst()
                .ifPresent(action::setResponseToTreatment);
        statements.with(CG.attributedTo, node).stream()
                .filter(event -> statements.isA(event, CG.Finding))
                .flatMap(event -> statements.types(event).stream()
                        .filter(type -> !type.equals(CG.Finding))
                        .findFirst()
                        .map(type -> terms.phenotype(type, findings.label(event)))
                        .stream())
                .forEach(action::addAdverseEvents);
    }

    private Treatment drug(Node node, Node agent) {
        Treatment.Builder drug =
                Treatment.newBuilder().setAgent(terms.of(agent, statements.text(node, RDFS.label.asNode())));
        term(node, CG.route).ifPresent(drug::setRouteOfAdministration);
        statements.text(node, CG.drugType).map(DrugType::valueOf).ifPresent(drug::setDrugType);
        PacketQuantities quantities = new PacketQuantities(statements, terms);
        statements.object(node, CG.hasCumulativeDose).flatMap(quantities::of).ifPresent(drug::setCumulativeDose);
        PacketDoses doses = new PacketDoses(statements, terms, times, quantities);
        statements.with(CG.partOf, node).stream()
                .filter(dose -> statements.isA(dose, CG.DoseInterval))
                .forEach(dose -> drug.addDoseIntervals(doses.interval(dose, node)));
        return drug.build();
    }

    private RadiationTherapy radiation(Node node, Node modality) {
        RadiationTherapy.Builder radiation =
                RadiationTherapy.newBuilder().setModality(terms.of(modality, findings.label(node)));
        term(node, CG.site).ifPresent(radiation::setBodySite);
        statements
                .object(node, CG.hasCumulativeDose)
                .flatMap(dose -> statements.text(dose, CG.value))
                .map(dose -> Double.valueOf(dose).intValue())
                .ifPresent(radiation::setDosage);
        statements.text(node, CG.fractions).map(Integer::valueOf).ifPresent(radiation::setFractions);
        return radiation.build();
    }

    private TherapeuticRegimen regimen(Node node) {
        TherapeuticRegimen.Builder regimen = TherapeuticRegimen.newBuilder();
        findings.done(node)
                .findFirst()
                .ifPresentOrElse(
                        code -> regimen.setOntologyClass(terms.of(code, findings.label(node))),
                        () -> references.all(node).stream().findFirst().ifPresent(regimen::setExternalReference));
        times.start(node).ifPresent(regimen::setStartTime);
        times.end(node).ifPresent(regimen::setEndTime);
        statements.text(node, CG.regimenStatus).map(RegimenStatus::valueOf).ifPresent(regimen::setRegimenStatus);
        return regimen.build();
    }

    private Optional<OntologyClass> term(Node node, Node property) {
        return terms.at(node, property);
    }
}
