package org.casegraph.mcp;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.syntax.ElementPathBlock;
import org.apache.jena.sparql.syntax.ElementVisitorBase;
import org.apache.jena.sparql.syntax.ElementWalker;

/** What a query names by its IRI. */
final class NamedNodes {
    private NamedNodes() {}

    /** The subjects and objects of its patterns. */
    static List<Node> of(Query query) {
        Set<Node> named = new LinkedHashSet<>();
        if (query.getQueryPattern() != null) {
            ElementWalker.walk(query.getQueryPattern(), new ElementVisitorBase() {
                @Override
                public void visit(ElementPathBlock block) {
                    for (TriplePath pattern : block.getPattern()) {
                        Stream.of(pattern.getSubject(), pattern.getObject())
                                .filter(Node::isURI)
                                .forEach(named::add);
                    }
                }
            });
        }
        return List.copyOf(named);
    }
}
