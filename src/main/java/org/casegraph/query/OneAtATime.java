package org.casegraph.query;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.vocabulary.RDF;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.project.QueryHeader;
import org.casegraph.vocabulary.CG;

/**
 * That a question would pair each of many cases with each, so that it is asked of one at a time. The header of its
 * file says so: {@code oneAtATime: {above: 1000, give: case}}, or {@code case other} where one of the two is enough.
 *
 * @param cases of so many all can be asked at once
 * @param parameters of which one has to be given where there are more
 */
public record OneAtATime(int cases, List<String> parameters) {
    private static final String FIELD = "oneAtATime";

    public OneAtATime {
        parameters = List.copyOf(parameters);
    }

    static Optional<OneAtATime> of(QueryHeader header) {
        Map<String, String> told = header.pairs(FIELD);
        if (told.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new OneAtATime(
                    Integer.parseInt(told.getOrDefault("above", "")),
                    List.of(told.getOrDefault("give", "").split(" "))));
        } catch (NumberFormatException e) {
            throw Problem.of(
                    Mistake.BAD_HEADER,
                    header.file(),
                    FIELD + " does not tell above how many cases",
                    "Write it as {above: 1000, give: case}",
                    e);
        }
    }

    /** @throws Problem if there are more cases than can be asked at once, and none of the parameters is given */
    void require(String question, Set<String> given, Graph graph) {
        if (parameters.stream().anyMatch(given::contains) || !isExceededIn(graph)) {
            return;
        }
        throw Problem.of(
                Mistake.BAD_ARGUMENT,
                question,
                String.format(Locale.ROOT, "here are more than %,d cases, and this is asked of one at a time", cases),
                "Give " + String.join(" or ", parameters));
    }

    private boolean isExceededIn(Graph graph) {
        ExtendedIterator<?> all = graph.find(Node.ANY, RDF.type.asNode(), CG.Case);
        try {
            int found = 0;
            while (found <= cases && all.hasNext()) {
                all.next();
                found++;
            }
            return found > cases;
        } finally {
            all.close();
        }
    }
}
