package org.casegraph.export.phenopacket;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDFS;
import org.casegraph.vocabulary.CG;
import org.phenopackets.schema.v2.core.MetaData;
import org.phenopackets.schema.v2.core.Resource;
import org.phenopackets.schema.v2.core.Update;

/** Where a record is from, and which vocabularies it uses. Whoever made it was withheld when it was read. */
final class PacketMetaData {
    private static final String VERSION = "2.0.2";
    private static final String OURSELVES = "casegraph";

    /** Which release of a vocabulary a report means it does not say, and the schema wants a word. */
    private static final String NOT_STATED = "not stated";

    private final CaseStatements statements;
    private final PacketTerms terms;
    private final PacketReferences references;

    PacketMetaData(CaseStatements statements, PacketTerms terms, PacketReferences references) {
        this.statements = statements;
        this.terms = terms;
        this.references = references;
    }

    /**
     * Comes after all else was written, as it names the vocabularies of what was. The schema wants a moment; where there
     * is none it is the beginning of time as computers count it.
     */
    MetaData of(Node document) {
        Node record = statements.record();
        boolean isRecord = statements.isRecord();
        MetaData.Builder metaData = MetaData.newBuilder()
                .setPhenopacketSchemaVersion(statements
                        .text(record, CG.schemaVersion)
                        .filter(version -> version.startsWith("2"))
                        .orElse(VERSION));
        statements
                .text(record, DCTerms.created.asNode())
                .map(Instant::parse)
                .or(() -> isRecord ? Optional.empty() : Optional.of(Instant.EPOCH))
                .map(PacketTimes::timestamp)
                .ifPresent(metaData::setCreated);
        metaData.addAllExternalReferences(references.all(isRecord ? record : document));
        List<Node> vocabularies = statements.objects(record, CG.usesVocabulary);
        vocabularies.forEach(vocabulary -> metaData.addResources(resource(vocabulary)));
        if (vocabularies.isEmpty()) {
            terms.used().forEach(prefix -> metaData.addResources(resource(prefix)));
        }
        for (Node update : statements.with(CG.updateOf, record)) {
            Update.Builder written = Update.newBuilder();
            statements
                    .text(update, DCTerms.modified.asNode())
                    .map(Instant::parse)
                    .map(PacketTimes::timestamp)
                    .ifPresent(written::setTimestamp);
            statements.text(update, RDFS.comment.asNode()).ifPresent(written::setComment);
            metaData.addUpdates(written);
        }
        if (!isRecord) {
            metaData.setCreatedBy(OURSELVES);
        }
        return metaData.build();
    }

    private Resource resource(Node vocabulary) {
        Resource.Builder resource = Resource.newBuilder();
        Optional<String> id = statements.text(vocabulary, DCTerms.identifier.asNode());
        id.ifPresent(resource::setId);
        statements.text(vocabulary, RDFS.label.asNode()).ifPresent(resource::setName);
        statements
                .object(vocabulary, RDFS.seeAlso.asNode())
                .map(Node::getURI)
                .or(() -> statements.text(vocabulary, CG.recordedReference))
                .ifPresent(resource::setUrl);
        statements.text(vocabulary, OWL2.versionInfo.asNode()).ifPresent(resource::setVersion);
        statements.text(vocabulary, PacketTerms.PREFERRED_PREFIX).ifPresent(resource::setNamespacePrefix);
        statements.text(vocabulary, PacketTerms.PREFERRED_URI).ifPresent(resource::setIriPrefix);
        return resource.build();
    }

    private Resource resource(String prefix) {
        return Resource.newBuilder()
                .setId(prefix.toLowerCase(Locale.ROOT))
                .setName(prefix)
                .setNamespacePrefix(prefix)
                .setUrl(terms.namespace(prefix))
                .setIriPrefix(terms.namespace(prefix))
                .setVersion(NOT_STATED)
                .build();
    }
}
