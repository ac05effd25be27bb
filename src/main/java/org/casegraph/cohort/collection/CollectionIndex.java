package org.casegraph.cohort.collection;

import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.sparql.util.Symbol;
import org.apache.jena.vocabulary.RDF;
import org.casegraph.cohort.CaseColumns;
import org.casegraph.cohort.PreparedColumns;
import org.casegraph.cohort.ToldFindings;
import org.casegraph.cohort.selection.CaseSelection;
import org.casegraph.cohort.selection.CaseSelector;
import org.casegraph.cohort.selection.SelectedCases;
import org.casegraph.cohort.selection.SelectionKey;
import org.casegraph.statistics.CountBounds;
import org.casegraph.vocabulary.CG;
import org.roaringbitmap.RoaringBitmap;

/** Counts the cases of a collection by what they are about. Any number of threads may ask. */
public final class CollectionIndex {
    private static final Symbol OF_DATASET = Symbol.create("urn:casegraph:collection-index");
    private static final Node TYPE = RDF.type.asNode();

    private final CaseColumns columns;
    private final Supplier<ToldFindings> findings;
    private final Supplier<CaseSelector> selector;
    private final CohortParts parts;
    private final FrequentThings frequent;
    private final RoaringBitmap all = new RoaringBitmap();
    private final RoaringBitmap readWhole;

    /**
     * @param graph all cases with what was inferred of them, and the ontology
     * @param findings asked for where what was prepared of the cases does not answer
     * @param selector as the findings
     */
    public CollectionIndex(
            Graph graph, CaseColumns columns, Supplier<ToldFindings> findings, Supplier<CaseSelector> selector) {
        this.columns = columns;
        this.findings = findings;
        this.selector = selector;
        parts = new CohortParts(graph, columns, findings, selector);
        frequent = new FrequentThings(columns, parts);
        all.add(0L, columns.cases());
        readWhole = ToldFindings.readWhole(graph, columns);
    }

    /**
     * Lets {@link #of} find that of a dataset.
     *
     * @param dataset the dataset's own context
     */
    public static void register(Context dataset, Supplier<CollectionIndex> index) {
        dataset.set(OF_DATASET, index);
    }

    /** That of the dataset that has this context. */
    public static CollectionIndex of(Context dataset) {
        return find(dataset)
                .orElseThrow(() -> new IllegalStateException("no collection is registered for this dataset"));
    }

    /** As {@link #of}; empty if none is registered. */
    public static Optional<CollectionIndex> find(Context dataset) {
        return dataset.get(OF_DATASET) instanceof Supplier<?> index && index.get() instanceof CollectionIndex made
                ? Optional.of(made)
                : Optional.empty();
    }

    /**
     * @param cases how many are told to have to do with it, each once
     * @param most how many may have, as nothing contrary is told of them
     */
    public record Counted(Node thing, int cases, int most) {}

    /**
     * What divides cases.
     *
     * @param all how many parts there are
     * @param first those that were asked for
     */
    public record Parts(int all, List<Counted> first) {
        public static final Parts NONE = new Parts(0, List.of());
    }

    /**
     * What the cases tell of a class of findings, each once.
     *
     * @param absent without those where it is present at another time
     * @param notReported of cases of which all that holds findings was read
     * @param notRead of others
     */
    public record Told(int present, int absent, int notReported, int notRead) {
        /** In how many cases it may be, as it may be in those that do not tell. */
        public CountBounds bounds() {
            return CountBounds.of(present, absent, present + absent + notReported + notRead);
        }
    }

    /**
     * The number of a case here; below 0 if it has none.
     *
     * @param names of all cases, as their store lists them
     * @param place of the case among these
     */
    public int number(List<Node> names, int place) {
        return columns.caseNumber(names, place);
    }

    /** As {@link #cases(CaseSelection, Runnable)}, by their {@link #number}. */
    public RoaringBitmap numbers(CaseSelection selection, Runnable watch) {
        return selector.get().select(selection, watch).cases();
    }

    /** What of it is made of all cases, for {@link PreparedColumns}. */
    public Map<PreparedColumns.Column, byte[]> prepare() {
        return parts.prepare();
    }

    /** What may be asked of these. */
    public FrequentThings frequent() {
        return frequent;
    }

    public int cases() {
        return columns.cases();
    }

    /** How many are structured records, of which all was read, whatever their papers say more. */
    public int records() {
        return columns.cases(CG.readWhole, CG.StructuredRecord).getCardinality();
    }

    /** Of how many all was read that holds findings. */
    public int readWhole() {
        return readWhole.getCardinality();
    }

    /**
     * The parts of the cases that are meant, by each of the keys that the selection leaves open, the most frequent
     * first, findings by how many cases name them, ages and years by time, ages also where no case has them. A part
     * holds what certainly belongs to it, of a finding with what is below it.
     *
     * @param keys disease, with, gene, sex, onset, age, year, source
     * @param most parts that are wanted of each key
     * @param watch called between small steps, to throw where the evaluation is to end
     * @throws IllegalArgumentException with a sentence for whoever wrote a condition that means nothing
     */
    public Map<SelectionKey, Parts> parts(CaseSelection selection, Set<SelectionKey> keys, int most, Runnable watch) {
        return selection.conditions().isEmpty()
                ? parts.ofAll(keys, most, watch)
                : parts.of(selection, selector.get().select(selection, watch).cases(), keys, most, watch);
    }

    /**
     * As {@link #parts(CaseSelection, Set, int, Runnable)}, of those that are among these too.
     *
     * @param among by their {@link #number}
     */
    public Map<SelectionKey, Parts> parts(
            CaseSelection selection, IntStream among, Set<SelectionKey> keys, int most, Runnable watch) {
        RoaringBitmap cases = RoaringBitmap.bitmapOf(among.toArray());
        if (!selection.conditions().isEmpty()) {
            cases.and(selector.get().select(selection, watch).cases());
        }
        return parts.of(selection, cases, keys, most, watch);
    }

    /** How many cases have a class of findings or one below it. */
    public int present(Node type) {
        return findings.get().present(type, all).getCardinality();
    }

    /** Of a class and all below it. */
    public Told told(Node type) {
        RoaringBitmap told = findings.get().present(type, all);
        int present = told.getCardinality();
        RoaringBitmap absent = findings.get().absent(type, all);
        told.or(absent);
        RoaringBitmap untold = RoaringBitmap.andNot(all, told);
        int notReported = RoaringBitmap.andCardinality(untold, findings.get().readWhole());
        return new Told(present, absent.getCardinality(), notReported, untold.getCardinality() - notReported);
    }

    /** How many cases a disease or what is below it is the final diagnosis of. */
    public int diagnosed(Node disease) {
        return columns.diagnosed(disease).getCardinality();
    }

    /** How many cases tell a variant in a gene. */
    public int ofGene(Node gene) {
        return columns.casesOf(columns.nodes(CG.gene, gene)).getCardinality();
    }

    /**
     * The names of the cases that are meant, in order.
     *
     * @param watch called between small steps, to throw where the evaluation is to end
     * @throws IllegalArgumentException with a sentence for whoever wrote a condition that means nothing
     */
    public List<Node> cases(CaseSelection selection, Runnable watch) {
        return cohort(selection, watch).cases();
    }

    /** As {@link #cases(CaseSelection, Runnable)}, with what each condition left out. */
    public Cohort cohort(CaseSelection selection, Runnable watch) {
        SelectedCases selected = selector.get().select(selection, watch);
        return new Cohort(selection, columns.cases(), names(selected.cases().toArray()), selected.flow());
    }

    /** Each is made when it is asked for. */
    private List<Node> names(int[] cases) {
        return new AbstractList<>() {
            @Override
            public Node get(int place) {
                return columns.caseName(cases[place]);
            }

            @Override
            public int size() {
                return cases.length;
            }
        };
    }
}
