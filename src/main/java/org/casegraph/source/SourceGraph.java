package org.casegraph.source;

import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/**
 * One file as one graph.
 *
 * @param file the path as the user named it, or a path inside the project's resources
 * @param name the IRI of the named graph: that of the case, or of the ontology
 * @param graph its triples; not to be changed
 * @param lines where each triple stands in the file
 */
public record SourceGraph(String file, Node name, Graph graph, Map<Triple, Line> lines) {
    public SourceGraph {
        lines = Map.copyOf(lines);
    }

    /** A place in a file, both counted from 1. */
    public record Line(long line, long column) {}

    /** The place of a triple as {@code file:line:column}, or the file alone where it is not known. */
    public String where(Triple triple) {
        return place(Optional.ofNullable(lines.get(triple)));
    }

    /** The place of the first statement about a subject as {@code file:line:column}, or the file alone. */
    public String where(Node subject) {
        return place(lines.entrySet().stream()
                .filter(entry -> entry.getKey().getSubject().equals(subject))
                .map(Map.Entry::getValue)
                .min((a, b) -> a.line() != b.line()
                        ? Long.compare(a.line(), b.line())
                        : Long.compare(a.column(), b.column())));
    }

    private String place(Optional<Line> line) {
        return line.map(l -> file + ":" + l.line() + ":" + l.column()).orElse(file);
    }
}
