package org.casegraph.export;

import java.util.List;
import java.util.Map;
import org.apache.jena.graph.NodeFactory;
import org.casegraph.source.ProjectSources;
import org.casegraph.source.SourceGraph;
import org.casegraph.store.Store;
import org.casegraph.store.StoreBuilder;

/** One case by itself, solved in memory, with no more of the ontology than the terms that it names. */
public final class SingleCaseStore {
    private SingleCaseStore() {}

    /**
     * To be closed.
     *
     * @throws org.casegraph.problem.Problem if the case contradicts itself
     */
    public static Store of(SourceGraph source) {
        SourceGraph terms = new SourceGraph(
                "the terms of the case",
                NodeFactory.createURI("urn:casegraph:terms"),
                UsedTerms.of(source.graph(), ProjectSources.ontologyGraph()),
                Map.of());
        return StoreBuilder.inMemory(List.of(terms), List.of(source)).build();
    }
}
