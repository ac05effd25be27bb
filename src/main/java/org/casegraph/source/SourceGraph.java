package org.casegraph.source;

import java.util.Comparator;
import java.util.List;
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
 * @param properties where the property of each triple stands, as far as it is a name
 * @param repeated the nodes that say more than once of what kind they are, with the places where each description begins
 */
public record SourceGraph(
        String file,
        Node name,
        Graph graph,
        Map<Triple, Line> lines,
        Map<Triple, Line> properties,
        Map<Node, List<Line>> repeated) {
    public SourceGraph {
        lines = Map.copyOf(lines);
        properties = Map.copyOf(properties);
        repeated = Map.copyOf(repeated);
    }

    /** Of what was written at one place each, or in no file at all. */
    public SourceGraph(String file, Node name, Graph graph, Map<Triple, Line> lines) {
        this(file, name, graph, lines, Map.of(), Map.of());
    }

    /** A place in a file, both counted from 1; earlier places come first. */
    public record Line(long line, long column) implements Comparable<Line> {
        private static final Comparator<Line> ORDER =
                Comparator.comparingLong(Line::line).thenComparingLong(Line::column);

        @Override
        public int compareTo(Line other) {
            return ORDER.compare(this, other);
        }
    }

    /** The place of a triple as {@code file:line:column}, or the file alone where it is not known. */
    public String where(Triple triple) {
        return place(Optional.ofNullable(lines.get(triple)));
    }

    /** The place of the first statement about a subject as {@code file:line:column}, or the file alone. */
    public String where(Node subject) {
        return first(subject).map(this::where).orElse(file);
    }

    /** The first triple in the file that has the subject. */
    public Optional<Triple> first(Node subject) {
        return lines.entrySet().stream()
                .filter(entry -> entry.getKey().getSubject().equals(subject))
                .min(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey);
    }

    private String place(Optional<Line> line) {
        return line.map(l -> file + ":" + l.line() + ":" + l.column()).orElse(file);
    }
}
