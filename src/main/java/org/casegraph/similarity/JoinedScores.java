package org.casegraph.similarity;

import java.util.BitSet;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.apache.jena.graph.Node;

/**
 * How near diseases are to a case by the cases of others and by annotations together. Of a disease of which no annotation
 * may count, they are taken to say what they say of the others on the average.
 */
final class JoinedScores {
    private static final int WHOLE = 100;

    private final Differential.Nearest nearest;
    private final int[] annotated;
    private final IntPredicate isKnown;
    private final int diseases;
    private final int mean;

    /** @param without papers by which no annotation counts: that of a disease of which one cites any is not looked at */
    JoinedScores(
            AnnotationProfiles annotations, Differential.Nearest nearest, FindingProfile asked, Set<Node> without) {
        this.nearest = nearest;
        annotated = annotations.scores(asked);
        diseases = annotated.length;
        BitSet left = annotations.citing(without);
        isKnown = disease -> annotations.isAnnotated(disease) && !left.get(disease);
        mean = (int) Math.round(IntStream.range(0, diseases)
                .filter(disease -> nearest.cases(disease) > 0)
                .filter(isKnown)
                .map(disease -> annotated[disease])
                .average()
                .orElse(0));
    }

    /**
     * For each disease, in millionths; 0 for one without a case that counts.
     *
     * @param percent what the annotations weigh; the cases weigh the rest
     */
    int[] of(int percent) {
        return IntStream.range(0, diseases)
                .map(disease -> nearest.cases(disease) == 0
                        ? 0
                        : (WHOLE - percent) * nearest.score(disease) + percent * annotated(disease))
                .toArray();
    }

    /** What annotations that count tell of a disease, in ten-thousandths; empty where there are none. */
    OptionalInt told(int disease) {
        return isKnown.test(disease) ? OptionalInt.of(annotated[disease]) : OptionalInt.empty();
    }

    private int annotated(int disease) {
        return isKnown.test(disease) ? annotated[disease] : mean;
    }
}
