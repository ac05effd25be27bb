package org.casegraph.source.phenopacket;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDFS;
import org.casegraph.graph.CaseIris;
import org.casegraph.graph.PublicationIds;
import org.casegraph.vocabulary.CG;

/** References to publications and other records, and the evidence that names them. */
final class PhenopacketReferences {
    private static final String ADDRESS = "reference";

    private final CaseTriples triples;
    private final PhenopacketTerms terms;

    PhenopacketReferences(CaseTriples triples, PhenopacketTerms terms) {
        this.triples = triples;
        this.terms = terms;
    }

    /** What a statement rests on. Publications are named on the statement as well, where a question finds them at once. */
    void evidence(Node statement, MessageFields fields) {
        List<MessageFields> all = fields.messages("evidence");
        for (int i = 0; i < all.size(); i++) {
            MessageFields given = all.get(i);
            Optional<MessageFields> code = given.message("evidenceCode");
            Optional<MessageFields> reference = given.message("reference");
            String label = code.map(PhenopacketTerms::label)
                    .filter(text -> !text.isEmpty())
                    .or(() -> reference.flatMap(PhenopacketReferences::label))
                    .orElse("evidence");
            Node evidence =
                    triples.statement(CaseIris.fragment(statement) + "-evidence-" + (i + 1), label, CG.Evidence);
            triples.add(statement, CG.basedOn, evidence);
            code.flatMap(terms::term).ifPresent(term -> triples.add(evidence, CG.evidenceType, term));
            reference.ifPresent(named -> {
                publications(named).forEach(iri -> triples.add(statement, DCTerms.source.asNode(), iri));
                refer(evidence, named, "");
            });
        }
    }

    /** @param holder what is also found elsewhere, or described there */
    void references(Node holder, List<MessageFields> references) {
        for (MessageFields reference : references) {
            String id =
                    reference.peek("id").or(() -> reference.peek("reference")).orElse("");
            refer(holder, reference, references.size() == 1 || id.isEmpty() ? "" : id + ": ");
        }
    }

    /** What to call something by a reference to it: its description, or else its id or address. */
    static Optional<String> label(MessageFields reference) {
        return reference.peek("description").or(() -> reference.peek("id")).or(() -> reference
                .peek("reference")
                .filter(text -> !MessageFields.isLocal(text)));
    }

    /** The addresses of the publications that a reference names, which still count as not read. */
    static Set<Node> publications(MessageFields reference) {
        Set<Node> publications = new LinkedHashSet<>();
        reference.peek("id").flatMap(PublicationIds::iri).ifPresent(publications::add);
        reference.peek("reference").flatMap(PublicationIds::iri).ifPresent(publications::add);
        return publications;
    }

    /** @param several which of several references the description belongs to; empty for a single one */
    private void refer(Node holder, MessageFields reference, String several) {
        name(holder, reference, "id");
        name(holder, reference, ADDRESS);
        reference
                .text("description")
                .ifPresent(text -> triples.text(holder, DCTerms.bibliographicCitation.asNode(), several + text));
    }

    /** An address on somebody's machine stays unread. */
    private void name(Node holder, MessageFields reference, String field) {
        String text = reference.peek(field).orElse("");
        Optional<Node> publication = PublicationIds.iri(text);
        Optional<Node> other = terms.iri(text);
        if (publication.isPresent()) {
            triples.add(holder, DCTerms.source.asNode(), publication.get());
            if (field.equals(ADDRESS)) {
                triples.text(holder, CG.recordedReference, text);
            }
        } else if (other.isPresent()) {
            triples.add(holder, RDFS.seeAlso.asNode(), other.get());
        } else if (!text.isEmpty() && !MessageFields.isLocal(text)) {
            triples.text(holder, CG.recordedReference, text);
        } else {
            return;
        }
        reference.text(field);
    }
}
