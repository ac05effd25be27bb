package org.casegraph.cohort;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;
import org.casegraph.vocabulary.CG;
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

    /** @param graph all cases with what was inferred of them, the ontology and the statistics */
    public FindingFrequency(Graph graph, CaseColumns columns, ToldFindings findings) {
        this.columns = columns;
        this.findings = findings;
        classes = findings.hierarchy();
        whole = findings.readWhole();
        reach = findings.reach();
        times = new TreatmentTimes(graph, columns);
        names = new NamedClasses(columns, classes);
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
        classes.counted().forEach(finding -> counting.add(finding, rows));
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

        /** Of the cases of the disease the nodes that are of a class, or deny it. */
        private final Map<Node, RoaringBitmap> having = new HashMap<>();

        private final Map<Node, RoaringBitmap> denying = new HashMap<>();
        private final Map<Node, Denied> denied = new HashMap<>();
        private final Set<Node> named;
        private final boolean areMany;
        private final RoaringBitmap inTime;
        private final RoaringBitmap timelyDenials;
        private final RoaringBitmap suspicions;

        Counting(CountedCohort asked, RoaringBitmap cases, RoaringBitmap ofDisease, Runnable watch) {
            this.asked = asked;
            this.cases = cases;
            this.ofDisease = ofDisease;
            this.watch = watch;
            RoaringBitmap counted = columns.nodesOf(cases);
            inTime = times.of(asked.when(), cases, counted, watch);
            timelyDenials = reach.inTime(asked.when(), counted);
            timelyDenials.andNot(columns.nodes(TYPE, CG.TreatmentResponse));
            suspicions = columns.nodes(TYPE, CG.SuspectedDiagnosis);
            named = asked.isSpecific() ? names.of(ofDisease, watch) : Set.of();
            areMany = asked.when() == CountedCohort.When.ANY && cases.getCardinality() > columns.cases() / PART;
        }

        /**
         * What of the cases denies a class itself in time.
         *
         * @param anywhere the cases with a denial that names no site
         * @param atSites the denials that name one
         */
        private record Denied(RoaringBitmap anywhere, RoaringBitmap atSites) {}

        void add(Node finding, List<FindingCounts.Row> rows) {
            watch.run();
            if (asked.isSpecific() && !isNamed(finding)) {
                return;
            }
            RoaringBitmap present = present(finding);
            RoaringBitmap suspecting = nodes(CG.concludesKind, finding);
            suspecting.and(suspicions);
            suspecting.or(nodes(CG.suspectedKind, finding));
            suspecting.and(inTime);
            RoaringBitmap suspected = columns.casesOf(suspecting);
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

        private RoaringBitmap present(Node finding) {
            if (areMany) {
                return findings.present(finding, cases);
            }
            RoaringBitmap found = RoaringBitmap.and(having(finding), inTime);
            found.andNot(findings.responses());
            return columns.casesOf(found);
        }

        private RoaringBitmap absent(Node finding) {
            RoaringBitmap absent = new RoaringBitmap();
            RoaringBitmap atSites = new RoaringBitmap();
            classes.atOrAbove(finding).forEach(wider -> {
                Denied own = denied.computeIfAbsent(wider, this::denied);
                absent.or(own.anywhere());
                atSites.or(own.atSites());
            });
            if (!atSites.isEmpty()) {
                absent.or(columns.casesOf(reach.reaching(finding, atSites)));
            }
            return absent;
        }

        private Denied denied(Node type) {
            RoaringBitmap timely = RoaringBitmap.and(denying(type), timelyDenials);
            RoaringBitmap atSites = reach.atSites(timely);
            timely.andNot(atSites);
            return new Denied(columns.casesOf(timely), atSites);
        }

        private RoaringBitmap having(Node type) {
            return having.computeIfAbsent(type, asked -> nodes(TYPE, asked));
        }

        private RoaringBitmap denying(Node type) {
            return denying.computeIfAbsent(type, asked -> nodes(CG.absenceOf, asked));
        }

        private RoaringBitmap nodes(Node property, Node object) {
            watch.run();
            return columns.nodes(property, object, ofDisease);
        }

        /** Whether a case of the disease has a finding of the class and of none below, or denies or suspects just it. */
        private boolean isNamed(Node finding) {
            if (!denying(finding).isEmpty() || !nodes(CG.suspects, finding).isEmpty()) {
                return true;
            }
            return named.contains(finding);
        }
    }
}
