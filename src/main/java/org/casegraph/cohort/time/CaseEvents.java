package org.casegraph.cohort.time;

import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;
import org.casegraph.cohort.CaseColumns;
import org.casegraph.vocabulary.CG;
import org.roaringbitmap.RoaringBitmap;

/** What happened in cases, by its class. */
final class CaseEvents {
    private static final Node TYPE = RDF.type.asNode();

    private final CaseColumns columns;

    CaseEvents(CaseColumns columns) {
        this.columns = columns;
    }

    /**
     * What cases have of a class. A disease happens as its course, which starts with its
     * onset. What relatives had is not of the case, nor is a response to treatment an event of the class that it is about.
     *
     * @param among nodes of the cases
     */
    RoaringBitmap of(Node type, RoaringBitmap among) {
        RoaringBitmap found = columns.nodes(TYPE, type, among);
        found.andNot(columns.nodes(TYPE, CG.FamilyHistoryFinding));
        RoaringBitmap events = RoaringBitmap.andNot(found, columns.nodes(TYPE, CG.TreatmentResponse));
        if (!events.isEmpty()) {
            found = events;
        }
        found.or(courses(type, among));
        return found;
    }

    private RoaringBitmap courses(Node disease, RoaringBitmap among) {
        RoaringBitmap diagnoses = columns.nodes(CG.concludesKind, disease, among);
        RoaringBitmap courses = new RoaringBitmap();
        if (!diagnoses.isEmpty()) {
            columns.nodes(TYPE, CG.DiseaseCourse, among)
                    .forEach((int course) -> columns.forEachNode(course, CG.courseOf, diagnosis -> {
                        if (diagnoses.contains(diagnosis)) {
                            courses.add(course);
                        }
                    }));
        }
        return courses;
    }
}
