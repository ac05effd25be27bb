package org.casegraph.similarity;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.system.G;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.casegraph.graph.TermIds;

/** The classes by which cases are compared, for terms of any vocabulary. Any number of threads may ask. */
final class ComparedClasses {
    private final Graph graph;
    private final SimilarityIndex index;
    private final Map<Node, Integer> numbers = new HashMap<>();

    /** @param graph where terms have what is above them and what matches them */
    ComparedClasses(Graph graph, SimilarityIndex index) {
        this.graph = graph;
        this.index = index;
        index.classes().forEach(type -> numbers.put(type, numbers.size()));
    }

    /** Those at or above a term, by number, rising; of a term that no case has those above it. */
    int[] atOrAbove(Node term) {
        Set<Integer> found = new HashSet<>();
        Stream.concat(Stream.of(term), G.listSP(graph, term, RDFS.subClassOf.asNode()).stream())
                .flatMap(this::same)
                .map(numbers::get)
                .filter(number -> number != null)
                .forEach(number -> Arrays.stream(index.atOrAbove(number)).forEach(found::add));
        return found.stream().mapToInt(Integer::intValue).sorted().toArray();
    }

    /** The term itself and what matches it exactly, by number, rising; none where no case has it. */
    int[] exactly(Node term) {
        return same(term)
                .map(numbers::get)
                .filter(number -> number != null)
                .mapToInt(Integer::intValue)
                .sorted()
                .distinct()
                .toArray();
    }

    /** The term that a person means by an id or IRI; empty for what nothing here knows. */
    Optional<Node> term(String id) {
        return TermIds.iris(id).stream()
                .map(NodeFactory::createURI)
                .filter(term -> numbers.containsKey(term) || graph.contains(term, Node.ANY, Node.ANY))
                .findFirst();
    }

    private Stream<Node> same(Node term) {
        return Stream.concat(Stream.of(term), G.listPO(graph, SKOS.exactMatch.asNode(), term).stream());
    }
}
