package org.casegraph.export.phenopacket;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDFS;
import org.casegraph.graph.PublicationIds;
import org.casegraph.vocabulary.CG;
import org.phenopackets.schema.v2.core.Evidence;
import org.phenopackets.schema.v2.core.ExternalReference;

/** What a statement or a record refers to. */
final class PacketReferences {
    private final CaseStatements statements;
    private final PacketTerms terms;

    PacketReferences(CaseStatements statements, PacketTerms terms) {
        this.statements = statements;
        this.terms = terms;
    }

    List<Evidence> evidence(Node statement) {
        return statements.objects(statement, CG.basedOn).stream()
                .filter(node -> statements.isA(node, CG.Evidence))
                .map(node -> {
                    Evidence.Builder evidence = Evidence.newBuilder();
                    statements.object(node, CG.evidenceType).map(terms::of).ifPresent(evidence::setEvidenceCode);
                    all(node).stream().findFirst().ifPresent(evidence::setReference);
                    return evidence.build();
                })
                .toList();
    }

    /**
     * One for each address or id; a description stands with the one that it names first. An address that the record gives of
     * a publication stands with the publication's id.
     */
    List<ExternalReference> all(Node holder) {
        List<String> recorded = statements.texts(holder, CG.recordedReference).toList();
        List<ExternalReference> named = Stream.of(
                        statements.objects(holder, DCTerms.source.asNode()).stream()
                                .map(publication -> publication(publication, recorded)),
                        statements.objects(holder, RDFS.seeAlso.asNode()).stream()
                                .map(other -> named(terms.id(other))),
                        recorded.stream()
                                .filter(text -> PublicationIds.iri(text).isEmpty())
                                .map(PacketReferences::named))
                .flatMap(all -> all)
                .toList();
        List<String> descriptions = new ArrayList<>(
                statements.texts(holder, DCTerms.bibliographicCitation.asNode()).toList());
        if (named.isEmpty()) {
            return descriptions.stream()
                    .map(text ->
                            ExternalReference.newBuilder().setDescription(text).build())
                    .toList();
        }
        if (named.size() == 1) {
            return named.stream()
                    .map(one -> descriptions.isEmpty()
                            ? one
                            : one.toBuilder()
                                    .setDescription(descriptions.get(0))
                                    .build())
                    .toList();
        }
        return named.stream().map(one -> described(one, descriptions)).toList();
    }

    private static ExternalReference described(ExternalReference named, List<String> descriptions) {
        return Stream.of(named.getId(), named.getReference())
                .filter(name -> !name.isEmpty())
                .flatMap(name -> descriptions.stream()
                        .filter(text -> text.startsWith(name + ": "))
                        .map(text -> named.toBuilder()
                                .setDescription(text.substring(name.length() + 2))
                                .build()))
                .findFirst()
                .orElse(named);
    }

    private static ExternalReference publication(Node publication, List<String> recorded) {
        ExternalReference.Builder reference = ExternalReference.newBuilder()
                .setId(PublicationIds.cited(publication).orElse(publication.toString()));
        recorded.stream()
                .filter(text -> PublicationIds.iri(text).equals(Optional.of(publication)))
                .findFirst()
                .ifPresent(reference::setReference);
        return reference.build();
    }

    private static ExternalReference named(String id) {
        return ExternalReference.newBuilder().setId(id).build();
    }
}
