package org.casegraph.store.column;

/** The columns of a file, in their order in it. Ids and numbers are 32 bits wide where nothing else is said. */
public enum Section {
    /** Counts of the dataset; see {@link Counts}. */
    COUNTS,
    /** The terms that belong to no case, sorted and front-coded; their ids begin at 0. */
    SHARED_TEXT,
    /** Where each block of {@link #SHARED_TEXT} begins. */
    SHARED_BLOCKS,
    /** The terms of the cases, case by case, each case sorted and front-coded. */
    CASE_TEXT,
    /** Where each block of {@link #CASE_TEXT} begins. */
    CASE_BLOCKS,
    /** Of each case the place of its first term, the case itself, among the terms of the cases; and how many those are. */
    CASES,
    /** The id of each property, by its number. */
    PROPERTIES,
    /** Of each property, 64 bits each: triples, subjects, objects. */
    PROPERTY_COUNTS,
    /** Where the row of each subject begins, by its id; and how many places there are. */
    ROWS,
    /** The number of the property of each place: an {@link IdColumn}. */
    ROW_PROPERTIES,
    /** The object of each place, or the number of a set where the property has those: an {@link IdColumn}. */
    ROW_OBJECTS,
    /** In which of the two graphs of its subject's case each place is, 2 bits. */
    ROW_MEMBERSHIP,
    /** The first run of each property, by its number; and how many runs there are. */
    RUNS,
    /** The object that all of a run have, or the number of a set. */
    RUN_OBJECTS,
    /** Where the subjects of each run begin; and how many there are. */
    RUN_STARTS,
    /** The subjects of each run: an {@link IdColumn}. */
    RUN_SUBJECTS,
    /** Where each set begins; and how many members there are. */
    SETS,
    /** The members of the sets: an id, and in the lowest 2 bits the graphs, as in {@link #ROW_MEMBERSHIP}. */
    SET_MEMBERS,
    /** Of each property whose objects come in sets, the first of its extents; and how many extents there are. */
    EXTENTS,
    /** The object of each extent. */
    EXTENT_OBJECTS,
    /** How many subjects each extent has. */
    EXTENT_COUNTS,
    /** Where the bitmap of each extent begins; and where the last ends. */
    EXTENT_STARTS,
    /** Roaring bitmaps of the subjects that have an object by a set. */
    EXTENT_BITMAPS,
    /** The name of each graph that belongs to no case. */
    GRAPH_NAMES,
    /** Of each graph, those of the cases two by two after the others, where its list of places begins. */
    GRAPH_STARTS,
    /** The places of the triples of a graph whose subject does not belong to its case. */
    GRAPH_PLACES,
    /** All such places once more, in their order, for {@link #PLACE_GRAPHS}. */
    PLACES,
    /** The graph that each of {@link #PLACES} is in. */
    PLACE_GRAPHS,
    /** The prefixes, a pair of lines each, in UTF-8. */
    PREFIXES,
    /** An index of all cases, in a form of its own. */
    INDEX,
    /** Of which files the cases are, in a form of its own. */
    ORIGINS,
    /** What was made of all cases for whoever asks about all of them, in a form of its own. */
    COHORT
}
