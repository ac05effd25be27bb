package org.casegraph.source.phenopacket;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.DCTerms;
import org.casegraph.vocabulary.CG;

/** Genes and variants as version 1 of the schema has them: of the patient or a specimen, for no diagnosis. */
final class PhenopacketVersion1 {
    private final CaseTriples triples;
    private final PhenopacketTerms terms;
    private final PhenopacketGenes genes;

    PhenopacketVersion1(CaseTriples triples, PhenopacketTerms terms) {
        this.triples = triples;
        this.terms = terms;
        this.genes = new PhenopacketGenes(triples, terms);
    }

    void genes(List<MessageFields> given) {
        for (int i = 0; i < given.size(); i++) {
            genes.interpretation(given.get(i), triples.patient(), "gene-" + (i + 1));
        }
    }

    /** @param prefix of the variants' names, which are numbered from 1 in the order of the file */
    void variants(List<MessageFields> variants, Node about, String prefix) {
        for (int i = 0; i < variants.size(); i++) {
            variant(variants.get(i), about, prefix + "variant-" + (i + 1));
        }
    }

    private void variant(MessageFields given, Node about, String name) {
        Optional<MessageFields> hgvs = given.message("hgvsAllele");
        Optional<MessageFields> vcf = given.message("vcfAllele");
        Optional<MessageFields> spdi = given.message("spdiAllele");
        Optional<MessageFields> iscn = given.message("iscnAllele");
        Optional<String> sequence =
                spdi.map(allele -> joined(allele, "seqId", "position", "deletedSequence", "insertedSequence"));
        Optional<String> label = hgvs.flatMap(allele -> allele.peek("hgvs"))
                .or(() -> vcf.map(PhenopacketVersion1::record))
                .or(() -> sequence)
                .or(() -> iscn.flatMap(allele -> allele.peek("iscn")));
        Node variant = triples.statementAbout(about, name, label.orElse("variant"), CG.Variant);
        terms.state(variant, CG.allelicState, given, "zygosity");
        Stream.of(hgvs, vcf, spdi, iscn)
                .flatMap(Optional::stream)
                .forEach(allele -> triples.text(variant, DCTerms.identifier.asNode(), allele, "id"));
        hgvs.ifPresent(allele -> triples.text(variant, CG.hgvs, allele, "hgvs"));
        sequence.ifPresent(text -> triples.text(variant, CG.variantExpression, "spdi: " + text));
        iscn.flatMap(allele -> allele.text("iscn"))
                .ifPresent(text -> triples.text(variant, CG.variantExpression, "iscn: " + text));
        vcf.ifPresent(allele -> {
            triples.text(variant, CG.vcfRecord, record(allele));
            triples.text(variant, CG.vcfVersion, allele, "vcfVersion");
            triples.text(variant, CG.vcfInfo, allele, "info");
        });
    }

    private static String record(MessageFields allele) {
        return joined(allele, "genomeAssembly", "chr", "pos", "ref", "alt");
    }

    private static String joined(MessageFields allele, String... fields) {
        return Stream.of(fields).map(field -> allele.text(field).orElse("")).collect(Collectors.joining(":"));
    }
}
