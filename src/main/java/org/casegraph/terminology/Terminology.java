package org.casegraph.terminology;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;

/**
 * One terminology, read.
 *
 * @param name the ontology's IRI, which its graph has
 * @param version as the terminology itself calls it, mostly a date
 * @param graph its terms with labels, synonyms, definitions, cross-references, direct superclasses, and for obsolete ones
 *     what replaces them; not to be changed
 */
public record Terminology(String file, Node name, Optional<String> version, Graph graph) {

    /** Name and version for a person, for example {@code hp 2025-03-03}. */
    public String title() {
        String last = name.getURI().replaceFirst("[/#]$", "").replaceFirst(".*[/#]", "");
        return last.replaceFirst("\\.owl$", "") + version.map(v -> " " + v).orElse("");
    }

    /** The terms, the obsolete ones among them. */
    public long size() {
        return graph.stream(Node.ANY, RDF.type.asNode(), OWL.Class.asNode()).count();
    }

    /**
     * How the IRIs of its own terms begin, which those that it borrows from others do not: OBO's ontologies say so by
     * their name, for the rest it is the beginning that most have.
     */
    String namespace() {
        Map<String, Long> uses = graph.stream(Node.ANY, RDF.type.asNode(), OWL.Class.asNode())
                .map(Triple::getSubject)
                .map(term -> term.getURI().replaceFirst("(?<=[_/#:])[^_/#:]*$", ""))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        String byName = name.getURI().replaceFirst("\\.owl$", "") + "_";
        return uses.keySet().stream()
                .filter(byName::equalsIgnoreCase)
                .findFirst()
                .orElseGet(() -> uses.entrySet().stream()
                        .max(Map.Entry.<String, Long>comparingByValue()
                                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                        .orElseThrow()
                        .getKey());
    }
}
