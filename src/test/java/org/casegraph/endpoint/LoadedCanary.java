package org.casegraph.endpoint;

import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.function.FunctionBase1;

/** Tells when it is loaded; named only in text. */
public final class LoadedCanary extends FunctionBase1 {
    static final String PROPERTY = "casegraph.canary";

    static {
        System.setProperty("casegraph.canary", "loaded");
    }

    @Override
    public NodeValue exec(NodeValue value) {
        return value;
    }
}
