package org.casegraph.export.phenopacket;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDFS;
import org.casegraph.graph.CaseIris;
import org.casegraph.vocabulary.CG;
import org.phenopackets.schema.v2.core.ComplexValue;
import org.phenopackets.schema.v2.core.Measurement;
import org.phenopackets.schema.v2.core.OntologyClass;
import org.phenopackets.schema.v2.core.PhenotypicFeature;
import org.phenopackets.schema.v2.core.Procedure;
import org.phenopackets.schema.v2.core.TypedQuantity;
import org.phenopackets.schema.v2.core.Value;

/** What was found, denied and measured, of the patient or of a specimen. */
final class PacketFindings {
    /** HPO's terms of severity. */
    private static final Set<String> SEVERITIES =
            Set.of("HP:0012825", "HP:0012826", "HP:0012827", "HP:0012828", "HP:0012829");

    /** Classes that say only what kind of statement a node is. */
    private static final Set<Node> KINDS =
            Set.of(CG.Finding, CG.AbsentFinding, CG.Measurement, CG.TreatmentResponse, CG.Outcome);

    /** What is no feature of the patient, though it was found. */
    private static final Set<Node> OTHERS = Set.of(CG.GradeAssessment, CG.SuspectedFinding);

    /** As the reader names a disease that was ruled out. */
    private static final String DISEASE = "disease-";

    private final CaseStatements statements;
    private final PacketTerms terms;
    private final PacketTimes times;
    private final PacketReferences references;
    private final PacketQuantities quantities;

    PacketFindings(CaseStatements statements, PacketTerms terms, PacketTimes times, PacketReferences references) {
        this.statements = statements;
        this.terms = terms;
        this.times = times;
        this.references = references;
        this.quantities = new PacketQuantities(statements, terms);
    }

    /** What is said of the patient, or of something in the patient, or else of a specimen. */
    private Stream<Node> about(Node about) {
        return statements.isA(about, CG.Patient)
                ? statements.subjects(CG.about).stream().filter(node -> statements.objects(node, CG.about).stream()
                        .noneMatch(other -> statements.isA(other, CG.Specimen)))
                : statements.with(CG.about, about).stream();
    }

    List<PhenotypicFeature> features(Node about) {
        return about(about)
                .filter(node -> !CaseIris.fragment(node).startsWith(DISEASE)
                        && statements.objects(node, CG.attributedTo).stream()
                                .noneMatch(treatment -> statements.isA(treatment, CG.Treatment)))
                .flatMap(this::featuresOf)
                .toList();
    }

    /** What was found in a specimen; the schema wants no two alike, but what a record has leaves as it came. */
    List<PhenotypicFeature> ofSpecimen(Node specimen) {
        List<PhenotypicFeature> all = features(specimen);
        return isOfRecord() ? all : all.stream().distinct().toList();
    }

    private boolean isOfRecord() {
        return !statements.ofType(CG.DatasetRecord).isEmpty();
    }

    private Stream<PhenotypicFeature> featuresOf(Node node) {
        if (statements.isA(node, CG.AbsentFinding)) {
            return statements.objects(node, CG.absenceOf).stream()
                    .filter(Node::isURI)
                    .map(term -> feature(node, term).setExcluded(true).build());
        }
        boolean isFeature = statements.isA(node, CG.Finding)
                && statements.types(node).stream().noneMatch(OTHERS::contains);
        return isFeature
                ? statements.types(node).stream()
                        .filter(type -> type.isURI() && !KINDS.contains(type))
                        .map(term -> feature(node, term).build())
                : Stream.empty();
    }

    private PhenotypicFeature.Builder feature(Node node, Node term) {
        PhenotypicFeature.Builder feature = PhenotypicFeature.newBuilder().setType(terms.phenotype(term, label(node)));
        for (Node qualifier : statements.objects(node, CG.qualifier)) {
            OntologyClass written = terms.phenotype(qualifier, Optional.empty());
            if (SEVERITIES.contains(written.getId()) && !feature.hasSeverity()) {
                feature.setSeverity(written);
            } else {
                feature.addModifiers(written);
            }
        }
        // The schemas by which phenopacket-tools validates have no description of a feature, so only records keep
        // theirs.
        comment(node).filter(text -> isOfRecord()).ifPresent(feature::setDescription);
        times.start(node).ifPresent(feature::setOnset);
        times.end(node).ifPresent(feature::setResolution);
        return feature.addAllEvidence(references.evidence(node));
    }

    /** The reader labels a finding as its term, and a denial as the absence of it. */
    Optional<String> label(Node node) {
        return statements
                .text(node, RDFS.label.asNode())
                .map(text -> statements.isA(node, CG.AbsentFinding) ? text.replaceFirst("^no ", "") : text);
    }

    Optional<String> comment(Node node) {
        return statements.text(node, RDFS.comment.asNode());
    }

    List<Measurement> measurements(Node about) {
        return about(about)
                .filter(node -> statements.isA(node, CG.Measurement)
                        && statements.objects(node, CG.partOf).stream()
                                .noneMatch(whole -> statements.isA(whole, CG.Measurement)))
                .flatMap(node -> statements.object(node, CG.measures).map(assay -> measurement(node, assay)).stream())
                .filter(this::isKept)
                .toList();
    }

    /** The schema wants a value; a record that has none keeps what it has. */
    private boolean isKept(Measurement measurement) {
        return measurement.hasValue() || measurement.hasComplexValue() || isOfRecord();
    }

    private Measurement measurement(Node node, Node assay) {
        Measurement.Builder measurement = Measurement.newBuilder().setAssay(terms.of(assay, label(node)));
        comment(node).ifPresent(measurement::setDescription);
        List<TypedQuantity> parts = statements.with(CG.partOf, node).stream()
                .filter(part -> statements.isA(part, CG.Measurement))
                .flatMap(part -> part(part).stream())
                .toList();
        if (!parts.isEmpty()) {
            measurement.setComplexValue(ComplexValue.newBuilder().addAllTypedQuantities(parts));
        } else {
            value(node).ifPresent(measurement::setValue);
        }
        times.start(node).ifPresent(measurement::setTimeObserved);
        Stream.of(CG.observedIn, CG.producedBy)
                .flatMap(property -> statements.objects(node, property).stream())
                .filter(test -> statements.isA(test, CG.Test))
                .findFirst()
                .flatMap(this::procedure)
                .ifPresent(measurement::setProcedure);
        return measurement.build();
    }

    private Optional<Value> value(Node node) {
        return quantities
                .of(node)
                .map(quantity -> Value.newBuilder().setQuantity(quantity).build())
                .or(() -> statements
                        .object(node, CG.resultClass)
                        .or(() -> statements.object(node, CG.interpretation))
                        .filter(Node::isURI)
                        .map(result -> Value.newBuilder()
                                .setOntologyClass(terms.of(result))
                                .build()));
    }

    private Optional<TypedQuantity> part(Node part) {
        return statements.object(part, CG.measures).map(type -> {
            TypedQuantity.Builder typed = TypedQuantity.newBuilder().setType(terms.of(type, label(part)));
            quantities.of(part).ifPresent(typed::setQuantity);
            return typed.build();
        });
    }

    /** A test or another event that is an instance of what was done. */
    Optional<Procedure> procedure(Node event) {
        return done(event).findFirst().map(code -> procedure(event, code));
    }

    /** Of what an event is an instance that says what was done. */
    Stream<Node> done(Node event) {
        boolean hasAgent = statements.object(event, CG.agent).isPresent();
        return statements.types(event).stream()
                .filter(type -> type.isURI()
                        && !Set.of(CG.Test, CG.Event, CG.Treatment).contains(type)
                        && !(hasAgent && type.equals(CG.DrugTreatment)));
    }

    Procedure procedure(Node event, Node code) {
        Procedure.Builder procedure = Procedure.newBuilder().setCode(terms.of(code, label(event)));
        statements.object(event, CG.site).filter(Node::isURI).map(terms::of).ifPresent(procedure::setBodySite);
        times.start(event).ifPresent(procedure::setPerformed);
        return procedure.build();
    }
}
