package org.casegraph.vocabulary;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/** Terms of PROV-O, {@code http://www.w3.org/ns/prov#}. A constant is named as its term. */
public final class PROV {
    public static final String NS = "http://www.w3.org/ns/prov#";

    public static final Node wasGeneratedBy = NodeFactory.createURI(NS + "wasGeneratedBy");
    public static final Node wasDerivedFrom = NodeFactory.createURI(NS + "wasDerivedFrom");

    private PROV() {}
}
