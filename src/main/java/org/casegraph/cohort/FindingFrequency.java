package org.casegraph.cohort;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;
import org.casegraph.vocabulary.CG;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/** Counts for each class of finding the cases of a cohort that have, suspect or deny it. */
public final class FindingFrequency {
    private static final Node TYPE = RDF.type.asNode();

    /** Of so large a part of all cases it is less to look up what all of them have, which is kept. */
    private static final int PART = 8;

    /** So whoever sorts them again has little to do. */
    private static final Comparator<FindingCounts.Row> IN_ORDER = Comparator.comparingInt(
                    (FindingCounts.Row row) -> -row.present())
            .thenComparingInt(row -> -row.suspected())
            .thenComparingInt(row -> -row.absent())
            .thenComparing(row -> row.finding().toString());

    private final CaseColumns columns;
    private final ToldFindings findings;
    private final FindingClasses classes;
    private final RoaringBitmap whole;
    private final DenialReach reach;
    private final TreatmentTimes times;
    private final NamedClasses names;

    /** The nodes that deny anything. */
    private final RoaringBitmap denials;

    /** Those that suspect anything. */
    private final RoaringBitmap suspecting;

    /** @param graph all cases with what was inferred of them, the ontology and the statistics */
    public FindingFrequency(Graph graph, CaseColumns columns, ToldFindings findings) {
        this.columns = columns;
        this.findings = findings;
        classes = findings.hierarchy();
        whole = findings.readWhole();
        reach = findings.reach();
        times = new TreatmentTimes(graph, columns);
        names = new NamedClasses(columns, classes);
        denials = columns.nodes(CG.absenceOf);
        suspecting = RoaringBitmap.or(columns.nodes(CG.suspects), columns.nodes(CG.suspectedKind));
    }

    /** @param watch called between small steps, to throw where the evaluation is to end */
    FindingCounts count(CountedCohort asked, Runnable watch) {
        RoaringBitmap ofDisease = asked.disease().map(columns::diagnosed).orElseGet(this::all);
        asked.chosen().ifPresent(ofDisease::and);
        RoaringBitmap cases = ofDisease.clone();
        if (asked.isReadWhole()) {
            cases.and(whole);
        }
        Counting counting = new Counting(asked, cases, columns.nodesOf(ofDisease), watch);
        List<FindingCounts.Row> rows = new ArrayList<>();
        counting.findings().forEach(finding -> counting.add(finding, rows));
        rows.sort(IN_ORDER);
        return new FindingCounts(cases.getCardinality(), RoaringBitmap.andCardinality(cases, whole), rows);
    }

    private RoaringBitmap all() {
        return RoaringBitmap.bitmapOfRange(0, columns.cases());
    }

    /** What one cohort has, as far as it was looked up. */
    private final class Counting {
        private final CountedCohort asked;
        private final RoaringBitmap cases;
        private final RoaringBitmap ofDisease;
        private final Runnable watch;

        /** By the class that they deny themselves. */
        private final Map<Node, DeniedClasses.Denied> denied = new HashMap<>();

        private final DeniedClasses.Denied nothing = new DeniedClasses.Denied(new RoaringBitmap(), new RoaringBitmap());
        private final DeniedClasses deniedAbove =
                new DeniedClasses(classes, type -> denied.getOrDefault(type, nothing));
        private final boolean areMany;
        private final RoaringBitmap inTime;
        private final RoaringBitmap timelyDenials;

        /** In time. */
        private final RoaringBitmap suspectedDiagnoses;

        private final boolean isSuspecting;

        Counting(CountedCohort asked, RoaringBitmap cases, RoaringBitmap ofDisease, Runnable watch) {
            this.asked = asked;
            this.cases = cases;
            this.ofDisease = ofDisease;
            this.watch = watch;
            RoaringBitmap counted = columns.nodesOf(cases);
            inTime = times.of(asked.when(), cases, counted, watch);
            timelyDenials = reach.inTime(asked.when(), RoaringBitmap.and(counted, denials));
            timelyDenials.andNot(columns.nodes(TYPE, CG.TreatmentResponse));
            suspectedDiagnoses = columns.nodes(TYPE, CG.SuspectedDiagnosis);
            suspectedDiagnoses.and(inTime);
            isSuspecting = !suspectedDiagnoses.isEmpty() || RoaringBitmap.intersects(suspecting, inTime);
            areMany = asked.when() == CountedCohort.When.ANY && cases.getCardinality() > columns.cases() / PART;
            readDenials();
        }

        private void readDenials() {
            ObjectColumn types = columns.column(CG.absenceOf);
            @Nullable RoaringBitmap[] anywhere = new RoaringBitmap[types.size()];
            @Nullable RoaringBitmap[] atSites = new RoaringBitmap[types.size()];
            RoaringBitmap named = reach.atSites(timelyDenials);
            CaseColumns.forEach(timelyDenials, watch, denial -> {
                boolean isAtSite = named.contains(denial);
                int number = isAtSite ? denial : columns.caseOf(denial);
                types.forEach(denial, type -> {
                    @Nullable RoaringBitmap[] all = isAtSite ? atSites : anywhere;
                    RoaringBitmap known = all[type];
                    RoaringBitmap of = known == null ? new RoaringBitmap() : known;
                    of.add(number);
                    all[type] = of;
                });
            });
            for (int type = 0; type < anywhere.length; type++) {
                if (anywhere[type] != null || atSites[type] != null) {
                    denied.put(
                            types.object(type),
                            new DeniedClasses.Denied(
                                    Objects.requireNonNullElse(anywhere[type], nothing.anywhere()),
                                    Objects.requireNonNullElse(atSites[type], nothing.atSites())));
                }
            }
        }

        /** The classes to be counted: of the specific ones those that a case of the disease names, denies or suspects itself. */
        Set<Node> findings() {
            if (!asked.isSpecific()) {
                return classes.counted();
            }
            Set<Node> specific = names.of(ofDisease, watch);
            specific.addAll(objects(CG.absenceOf, denials));
            specific.addAll(objects(CG.suspects, suspecting));
            specific.retainAll(classes.counted());
            return specific;
        }

        /** What those of some nodes that are of the disease have by a property. */
        private List<Node> objects(Node property, RoaringBitmap nodes) {
            ObjectColumn column = columns.column(property);
            BitSet found = new BitSet();
            CaseColumns.forEach(RoaringBitmap.and(nodes, ofDisease), watch, node -> column.forEach(node, found::set));
            return found.stream().mapToObj(column::object).toList();
        }

        void add(Node finding, List<FindingCounts.Row> rows) {
            watch.run();
            RoaringBitmap present = present(finding);
            RoaringBitmap suspected = suspected(finding);
            suspected.andNot(present);
            RoaringBitmap told = RoaringBitmap.or(present, suspected);
            RoaringBitmap absent = absent(finding);
            absent.andNot(told);
            told.or(absent);
            if (!told.isEmpty()) {
                rows.add(new FindingCounts.Row(
                        finding,
                        present.getCardinality(),
                        suspected.getCardinality(),
                        absent.getCardinality(),
                        RoaringBitmap.andCardinality(told, whole)));
            }
        }

        private RoaringBitmap suspected(Node finding) {
            if (!isSuspecting) {
                return new RoaringBitmap();
            }
            RoaringBitmap found = columns.nodes(CG.concludesKind, finding, suspectedDiagnoses);
            found.or(columns.nodes(CG.suspectedKind, finding, inTime));
            return columns.casesOf(found);
        }

        private RoaringBitmap present(Node finding) {
            if (areMany) {
                return findings.present(finding, cases);
            }
            RoaringBitmap found = columns.nodes(TYPE, finding, inTime);
            found.andNot(findings.responses());
            return columns.casesOf(found);
        }

        private RoaringBitmap absent(Node finding) {
            DeniedClasses.Denied found = deniedAbove.of(finding);
            RoaringBitmap absent = found.anywhere().clone();
            if (!found.atSites().isEmpty()) {
                absent.or(columns.casesOf(reach.reaching(finding, found.atSites())));
            }
            return absent;
        }
    }
}
