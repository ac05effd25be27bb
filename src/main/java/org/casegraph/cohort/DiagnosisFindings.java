package org.casegraph.cohort;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.vocabulary.RDF;
import org.casegraph.vocabulary.CG;
import org.roaringbitmap.RoaringBitmap;

/** How many cases of each disease have each class of finding, counted once. */
public final class DiagnosisFindings {
    private static final Node TYPE = RDF.type.asNode();

    /** So many numbers of cases have a node that is made once. */
    private static final int SMALL = 1 << 12;

    private final Map<Node, OfDisease> diseases = new LinkedHashMap<>();
    private final List<Node> names = new ArrayList<>();
    private final List<Node> small = new ArrayList<>();

    public DiagnosisFindings(CaseColumns columns) {
        CaseClasses found = new CaseClasses(columns, columns.nodes(TYPE, CG.Finding));
        RoaringBitmap diagnoses = columns.nodes(TYPE, CG.FinalDiagnosis);
        for (Node disease : columns.objects(CG.concludes)) {
            RoaringBitmap concluding = columns.nodes(CG.concludes, disease, diagnoses);
            if (!concluding.isEmpty()) {
                diseases.put(disease, new OfDisease(disease, found.count(columns.casesOf(concluding), () -> {})));
            }
        }
        for (int type = 0; type < found.size(); type++) {
            names.add(found.name(type));
        }
        for (int cases = 0; cases < SMALL; cases++) {
            small.add(NodeValue.makeInteger(cases).asNode());
        }
    }

    /** All that final diagnoses conclude. */
    Collection<OfDisease> diseases() {
        return diseases.values();
    }

    /** Empty if no final diagnosis concludes it. */
    Optional<OfDisease> disease(Node name) {
        return Optional.ofNullable(diseases.get(name));
    }

    /** The classes that cases of a disease have, and how many have each. */
    final class OfDisease {
        private final Node disease;
        private final int[] classes;
        private final int[] counts;

        OfDisease(Node disease, int[] byClass) {
            this.disease = disease;
            int size = 0;
            for (int cases : byClass) {
                size += cases > 0 ? 1 : 0;
            }
            classes = new int[size];
            counts = new int[size];
            int at = 0;
            for (int type = 0; type < byClass.length; type++) {
                if (byClass[type] > 0) {
                    classes[at] = type;
                    counts[at++] = byClass[type];
                }
            }
        }

        Node disease() {
            return disease;
        }

        /** How many classes there are, numbered from 0. */
        int size() {
            return classes.length;
        }

        Node finding(int number) {
            return names.get(classes[number]);
        }

        Node cases(int number) {
            int cases = counts[number];
            return cases < SMALL
                    ? small.get(cases)
                    : NodeValue.makeInteger(cases).asNode();
        }
    }
}
