package org.casegraph.graph;

import java.util.Arrays;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.casegraph.vocabulary.CG;

/** How a case stands to a term, in the words that are said everywhere; {@code docs/visual-language.md} has their marks. */
public enum Status {
    PRESENT("present", CG.FeaturePresent),
    SUSPECTED("suspected", CG.FeatureSuspected),
    ABSENT("absent", CG.FeatureAbsent),
    MEASURED("measured", CG.FeatureMeasured),
    DERIVED("derived", CG.FeatureDerived),
    NOT_REPORTED("not reported", CG.FeatureNotReported),
    NOT_READ("not read", CG.FeatureNotRead);

    private final String word;
    private final Node term;

    Status(String word, Node term) {
        this.word = word;
        this.term = term;
    }

    public String word() {
        return word;
    }

    public Node term() {
        return term;
    }

    /** In style sheets and drawings, such as {@code not-reported}. */
    public String className() {
        return word.replace(' ', '-');
    }

    /** The one that an answer writes so. */
    public static Optional<Status> written(String word) {
        return Arrays.stream(values())
                .filter(status -> status.word.equals(word))
                .findFirst();
    }
}
