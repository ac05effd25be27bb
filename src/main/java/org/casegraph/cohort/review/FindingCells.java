package org.casegraph.cohort.review;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.casegraph.graph.Status;
import org.casegraph.vocabulary.CG;
import org.roaringbitmap.RoaringBitmap;

/**
 * How cases stand to classes of findings, as the question {@code status-of} tells it: present by a finding or a diagnosis of
 * one or of what is below, absent where all are denied, by themselves or by what is above.
 */
final class FindingCells implements Cells {
    private final ReviewGraph graph;
    private final Statements statements;
    private final RoaringBitmap present = new RoaringBitmap();
    private final RoaringBitmap derived = new RoaringBitmap();
    private final RoaringBitmap suspected = new RoaringBitmap();

    /** What denies each class. */
    private final List<RoaringBitmap> denied = new ArrayList<>();

    FindingCells(ReviewGraph graph, List<Node> classes, RoaringBitmap among) {
        this.graph = graph;
        statements = new Statements(graph);
        Set<Node> same = new LinkedHashSet<>();
        classes.forEach(type -> same.addAll(graph.same(type)));
        RoaringBitmap byRules = graph.columns().nodes(CG.voice, CG.RuleDerived, among);
        RoaringBitmap concluding = graph.nodes(CG.concludesKind, same, among);
        RoaringBitmap suspicions = graph.columns().nodes(ReviewGraph.TYPE, CG.SuspectedDiagnosis, concluding);
        present.or(graph.nodes(ReviewGraph.TYPE, same, among));
        present.or(RoaringBitmap.andNot(concluding, suspicions));
        derived.or(RoaringBitmap.and(present, byRules));
        derived.or(graph.nodes(CG.derivedClass, same, among));
        present.andNot(derived);
        suspected.or(suspicions);
        suspected.or(graph.nodes(CG.suspectedKind, same, among));
        classes.forEach(type -> denied.add(graph.findings().denying(type, graph.atOrAbove(type), among)));
    }

    @Override
    public ReviewCell of(Node caseName, RoaringBitmap nodes, boolean isReadWhole) {
        List<ReviewStatement> told = new ArrayList<>();
        told.addAll(told(present, nodes, Status.PRESENT));
        told.addAll(told(suspected, nodes, Status.SUSPECTED));
        List<ReviewStatement> denials = denials(nodes);
        told.addAll(denials);
        told.addAll(told(derived, nodes, Status.DERIVED));
        if (told.isEmpty()) {
            return ReviewCell.silent(isReadWhole);
        }
        boolean reaches = denied.stream().allMatch(ofOne -> !graph.findings()
                .reachingPresentation(RoaringBitmap.and(ofOne, nodes))
                .isEmpty());
        Status first = told.get(0).status();
        // What is denied only of a later time says nothing of the presentation.
        boolean isLate = first == Status.ABSENT && !reaches;
        Status status = !isLate
                ? first
                : told.stream()
                        .map(ReviewStatement::status)
                        .filter(one -> one != Status.ABSENT)
                        .findFirst()
                        .orElse(isReadWhole ? Status.NOT_REPORTED : Status.NOT_READ);
        return new ReviewCell(status, text(status, isLate, told, denials), told);
    }

    private static String text(
            Status status, boolean isLate, List<ReviewStatement> told, List<ReviewStatement> denials) {
        String absence = denials.isEmpty() ? "" : "absent" + spans(denials);
        if (status == Status.ABSENT) {
            return absence;
        }
        boolean isSilent = isLate && told.size() == denials.size();
        String word = isSilent ? "" : status.word();
        return word.isEmpty() || absence.isEmpty() ? word + absence : word + "; " + absence;
    }

    private static String spans(List<ReviewStatement> denials) {
        String spans = String.join(
                "; ",
                denials.stream()
                        .map(ReviewStatement::span)
                        .filter(span -> !span.isEmpty())
                        .distinct()
                        .toList());
        return spans.isEmpty() ? "" : " (" + spans + ")";
    }

    private List<ReviewStatement> told(RoaringBitmap of, RoaringBitmap nodes, Status status) {
        List<ReviewStatement> told = new ArrayList<>();
        graph.ofPatient(RoaringBitmap.and(of, nodes))
                .forEach(each -> told.add(statements.of(each.node(), status, status.word())));
        return told;
    }

    /** None unless each class is denied. */
    private List<ReviewStatement> denials(RoaringBitmap nodes) {
        RoaringBitmap all = new RoaringBitmap();
        for (RoaringBitmap ofOne : denied) {
            RoaringBitmap own = RoaringBitmap.and(ofOne, nodes);
            if (own.isEmpty()) {
                return List.of();
            }
            all.or(own);
        }
        return told(all, nodes, Status.ABSENT);
    }
}
