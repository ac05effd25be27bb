package org.casegraph.cohort;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;
import org.casegraph.vocabulary.CG;
import org.roaringbitmap.PeekableIntIterator;
import org.roaringbitmap.RoaringBitmap;

/** Finds what many cases with a diagnosis have, and one of them neither has, suspects nor denies. */
public final class ReportingGaps {
    private static final Node TYPE = RDF.type.asNode();
    private static final int HUNDRED = 100;
    private static final int[] NONE = {};

    private final Graph graph;
    private final CaseColumns columns;
    private final ToldFindings findings;
    private final FindingClasses classes;
    private final DenialReach reach;
    private final RoaringBitmap finals;
    private final RoaringBitmap responses;

    /** The numbers of the classes that have an information content, which is what findings are compared by. */
    private final Map<Node, Integer> compared = new HashMap<>();

    /** The same, the least first. */
    private final int[] numbers;

    /** By number, when it is first asked for; whoever finds it at the same time finds the same. */
    private final AtomicReferenceArray<int[]> above;

    /**
     * A class that a case says nothing of.
     *
     * @param cases how many cases with the diagnosis have it
     * @param absent how many deny it and have none
     * @param all how many have the diagnosis
     */
    record Gap(Node finding, int cases, int absent, int all) {}

    /** @param graph all cases with what was inferred of them, the ontology and the statistics */
    public ReportingGaps(Graph graph, CaseColumns columns, ToldFindings findings) {
        this.graph = graph;
        this.columns = columns;
        this.findings = findings;
        classes = findings.hierarchy();
        reach = findings.reach();
        responses = findings.responses();
        finals = columns.nodes(TYPE, CG.FinalDiagnosis);
        ObjectColumn types = columns.column(TYPE);
        for (int type = 0; type < types.size(); type++) {
            Node name = types.object(type);
            if (graph.contains(name, CG.informationContent, Node.ANY)) {
                compared.put(name, type);
            }
        }
        above = new AtomicReferenceArray<>(types.size());
        numbers =
                compared.values().stream().mapToInt(Integer::intValue).sorted().toArray();
    }

    /** All cases. */
    List<Node> cases() {
        List<Node> cases = new ArrayList<>();
        for (int number = 0; number < columns.cases(); number++) {
            cases.add(columns.caseName(number));
        }
        return cases;
    }

    /** What the final diagnoses of a case conclude. */
    Set<Node> concluded(Node caseName) {
        return objects(RoaringBitmap.and(nodes(caseName), finals), CG.concludes);
    }

    /**
     * The gaps of a case, in no order; none unless its final diagnosis is this.
     *
     * @param percent of a hundred cases so many have the finding, at least
     * @param watch called between small steps, to throw where the evaluation is to end
     */
    List<Gap> of(Node caseName, Node concluded, int percent, Runnable watch) {
        RoaringBitmap own = nodes(caseName);
        RoaringBitmap concluding = columns.nodes(CG.concludes, concluded, finals);
        if (!RoaringBitmap.intersects(own, concluding)) {
            return List.of();
        }
        RoaringBitmap cases = columns.casesOf(concluding);
        int all = cases.getCardinality();
        RoaringBitmap nodes = columns.nodesOf(cases);
        int[] counts = CaseClasses.count(columns, RoaringBitmap.andNot(nodes, responses), watch);
        Set<Node> told = told(own);
        Map<Node, RoaringBitmap> denied = denied(own);
        Map<Integer, Integer> gaps = new HashMap<>();
        for (int number : numbers) {
            int having = counts[number];
            if (having > 0 && (long) HUNDRED * having >= (long) percent * all) {
                watch.run();
                Node finding = columns.column(TYPE).object(number);
                if (!told.contains(finding) && !isDenied(finding, denied)) {
                    gaps.put(number, having);
                }
            }
        }
        return named(gaps.keySet(), nodes, watch).stream()
                .map(number -> {
                    Node finding = columns.column(TYPE).object(number);
                    int absent = findings.absent(finding, cases).getCardinality();
                    return new Gap(finding, gaps.getOrDefault(number, 0), absent, all);
                })
                .toList();
    }

    private RoaringBitmap nodes(Node caseName) {
        int number = columns.caseNumber(caseName);
        return number < 0 ? new RoaringBitmap() : columns.nodesOf(RoaringBitmap.bitmapOf(number));
    }

    private Set<Node> objects(RoaringBitmap nodes, Node property) {
        Set<Node> objects = new HashSet<>();
        nodes.forEach((int node) -> graph.find(columns.node(node), property, Node.ANY)
                .forEachRemaining(triple -> objects.add(triple.getObject())));
        return objects;
    }

    /** What some nodes are, or suspect. */
    private Set<Node> told(RoaringBitmap own) {
        Set<Node> told = objects(own, TYPE);
        told.addAll(objects(own, CG.suspectedKind));
        told.addAll(objects(columns.nodes(TYPE, CG.SuspectedDiagnosis, own), CG.concludesKind));
        return told;
    }

    /** What the denials among some nodes deny of the presentation, with those that do. */
    private Map<Node, RoaringBitmap> denied(RoaringBitmap own) {
        Map<Node, RoaringBitmap> denied = new HashMap<>();
        reach.atPresentation(own).forEach((int node) -> graph.find(columns.node(node), CG.absenceOf, Node.ANY)
                .forEachRemaining(absence -> denied.computeIfAbsent(absence.getObject(), of -> new RoaringBitmap())
                        .add(node)));
        return denied;
    }

    private boolean isDenied(Node finding, Map<Node, RoaringBitmap> denied) {
        RoaringBitmap denials = new RoaringBitmap();
        for (Node wider : classes.atOrAbove(finding)) {
            RoaringBitmap some = denied.get(wider);
            if (some != null) {
                denials.or(some);
            }
        }
        return !denials.isEmpty() && !reach.reaching(finding, denials).isEmpty();
    }

    /** Those of which there is one among the nodes that is of no class below. */
    private List<Integer> named(Set<Integer> gaps, RoaringBitmap nodes, Runnable watch) {
        List<Integer> named = new ArrayList<>();
        BitSet left = new BitSet();
        gaps.forEach(left::set);
        ObjectColumn types = columns.column(TYPE);
        RoaringBitmap groups = new RoaringBitmap();
        PeekableIntIterator node = nodes.getIntIterator();
        while (node.hasNext() && !left.isEmpty()) {
            watch.run();
            int next = node.next();
            int group = types.group(next);
            if (group != ObjectColumn.NO_GROUP && !groups.checkedAdd(group)) {
                // One with the same classes was looked at before.
                continue;
            }
            BitSet own = new BitSet();
            types.forEach(next, own::set);
            if (own.intersects(left)) {
                BitSet wider = new BitSet();
                own.stream().forEach(type -> Arrays.stream(above(type)).forEach(wider::set));
                own.and(left);
                own.andNot(wider);
                own.stream().forEach(named::add);
                left.andNot(own);
            }
        }
        return named;
    }

    /** The numbers of the classes above one that is compared. */
    private int[] above(int type) {
        int[] known = above.get(type);
        if (known == null) {
            Node name = columns.column(TYPE).object(type);
            known = compared.containsKey(name)
                    ? classes.above(name).stream()
                            .filter(compared::containsKey)
                            .mapToInt(wider -> compared.getOrDefault(wider, 0))
                            .toArray()
                    : NONE;
            above.set(type, known);
        }
        return known;
    }
}
