package org.casegraph.problem;

import java.util.Locale;

/**
 * The kinds of mistake that a {@link Problem} tells of. Each has an id that does not change, so that people and tools can
 * look it up in {@code docs/problems.md}.
 */
public enum Mistake {
    UNKNOWN_COMMAND,
    BAD_OPTION,
    BAD_ARGUMENT,
    UNKNOWN_QUESTION,
    UNKNOWN_NAME,
    UNKNOWN_CASE,
    AMBIGUOUS_NAME,
    BAD_IRI,
    NOT_KNOWN,
    ADDRESS_IN_USE,
    ADDRESS_NOT_OURS,
    FILE_MISSING,
    FILE_UNREADABLE,
    FILE_NOT_UTF8,
    FILE_TOO_LARGE,
    FILE_OF_OTHER_KIND,
    NOTHING_TO_READ,
    NOT_WRITTEN,
    MALFORMED_FILE,
    MALFORMED_QUERY,
    QUERY_REFUSED,
    FORMAT_UNFIT,
    LOSSY_EXPORT,
    BAD_HEADER,
    BAD_RULE,
    BAD_MAPPING,
    BAD_COLUMNS,
    NO_CASE,
    SEVERAL_CASES,
    BAD_CASE_IRI,
    CASE_TWICE,
    CASE_TOO_LARGE,
    BAD_PHENOPACKET,
    BAD_VALUE,
    SHAPE_VIOLATED,
    DOUBTFUL,
    UNUSED_SENTENCE,
    NOT_COMPARED,
    IDENTIFIES_PERSON,
    TEXT_IDENTIFIES_PERSON,
    PASSAGE_MISPLACED,
    REPORT_CHANGED,
    CONTRADICTION,
    BAD_CONSTRAINT,
    TERM_UNKNOWN,
    TERM_RENAMED,
    TERM_OBSOLETE,
    BAD_TERMINOLOGY,
    BAD_ANNOTATION,
    STORE_DAMAGED,
    STORE_OUTDATED,
    STORE_TOO_LARGE;

    /** How grave a mistake is, in the words of SARIF. */
    public enum Level {
        ERROR,
        WARNING,
        NOTE
    }

    /** A note leaves the exit status as it is; a warning is for what was right with an earlier release of a terminology. */
    public Level level() {
        return switch (this) {
            case DOUBTFUL, UNUSED_SENTENCE, NOT_COMPARED, TEXT_IDENTIFIES_PERSON -> Level.NOTE;
            case TERM_RENAMED, TERM_OBSOLETE -> Level.WARNING;
            default -> Level.ERROR;
        };
    }

    boolean isNote() {
        return level() == Level.NOTE;
    }

    /** For example {@code file-missing}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
