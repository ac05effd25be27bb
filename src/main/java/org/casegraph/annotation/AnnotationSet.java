package org.casegraph.annotation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;

/**
 * The annotations of one file, read.
 *
 * @param name of its graph; the same content has the same, packed or not
 * @param version as the file calls it, mostly a date
 * @param size how many annotations there are
 * @param graph not to be changed
 */
public record AnnotationSet(String file, Node name, Optional<String> version, int size, Graph graph) {

    /** For a person, for example {@code annotations of diseases 2025-05-06}. */
    public String title() {
        return "annotations of diseases" + version.map(told -> " " + told).orElse("");
    }

    /**
     * Each content once, in the order given.
     *
     * @param problems takes a line for each file with the content of one before it
     */
    public static List<AnnotationSet> distinct(Collection<AnnotationSet> given, Consumer<Problem> problems) {
        Map<Node, String> files = new HashMap<>();
        List<AnnotationSet> distinct = new ArrayList<>();
        for (AnnotationSet each : given) {
            String first = files.putIfAbsent(each.name, each.file);
            if (first == null) {
                distinct.add(each);
            } else {
                problems.accept(Problem.of(
                        Mistake.BAD_ANNOTATION,
                        each.file,
                        "these are the annotations of " + first,
                        "Give one of the two"));
            }
        }
        return List.copyOf(distinct);
    }
}
