package org.casegraph.source.phenopacket;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.SKOS;
import org.casegraph.vocabulary.CG;

/** Variants and genes that an interpretation rests on. */
final class PhenopacketVariants {
    private static final String HGVS = "hgvs";

    private final CaseTriples triples;
    private final PhenopacketTerms terms;
    private final PhenopacketFindings findings;
    private final Optional<String> subject;
    private final Map<String, Node> specimens;
    private final PhenopacketGenes genes;

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
        this.genes = new PhenopacketGenes(triples, terms);
    }

    /** @param interpretation a diagnosis, or an interpretation without one */
    void genomic(List<MessageFields> interpretations, Node interpretation, String prefix) {
        for (int i = 0; i < interpretations.size(); i++) {
            MessageFields genomic = interpretations.get(i);
            Node about = about(genomic);
            call(genomic, interpretation, about, prefix, i + 1).ifPresent(call -> {
                triples.text(call, CG.interpretationStatus, genomic, "interpretationStatus");
                // The id of nobody in the record.
                genomic.text("subjectOrBiosampleId")
                        .filter(id -> !specimens.containsKey(id) && !subject.equals(Optional.of(id)))
                        .ifPresent(id -> triples.text(call, CG.aboutId, id));
            });
        }
    }

    /** What was rejected is no ground of the diagnosis, whose gene it is not either. */
    private Optional<Node> call(MessageFields genomic, Node interpretation, Node about, String prefix, int number) {
        boolean rejected = genomic.peek("interpretationStatus").equals(Optional.of("REJECTED"));
        Node bearing = rejected ? CG.considered : CG.basedOn;
        Optional<Node> variant = genomic.message("variantInterpretation")
                .map(call -> variant(call, about, prefix + "-variant-" + number));
        Optional<Node> gene = genomic.message("gene").map(call -> {
            if (!rejected) {
                genes.name(interpretation, call);
            }
            return genes.interpretation(call, about, prefix + "-gene-" + number);
        });
        Optional<Node> call = variant.or(() -> gene);
        call.ifPresent(node -> triples.add(interpretation, bearing, node));
        return call;
    }

    private Node about(MessageFields genomic) {
        return genomic.peek("subjectOrBiosampleId").map(specimens::get).orElse(triples.patient());
    }

    private Node variant(MessageFields call, Node about, String name) {
        Optional<MessageFields> descriptor = call.message("variationDescriptor");
        Node variant = triples.statementAbout(
                about, name, descriptor.map(PhenopacketVariants::label).orElse("variant"), CG.Variant);
        triples.text(variant, CG.pathogenicity, call, "acmgPathogenicityClassification");
        triples.text(variant, CG.actionability, call, "therapeuticActionability");
        descriptor.ifPresent(given -> describe(variant, given));
        return variant;
    }

    private void describe(Node variant, MessageFields descriptor) {
        triples.text(variant, DCTerms.identifier.asNode(), descriptor, "id");
        descriptor.text("label");
        triples.text(variant, CG.moleculeContext, descriptor, "moleculeContext");
        findings.comment(variant, descriptor);
        terms.state(variant, CG.structuralType, descriptor, "structuralType");
        terms.state(variant, CG.allelicState, descriptor, "allelicState");
        triples.text(variant, CG.referenceSequence, descriptor, "vrsRefAlleleSeq");
        triples.texts(variant, SKOS.altLabel.asNode(), descriptor.texts("alternateLabels"));
        triples.texts(variant, CG.variantReference, descriptor.texts("xrefs"));
        descriptor
                .messages("extensions")
                .forEach(extension -> triples.text(
                        variant,
                        CG.variantExtension,
                        extension.text("name").orElse("") + "="
                                + extension.text("value").orElse("")));
        descriptor.json("variation").ifPresent(json -> triples.text(variant, CG.vrs, json));
        descriptor.message("geneContext").ifPresent(gene -> genes.describe(variant, gene));
        descriptor.messages("expressions").forEach(expression -> expression(variant, expression));
        descriptor.message("vcfRecord").ifPresent(record -> vcf(variant, record));
    }

    private void expression(Node variant, MessageFields expression) {
        String syntax = expression.text("syntax").orElse("");
        String value = expression.text("value").orElse("");
        Optional<String> version = expression.text("version");
        boolean hgvs = syntax.startsWith(HGVS);
        if (hgvs) {
            triples.text(variant, CG.hgvs, value);
        }
        if (!hgvs || version.isPresent() || !syntax.equals(HgvsSyntax.of(value))) {
            String nomenclature = Stream.of(Optional.of(syntax), version)
                    .flatMap(Optional::stream)
                    .filter(text -> !text.isEmpty())
                    .collect(Collectors.joining(" "));
            triples.text(variant, CG.variantExpression, nomenclature + ": " + value);
        }
    }

    private void vcf(Node variant, MessageFields record) {
        String place = Stream.of("genomeAssembly", "chrom", "pos", "ref", "alt")
                .map(field -> record.text(field).orElse(""))
                .collect(Collectors.joining(":"));
        triples.text(variant, CG.vcfRecord, place);
        triples.text(variant, CG.vcfId, record, "id");
        triples.text(variant, CG.vcfQuality, record, "qual");
        triples.text(variant, CG.vcfFilter, record, "filter");
        triples.text(variant, CG.vcfInfo, record, "info");
    }

    private static String label(MessageFields descriptor) {
        return descriptor
                .peek("label")
                .or(() -> descriptor.messages("expressions").stream()
                        .filter(expression ->
                                expression.peek("syntax").orElse("").startsWith(HGVS))
                        .flatMap(expression -> expression.peek("value").stream())
                        .findFirst())
                .or(() -> descriptor.peek("id"))
                .orElse("variant");
    }
}
