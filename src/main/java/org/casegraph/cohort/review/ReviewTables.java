package org.casegraph.cohort.review;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.sparql.util.Symbol;
import org.casegraph.cohort.CaseColumns;
import org.casegraph.cohort.ToldFindings;
import org.casegraph.cohort.selection.CaseSelection;
import org.casegraph.cohort.selection.CaseSelector;
import org.casegraph.cohort.selection.SelectedCases;
import org.casegraph.cohort.time.EventTimes;
import org.casegraph.unit.UnitConversion;
import org.casegraph.vocabulary.CG;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/** Makes the tables of reviews of all cases. Any number of threads may ask. */
public final class ReviewTables {
    private static final Symbol OF_DATASET = Symbol.create("urn:casegraph:review-tables");

    private static final String OF_RECORDS = "phenopackets";
    private static final String OF_ANY_REPORT = "care";
    private static final String OF_REPORTS = "functional-pancreatic-tumours";

    private final Graph graph;
    private final CaseColumns columns;
    private final ToldFindings findings;
    private final CaseSelector selector;
    private final Supplier<EventTimes> times;
    private final UnitConversion units = new UnitConversion();
    private final List<ColumnSet> ready = ColumnSet.ofProject();

    /** @param graph all cases with what was inferred of them, the ontology and the statistics */
    public ReviewTables(
            Graph graph,
            CaseColumns columns,
            ToldFindings findings,
            CaseSelector selector,
            Supplier<EventTimes> times) {
        this.times = times;
        this.graph = graph;
        this.columns = columns;
        this.findings = findings;
        this.selector = selector;
    }

    /**
     * Lets {@link #of} find those of a dataset.
     *
     * @param dataset the dataset's own context
     */
    public static void register(Context dataset, Supplier<ReviewTables> tables) {
        dataset.set(OF_DATASET, tables);
    }

    /** Those of the dataset that has this context. */
    public static ReviewTables of(Context dataset) {
        if (dataset.get(OF_DATASET) instanceof Supplier<?> tables && tables.get() instanceof ReviewTables made) {
            return made;
        }
        throw new IllegalStateException("no tables of reviews are registered for this dataset");
    }

    /**
     * The table of the cases of a selection, for one thread: a row is made when it is first asked for. Throws an {@link IllegalArgumentException} with a sentence for whoever wrote a
     * condition that means nothing.
     *
     * @param watch called between small steps, to throw where the evaluation is to end
     */
    public ReviewTable table(CaseSelection selection, ColumnSet set, Runnable watch) {
        SelectedCases selected = selector.select(selection, watch);
        RoaringBitmap cases = selected.cases();
        RoaringBitmap among = columns.nodesOf(cases);
        ReviewGraph seen = new ReviewGraph(graph, columns, findings);
        List<Cells> cells = new ArrayList<>();
        for (ReviewColumn column : set.columns()) {
            watch.run();
            cells.add(cells(seen, column.item(), cases, among, watch));
        }
        RoaringBitmap whole = findings.readWhole();
        // Cases are numbered in the order of their IRIs.
        List<ReviewRow> rows = new RowsOnDemand(cases.toArray(), number -> {
            watch.run();
            Node name = columns.caseName(number);
            RoaringBitmap own = columns.nodesOf(RoaringBitmap.bitmapOf(number));
            boolean isWhole = whole.contains(number);
            return new ReviewRow(
                    name,
                    seen.label(name),
                    isWhole,
                    graph.contains(name, CG.readWhole, CG.StructuredRecord),
                    cells.stream().map(column -> column.of(name, own, isWhole)).toList());
        });
        Map<Node, String> labels = new HashMap<>();
        set.columns().forEach(column -> column.item().terms().forEach(term -> labels.put(term, seen.label(term))));
        return new ReviewTable(selection, set, rows, columns.cases(), selected.flow(), labels);
    }

    /** Rows that are made when they are first asked for, and kept; whoever goes through all of them keeps none. */
    private static final class RowsOnDemand extends AbstractList<ReviewRow> {
        private final int[] cases;
        private final IntFunction<ReviewRow> make;
        private final @Nullable ReviewRow[] made;

        RowsOnDemand(int[] cases, IntFunction<ReviewRow> make) {
            this.cases = cases;
            this.make = make;
            made = new ReviewRow[cases.length];
        }

        @Override
        public ReviewRow get(int place) {
            ReviewRow row = made[place];
            if (row == null) {
                row = make.apply(cases[place]);
                made[place] = row;
            }
            return row;
        }

        @Override
        public Iterator<ReviewRow> iterator() {
            return IntStream.range(0, cases.length).mapToObj(this::each).iterator();
        }

        private ReviewRow each(int place) {
            ReviewRow row = made[place];
            return row == null ? make.apply(cases[place]) : row;
        }

        @Override
        public int size() {
            return cases.length;
        }
    }

    /** The ready columns for the cases of a selection: those for records where all of them are, else those for reports. */
    public ColumnSet fitting(CaseSelection selection, Runnable watch) {
        RoaringBitmap cases = selector.select(selection, watch).cases();
        RoaringBitmap records = columns.cases(CG.readWhole, CG.StructuredRecord);
        boolean areRecords =
                !cases.isEmpty() && RoaringBitmap.andNot(cases, records).isEmpty();
        return areRecords
                ? named(OF_RECORDS)
                : Optional.of(named(OF_REPORTS)).filter(this::fits).orElseGet(() -> named(OF_ANY_REPORT));
    }

    private ColumnSet named(String name) {
        return ready.stream()
                .filter(set -> set.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no columns " + name));
    }

    /** The ready sets that fit some case, in the order of their names. */
    public List<ColumnSet> fitting() {
        return ready.stream().filter(this::fits).toList();
    }

    /** Whether what a set is made for is diagnosed in any case. */
    private boolean fits(ColumnSet set) {
        return set.columns().stream()
                .map(ReviewColumn::item)
                .filter(Item.OfDiagnosis.class::isInstance)
                .allMatch(item -> item.terms().stream().anyMatch(disease -> !columns.nodes(CG.concludesKind, disease)
                        .isEmpty()));
    }

    /** Those of the terms of the columns that nothing here mentions. */
    public List<Node> unknown(ColumnSet set) {
        return set.columns().stream()
                .flatMap(column -> column.item().terms().stream())
                .distinct()
                .filter(term -> !graph.contains(term, Node.ANY, Node.ANY)
                        && !graph.contains(Node.ANY, Node.ANY, term)
                        && !graph.contains(Node.ANY, term, Node.ANY))
                .toList();
    }

    private Cells cells(ReviewGraph seen, Item item, RoaringBitmap cases, RoaringBitmap among, Runnable watch) {
        if (item instanceof Item.OfFinding finding) {
            return new FindingCells(seen, finding.terms(), among);
        }
        if (item instanceof Item.OfEvent event) {
            return new EventCells(seen, event.terms(), among);
        }
        if (item instanceof Item.OfDiagnosis diagnosis) {
            return new DiagnosisCells(seen, diagnosis.terms(), among);
        }
        if (item instanceof Item.OfMeasurement measurement) {
            return new MeasurementCells(seen, measurement, units, among);
        }
        if (item instanceof Item.OfInterval interval) {
            return interval.wanted() == Item.Which.FIRST
                    ? new FirstEventCells(seen, interval, units, () -> times.get()
                            .of(cases, interval.from(), interval.to(), false, watch))
                    : new IntervalCells(seen, interval, units, among);
        }
        return new PropertyCells(seen, (Item.OfProperty) item, units, among);
    }
}
