package org.casegraph.chronicle;

import java.util.function.Predicate;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
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

    public String words() {
        return words;
    }

    /** @param isA whether the event is of a class of the ontology */
    static Lane of(Predicate<Node> isA, boolean observedInTest) {
        if (isA.test(CG.Diagnosis)) {
            return DIAGNOSES;
        }
        if (isA.test(term("Outcome")) || isA.test(term("TreatmentResponse"))) {
            return OUTCOMES;
        }
        if (isA.test(term("Test"))) {
            return TESTS;
        }
        if (isA.test(term("Treatment")) || isA.test(CG.DoseInterval)) {
            return PROCEDURES;
        }
        if (isA.test(CG.Measurement) || isA.test(term("GradeAssessment")) || observedInTest) {
            return RESULTS;
        }
        return isA.test(term("Observation")) ? SYMPTOMS : ENCOUNTERS;
    }

    private static Node term(String name) {
        return NodeFactory.createURI(CG.NS + name);
    }
}
