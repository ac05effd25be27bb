package org.casegraph.store.remote;

import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.jena.atlas.RuntimeIOException;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.atlas.iterator.IteratorCloseable;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.shared.JenaException;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphWrapper;
import org.apache.jena.sparql.core.DynamicDatasets;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.iterator.QueryIterPlainWrapper;
import org.apache.jena.sparql.engine.main.OpExecutor;
import org.apache.jena.sparql.engine.main.OpExecutorFactory;
import org.apache.jena.sparql.engine.main.QC;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.pfunction.PropertyFunctionRegistry;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementData;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.apache.jena.sparql.syntax.syntaxtransform.ElementTransformCopyBase;
import org.apache.jena.sparql.syntax.syntaxtransform.QueryTransformOps;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.sparql.util.Symbol;
import org.apache.jena.vocabulary.XSD;
import org.casegraph.evaluation.QueryFacts;
import org.casegraph.evaluation.Refusal;
import org.casegraph.evaluation.WatchedDataset;

/**
 * Sends each query that anybody asks as a whole to a service, but for {@linkplain GroupedHere some groups}, and leaves to
 * the columns here what calls a function of ours, names or chooses graphs, or asks other services.
 */
final class WholeQueries extends OpExecutor {
    /** Set where the whole of a query was met already: what comes then is a part of it. */
    private static final Symbol MET = Symbol.create("urn:casegraph:met");

    private final RemoteService service;
    private final OpExecutor here;

    private WholeQueries(ExecutionContext context, RemoteService service, OpExecutor here) {
        super(context);
        this.service = service;
        this.here = here;
    }

    /** Lets the guarded queries over a dataset be answered there. */
    static void askIn(Context dataset, RemoteService service) {
        OpExecutorFactory known = QC.getFactory(dataset);
        OpExecutorFactory here = known == null ? OpExecutor.stdFactory : known;
        QC.setFactory(dataset, context -> new WholeQueries(context, service, here.create(context)));
    }

    @Override
    protected QueryIterator exec(Op op, QueryIterator input) {
        Context context = execCxt.getContext();
        if (!context.isDefined(MET)) {
            context.setTrue(MET);
            Query query = context.get(ARQConstants.sysCurrentQuery);
            if (query != null && input.isJoinIdentity() && goes(query)) {
                Optional<Query> ordered = GroupedHere.orderedWithin(query);
                if (ordered.isPresent()) {
                    return here.executeOp(GroupedHere.around(query, () -> sent(ordered.get())), input);
                }
                input.close();
                return sent(query);
            }
        }
        return here.executeOp(op, input);
    }

    private QueryIterator sent(Query query) {
        SentQuery sent = SentQuery.of(asSelect(query));
        return QueryIterPlainWrapper.create(told(service.rows(sent.query()), sent), execCxt);
    }

    private boolean goes(Query query) {
        if (query.getQueryPattern() == null || query.hasDatasetDescription() || !isOfAll(execCxt.getDataset())) {
            return false;
        }
        QueryFacts facts = QueryFacts.of(query);
        PropertyFunctionRegistry ours = PropertyFunctionRegistry.get(execCxt.getContext());
        return facts.services().isEmpty()
                && !facts.namesGraphs()
                && facts.functions().stream().allMatch(name -> name.startsWith(XSD.NS))
                && facts.predicates().stream().noneMatch(name -> ours.isRegistered(name.getURI()));
    }

    /** Of a guarded query that has not chosen some of the graphs. */
    private static boolean isOfAll(DatasetGraph dataset) {
        boolean isWatched = false;
        DatasetGraph inner = dataset;
        while (inner instanceof DatasetGraphWrapper wrapper) {
            isWatched |= inner instanceof WatchedDataset;
            if (inner instanceof DynamicDatasets.DynamicDatasetGraph) {
                return false;
            }
            inner = wrapper.getWrapped();
        }
        return isWatched;
    }

    /** What is made of the rows is made here. */
    private static Query asSelect(Query query) {
        Query select = withoutOpenBlocks(query);
        if (query.isSelectType()) {
            return select;
        }
        select.setQuerySelectType();
        select.setQueryResultStar(true);
        if (query.isAskType()) {
            select.setLimit(1);
        }
        return select;
    }

    /** A VALUES that admits everything, as of a parameter that was not given, says nothing, so nobody else is asked it. */
    private static Query withoutOpenBlocks(Query query) {
        return QueryTransformOps.transform(query, new ElementTransformCopyBase() {
            @Override
            public Element transform(ElementData block) {
                return block.getRows().size() == 1 && block.getRows().get(0).isEmpty()
                        ? new ElementGroup()
                        : super.transform(block);
            }
        });
    }

    private IteratorCloseable<Binding> told(RowSet rows, SentQuery sent) {
        Iterator<Binding> each = sent.each(Iter.map(rows, sent::read));
        return new IteratorCloseable<>() {
            @Override
            public boolean hasNext() {
                return read(each::hasNext);
            }

            @Override
            public Binding next() {
                return read(each::next);
            }

            @Override
            public void close() {
                rows.close();
            }
        };
    }

    private <T> T read(Supplier<T> step) {
        try {
            return step.get();
        } catch (QueryCancelledException e) {
            throw e;
        } catch (JenaException | RuntimeIOException | UncheckedIOException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw new QueryCancelledException();
            }
            throw Refusal.ofStore(service.host(), "sent what cannot be read", false, e);
        }
    }
}
