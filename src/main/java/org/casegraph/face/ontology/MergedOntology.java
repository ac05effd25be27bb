package org.casegraph.face.ontology;

import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.casegraph.face.html.GraphExcerpt;
import org.casegraph.store.Store;

/**
 * All modules of the ontology in one document, with one header, as {@code robot merge} makes it: a reader of OWL takes a
 * document for one ontology, and of many headers any. What a module says of itself is at the address of the module.
 */
final class MergedOntology {
    private MergedOntology() {}

    static DatasetGraph of(Store store) {
        DatasetGraph merged = GraphExcerpt.copied(store, Store.ONTOLOGY);
        Graph document = merged.getGraph(Store.ONTOLOGY);
        List<Node> modules = document.find(Node.ANY, RDF.type.asNode(), OWL2.Ontology.asNode())
                .mapWith(Triple::getSubject)
                .filterDrop(Store.ONTOLOGY::equals)
                .toList();
        modules.forEach(module -> {
            withoutHeader(document, module);
            document.remove(Node.ANY, OWL2.imports.asNode(), module);
        });
        return merged;
    }

    private static void withoutHeader(Graph document, Node subject) {
        List<Triple> said = document.find(subject, Node.ANY, Node.ANY).toList();
        document.remove(subject, Node.ANY, Node.ANY);
        said.stream().map(Triple::getObject).filter(Node::isBlank).forEach(detail -> withoutHeader(document, detail));
    }
}
