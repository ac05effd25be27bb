package org.casegraph.similarity;

import java.util.OptionalInt;
import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;

/**
 * Where the disease of one case came among all.
 *
 * @param disease that of its diagnoses that came first; null if none was ranked
 * @param before how many diseases came before; empty if the case shares nothing with any of its disease
 * @param equal how many are equally near, this one too; among them each order is as likely
 */
public record BenchmarkedCase(Node caseIri, Standing standing, @Nullable Node disease, OptionalInt before, int equal) {
    /** Why a case has no rank, or that it has one. */
    public enum Standing {
        RANKED("ranked"),
        NO_DISEASE("no final diagnosis"),
        NO_PAPER("no paper is told"),
        NO_YEAR("no year of publication is told"),
        NO_OTHER_PAPER("no case of another paper has the disease");

        private final String words;

        Standing(String words) {
            this.words = words;
        }

        /** As a person reads it. */
        public String words() {
            return words;
        }
    }

    static BenchmarkedCase without(Node caseIri, Standing standing) {
        return new BenchmarkedCase(caseIri, standing, null, OptionalInt.empty(), 0);
    }

    boolean isBetterThan(BenchmarkedCase other) {
        return other.standing != Standing.RANKED || reciprocalRank() > other.reciprocalRank();
    }

    /** How likely the disease is among the first, 0 to 1. */
    public double isAmongFirst(int most) {
        return before.isEmpty() ? 0 : Math.max(0, Math.min(1, (most - before.getAsInt()) / (double) equal));
    }

    /** The mean over the ranks that it could have; 0 without one. */
    public double reciprocalRank() {
        if (before.isEmpty()) {
            return 0;
        }
        double sum = 0;
        for (int rank = before.getAsInt() + 1; rank <= before.getAsInt() + equal; rank++) {
            sum += 1.0 / rank;
        }
        return sum / equal;
    }
}
