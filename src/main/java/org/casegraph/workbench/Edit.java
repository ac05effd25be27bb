package org.casegraph.workbench;

import java.util.Optional;
import org.apache.jena.graph.Node;

/** What a person does to a case, in one step that can be undone. */
public sealed interface Edit {

    /** States something, with its places in time. */
    record State(Fact fact, Place place) implements Edit {}

    /** States the order of two things that are stated already. */
    record Order(Node node, Tie tie, Place place) implements Edit {}

    /**
     * States when something was.
     *
     * @param date a year, a month or a day, as printed
     */
    record Dated(Node node, String date, Place place) implements Edit {}

    /** States that other words of the report say the same of something that is stated already. */
    record Quoted(Node node, Place place) implements Edit {}

    /** States sex and age of the patient; whichever is empty is not told. */
    record Person(Optional<Node> sex, Optional<Integer> age, Place place) implements Edit {}

    /** Gives the text of a property other words, or an address another. */
    record Reworded(Node node, Node property, String words) implements Edit {}

    /** Puts other Turtle in place of the block of a node. */
    record Rewritten(Node node, String turtle) implements Edit {}

    /** Takes something away, with its orders and the passages on which nothing else rests. */
    record Removed(Node node) implements Edit {}
}
