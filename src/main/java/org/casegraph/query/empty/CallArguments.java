package org.casegraph.query.empty;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.syntax.ElementPathBlock;
import org.apache.jena.vocabulary.RDF;
import org.casegraph.vocabulary.CG;

/** Calls of functions of ours with the lists of what they are given and give, which a parser reads as triples. */
final class CallArguments {
    private static final String FUNCTIONS = CG.BASE + "function#";

    private CallArguments() {}

    static boolean isCall(Node property) {
        return property.isURI() && property.getURI().startsWith(FUNCTIONS);
    }

    static boolean isOfList(Node property) {
        return property.equals(RDF.first.asNode()) || property.equals(RDF.rest.asNode());
    }

    /** The call of each triple that is a part of its lists; patterns by their identity. */
    static Map<TriplePath, TriplePath> in(ElementPathBlock block) {
        List<TriplePath> patterns = block.getPattern().getList();
        Map<Node, TriplePath> calls = new HashMap<>();
        patterns.stream()
                .filter(pattern -> pattern.isTriple() && isCall(pattern.getPredicate()))
                .forEach(call -> Stream.of(call.getSubject(), call.getObject())
                        .filter(Var::isBlankNodeVar)
                        .forEach(list -> calls.put(list, call)));
        Map<TriplePath, TriplePath> parts = new IdentityHashMap<>();
        for (int known = -1; known < parts.size(); ) {
            known = parts.size();
            patterns.stream()
                    .filter(pattern -> pattern.isTriple() && isOfList(pattern.getPredicate()))
                    .forEach(pattern -> Optional.ofNullable(calls.get(pattern.getSubject()))
                            .ifPresent(call -> {
                                parts.put(pattern, call);
                                if (pattern.getPredicate().equals(RDF.rest.asNode())) {
                                    calls.put(pattern.getObject(), call);
                                }
                            }));
        }
        return parts;
    }
}
