package org.casegraph.evaluation.function;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.query.QueryExecException;

/**
 * How one function is called; reads what a call gives, and says what is wrong with it.
 *
 * @param function its IRI
 * @param form what it takes, as its documentation writes it
 */
public record CallForm(String function, String form) {
    private static final String ANY = "any";

    /** What is thrown where a call does not have this form at all. */
    public QueryExecException wrong() {
        return new QueryExecException(function + " takes " + form);
    }

    /** What is thrown where one thing is wrong within a call. */
    public QueryExecException needs(String what) {
        return new QueryExecException(function + " needs " + what + " in " + form);
    }

    /**
     * @throws QueryExecException where there are not as many, one is no variable, or one stands twice
     */
    public void requireVariables(List<Node> outputs, int count) {
        if (outputs.size() != count || !outputs.stream().allMatch(Node::isVariable)) {
            throw wrong();
        }
        if (Set.copyOf(outputs).size() != count) {
            throw needs("a variable of its own for each output");
        }
    }

    /**
     * The one of the words that was given.
     *
     * @throws QueryExecException where it is none of them
     */
    public String word(Node given, String... words) {
        return Optional.of(given)
                .filter(Node::isLiteral)
                .map(Node::getLiteralLexicalForm)
                .filter(Arrays.asList(words)::contains)
                .orElseThrow(() -> needs("one of " + String.join(", ", words)));
    }

    /**
     * A whole number.
     *
     * @param what is counted, for the message
     * @throws QueryExecException where it is none or below the least
     */
    public int wholeNumber(Node given, int least, String what) {
        if (given.isLiteral()
                && given.getLiteral().isWellFormed()
                && given.getLiteralValue() instanceof Integer number
                && number >= least) {
            return number;
        }
        throw needs("a whole number of " + what + (least > 0 ? ", " + least + " or more," : ""));
    }

    /**
     * A class, or none where {@code "any"} was given.
     *
     * @throws QueryExecException where it is neither
     */
    public Optional<Node> classOrAny(Node given) {
        if (given.isURI()) {
            return Optional.of(given);
        }
        word(given, ANY);
        return Optional.empty();
    }
}
