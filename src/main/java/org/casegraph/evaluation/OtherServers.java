package org.casegraph.evaluation;

import java.net.URI;
import java.net.http.HttpTimeoutException;
import org.apache.jena.query.QueryDeniedException;
import org.apache.jena.sparql.algebra.op.OpService;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.http.QueryExceptionHTTP;
import org.apache.jena.sparql.service.ServiceExecutorRegistry;
import org.apache.jena.sparql.service.single.ChainingServiceExecutor;
import org.apache.jena.sparql.service.single.ServiceExecutor;
import org.apache.jena.sparql.util.Context;

/** Tells a server that SERVICE asks and that gives no answer apart from a query that is wrong. */
record OtherServers(Evaluation evaluation) implements ChainingServiceExecutor {
    private static final int GATEWAY_TIMEOUT = 504;

    /** Lets SERVICE pass here, as the last that sees a failure: one that is SILENT is none. */
    static void askIn(Context context, Evaluation evaluation) {
        ServiceExecutorRegistry.set(
                context,
                ServiceExecutorRegistry.createFrom(ServiceExecutorRegistry.standardRegistry())
                        .addSingleLink(new OtherServers(evaluation)));
    }

    @Override
    public QueryIterator createExecution(
            OpService service,
            OpService original,
            Binding binding,
            ExecutionContext execution,
            ServiceExecutor further) {
        try {
            return further.createExecution(service, original, binding, execution);
        } catch (QueryDeniedException | Refusal e) {
            throw e;
        } catch (RuntimeException e) {
            evaluation.stopped().ifPresent(reason -> {
                throw reason;
            });
            throw failed(host(service.getService().toString()), e);
        }
    }

    private static Refusal failed(String host, RuntimeException failure) {
        int status = failure instanceof QueryExceptionHTTP told ? told.getStatusCode() : -1;
        if (status == GATEWAY_TIMEOUT || isTimeout(failure)) {
            return Refusal.of(
                    Refusal.Remedy.OTHER_SERVER_LATE,
                    "Other server late",
                    "The server " + host + ", which SERVICE asks, did not answer in time",
                    "Try again later, or take SERVICE SILENT",
                    failure);
        }
        return Refusal.of(
                Refusal.Remedy.OTHER_SERVER,
                "Other server failed",
                "The server " + host + ", which SERVICE asks, gave no answer"
                        + (status > 0 ? " but status " + status : ""),
                "Try again later, or take SERVICE SILENT",
                failure);
    }

    private static boolean isTimeout(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof HttpTimeoutException) {
                return true;
            }
        }
        return false;
    }

    /** With its port: what a query says is shown to whoever wrote it, without the rest of the address. */
    private static String host(String iri) {
        try {
            return URI.create(iri).getAuthority();
        } catch (IllegalArgumentException e) {
            return iri;
        }
    }
}
