package org.casegraph.cohort.order;

import java.util.Optional;
import java.util.OptionalInt;
import org.apache.jena.graph.Node;

/**
 * In how many cases the first event of a class starts before the first of another, and that before the first of a third.
 *
 * @param third of a sequence; no pair has one
 * @param caseName the only case that is counted; empty where it is not the only one
 * @param told in how many which way; of a sequence that way round only
 * @param n how many cases have events of each class
 */
record OrderPattern(
        Node first,
        Node second,
        Optional<Node> third,
        Optional<Node> caseName,
        Told told,
        OptionalInt undetermined,
        int n) {

    /**
     * Each count has those before it in: what is certain is probable, and what is probable is possible.
     *
     * @param possibly in how many nothing excludes it
     * @param together in how many they certainly start at one time; of a sequence not reckoned, as each further
     * @param certainlyFollows in how many the second certainly starts before the first, as the next two
     */
    record Told(
            int certainly,
            int probably,
            int possibly,
            OptionalInt together,
            OptionalInt certainlyFollows,
            OptionalInt probablyFollows,
            OptionalInt possiblyFollows) {}

    /** The same of so many cases, in so many of which it is possible. */
    OrderPattern of(int cases, int possibly) {
        Told whole = new Told(
                told.certainly,
                told.probably,
                possibly,
                told.together,
                told.certainlyFollows,
                told.probablyFollows,
                told.possiblyFollows);
        return new OrderPattern(first, second, third, caseName, whole, undetermined, cases);
    }
}
