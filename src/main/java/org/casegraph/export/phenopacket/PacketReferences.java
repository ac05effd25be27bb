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

    /** One for each address or id; a description stands with the one that it names first. */
    List<ExternalReference> all(Node holder) {
        List<String> ids = Stream.of(
                        statements.objects(holder, DCTerms.source.asNode()).stream()
                                .map(PacketReferences::cited),
                        statements.objects(holder, RDFS.seeAlso.asNode()).stream()
                                .map(terms::id),
                        statements.texts(holder, CG.recordedReference))
                .flatMap(all -> all)
                .toList();
        List<String> descriptions = new ArrayList<>(
                statements.texts(holder, DCTerms.bibliographicCitation.asNode()).toList());
        List<ExternalReference> references = new ArrayList<>();
        for (String id : ids) {
            ExternalReference.Builder reference = ExternalReference.newBuilder().setId(id);
            Optional<String> description = ids.size() == 1
                    ? descriptions.stream().findFirst()
                    : descriptions.stream()
                            .filter(text -> text.startsWith(id + ": "))
                            .findFirst();
            description.ifPresent(text -> {
                descriptions.remove(text);
                reference.setDescription(ids.size() == 1 ? text : text.substring(id.length() + 2));
            });
            references.add(reference.build());
        }
        if (ids.isEmpty()) {
            descriptions.forEach(text -> references.add(
                    ExternalReference.newBuilder().setDescription(text).build()));
        }
        return references;
    }

    private static String cited(Node publication) {
        return PublicationIds.cited(publication).orElse(publication.toString());
    }
}
