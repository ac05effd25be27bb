package org.casegraph.source;

import java.time.Instant;
import java.util.Optional;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.DCTerms;
import org.casegraph.vocabulary.CG;

/** The case, the record that it was made from, and the publications that the record names. No one's name is copied. */
final class PhenopacketProvenance {
    private final CaseTriples triples;
    private final PhenopacketTerms terms;
    private final PhenopacketFindings findings;

    PhenopacketProvenance(CaseTriples triples, PhenopacketTerms terms, PhenopacketFindings findings) {
        this.triples = triples;
        this.terms = terms;
        this.findings = findings;
    }

    /**
     * @param id as the file gives it
     * @param sha256 of the file
     * @param version of the schema, as the file gives it
     */
    void describe(String id, String sha256, String version, Optional<MessageFields> metaData) {
        Node document = triples.document();
        triples.type(document, CG.Case);
        triples.label(document, id);
        triples.text(document, DCTerms.identifier.asNode(), id);
        triples.text(document, DCTerms.title.asNode(), "Phenopacket " + id);
        triples.add(document, CG.fromReport, triples.record());
        Node record = triples.record();
        triples.type(record, CG.DatasetRecord);
        triples.label(record, "Phenopacket " + id);
        triples.add(record, CG.inCase, document);
        triples.text(record, CG.sha256, sha256);
        triples.text(record, CG.extentRead, "the record of the dataset, and not the publication that it cites");
        triples.text(record, CG.schemaVersion, version);
        metaData.ifPresent(given -> metaData(record, given));
    }

    private void metaData(Node record, MessageFields metaData) {
        metaData.text("phenopacketSchemaVersion");
        metaData.message("created").ifPresent(stamp -> {
            Instant instant = Instant.ofEpochSecond(
                    Long.parseLong(stamp.text("seconds").orElse("0")),
                    Long.parseLong(stamp.text("nanos").orElse("0")));
            triples.typed(record, DCTerms.created.asNode(), instant.toString(), XSDDatatype.XSDdateTime);
        });
        metaData.messages("externalReferences").forEach(reference -> publication(record, reference));
        metaData.messages("resources").forEach(resource -> resource.text("id").ifPresent(id -> {
            String version = resource.text("version").map(given -> " " + given).orElse("");
            triples.text(record, CG.vocabularyVersion, id + version);
        }));
    }

    private void publication(Node record, MessageFields reference) {
        findings.reference(record, reference);
        findings.reference(triples.document(), reference);
        reference.peek("reference").flatMap(PublicationIds::iri).ifPresent(iri -> {
            triples.add(record, DCTerms.source.asNode(), iri);
            triples.add(triples.document(), DCTerms.source.asNode(), iri);
            reference.text("reference");
        });
        reference
                .text("description")
                .ifPresent(text -> triples.text(record, DCTerms.bibliographicCitation.asNode(), text));
    }

    /**
     * Prefixes come first, because every term needs them. They are carried within the IRIs of the terms, and those that no
     * term uses are not: so they stay in the list of what is not carried.
     */
    void declarePrefixes(Optional<MessageFields> metaData) {
        metaData.ifPresent(given -> given.messages("resources").forEach(resource -> resource.peek("namespacePrefix")
                .ifPresent(prefix -> resource.peek("iriPrefix").ifPresent(iri -> terms.declare(prefix, iri)))));
    }
}
