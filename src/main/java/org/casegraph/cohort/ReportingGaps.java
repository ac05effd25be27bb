package org.casegraph.cohort;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.apache.jena.atlas.lib.Cache;
import org.apache.jena.atlas.lib.CacheFactory;
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
    private static final int UNASKED = -1;

    /** Diagnoses of which all is kept that does not depend on the case, each as long as its classes are many. */
    private static final int KEPT = 1_000;

    private static final int[] NONE = {};

    private final CaseColumns columns;
    private final ToldFindings findings;
    private final FindingClasses classes;
    private final DenialReach reach;
    private final RoaringBitmap finals;
    private final RoaringBitmap suspicions;
    private final RoaringBitmap responses;

    /** The numbers of the classes that have an information content, which is what findings are compared by. */
    private final Map<Node, Integer> compared = new HashMap<>();

    /** The same, the least first. */
    private final int[] numbers;

    /** By number, when it is first asked for; whoever finds it at the same time finds the same. */
    private final AtomicReferenceArray<int[]> above;

    /** By what their final diagnoses conclude; as above. */
    private final Cache<Node, Diagnosed> diagnosed = CacheFactory.createCache(KEPT);

    /**
     * A class that a case says nothing of.
     *
     * @param cases how many cases with the diagnosis have it
     * @param absent how many deny it and have none
     * @param all how many have the diagnosis
     */
    record Gap(Node finding, int cases, int absent, int all) {}

    /** What the cases with a diagnosis have, whichever of them is asked about. */
    private static final class Diagnosed {
        private final RoaringBitmap cases;

        /** The classes that one of the cases has as its own finding, by number, the most frequent first. */
        private final int[] types;

        /** How many cases have each. */
        private final int[] having;

        /** How many deny it and have none, below 0 where nobody asked yet. */
        private final AtomicIntegerArray absent;

        Diagnosed(RoaringBitmap cases, int[] types, int[] having, AtomicIntegerArray absent) {
            this.cases = cases;
            this.types = types;
            this.having = having;
            this.absent = absent;
        }
    }

    /** @param graph all cases with what was inferred of them, the ontology and the statistics */
    public ReportingGaps(Graph graph, CaseColumns columns, ToldFindings findings) {
        this.columns = columns;
        this.findings = findings;
        classes = findings.hierarchy();
        reach = findings.reach();
        responses = findings.responses();
        finals = columns.nodes(TYPE, CG.FinalDiagnosis);
        suspicions = columns.nodes(TYPE, CG.SuspectedDiagnosis);
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
        if (!objects(RoaringBitmap.and(own, finals), CG.concludes).contains(concluded)) {
            return List.of();
        }
        Diagnosed all = diagnosed(concluded, watch);
        int cases = all.cases.getCardinality();
        BitSet told = told(own);
        Map<Node, RoaringBitmap> denied = denied(own);
        ObjectColumn types = columns.column(TYPE);
        List<Gap> gaps = new ArrayList<>();
        for (int i = 0; i < all.types.length && (long) HUNDRED * all.having[i] >= (long) percent * cases; i++) {
            watch.run();
            Node finding = types.object(all.types[i]);
            if (!told.get(all.types[i]) && !isDenied(finding, denied)) {
                gaps.add(new Gap(finding, all.having[i], absent(all, i, finding), cases));
            }
        }
        return gaps;
    }

    private Diagnosed diagnosed(Node concluded, Runnable watch) {
        Diagnosed known = diagnosed.getIfPresent(concluded);
        if (known == null) {
            RoaringBitmap cases = columns.casesOf(columns.nodes(CG.concludes, concluded, finals));
            RoaringBitmap nodes = columns.nodesOf(cases);
            int[] counts = CaseClasses.count(columns, RoaringBitmap.andNot(nodes, responses), watch);
            BitSet had = new BitSet();
            Arrays.stream(numbers).filter(number -> counts[number] > 0).forEach(had::set);
            int[] types = named(had, nodes, watch).stream()
                    .sorted(Comparator.comparingInt((Integer type) -> -counts[type])
                            .thenComparing(Comparator.naturalOrder()))
                    .mapToInt(Integer::intValue)
                    .toArray();
            int[] unasked = new int[types.length];
            Arrays.fill(unasked, UNASKED);
            known = new Diagnosed(
                    cases,
                    types,
                    Arrays.stream(types).map(type -> counts[type]).toArray(),
                    new AtomicIntegerArray(unasked));
            diagnosed.put(concluded, known);
        }
        return known;
    }

    private int absent(Diagnosed all, int place, Node finding) {
        if (all.absent.get(place) == UNASKED) {
            all.absent.set(place, findings.absent(finding, all.cases).getCardinality());
        }
        return all.absent.get(place);
    }

    private RoaringBitmap nodes(Node caseName) {
        int number = columns.caseNumber(caseName);
        return number < 0 ? new RoaringBitmap() : columns.nodesOf(RoaringBitmap.bitmapOf(number));
    }

    private Set<Node> objects(RoaringBitmap nodes, Node property) {
        Set<Node> objects = new HashSet<>();
        nodes.forEach((int node) -> objects.addAll(columns.objects(node, property)));
        return objects;
    }

    /** What some nodes are, or suspect, of what is compared and perhaps more; by number. */
    private BitSet told(RoaringBitmap own) {
        BitSet told = new BitSet();
        ObjectColumn types = columns.column(TYPE);
        own.forEach((int node) -> types.forEach(node, told::set));
        Set<Node> suspected = objects(own, CG.suspectedKind);
        suspected.addAll(objects(RoaringBitmap.and(own, suspicions), CG.concludesKind));
        for (Node kind : suspected) {
            Integer number = compared.get(kind);
            if (number != null) {
                told.set(number);
            }
        }
        return told;
    }

    /** What the denials among some nodes deny of the presentation, with those that do. */
    private Map<Node, RoaringBitmap> denied(RoaringBitmap own) {
        Map<Node, RoaringBitmap> denied = new HashMap<>();
        reach.atPresentation(own).forEach((int node) -> columns.objects(node, CG.absenceOf)
                .forEach(absence -> denied.computeIfAbsent(absence, of -> new RoaringBitmap())
                        .add(node)));
        return denied;
    }

    private boolean isDenied(Node finding, Map<Node, RoaringBitmap> denied) {
        if (denied.isEmpty()) {
            return false;
        }
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
    private List<Integer> named(BitSet classes, RoaringBitmap nodes, Runnable watch) {
        List<Integer> named = new ArrayList<>();
        BitSet left = (BitSet) classes.clone();
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
