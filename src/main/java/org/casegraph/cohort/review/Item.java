package org.casegraph.cohort.review;

import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;

/** What a column of a review asks of each case. */
public sealed interface Item {
    /** The terms that it names, for a codebook. */
    List<Node> terms();

    /** As a file of columns writes it. */
    String word();

    /** In which its numbers are, a UCUM code; empty where it has none. */
    default Optional<String> unit() {
        return Optional.empty();
    }

    /** Whether a cell is a standing of the case to the terms, not a value. */
    default boolean isStanding() {
        return false;
    }

    /** Which of several it asks for; empty where it has no such choice. */
    default Optional<Which> which() {
        return Optional.empty();
    }

    /** Which measurements, or which times between events, of a case are shown. */
    enum Which {
        EVERY,
        /** Those that no other certainly precedes; of times that from the first event to the first. */
        FIRST,
        /** Those that certainly precede no other. */
        LAST
    }

    /** Whether a case has any of the classes, or what is below; a diagnosis of one counts. */
    record OfFinding(List<Node> terms) implements Item {
        public OfFinding {
            terms = List.copyOf(terms);
        }

        @Override
        public String word() {
            return "finding";
        }

        @Override
        public boolean isStanding() {
            return true;
        }
    }

    /** Which kinds of the classes there were, such as operations. */
    record OfEvent(List<Node> terms) implements Item {
        public OfEvent {
            terms = List.copyOf(terms);
        }

        @Override
        public String word() {
            return "event";
        }
    }

    /** What was concluded of the classes, finally, for the time being or as a suspicion. */
    record OfDiagnosis(List<Node> terms) implements Item {
        public OfDiagnosis {
            terms = List.copyOf(terms);
        }

        @Override
        public String word() {
            return "diagnosis";
        }
    }

    /** What was measured of the quantities, in one unit. */
    record OfMeasurement(List<Node> terms, String code, Which wanted) implements Item {
        public OfMeasurement {
            terms = List.copyOf(terms);
        }

        @Override
        public Optional<Which> which() {
            return Optional.of(wanted);
        }

        @Override
        public String word() {
            return "measurement";
        }

        @Override
        public Optional<String> unit() {
            return Optional.of(code);
        }
    }

    /** How long it was from the start of one kind of occurrence to that of another; of every two, or of the first of each. */
    record OfInterval(Node from, Node to, String code, Which wanted) implements Item {
        @Override
        public Optional<Which> which() {
            return Optional.of(wanted);
        }

        @Override
        public List<Node> terms() {
            return List.of(from, to);
        }

        @Override
        public String word() {
            return "interval";
        }

        @Override
        public Optional<String> unit() {
            return Optional.of(code);
        }
    }

    /**
     * What things of a class have by a property.
     *
     * @param within only what is of or part of this
     */
    record OfProperty(Node of, Node property, Optional<Node> within, Optional<String> unit) implements Item {
        @Override
        public List<Node> terms() {
            return within.map(place -> List.of(of, property, place)).orElse(List.of(of, property));
        }

        @Override
        public String word() {
            return "property";
        }
    }
}
