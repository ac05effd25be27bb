package org.casegraph.export;

import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.DCTerms;
import org.casegraph.graph.CaseIris;
import org.casegraph.graph.Values;
import org.casegraph.store.Store;

/**
 * A case that is to leave.
 *
 * @param iri of the case, which names its graph
 * @param stated what its source states of it, without what was derived; not to be changed
 * @param terms the ontology, the terminologies and the matches between them, among all else that is known; not to be changed
 * @param solved the store that holds it with its order, where one does
 */
public record ExportedCase(Node iri, Graph stated, Graph terms, Optional<Store> solved) {
    /** Of a case that no store holds yet. */
    public ExportedCase(Node iri, Graph stated, Graph terms) {
        this(iri, stated, terms, Optional.empty());
    }

    /** What its source called it; the id in its IRI where that is not known. */
    public String id() {
        return Values.object(stated, iri, DCTerms.identifier.asNode())
                .filter(Node::isLiteral)
                .map(Node::getLiteralLexicalForm)
                .or(() -> Optional.of(CaseIris.id(iri)))
                .orElseThrow();
    }
}
