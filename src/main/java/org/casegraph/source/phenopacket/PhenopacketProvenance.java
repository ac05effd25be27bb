package org.casegraph.source.phenopacket;

import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDFS;
import org.casegraph.vocabulary.CG;

/** The case, the record that it was made from, and the publications that the record names. No one's name is copied. */
final class PhenopacketProvenance {
    private static final String VANN = "http://purl.org/vocab/vann/";
    private static final Node PREFERRED_PREFIX = NodeFactory.createURI(VANN + "preferredNamespacePrefix");
    private static final Node PREFERRED_URI = NodeFactory.createURI(VANN + "preferredNamespaceUri");

    private final CaseTriples triples;
    private final PhenopacketTerms terms;
    private final PhenopacketReferences references;

    PhenopacketProvenance(CaseTriples triples, PhenopacketTerms terms, PhenopacketReferences references) {
        this.triples = triples;
        this.terms = terms;
        this.references = references;
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
        triples.add(document, CG.readWhole, CG.StructuredRecord);
        Node record = triples.record();
        triples.type(record, CG.DatasetRecord);
        triples.label(record, "Phenopacket " + id);
        triples.add(record, CG.inCase, document);
        triples.text(record, CG.sha256, sha256);
        triples.text(record, CG.extentRead, "the record of the dataset, and not the publication that it cites");
        triples.text(record, CG.schemaVersion, version);
        metaData.ifPresent(given -> {
            metaData(record, "", given);
            given.messages("externalReferences").stream()
                    .flatMap(reference -> PhenopacketReferences.publications(reference).stream())
                    .forEach(iri -> triples.add(document, DCTerms.source.asNode(), iri));
        });
    }

    /**
     * @param record of a case or of a group of cases
     * @param prefix of the names of the vocabularies and updates
     */
    void metaData(Node record, String prefix, MessageFields metaData) {
        metaData.text("phenopacketSchemaVersion");
        metaData.message("created")
                .ifPresent(stamp -> triples.moment(record, DCTerms.created.asNode(), stamp.moment()));
        references.references(record, metaData.messages("externalReferences"));
        List<MessageFields> resources = metaData.messages("resources");
        for (int i = 0; i < resources.size(); i++) {
            resource(record, resources.get(i), prefix + "vocabulary-" + (i + 1));
        }
        List<MessageFields> updates = metaData.messages("updates");
        for (int i = 0; i < updates.size(); i++) {
            update(record, updates.get(i), prefix + "update-" + (i + 1));
        }
    }

    private void resource(Node record, MessageFields resource, String name) {
        Node vocabulary = triples.fragment(name);
        triples.type(vocabulary, CG.VocabularyResource);
        triples.add(vocabulary, CG.inCase, triples.document());
        triples.add(record, CG.usesVocabulary, vocabulary);
        Optional<String> id = resource.text("id");
        triples.label(vocabulary, resource.text("name").or(() -> id).orElse("vocabulary"));
        id.ifPresent(text -> triples.text(vocabulary, DCTerms.identifier.asNode(), text));
        if (record.equals(triples.record())) {
            String version = resource.peek("version").map(given -> " " + given).orElse("");
            id.ifPresent(text -> triples.text(record, CG.vocabularyVersion, text + version));
        }
        triples.text(vocabulary, OWL2.versionInfo.asNode(), resource, "version");
        triples.text(vocabulary, PREFERRED_PREFIX, resource, "namespacePrefix");
        triples.text(vocabulary, PREFERRED_URI, resource, "iriPrefix");
        Optional<String> url = resource.peek("url").filter(text -> !MessageFields.isLocal(text));
        url.ifPresent(address -> {
            resource.text("url");
            terms.address(address)
                    .ifPresentOrElse(
                            iri -> triples.add(vocabulary, RDFS.seeAlso.asNode(), iri),
                            () -> triples.text(vocabulary, CG.recordedReference, address));
        });
    }

    private void update(Node record, MessageFields update, String name) {
        Node node = triples.fragment(name);
        triples.type(node, CG.RecordUpdate);
        triples.label(node, "update of the record");
        triples.add(node, CG.inCase, triples.document());
        triples.add(node, CG.updateOf, record);
        update.message("timestamp").ifPresent(stamp -> triples.moment(node, DCTerms.modified.asNode(), stamp.moment()));
        triples.text(node, RDFS.comment.asNode(), update, "comment");
    }

    /** Prefixes come first, because every term needs them. */
    void declarePrefixes(Optional<MessageFields> metaData) {
        metaData.ifPresent(given -> given.messages("resources").forEach(resource -> resource.peek("namespacePrefix")
                .ifPresent(prefix -> resource.peek("iriPrefix").ifPresent(iri -> terms.declare(prefix, iri)))));
    }
}
