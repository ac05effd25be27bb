package org.casegraph.export.phenopacket;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.casegraph.graph.CaseIris;
import org.casegraph.source.phenopacket.HgvsSyntax;
import org.casegraph.vocabulary.CG;
import org.ga4gh.vrsatile.v1.Expression;
import org.ga4gh.vrsatile.v1.Extension;
import org.ga4gh.vrsatile.v1.GeneDescriptor;
import org.ga4gh.vrsatile.v1.MoleculeContext;
import org.ga4gh.vrsatile.v1.VariationDescriptor;
import org.ga4gh.vrsatile.v1.VcfRecord;
import org.phenopackets.schema.v2.core.AcmgPathogenicityClassification;
import org.phenopackets.schema.v2.core.Diagnosis;
import org.phenopackets.schema.v2.core.GenomicInterpretation;
import org.phenopackets.schema.v2.core.Interpretation;
import org.phenopackets.schema.v2.core.TherapeuticActionability;
import org.phenopackets.schema.v2.core.VariantInterpretation;

/** Diagnoses that were worked towards or reached, with the variants and genes that they rest on. */
final class PacketInterpretations {
    private final CaseStatements statements;
    private final PacketTerms terms;
    private final PacketFindings findings;

    PacketInterpretations(CaseStatements statements, PacketTerms terms, PacketFindings findings) {
        this.statements = statements;
        this.terms = terms;
        this.findings = findings;
    }

    List<Interpretation> all() {
        return Stream.of(CG.FinalDiagnosis, CG.WorkingDiagnosis, CG.CaseInterpretation)
                .flatMap(type -> statements.ofType(type).stream())
                .sorted((one, other) -> CaseStatements.byName(one, other))
                .flatMap(this::interpretations)
                .toList();
    }

    /** One for each disease that is concluded. */
    private Stream<Interpretation> interpretations(Node node) {
        List<Node> diseases = statements.objects(node, CG.concludes).stream()
                .filter(Node::isURI)
                .toList();
        String id = statements.text(node, DCTerms.identifier.asNode()).orElseGet(() -> CaseIris.fragment(node));
        return diseases.size() < 2
                ? Stream.of(interpretation(node, id, diseases.stream().findFirst()))
                : IntStream.range(0, diseases.size())
                        .mapToObj(number ->
                                interpretation(node, id + "-" + (number + 1), Optional.of(diseases.get(number))));
    }

    private Interpretation interpretation(Node node, String id, Optional<Node> concluded) {
        Interpretation.Builder interpretation = Interpretation.newBuilder()
                .setId(id)
                .setProgressStatus(statements
                        .text(node, CG.progressStatus)
                        .map(Interpretation.ProgressStatus::valueOf)
                        .orElse(
                                statements.isA(node, CG.FinalDiagnosis)
                                        ? Interpretation.ProgressStatus.SOLVED
                                        : statements.isA(node, CG.WorkingDiagnosis)
                                                ? Interpretation.ProgressStatus.IN_PROGRESS
                                                : Interpretation.ProgressStatus.UNKNOWN_PROGRESS));
        findings.comment(node).ifPresent(interpretation::setSummary);
        Diagnosis.Builder diagnosis = Diagnosis.newBuilder();
        concluded
                .map(disease -> terms.disease(disease, statements.text(node, RDFS.label.asNode())))
                .ifPresent(diagnosis::setDisease);
        Stream.of(CG.basedOn, CG.considered)
                .flatMap(property -> statements.objects(node, property).stream())
                .filter(call -> statements.isA(call, CG.Variant) || statements.isA(call, CG.GeneInterpretation))
                .sorted(CaseStatements::byNumber)
                .forEach(call -> diagnosis.addGenomicInterpretations(genomic(call)));
        if (!diagnosis.equals(Diagnosis.newBuilder())) {
            interpretation.setDiagnosis(diagnosis);
        }
        return interpretation.build();
    }

    private GenomicInterpretation genomic(Node call) {
        GenomicInterpretation.Builder genomic = GenomicInterpretation.newBuilder();
        statements
                .text(call, CG.aboutId)
                .or(() -> statements.object(call, CG.about).flatMap(about -> statements
                        .text(about, CG.recordedId)
                        .or(() -> statements.text(about, DCTerms.identifier.asNode()))))
                .ifPresent(genomic::setSubjectOrBiosampleId);
        statements
                .text(call, CG.interpretationStatus)
                .map(GenomicInterpretation.InterpretationStatus::valueOf)
                .ifPresent(genomic::setInterpretationStatus);
        return statements.isA(call, CG.Variant)
                ? genomic.setVariantInterpretation(variant(call)).build()
                : genomic.setGene(gene(call)).build();
    }

    private VariantInterpretation variant(Node call) {
        VariantInterpretation.Builder variant = VariantInterpretation.newBuilder();
        statements
                .text(call, CG.pathogenicity)
                .map(AcmgPathogenicityClassification::valueOf)
                .ifPresent(variant::setAcmgPathogenicityClassification);
        statements
                .text(call, CG.actionability)
                .map(TherapeuticActionability::valueOf)
                .ifPresent(variant::setTherapeuticActionability);
        return variant.setVariationDescriptor(descriptor(call)).build();
    }

    private VariationDescriptor descriptor(Node call) {
        VariationDescriptor.Builder descriptor = VariationDescriptor.newBuilder();
        Optional<String> id = statements.text(call, DCTerms.identifier.asNode());
        id.ifPresent(descriptor::setId);
        findings.comment(call).ifPresent(descriptor::setDescription);
        GeneDescriptor gene = gene(call);
        if (!gene.equals(GeneDescriptor.getDefaultInstance())) {
            descriptor.setGeneContext(gene);
        }
        descriptor.addAllExpressions(expressions(call));
        boolean isNamedByOthers = descriptor.getExpressionsList().stream()
                        .anyMatch(one ->
                                statements.text(call, RDFS.label.asNode()).equals(Optional.of(one.getValue())))
                || statements.text(call, RDFS.label.asNode()).equals(id)
                || statements.text(call, RDFS.label.asNode()).equals(Optional.of("variant"));
        if (!isNamedByOthers) {
            statements.text(call, RDFS.label.asNode()).ifPresent(descriptor::setLabel);
        }
        statements.text(call, CG.vcfRecord).ifPresent(text -> descriptor.setVcfRecord(vcf(call, text)));
        statements.texts(call, CG.variantReference).forEach(descriptor::addXrefs);
        statements.texts(call, SKOS.altLabel.asNode()).forEach(descriptor::addAlternateLabels);
        statements.texts(call, CG.variantExtension).forEach(text -> {
            int equals = text.indexOf('=');
            descriptor.addExtensions(
                    Extension.newBuilder().setName(text.substring(0, equals)).setValue(text.substring(equals + 1)));
        });
        statements
                .text(call, CG.moleculeContext)
                .map(MoleculeContext::valueOf)
                .ifPresent(descriptor::setMoleculeContext);
        statements.object(call, CG.structuralType).map(terms::of).ifPresent(descriptor::setStructuralType);
        statements.text(call, CG.referenceSequence).ifPresent(descriptor::setVrsRefAlleleSeq);
        statements.object(call, CG.allelicState).map(terms::of).ifPresent(descriptor::setAllelicState);
        return descriptor.build();
    }

    /** In the order of their syntax, and so of the coding sequence, the genome and the protein. */
    private List<Expression> expressions(Node call) {
        List<Expression> recorded = statements
                .texts(call, CG.variantExpression)
                .map(PacketInterpretations::expression)
                .toList();
        Stream<Expression> hgvs = statements
                .texts(call, CG.hgvs)
                .filter(value -> recorded.stream()
                        .noneMatch(one -> one.getSyntax().startsWith("hgvs")
                                && one.getValue().equals(value)))
                .map(value -> Expression.newBuilder()
                        .setSyntax(HgvsSyntax.of(value))
                        .setValue(value)
                        .build());
        return Stream.concat(recorded.stream(), hgvs)
                .sorted(Comparator.comparing(Expression::getSyntax).thenComparing(Expression::getValue))
                .toList();
    }

    private static Expression expression(String text) {
        int colon = text.indexOf(": ");
        String[] nomenclature = text.substring(0, colon).split(" ", 2);
        Expression.Builder expression =
                Expression.newBuilder().setSyntax(nomenclature[0]).setValue(text.substring(colon + 2));
        if (nomenclature.length == 2) {
            expression.setVersion(nomenclature[1]);
        }
        return expression.build();
    }

    private VcfRecord vcf(Node call, String text) {
        String[] parts = text.split(":", -1);
        VcfRecord.Builder record = VcfRecord.newBuilder();
        if (parts.length == 5) {
            record.setGenomeAssembly(parts[0])
                    .setChrom(parts[1])
                    .setRef(parts[3])
                    .setAlt(parts[4]);
            if (parts[2].matches("\\d{1,18}")) {
                record.setPos(Long.parseLong(parts[2]));
            }
        }
        statements.text(call, CG.vcfId).ifPresent(record::setId);
        statements.text(call, CG.vcfQuality).ifPresent(record::setQual);
        statements.text(call, CG.vcfFilter).ifPresent(record::setFilter);
        statements.text(call, CG.vcfInfo).ifPresent(record::setInfo);
        return record.build();
    }

    private GeneDescriptor gene(Node holder) {
        GeneDescriptor.Builder gene = GeneDescriptor.newBuilder();
        statements
                .object(holder, CG.gene)
                .map(terms::id)
                .or(() -> statements.text(holder, CG.geneId))
                .ifPresent(gene::setValueId);
        statements.text(holder, CG.geneSymbol).ifPresent(gene::setSymbol);
        statements.text(holder, CG.geneDescription).ifPresent(gene::setDescription);
        statements.texts(holder, CG.otherGeneId).forEach(gene::addAlternateIds);
        statements.texts(holder, CG.otherGeneSymbol).forEach(gene::addAlternateSymbols);
        statements.texts(holder, CG.relatedGeneId).forEach(gene::addXrefs);
        return gene.build();
    }
}
