package org.casegraph.export;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.SKOS;
import org.casegraph.graph.Values;

/** Which terms of different vocabularies mean exactly the same, by {@code skos:exactMatch} in either direction. */
public final class TermMatches {
    private static final Node EXACT = SKOS.exactMatch.asNode();

    private final Graph terms;

    public TermMatches(Graph terms) {
        this.terms = terms;
    }

    /** Whether a term is another or matches it exactly, and of literals whether they have one value. */
    public boolean areSame(Node one, Node other) {
        if (one.equals(other)) {
            return true;
        }
        if (one.isLiteral() && other.isLiteral()) {
            return one.sameValueAs(other);
        }
        return one.isURI() && other.isURI() && (terms.contains(one, EXACT, other) || terms.contains(other, EXACT, one));
    }

    /** The term and those that it matches, itself first, the others in the order of their IRIs. */
    public List<Node> exact(Node term) {
        Set<Node> same = new LinkedHashSet<>();
        same.add(term);
        same.addAll(Values.objects(terms, term, EXACT));
        same.addAll(Values.subjects(terms, EXACT, term));
        return List.copyOf(same);
    }

    /** The term of a vocabulary that a term is or matches exactly. */
    public Optional<Node> in(String namespace, Node term) {
        return exact(term).stream()
                .filter(match -> match.isURI() && match.getURI().startsWith(namespace))
                .findFirst();
    }
}
