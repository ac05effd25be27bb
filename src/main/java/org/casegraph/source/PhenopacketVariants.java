package org.casegraph.source;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.DCTerms;
import org.casegraph.vocabulary.CG;

/** Variants and genes that an interpretation rests on. */
final class PhenopacketVariants {
    private final CaseTriples triples;
    private final PhenopacketTerms terms;
    private final PhenopacketFindings findings;
    private final Optional<String> subject;
    private final Map<String, Node> specimens;

    /**
     * @param subject the id of the patient
     * @param specimens by the ids of the biosamples
     */
    PhenopacketVariants(
            CaseTriples triples,
            PhenopacketTerms terms,
            PhenopacketFindings findings,
            Optional<String> subject,
            Map<String, Node> specimens) {
        this.subject = subject;
        this.triples = triples;
        this.terms = terms;
        this.findings = findings;
        this.specimens = specimens;
    }

    void genomic(List<MessageFields> interpretations, Optional<Node> diagnosis, String prefix) {
        for (int i = 0; i < interpretations.size(); i++) {
            MessageFields genomic = interpretations.get(i);
            String name = prefix + "-variant-" + (i + 1);
            Node about = about(genomic);
            genomic.message("variantInterpretation").ifPresent(call -> {
                Node variant = variant(call, about, name);
                genomic.text("interpretationStatus")
                        .ifPresent(status -> triples.text(variant, CG.interpretationStatus, status));
                diagnosis.ifPresent(node -> triples.add(node, CG.basedOn, variant));
            });
            diagnosis.ifPresent(node -> genomic.message("gene").ifPresent(gene -> gene(node, gene)));
        }
    }

    /** The patient too where the id is of nobody in the file; it then stays unread. */
    private Node about(MessageFields genomic) {
        Optional<String> id = genomic.peek("subjectOrBiosampleId");
        if (id.map(specimens::containsKey).orElse(false) || id.equals(subject)) {
            genomic.text("subjectOrBiosampleId");
        }
        return id.map(specimens::get).orElse(triples.patient());
    }

    private Node variant(MessageFields call, Node about, String name) {
        Optional<MessageFields> descriptor = call.message("variationDescriptor");
        Node variant = triples.statementAbout(
                about, name, descriptor.map(PhenopacketVariants::label).orElse("variant"), CG.Variant);
        literal(variant, CG.pathogenicity, call, "acmgPathogenicityClassification");
        literal(variant, CG.actionability, call, "therapeuticActionability");
        descriptor.ifPresent(given -> describe(variant, given));
        return variant;
    }

    private void describe(Node variant, MessageFields descriptor) {
        literal(variant, DCTerms.identifier.asNode(), descriptor, "id");
        descriptor.text("label");
        literal(variant, CG.moleculeContext, descriptor, "moleculeContext");
        findings.comment(variant, descriptor);
        terms.state(variant, CG.structuralType, descriptor, "structuralType");
        terms.state(variant, CG.allelicState, descriptor, "allelicState");
        descriptor.message("geneContext").ifPresent(gene -> gene(variant, gene));
        descriptor.messages("expressions").stream()
                .filter(expression -> expression.peek("syntax").orElse("").startsWith("hgvs"))
                .forEach(expression -> {
                    expression.text("syntax");
                    literal(variant, CG.hgvs, expression, "value");
                });
        descriptor.message("vcfRecord").ifPresent(record -> triples.text(variant, CG.vcfRecord, vcf(record)));
    }

    private void gene(Node subject, MessageFields gene) {
        literal(subject, CG.geneSymbol, gene, "symbol");
        gene.peek("valueId").flatMap(terms::iri).ifPresent(iri -> {
            triples.add(subject, CG.gene, iri);
            gene.text("valueId");
        });
    }

    /** As {@code assembly:chromosome:position:reference:alternative}. */
    private static String vcf(MessageFields record) {
        return Stream.of("genomeAssembly", "chrom", "pos", "ref", "alt")
                .map(field -> record.text(field).orElse(""))
                .collect(Collectors.joining(":"));
    }

    private static String label(MessageFields descriptor) {
        return descriptor
                .peek("label")
                .or(() -> descriptor.messages("expressions").stream()
                        .filter(expression ->
                                expression.peek("syntax").orElse("").startsWith("hgvs"))
                        .flatMap(expression -> expression.peek("value").stream())
                        .findFirst())
                .or(() -> descriptor.peek("id"))
                .orElse("variant");
    }

    private void literal(Node subject, Node property, MessageFields fields, String name) {
        fields.text(name).ifPresent(text -> triples.text(subject, property, text));
    }
}
