package org.casegraph.cohort.audit;

/** How the count of an annotation and that of the cases differ; the first that holds. */
public enum Difference {
    /** The cases that have or deny the very term are as many. */
    EQUAL("equal"),

    /** As many, if narrower findings count as the term and wider denials as its denial. */
    ANCESTOR_COUNTED("ancestor counted"),

    /** As many, if the term is taken for the one that replaces it. */
    TERM_REPLACED("term replaced"),

    /** As many have it, and cases that tell nothing were counted as not having it. */
    UNREPORTED_AS_ABSENT("unreported taken as absent"),

    /** As many, if cases of the papers with another disease count, too. */
    OTHER_DISEASE_COUNTED("other disease counted"),

    /** More were counted than there are cases, and these do not speak against it. */
    MORE_CASES("more cases in the paper"),

    /** More were said to have or not to have it than cases tell, and those that tell nothing are enough for it. */
    TOLD_IN_PAPER("told in the paper, not in the cases"),

    /** The cases tell more: only some were counted. */
    FEWER_CASES("fewer cases counted"),

    /** The cases that have or deny the very term would allow it; narrower findings or wider denials were not counted. */
    VERY_TERM_COUNTED("narrower or wider terms not counted"),

    /** Some cases that tell it were not counted, and others were that tell nothing, or are not in the store. */
    OTHER_CASES("other cases counted"),

    /** Onsets that the annotation has in one class the cases have in another. */
    ANOTHER_CLASS_OF_ONSET("another class of onset"),

    /** No case of the papers has the disease. */
    NO_CASE("no case of the disease"),

    /** The term is none of a finding, and the cases tell nothing of it. */
    NO_FINDING("no finding"),

    /** Whatever the silent cases had, more are counted as having it than the cases allow. */
    DENIED_BY_CASES("contradicted: cases deny it that were counted as having it"),

    /** Whatever the silent cases had, more are counted as not having it than the cases allow. */
    HELD_BY_CASES("contradicted: cases have it that were counted as not having it");

    private final String words;

    Difference(String words) {
        this.words = words;
    }

    /** As a person reads it. */
    public String words() {
        return words;
    }
}
