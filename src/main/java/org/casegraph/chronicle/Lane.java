package org.casegraph.chronicle;

import java.util.Locale;
import java.util.function.Predicate;
import org.apache.jena.graph.Node;
import org.casegraph.vocabulary.CG;

/** The bands of a timeline, from above. */
public enum Lane {
    ENCOUNTERS("Visits and other events"),
    SYMPTOMS("Symptoms and signs"),
    TESTS("Tests"),
    RESULTS("Results"),
    PROCEDURES("Procedures and treatments"),
    DIAGNOSES("Diagnoses"),
    OUTCOMES("Responses and outcomes");

    private final String words;

    Lane(String words) {
        this.words = words;
    }

    /** By which programs know it; it stays as it is when the words change. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String words() {
        return words;
    }

    /** @param isA whether the event is of a class of the ontology */
    static Lane of(Predicate<Node> isA, boolean observedInTest) {
        if (isA.test(CG.Diagnosis)) {
            return DIAGNOSES;
        }
        if (isA.test(CG.Outcome) || isA.test(CG.TreatmentResponse)) {
            return OUTCOMES;
        }
        if (isA.test(CG.Test)) {
            return TESTS;
        }
        if (isA.test(CG.Treatment) || isA.test(CG.DoseInterval)) {
            return PROCEDURES;
        }
        if (isA.test(CG.Measurement) || isA.test(CG.GradeAssessment) || observedInTest) {
            return RESULTS;
        }
        return isA.test(CG.Observation) ? SYMPTOMS : ENCOUNTERS;
    }
}
