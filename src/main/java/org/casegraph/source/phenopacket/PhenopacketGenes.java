package org.casegraph.source.phenopacket;

import java.util.Optional;
import org.apache.jena.graph.Node;
import org.casegraph.vocabulary.CG;

/** The genes that a record names, of version 2 ({@code valueId}) and of version 1 ({@code id}). */
final class PhenopacketGenes {
    private final CaseTriples triples;
    private final PhenopacketTerms terms;

    PhenopacketGenes(CaseTriples triples, PhenopacketTerms terms) {
        this.triples = triples;
        this.terms = terms;
    }

    /** A gene of which a record tells the part, but no variant. */
    Node interpretation(MessageFields gene, Node about, String name) {
        String label = gene.peek("symbol").or(() -> id(gene)).orElse("gene");
        Node node = triples.statementAbout(about, name, label, CG.GeneInterpretation);
        describe(node, gene);
        return node;
    }

    /** @param holder a variant or an interpretation of the gene */
    void describe(Node holder, MessageFields gene) {
        name(holder, gene);
        if (id(gene).flatMap(terms::iri).isEmpty()) {
            triples.text(holder, CG.geneId, gene, "valueId");
            triples.text(holder, CG.geneId, gene, "id");
        }
        triples.text(holder, CG.geneDescription, gene, "description");
        triples.texts(holder, CG.otherGeneId, gene.texts("alternateIds"));
        triples.texts(holder, CG.otherGeneSymbol, gene.texts("alternateSymbols"));
        triples.texts(holder, CG.relatedGeneId, gene.texts("xrefs"));
    }

    /** Only the gene and its symbol. */
    void name(Node holder, MessageFields gene) {
        triples.text(holder, CG.geneSymbol, gene, "symbol");
        id(gene).flatMap(terms::iri).ifPresent(iri -> {
            triples.add(holder, CG.gene, iri);
            gene.peek("symbol").ifPresent(symbol -> triples.text(iri, CG.recordedLabel, symbol));
            gene.text("valueId");
            gene.text("id");
        });
    }

    private static Optional<String> id(MessageFields gene) {
        return gene.peek("valueId").or(() -> gene.peek("id"));
    }
}
