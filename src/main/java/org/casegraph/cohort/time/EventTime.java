package org.casegraph.cohort.time;

import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.casegraph.timeline.Elapsed;

/**
 * How long it was in one case from time zero to an event.
 *
 * @param from the event that is time zero; none where the case tells of none
 * @param to the event, or what was observed last before it; none where the case tells of neither
 * @param elapsed nothing is known of it where it cannot be used
 * @param why it is censored or cannot be used, in words; empty for others
 * @param evidence what the bounds follow from, in words
 */
public record EventTime(
        Node caseName,
        Optional<Node> from,
        Optional<Node> to,
        Elapsed elapsed,
        Kind kind,
        String why,
        List<String> evidence) {
    /** What is known of the time of an event. */
    public enum Kind {
        EXACT("exact"),
        INTERVAL("interval"),
        /** It had not come at some time, or nothing tells when it came after that. */
        RIGHT_CENSORED("right-censored"),
        /** It had come at some time, and nothing tells how long before. */
        LEFT_CENSORED("left-censored"),
        UNUSABLE("cannot be used");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    public EventTime {
        evidence = List.copyOf(evidence);
    }
}
