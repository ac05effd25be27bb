package org.casegraph.source;

import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.casegraph.vocabulary.CG;

/** Medical actions as treatments. Doses stay unread: the model has no place for them. */
final class PhenopacketActions {
    private final CaseTriples triples;
    private final PhenopacketTerms terms;
    private final PhenopacketTimes times;
    private final PhenopacketFindings findings;

    PhenopacketActions(
            CaseTriples triples, PhenopacketTerms terms, PhenopacketTimes times, PhenopacketFindings findings) {
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
                .ifPresent(treatment -> {
                    terms.state(treatment, CG.target, action, "treatmentTarget");
                    action.message("treatmentIntent")
                            .flatMap(intent -> intent.text("label"))
                            .ifPresent(intent -> triples.text(treatment, CG.purpose, intent));
                    adverseEvents(action, treatment, name);
                });
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
                Node node = triples.statementAbout(triples.patient(), name, label, CG.Treatment);
                triples.add(node, CG.agent, term);
                doses(drug.messages("doseIntervals"), node);
                return node;
            });
        });
    }

    /** The treatment lasts from the start of the first dose interval to the end of the last, in the order of the file. */
    private void doses(List<MessageFields> doses, Node treatment) {
        for (int i = 0; i < doses.size(); i++) {
            boolean first = i == 0;
            boolean last = i == doses.size() - 1;
            doses.get(i).message("interval").ifPresent(interval -> {
                if (first) {
                    interval.message("start").ifPresent(start -> times.date(treatment, CG.Start, start));
                }
                if (last) {
                    interval.message("end").ifPresent(end -> times.date(treatment, CG.End, end));
                }
            });
        }
    }

    private Optional<Node> radiation(MessageFields action, String name) {
        return action.message("radiationTherapy")
                .flatMap(radiation -> treatment(radiation, "modality", name).map(node -> {
                    terms.state(node, CG.site, radiation, "bodySite");
                    return node;
                }));
    }

    private Optional<Node> regimen(MessageFields action, String name) {
        return action.message("therapeuticRegimen")
                .flatMap(regimen -> treatment(regimen, "ontologyClass", name).map(node -> {
                    times.start(node, regimen, "startTime");
                    times.end(node, regimen, "endTime");
                    return node;
                }));
    }

    private Optional<Node> treatment(MessageFields fields, String code, String name) {
        Optional<MessageFields> type = fields.message(code);
        String label = type.map(PhenopacketTerms::label).orElse("");
        return type.flatMap(terms::term)
                .map(term -> triples.statementAbout(triples.patient(), name, label, term, CG.Treatment));
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
