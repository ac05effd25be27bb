package org.casegraph.statement;

import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.Node;

/** Properties of a node that say one thing together, so that a file has them on one line. */
public record Line(List<Said> said) {
    public Line {
        said = List.copyOf(said);
    }

    /** A property and its value. */
    public record Said(Node property, Node value) {}

    public static Line of(Node property, Node value) {
        return new Line(List.of(new Said(property, value)));
    }

    public Line and(Node property, Node value) {
        List<Said> more = new ArrayList<>(said);
        more.add(new Said(property, value));
        return new Line(more);
    }
}
