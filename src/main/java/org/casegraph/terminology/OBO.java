package org.casegraph.terminology;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.OWL2;
import org.casegraph.graph.ShortNames;

/** The properties by which terminologies of the OBO Foundry describe their terms. */
final class OBO {
    static final String NS = ShortNames.OBO;
    static final String IN_OWL = "http://www.geneontology.org/formats/oboInOwl#";

    static final Node DEFINITION = NodeFactory.createURI(NS + "IAO_0000115");
    static final Node REPLACED_BY = NodeFactory.createURI(NS + "IAO_0100001");
    static final Node XREF = NodeFactory.createURI(IN_OWL + "hasDbXref");
    static final Node ALTERNATIVE_ID = NodeFactory.createURI(IN_OWL + "hasAlternativeId");
    static final Node CONSIDER = NodeFactory.createURI(IN_OWL + "consider");
    static final Node DEPRECATED = OWL2.deprecated.asNode();

    private OBO() {}

    /** @param scope as OBO Graphs writes it, for example {@code hasExactSynonym} */
    static Node synonym(String scope) {
        return NodeFactory.createURI(IN_OWL + scope);
    }
}
