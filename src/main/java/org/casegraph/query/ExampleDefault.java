package org.casegraph.query;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.RDF;
import org.casegraph.cohort.collection.FrequentThings;
import org.casegraph.graph.ShortNames;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.project.QueryHeader;
import org.casegraph.vocabulary.CG;

/**
 * A default that is an example, as the disease of our own cases: {@code example: disease} in the header. Where no case served
 * has to do with it, it gives way to the most frequent thing of its kind; where there is none, it stays.
 *
 * @param parameter its name
 * @param where a parameter with whose default only it means anything; empty if there is none
 */
record ExampleDefault(String parameter, Kind kind, Optional<String> where) {
    private static final List<Node> HAVING =
            List.of(RDF.type.asNode(), CG.concludesKind, CG.measures, CG.absenceOf, CG.suspectedKind);

    /** What it is an example of. */
    enum Kind {
        DISEASE(FrequentThings::diseases),
        /** Such as no case has two of. */
        SEPARATE_DISEASE(FrequentThings::separateDiseases),
        FINDING(FrequentThings::findings),
        QUANTITY(FrequentThings::quantities);

        private final Function<FrequentThings, List<Node>> served;

        Kind(Function<FrequentThings, List<Node>> served) {
            this.served = served;
        }

        private String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    static List<ExampleDefault> of(QueryHeader header) {
        return header.parts("parameters").stream()
                .filter(part -> !part.textOrEmpty("example").isEmpty())
                .map(ExampleDefault::ofPart)
                .toList();
    }

    private static ExampleDefault ofPart(QueryHeader part) {
        String written = part.textOrEmpty("example");
        return new ExampleDefault(
                part.textOrEmpty("name"),
                Arrays.stream(Kind.values())
                        .filter(kind -> kind.word().equals(written))
                        .findFirst()
                        .orElseThrow(() -> Problem.of(
                                Mistake.BAD_HEADER,
                                part.file(),
                                "a default is an example of '" + written + "', which is no kind of thing",
                                "Write disease, separate disease, finding or quantity")),
                Optional.of(part.textOrEmpty("exampleWhere")).filter(name -> !name.isEmpty()));
    }

    /** Whether any case has, denies, suspects, measures or concludes what a default names. */
    static boolean isServed(String value, Graph graph) {
        Node named = ShortNames.ofProject().expand(value).orElseGet(() -> NodeFactory.createURI(value));
        return HAVING.stream().anyMatch(property -> graph.contains(Node.ANY, property, named));
    }

    /** @param used what has its place already */
    Optional<String> in(FrequentThings served, Set<String> used) {
        return kind.served.apply(served).stream()
                .map(Node::getURI)
                .filter(iri -> !used.contains(iri))
                .findFirst();
    }
}
