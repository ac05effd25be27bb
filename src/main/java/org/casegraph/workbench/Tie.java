package org.casegraph.workbench;

import java.util.Optional;
import org.apache.jena.graph.Node;
import org.casegraph.vocabulary.CG;

/**
 * How something lies in time to another node of the case.
 *
 * @param length how far they are apart; empty where it is not told
 * @param isOnlyTelling whether nothing but the order of telling speaks for it
 */
public record Tie(Relation relation, Node other, Optional<Length> length, boolean isOnlyTelling) {

    /**
     * A length of time as a report tells it.
     *
     * @param unit day, week, month or year
     */
    public record Length(int number, String unit) {
        String words() {
            return number + " " + unit + (number == 1 ? "" : "s");
        }

        String duration() {
            return switch (unit) {
                case "year" -> "P" + number + "Y";
                case "month" -> "P" + number + "M";
                case "week" -> "P" + 7 * number + "D";
                default -> "P" + number + "D";
            };
        }

        /** Half of what it is told in, as a stated length is rounded to that. */
        String tolerance() {
            return switch (unit) {
                case "year" -> "P6M";
                case "month" -> "P15D";
                case "week" -> "P4D";
                default -> "P1D";
            };
        }
    }

    Node strength() {
        return isOnlyTelling ? CG.NarrativeOrder : length.isPresent() ? CG.StatedOrder : CG.MarkedOrder;
    }
}
