package org.casegraph.description;

import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.casegraph.query.QuestionLibrary;
import org.casegraph.store.DatasetMetadata;

/** The named graphs in which a store says what it holds and how it may be asked. */
public final class SelfDescription {
    private SelfDescription() {}

    /**
     * @param dataset what is described; without these graphs
     * @param base where it is served, ending with a slash
     * @param given what is said of the dataset beside what the data say
     */
    public static Map<Node, Graph> of(
            DatasetGraph dataset, QuestionLibrary questions, String base, DatasetMetadata given) {
        return Map.of(
                DatasetDescription.GRAPH, DatasetDescription.of(dataset, base, given),
                Examples.GRAPH, Examples.of(questions, base));
    }
}
