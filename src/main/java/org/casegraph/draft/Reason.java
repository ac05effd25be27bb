package org.casegraph.draft;

import java.util.Locale;

/** Why a row is refused; of several, the first here is the reason. Each has an id that does not change. */
enum Reason {
    ROW_UNREADABLE("Write an object with the columns as keys, and texts or numbers as values"),
    KIND_UNKNOWN("Leave it empty, or take one of those that docs/draft.md lists"),
    ID_MALFORMED("Take letters, digits and hyphens, a letter first"),
    ID_DUPLICATE("Give each row an id of its own"),
    STATEMENT_DUPLICATE("Remove one of the two"),
    TERM_MISSING("Name the term in the column what"),
    TERM_UNKNOWN("Take the label or id of a term; ids of terminologies that are not mapped are not known"),
    TERM_AMBIGUOUS("Give the name of the one that is meant"),
    TERM_MISFIT("Correct the kind or the term"),
    STATUS_UNKNOWN("Take one of those that docs/draft.md lists"),
    VALUE_MISSING("Give a value, or an interpretation"),
    VALUE_UNREADABLE("Write a number, a bound such as >800, or a range such as 10-20"),
    UNIT_MISSING("Give the unit as the report prints it"),
    UNIT_UNKNOWN("Write it as the report prints it, or as UCUM does"),
    UNIT_MISFIT("Correct the unit, or what is measured"),
    WHEN_UNREADABLE("Write a date, or an order such as 3 days after ROW"),
    RELATION_UNREADABLE("Begin it with one of the relations that docs/draft.md lists"),
    RELATION_UNKNOWN_ROW("Correct the id, or add that row"),
    RELATION_MISFIT("Relate it to a row that it can be of"),
    QUOTE_MISSING("Quote the words of the report that say so"),
    QUOTE_TOO_LONG("Quote the few words that say so"),
    QUOTE_NOT_IN_TEXT("Copy the words as they stand in the report"),
    OTHER_PERSON("Quote words of this patient, or leave the row out"),
    DISEASE_IN_GENERAL("Quote the words that tell of this patient, or leave the row out"),
    QUOTE_NEGATED("Write absent as the status, or quote other words"),
    QUOTE_NOT_NEGATED("Write present as the status, or quote the words that deny it"),
    QUOTE_UNCERTAIN("Write suspected as the status, or quote words that affirm it"),
    QUOTE_NAMES_OTHER("Correct the term, or quote the words that name it"),
    VALUE_NOT_IN_QUOTE("Quote the number, or correct it"),
    UNIT_NOT_IN_QUOTE("Give the unit that the words have"),
    DATE_NOT_IN_QUOTE("Quote the date, or correct it"),
    ORDER_AGAINST_QUOTE("Turn the order round, or quote the words that say it"),
    ORDER_CONTRADICTS("Compare the rows of the cycle with the report, and correct one of them"),
    RELATION_TO_REFUSED_ROW("Mend that row first"),
    CHECK_REFUSES("Mend what the message says"),
    PROPOSAL_OPEN("Compare it with the report, and empty the column proposal");

    private final String remedy;

    Reason(String remedy) {
        this.remedy = remedy;
    }

    /** For example {@code quote-negated}. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What to do about it, without a full stop. */
    String remedy() {
        return remedy;
    }
}
