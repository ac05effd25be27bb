package org.casegraph.drawing;

import org.casegraph.chronicle.Relation;
import org.casegraph.graph.Status;

/** Colours of a drawing that stands alone, on white; a page's style sheet puts its own in their place by class. */
final class DrawingColours {
    static final String PAPER = "#ffffff";
    static final String INK = "#1d2327";
    static final String QUIET = "#565f66";
    static final String LINE = "#d5d9dc";
    static final String SHADE = "#eef0f1";
    static final String BEFORE = "#0b5a6f";
    static final String AFTER = "#a3421a";
    static final String UNKNOWN = "#62686e";
    static final String FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', Arial, sans-serif";

    private DrawingColours() {}

    /** As {@code docs/visual-language.md} and the style sheet have it. */
    static String of(Status status) {
        return switch (status) {
            case PRESENT -> "#0b5a6f";
            case SUSPECTED -> "#7a05c0";
            case ABSENT -> "#a3421a";
            case MEASURED -> "#110463";
            case DERIVED -> "#300f1c";
            case NOT_REPORTED -> "#5f666c";
            case NOT_READ -> "#868c91";
        };
    }

    static String of(Relation relation) {
        return switch (relation) {
            case BEFORE, PROBABLY_BEFORE, NOT_AFTER, PROBABLY_NOT_AFTER -> BEFORE;
            case AFTER, PROBABLY_AFTER, NOT_BEFORE, PROBABLY_NOT_BEFORE -> AFTER;
            case TOGETHER -> INK;
            case CANNOT_BE_TOLD -> UNKNOWN;
        };
    }
}
