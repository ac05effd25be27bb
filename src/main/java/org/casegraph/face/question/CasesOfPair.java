package org.casegraph.face.question;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.engine.binding.Binding;
import org.casegraph.endpoint.AskedQuestion;
import org.casegraph.graph.Addresses;

/**
 * Where the cases are that tell of two classes: the question order-patterns itself, asked for the cases of a pair.
 *
 * @param page of the question with what chooses its cases
 */
record CasesOfPair(String page) implements CountedCases {
    /** The column that has how many cases there are. */
    private static final String COUNT = "n";

    static CasesOfPair of(AskedQuestion asked) {
        return new CasesOfPair(asked.withCases(
                "/questions/" + Addresses.encode(asked.question().id())));
    }

    /** Empty where the row is a case itself. */
    @Override
    public Optional<String> address(String column, Binding row) {
        Node first = row.get("first");
        Node second = row.get("second");
        if (!column.equals(COUNT) || first == null || second == null || row.get("case") != null) {
            return Optional.empty();
        }
        Map<String, String> of = new LinkedHashMap<>();
        of.put("rows", "cases");
        of.put("first", first.getURI());
        of.put("second", second.getURI());
        of.put("fewest", "1");
        return Optional.of(Addresses.with(page, of));
    }
}
