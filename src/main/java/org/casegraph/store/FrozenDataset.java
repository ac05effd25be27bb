package org.casegraph.store;

import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.query.TxnType;
import org.apache.jena.riot.system.PrefixMap;
import org.apache.jena.riot.system.Prefixes;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.sparql.core.DatasetGraphCollection;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.core.Transactional;
import org.apache.jena.sparql.core.TransactionalNull;
import org.apache.jena.sparql.graph.GraphReadOnly;
import org.apache.jena.sparql.graph.GraphZero;
import org.casegraph.store.mapped.ColumnDataset;

/**
 * Graphs that do not change any more, so that any number of readers run at once without a lock.
 *
 * <p>Jena's own {@code DatasetGraphMapLink} takes a lock for each graph and creates a graph when an unknown one is only
 * read, in a map that is not safe between threads.
 */
final class FrozenDataset extends DatasetGraphCollection {
    private final CompletableFuture<Contents> contents;
    private final PrefixMap prefixes;
    private final Transactional transactional = TransactionalNull.create();

    /**
     * The graphs, none of which is changed from now on, or can be.
     *
     * @param union holds every triple of the named graphs; the default graph and also {@code urn:x-arq:UnionGraph}
     * @param graph empty for a name that no graph has
     * @param names in the order in which they are listed
     */
    record Contents(Graph union, Function<Node, Optional<Graph>> graph, Collection<Node> names) {
        /** @param named in the order in which they are listed */
        static Contents of(Graph union, Map<Node, Graph> named) {
            Map<Node, Graph> closed = new LinkedHashMap<>();
            named.forEach((name, graph) -> closed.put(name, new GraphReadOnly(graph)));
            Map<Node, Graph> kept = Collections.unmodifiableMap(closed);
            return new Contents(new GraphReadOnly(union), name -> Optional.ofNullable(kept.get(name)), kept.keySet());
        }
    }

    /** @param contents the first who reads waits for them */
    FrozenDataset(CompletableFuture<Contents> contents, PrefixMapping prefixes) {
        this.contents = contents;
        this.prefixes = Prefixes.adapt(prefixes);
    }

    /** Of graphs that are mapped. */
    static FrozenDataset of(ColumnDataset mapped) {
        return new FrozenDataset(
                CompletableFuture.completedFuture(new Contents(mapped.union(), mapped::graph, mapped.names())),
                mapped.prefixes());
    }

    private Graph union() {
        return contents.join().union();
    }

    private Optional<Graph> named(Node name) {
        return contents.join().graph().apply(name);
    }

    @Override
    public Graph getDefaultGraph() {
        return union();
    }

    @Override
    public Graph getUnionGraph() {
        return union();
    }

    @Override
    public Graph getGraph(Node name) {
        if (Quad.isUnionGraph(name) || Quad.isDefaultGraph(name)) {
            return union();
        }
        return named(name).orElseGet(GraphZero::instance);
    }

    @Override
    public boolean containsGraph(Node name) {
        return Quad.isUnionGraph(name)
                || Quad.isDefaultGraph(name)
                || named(name).isPresent();
    }

    @Override
    public Iterator<Node> listGraphNodes() {
        return contents.join().names().iterator();
    }

    @Override
    public long size() {
        return contents.join().names().size();
    }

    @Override
    public PrefixMap prefixes() {
        return prefixes;
    }

    @Override
    public void add(Quad quad) {
        throw frozen();
    }

    @Override
    public void delete(Quad quad) {
        throw frozen();
    }

    @Override
    public void clear() {
        throw frozen();
    }

    @Override
    public void addGraph(Node name, Graph graph) {
        throw frozen();
    }

    @Override
    public void removeGraph(Node name) {
        throw frozen();
    }

    private static UnsupportedOperationException frozen() {
        return new UnsupportedOperationException("the store is read-only");
    }

    @Override
    public boolean supportsTransactions() {
        return true;
    }

    @Override
    public boolean supportsTransactionAbort() {
        return true;
    }

    @Override
    public void begin() {
        transactional.begin(TxnType.READ);
    }

    @Override
    public void begin(TxnType type) {
        if (type != TxnType.READ) {
            throw frozen();
        }
        transactional.begin(type);
    }

    @Override
    public boolean promote(Promote mode) {
        return false;
    }

    @Override
    public void commit() {
        transactional.commit();
    }

    @Override
    public void abort() {
        transactional.abort();
    }

    @Override
    public void end() {
        transactional.end();
    }

    @Override
    public boolean isInTransaction() {
        return transactional.isInTransaction();
    }

    @Override
    public ReadWrite transactionMode() {
        return transactional.transactionMode();
    }

    @Override
    public TxnType transactionType() {
        return transactional.transactionType();
    }
}
