package org.casegraph.cohort.audit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.system.G;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.casegraph.cohort.CaseColumns;
import org.casegraph.cohort.ToldFindings;
import org.casegraph.cohort.selection.CaseSelection;
import org.casegraph.cohort.selection.CaseSelector;
import org.casegraph.graph.ShortNames;
import org.casegraph.vocabulary.CG;
import org.roaringbitmap.RoaringBitmap;

/**
 * Recounts the frequencies of annotations from the cases of the papers that they cite. Any number of threads may ask.
 */
public final class AnnotationAudit {
    private static final Node TYPE = RDF.type.asNode();
    private static final Node REPLACED_BY = NodeFactory.createURI(ShortNames.OBO + "IAO_0100001");

    private static final String ANY_AGE = "..150";

    private final Graph graph;
    private final CaseColumns columns;
    private final ToldFindings findings;
    private final CaseSelector selector;
    private final List<AnnotatedCount> counts;
    private final RoaringBitmap finalDiagnoses;

    /** @param graph all cases with what was inferred of them, the ontology, statistics and annotations */
    public AnnotationAudit(Graph graph, CaseColumns columns, ToldFindings findings, CaseSelector selector) {
        this.graph = graph;
        this.columns = columns;
        this.findings = findings;
        this.selector = selector;
        counts = AnnotatedCount.citing(selector.sources().keySet(), graph);
        finalDiagnoses = columns.nodes(TYPE, CG.FinalDiagnosis);
    }

    /** Not to be changed. */
    private RoaringBitmap casesOf(Node paper) {
        return selector.sources().getOrDefault(paper, new RoaringBitmap());
    }

    /** Some cases with all their nodes, and what they come to for a term, which several annotations ask. */
    private final class Group {
        private final RoaringBitmap cases;
        private final RoaringBitmap nodes;

        Group(RoaringBitmap cases) {
            this.cases = cases;
            this.nodes = columns.nodesOf(cases);
        }

        int size() {
            return cases.getCardinality();
        }

        /** With what is narrower than the term, and denials that are wider. */
        Told closed(Node term) {
            return new Told(
                    findings.present(term, cases).getCardinality(),
                    findings.absent(term, cases).getCardinality());
        }

        /** Of the term itself. */
        Told direct(Node term) {
            RoaringBitmap having = columns.nodes(TYPE, term, nodes);
            having.andNot(narrower(term));
            RoaringBitmap present = columns.casesOf(having);
            RoaringBitmap absent = columns.casesOf(columns.nodes(CG.absenceOf, term, nodes));
            absent.andNot(findings.present(term, cases));
            return new Told(present.getCardinality(), absent.getCardinality());
        }

        private RoaringBitmap narrower(Node term) {
            RoaringBitmap found = new RoaringBitmap();
            below(term).forEach(below -> found.or(columns.nodes(TYPE, below, nodes)));
            return found;
        }
    }

    /**
     * Each count of an annotation that cites a paper in which one of the cases stands, by disease, term and IRI.
     *
     * @param among the cases that count, by number
     * @param watch called between small steps, to throw where the evaluation is to end
     */
    public List<AuditedAnnotation> of(RoaringBitmap among, Runnable watch) {
        Map<Object, Group> groups = new HashMap<>();
        Map<String, Optional<RoaringBitmap>> onsets = new HashMap<>();
        return counts.stream()
                .peek(count -> watch.run())
                .filter(count ->
                        count.papers().stream().anyMatch(paper -> RoaringBitmap.intersects(casesOf(paper), among)))
                .map(count -> audited(count, among, groups, onsets, watch))
                .toList();
    }

    private AuditedAnnotation audited(
            AnnotatedCount count,
            RoaringBitmap among,
            Map<Object, Group> groups,
            Map<String, Optional<RoaringBitmap>> onsets,
            Runnable watch) {
        Group all =
                groups.computeIfAbsent(List.of(count.papers(), count.sex()), key -> new Group(ofPapers(count, among)));
        Group group = groups.computeIfAbsent(
                List.of(count.papers(), count.sex(), count.disease()),
                key -> new Group(RoaringBitmap.and(
                        all.cases,
                        columns.casesOf(columns.nodes(
                                CG.concludes, count.disease(), RoaringBitmap.and(all.nodes, finalDiagnoses))))));
        if (group.size() == 0) {
            return row(count, 0, new Told(0, 0), Difference.NO_CASE);
        }
        if (isFinding(count.term())) {
            Told closed = group.closed(count.term());
            return row(count, group.size(), closed, difference(count, group, all, closed));
        }
        return onset(count, group, onsets, watch)
                .map(told -> row(count, group.size(), told, ofOnset(new Recount(count, told, told, group.size()))))
                .orElseGet(() -> row(count, group.size(), new Told(0, 0), Difference.NO_FINDING));
    }

    /** Who began at a time has some class of onset: what cannot both be is another class, whoever tells it. */
    private static Difference ofOnset(Recount recount) {
        return recount.byCount().or(recount::bySilence).orElse(Difference.ANOTHER_CLASS_OF_ONSET);
    }

    private RoaringBitmap ofPapers(AnnotatedCount count, RoaringBitmap among) {
        RoaringBitmap cases = new RoaringBitmap();
        count.papers().forEach(paper -> cases.or(casesOf(paper)));
        cases.and(among);
        count.sex().ifPresent(sex -> cases.and(columns.casesOf(columns.nodes(CG.sex, sex, columns.nodesOf(cases)))));
        return cases;
    }

    /** Whether HPO has it, if anything is told of it, below what is abnormal; one that nothing is known of may be. */
    private boolean isFinding(Node term) {
        Node abnormality = NodeFactory.createURI(ShortNames.OBO + "HP_0000118");
        List<Node> above = findings.atOrAbove(term);
        return above.contains(abnormality)
                || !graph.contains(term, TYPE, OWL.Class.asNode())
                || graph.contains(term, REPLACED_BY, Node.ANY);
    }

    /** What lies below a term that findings are counted by; else, as of one that a class of ours matches, all below it. */
    private List<Node> below(Node term) {
        List<Node> known = findings.below(term);
        return known.isEmpty() ? G.listPO(graph, RDFS.subClassOf.asNode(), term) : known;
    }

    private Difference difference(AnnotatedCount count, Group group, Group all, Told closed) {
        Recount recount = new Recount(count, group.direct(count.term()), closed, group.size());
        return recount.byCount()
                .or(() -> G.listSP(graph, count.term(), REPLACED_BY).stream()
                        .filter(term -> group.closed(term).is(count)
                                || group.direct(term).is(count))
                        .findFirst()
                        .map(term -> Difference.TERM_REPLACED))
                .or(() -> Optional.of(Difference.OTHER_DISEASE_COUNTED)
                        .filter(other -> all.size() > group.size()
                                && (all.closed(count.term()).is(count)
                                        || all.direct(count.term()).is(count))))
                .or(recount::bySilence)
                .orElseGet(recount::contradiction);
    }

    /** Of a class of onset the cases tell by the age at which the disease began; empty of any other term. */
    private Optional<Told> onset(
            AnnotatedCount count, Group group, Map<String, Optional<RoaringBitmap>> onsets, Runnable watch) {
        String disease = "disease=" + count.disease().getURI() + "&onset=";
        Optional<RoaringBitmap> having =
                onsets.computeIfAbsent(disease + count.term().getURI(), cohort -> selected(cohort, watch));
        if (having.isEmpty()) {
            return Optional.empty();
        }
        RoaringBitmap any = onsets.computeIfAbsent(disease + ANY_AGE, cohort -> selected(cohort, watch))
                .orElseThrow();
        RoaringBitmap present = RoaringBitmap.and(having.get(), group.cases);
        RoaringBitmap told = RoaringBitmap.and(any, group.cases);
        return Optional.of(new Told(present.getCardinality(), RoaringBitmap.andNotCardinality(told, present)));
    }

    /** Empty where the term is no class of onset. */
    private Optional<RoaringBitmap> selected(String cohort, Runnable watch) {
        try {
            return Optional.of(
                    selector.select(CaseSelection.parse(cohort), watch).cases());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static AuditedAnnotation row(AnnotatedCount count, int cases, Told told, Difference difference) {
        return new AuditedAnnotation(
                count.annotation(),
                count.disease(),
                count.term(),
                count.sex(),
                Set.copyOf(count.papers()),
                count.having(),
                count.of(),
                told.present(),
                told.absent(),
                cases - told.present() - told.absent(),
                difference);
    }
}
