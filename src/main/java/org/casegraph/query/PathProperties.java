package org.casegraph.query;

import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.path.P_Path0;
import org.apache.jena.sparql.path.P_Path1;
import org.apache.jena.sparql.path.P_Path2;
import org.apache.jena.sparql.path.Path;

/** The properties that a property path goes along. */
public final class PathProperties {
    private PathProperties() {}

    /** In the order in which they are written, also those that are walked backwards; none of a negated set. */
    public static Stream<Node> of(Path path) {
        if (path instanceof P_Path0 step) {
            return Stream.of(step.getNode());
        }
        if (path instanceof P_Path1 around) {
            return of(around.getSubPath());
        }
        return path instanceof P_Path2 both ? Stream.concat(of(both.getLeft()), of(both.getRight())) : Stream.empty();
    }
}
