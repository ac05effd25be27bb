package org.casegraph.drawing;

/**
 * One grade of one specimen.
 *
 * @param by who gives it: the authors, or an edition of the classification
 * @param grade its label, such as <em>grade 2</em>
 * @param isAuthors whether the authors give it and no rule
 * @param index the index that it rests on alone; empty where it rests on all
 */
public record SpecimenGrade(String specimen, String by, String grade, boolean isAuthors, String index) {}
