package org.casegraph.export;

import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/**
 * Something that the case says and its export does not.
 *
 * @param where the node of the case of which it is said
 * @param statement the one that is lost; empty where nothing of the node came back, and of what is told once a case
 * @param what in words: the node's label, and the property and value where only that was lost
 * @param reason an id of {@code reasons.tsv}
 * @param because the reason in words, a sentence without full stop
 * @param times how many statements are lost so; 1, but of what is told once a case
 */
public record LostItem(Node where, Optional<Triple> statement, String what, String reason, String because, int times) {}
