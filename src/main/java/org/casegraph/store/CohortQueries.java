package org.casegraph.store;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.util.Context;
import org.casegraph.cohort.CaseColumns;
import org.casegraph.cohort.CohortFunctions;
import org.casegraph.cohort.DiagnosisFindings;
import org.casegraph.cohort.FindingFrequency;
import org.casegraph.cohort.PreparedColumns;
import org.casegraph.cohort.ReportingGaps;
import org.casegraph.cohort.ToldFindings;
import org.casegraph.cohort.audit.AnnotationAudit;
import org.casegraph.cohort.audit.AuditAnnotations;
import org.casegraph.cohort.collection.CollectionIndex;
import org.casegraph.cohort.group.GroupComparison;
import org.casegraph.cohort.group.GroupFunctions;
import org.casegraph.cohort.order.OrderPatterns;
import org.casegraph.cohort.order.OrderPatternsOf;
import org.casegraph.cohort.review.ReviewTables;
import org.casegraph.cohort.selection.CaseSelector;
import org.casegraph.cohort.time.EventTimes;
import org.casegraph.cohort.time.TimeFunctions;
import org.casegraph.evaluation.kept.Kept;
import org.casegraph.similarity.CaseFunctions;
import org.casegraph.similarity.Differential;
import org.casegraph.similarity.SimilarityIndex;
import org.casegraph.timeline.CaseOrder;
import org.casegraph.timeline.relation.RelationProperty;

/** Lets the queries on a dataset compare, choose and count over all its cases, by what is made when one first needs it. */
final class CohortQueries {
    private CohortQueries() {}

    /**
     * @param dataset the dataset's own context
     * @param union all cases with what was inferred of them, the ontology and the statistics
     * @param similarity of the same cases
     * @param cases of the same
     * @param order of the same
     */
    static void register(
            Context dataset,
            Graph union,
            Supplier<SimilarityIndex> similarity,
            Supplier<CaseColumns> cases,
            CaseOrder order) {
        Kept kept = Kept.of(dataset);
        Supplier<CaseColumns> columns = kept.onNeed(cases);
        Supplier<ToldFindings> findings = kept.onNeed(() -> new ToldFindings(union, columns.get()));
        Supplier<CaseSelector> selector = kept.onNeed(() -> new CaseSelector(union, columns.get(), findings));
        RelationProperty.register(dataset, union, order, () -> names(columns.get()));
        CaseFunctions.register(
                dataset,
                union,
                similarity,
                kept.onNeed(() -> new Differential(union, similarity.get())),
                (text, watch) -> selector.get().chosen(text, watch));
        CohortFunctions.register(
                dataset,
                (text, watch) -> selector.get().selected(text, watch),
                kept.onNeed(() -> new FindingFrequency(union, columns.get(), findings.get())),
                kept.onNeed(() -> new DiagnosisFindings(columns.get())),
                kept.onNeed(() -> new ReportingGaps(union, columns.get(), findings.get())));
        Supplier<EventTimes> times = kept.onNeed(() -> new EventTimes(union, columns.get(), findings.get(), order));
        TimeFunctions.register(dataset, selector, times);
        OrderPatternsOf.register(
                dataset, selector, kept.onNeed(() -> new OrderPatterns(union, columns.get(), findings.get(), order)));
        CollectionIndex.register(
                dataset, kept.onNeed(() -> new CollectionIndex(union, columns.get(), findings, selector)));
        GroupFunctions.register(dataset, selector, kept.onNeed(() -> new GroupComparison(union, findings.get())));
        AuditAnnotations.register(
                dataset,
                selector,
                kept.onNeed(() -> new AnnotationAudit(union, columns.get(), findings.get(), selector.get())));
        ReviewTables.register(
                dataset,
                kept.onNeed(() -> new ReviewTables(union, columns.get(), findings.get(), selector.get(), times)));
    }

    /**
     * What of all this is made of all cases, for {@link PreparedColumns}.
     *
     * @param union as {@link #register} has it
     */
    static byte[] prepare(Graph union, CaseColumns columns) {
        ToldFindings findings = new ToldFindings(union, columns);
        CaseSelector selector = new CaseSelector(union, columns, () -> findings);
        Map<PreparedColumns.Column, byte[]> prepared = new EnumMap<>(PreparedColumns.Column.class);
        prepared.putAll(selector.prepare());
        prepared.putAll(new CollectionIndex(union, columns, () -> findings, () -> selector).prepare());
        return PreparedColumns.bytes(prepared);
    }

    private static List<Node> names(CaseColumns columns) {
        return IntStream.range(0, columns.cases()).mapToObj(columns::caseName).toList();
    }
}
