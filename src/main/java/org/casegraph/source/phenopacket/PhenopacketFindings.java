package org.casegraph.source.phenopacket;

import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDFS;
import org.casegraph.vocabulary.CG;

/** Features and measurements of a patient or a specimen. An excluded feature is never an instance of its class. */
final class PhenopacketFindings {
    private final CaseTriples triples;
    private final PhenopacketTerms terms;
    private final PhenopacketTimes times;
    private final PhenopacketReferences references;

    PhenopacketFindings(
            CaseTriples triples, PhenopacketTerms terms, PhenopacketTimes times, PhenopacketReferences references) {
        this.references = references;
        this.triples = triples;
        this.terms = terms;
        this.times = times;
    }

    /** @param prefix of the nodes' names, which are numbered from 1 in the order of the file */
    void features(List<MessageFields> features, Node about, String prefix) {
        for (int i = 0; i < features.size(); i++) {
            feature(features.get(i), about, prefix + "feature-" + (i + 1));
        }
    }

    private void feature(MessageFields feature, Node about, String name) {
        boolean excluded = feature.flag("excluded") | feature.flag("negated");
        Optional<MessageFields> type = feature.message("type");
        String label = type.map(PhenopacketTerms::label).orElse("");
        type.flatMap(terms::term).ifPresent(term -> {
            Node node = excluded ? absence(term, label, about, name) : finding(term, label, about, name);
            terms.state(node, CG.qualifier, feature, "severity");
            terms.terms(feature, "modifiers").forEach(modifier -> triples.add(node, CG.qualifier, modifier));
            times.start(node, feature, "onset");
            times.startOfVersion1(node, feature, "ageOfOnset", "ageRangeOfOnset", "classOfOnset");
            times.end(node, feature, "resolution");
            comment(node, feature);
            references.evidence(node, feature);
        });
    }

    Node finding(Node term, String label, Node about, String name) {
        return triples.statementAbout(about, name, label, term, CG.Finding);
    }

    Node absence(Node term, String label, Node about, String name) {
        Node node = triples.statementAbout(about, name, "no " + label, CG.AbsentFinding);
        triples.add(node, CG.absenceOf, term);
        triples.add(node, CG.basis, CG.ReportedExclusion);
        return node;
    }

    void comment(Node node, MessageFields fields) {
        fields.text("description").ifPresent(text -> triples.text(node, RDFS.comment.asNode(), text));
    }

    void measurements(List<MessageFields> measurements, Node about, String prefix) {
        for (int i = 0; i < measurements.size(); i++) {
            measurement(measurements.get(i), about, prefix + "measurement-" + (i + 1));
        }
    }

    private void measurement(MessageFields measurement, Node about, String name) {
        Optional<MessageFields> assay = measurement.message("assay");
        String label = assay.map(PhenopacketTerms::label).orElse("");
        assay.flatMap(terms::term).ifPresent(term -> {
            Node node = triples.statementAbout(about, name, label, CG.Measurement);
            triples.add(node, CG.measures, term);
            comment(node, measurement);
            measurement.message("value").ifPresent(value -> value(node, value));
            measurement.message("complexValue").ifPresent(value -> parts(node, value, about, name));
            times.start(node, measurement, "timeObserved");
            procedure(node, measurement, about, name);
        });
    }

    private void value(Node node, MessageFields value) {
        terms.state(node, CG.resultClass, value, "ontologyClass");
        value.message("quantity").ifPresent(quantity -> new PhenopacketQuantity(triples).state(node, quantity));
    }

    private void parts(Node whole, MessageFields complexValue, Node about, String name) {
        List<MessageFields> quantities = complexValue.messages("typedQuantities");
        for (int i = 0; i < quantities.size(); i++) {
            MessageFields part = quantities.get(i);
            String partName = name + "-" + (i + 1);
            Optional<MessageFields> type = part.message("type");
            String label = type.map(PhenopacketTerms::label).orElse("");
            type.flatMap(terms::term).ifPresent(term -> {
                Node node = triples.statementAbout(about, partName, label, CG.Measurement);
                triples.add(node, CG.measures, term);
                triples.add(node, CG.partOf, whole);
                triples.add(node, CG.startsWith, whole);
                part.message("quantity").ifPresent(quantity -> new PhenopacketQuantity(triples).state(node, quantity));
            });
        }
    }

    /** The measurement was made in its procedure, unless each has a time of its own: a result can come days later. */
    private void procedure(Node node, MessageFields measurement, Node about, String name) {
        Optional<MessageFields> procedure = measurement.message("procedure");
        Optional<MessageFields> code = procedure.flatMap(given -> given.message("code"));
        String label = code.map(PhenopacketTerms::label).orElse("");
        code.flatMap(terms::term).ifPresent(term -> {
            MessageFields given = procedure.orElseThrow();
            Node test = triples.statementAbout(about, name + "-procedure", label, term, CG.Test);
            terms.state(test, CG.site, given, "bodySite");
            Optional<MessageFields> performed = given.message("performed");
            Optional<MessageFields> observed = measurement.message("timeObserved");
            boolean apart = performed.isPresent()
                    && observed.isPresent()
                    && !performed.get().saysTheSameAs(observed.get());
            triples.add(node, apart ? CG.producedBy : CG.observedIn, test);
            times.start(test, given, "performed");
        });
    }
}
