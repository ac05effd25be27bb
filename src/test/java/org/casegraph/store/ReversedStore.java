package org.casegraph.store;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.sparql.graph.GraphWrapper;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.util.iterator.WrappedIterator;

/** A store that says the same as another, each of its graphs from the last triple to the first. */
public final class ReversedStore {
    private ReversedStore() {}

    public static Store of(Store store) {
        Map<Node, Graph> named = new LinkedHashMap<>();
        store.dataset()
                .listGraphNodes()
                .forEachRemaining(
                        name -> named.put(name, new Reversed(store.dataset().getGraph(name))));
        FrozenDataset dataset = new FrozenDataset(
                CompletableFuture.completedFuture(
                        FrozenDataset.Contents.of(new Reversed(store.dataset().getDefaultGraph()), named)),
                PrefixMapping.Factory.create()
                        .setNsPrefixes(store.dataset().prefixes().getMapping()));
        dataset.getContext().putAll(store.dataset().getContext());
        Map<Node, Graph> modules = new LinkedHashMap<>();
        store.modules().forEach((name, graph) -> modules.put(name, new Reversed(graph)));
        return new Store(
                dataset,
                store.version(),
                store.cases(),
                () -> modules,
                store.order(),
                store::similarity,
                store::text,
                store.stages(),
                store.metadata());
    }

    /** The same triples, found in the other direction. */
    private static final class Reversed extends GraphWrapper {
        Reversed(Graph graph) {
            super(graph);
        }

        @Override
        public ExtendedIterator<Triple> find(Node subject, Node property, Node object) {
            List<Triple> found = super.find(subject, property, object).toList();
            Collections.reverse(found);
            return WrappedIterator.create(found.iterator());
        }

        @Override
        public ExtendedIterator<Triple> find(Triple pattern) {
            return find(pattern.getSubject(), pattern.getPredicate(), pattern.getObject());
        }

        @Override
        public ExtendedIterator<Triple> find() {
            return find(Node.ANY, Node.ANY, Node.ANY);
        }

        @Override
        public Stream<Triple> stream(Node subject, Node property, Node object) {
            return find(subject, property, object).toList().stream();
        }

        @Override
        public Stream<Triple> stream() {
            return stream(Node.ANY, Node.ANY, Node.ANY);
        }
    }
}
