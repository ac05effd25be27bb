package org.casegraph.source.phenopacket;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.casegraph.vocabulary.CG;

/** Medical actions as treatments, with what came of them. */
final class PhenopacketActions {
    private final CaseTriples triples;
    private final PhenopacketTerms terms;
    private final PhenopacketTimes times;
    private final PhenopacketFindings findings;
    private final PhenopacketReferences references;
    private final PhenopacketDoses doses;

    PhenopacketActions(
            CaseTriples triples,
            PhenopacketTerms terms,
            PhenopacketTimes times,
            PhenopacketFindings findings,
            PhenopacketReferences references) {
        this.references = references;
        this.doses = new PhenopacketDoses(triples, terms, times);
        this.triples = triples;
        this.terms = terms;
        this.times = times;
        this.findings = findings;
    }

    void actions(List<MessageFields> actions) {
        for (int i = 0; i < actions.size(); i++) {
            action(actions.get(i), "action-" + (i + 1));
        }
    }

    private void action(MessageFields action, String name) {
        procedure(action, name)
                .or(() -> drug(action, name))
                .or(() -> radiation(action, name))
                .or(() -> regimen(action, name))
                .or(() -> unnamed(action, name))
                .ifPresent(treatment -> {
                    terms.state(treatment, CG.target, action, "treatmentTarget");
                    action.message("treatmentIntent")
                            .flatMap(intent -> intent.peek("label"))
                            .ifPresent(intent -> triples.text(treatment, CG.purpose, intent));
                    terms.state(treatment, CG.intent, action, "treatmentIntent");
                    terms.state(treatment, CG.terminationReason, action, "treatmentTerminationReason");
                    response(action, treatment, name);
                    adverseEvents(action, treatment, name);
                });
    }

    /** An action of which only the purpose or the outcome is told. */
    private Optional<Node> unnamed(MessageFields action, String name) {
        boolean named = Stream.of("procedure", "treatment", "radiationTherapy", "therapeuticRegimen")
                .anyMatch(action::has);
        return named || action.isEmpty()
                ? Optional.empty()
                : Optional.of(triples.statementAbout(triples.patient(), name, "treatment", CG.Treatment));
    }

    private Optional<Node> procedure(MessageFields action, String name) {
        return action.message("procedure")
                .flatMap(procedure -> treatment(procedure, "code", name).map(node -> {
                    terms.state(node, CG.site, procedure, "bodySite");
                    times.start(node, procedure, "performed");
                    return node;
                }));
    }

    private Optional<Node> drug(MessageFields action, String name) {
        return action.message("treatment").flatMap(drug -> {
            Optional<MessageFields> agent = drug.message("agent");
            String label = agent.map(PhenopacketTerms::label).orElse("");
            return agent.flatMap(terms::term).map(term -> {
                Node node = triples.statementAbout(triples.patient(), name, label, CG.Treatment, CG.DrugTreatment);
                triples.add(node, CG.agent, term);
                doses.ofDrug(drug, node);
                return node;
            });
        });
    }

    private Optional<Node> radiation(MessageFields action, String name) {
        return action.message("radiationTherapy")
                .flatMap(radiation -> treatment(radiation, "modality", name).map(node -> {
                    terms.state(node, CG.site, radiation, "bodySite");
                    doses.ofRadiation(radiation, node);
                    return node;
                }));
    }

    private Optional<Node> regimen(MessageFields action, String name) {
        return action.message("therapeuticRegimen").flatMap(regimen -> treatment(regimen, "ontologyClass", name)
                .or(() -> protocol(regimen, name))
                .map(node -> {
                    triples.text(node, CG.regimenStatus, regimen, "regimenStatus");
                    times.start(node, regimen, "startTime");
                    times.end(node, regimen, "endTime");
                    return node;
                }));
    }

    private Optional<Node> protocol(MessageFields regimen, String name) {
        return regimen.message("externalReference").map(reference -> {
            String label = PhenopacketReferences.label(reference).orElse("regimen");
            Node node = triples.statementAbout(triples.patient(), name, label, CG.Treatment);
            references.references(node, List.of(reference));
            return node;
        });
    }

    private Optional<Node> treatment(MessageFields fields, String code, String name) {
        Optional<MessageFields> type = fields.message(code);
        String label = type.map(PhenopacketTerms::label).orElse("");
        return type.flatMap(terms::term)
                .map(term -> triples.statementAbout(triples.patient(), name, label, term, CG.Treatment));
    }

    private void response(MessageFields action, Node treatment, String name) {
        Optional<MessageFields> response = action.message("responseToTreatment");
        String label = response.map(PhenopacketTerms::label).orElse("");
        response.flatMap(terms::term).ifPresent(term -> {
            Node node = triples.statementAbout(triples.patient(), name + "-response", label, CG.TreatmentResponse);
            triples.add(node, CG.recordedResponse, term);
            triples.add(node, CG.responseTo, treatment);
        });
    }

    private void adverseEvents(MessageFields action, Node treatment, String name) {
        List<MessageFields> events = action.messages("adverseEvents");
        for (int i = 0; i < events.size(); i++) {
            String event = name + "-adverse-event-" + (i + 1);
            String label = PhenopacketTerms.label(events.get(i));
            terms.term(events.get(i)).ifPresent(term -> {
                Node finding = findings.finding(term, label, triples.patient(), event);
                triples.add(finding, CG.attributedTo, treatment);
            });
        }
    }
}
