package org.casegraph;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.casegraph.source.OwnCases;
import org.casegraph.source.ProjectSources;
import org.casegraph.store.Store;
import org.casegraph.vocabulary.CG;

/** The first case alone, built as users get it. */
record WangStore(Store store) implements AutoCloseable {
    static final Node CASE = NodeFactory.createURI(CG.CASE_BASE + "wang-2022");

    static WangStore build() {
        return new WangStore(Store.inMemory(
                ProjectSources.ontology(),
                OwnCases.all().stream()
                        .filter(source -> source.name().equals(CASE))
                        .toList()));
    }

    /** All that was stated and derived. */
    Graph graph() {
        return store.dataset().getDefaultGraph();
    }

    static Node node(String fragment) {
        return NodeFactory.createURI(CASE.getURI() + "#" + fragment);
    }

    @Override
    public void close() {
        store.close();
    }
}
