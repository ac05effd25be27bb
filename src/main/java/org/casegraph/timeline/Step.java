package org.casegraph.timeline;

import java.util.Optional;
import org.apache.jena.graph.Node;

/**
 * One link of a proof.
 *
 * @param constraint the node that states it: a temporal constraint, a date constraint, or, where the order follows from
 *     {@code cg:observedIn}, {@code cg:establishedBy} or {@code cg:reportedAt}, the observation or diagnosis that has it
 * @param words the link in words, the quote first: <i>“were then performed”: surgery comes after PET/CT (marked)</i>
 * @param quote the quote of the passage that states it
 * @param passage that passage
 */
public record Step(Node constraint, String words, Optional<String> quote, Optional<Node> passage) {}
