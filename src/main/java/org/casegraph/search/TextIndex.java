package org.casegraph.search;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.casegraph.graph.Labels;
import org.casegraph.graph.ShortNames;

/**
 * The terms of every vocabulary, the cases and the passages that they quote, found by what is said of them: labels,
 * synonyms, short names and definitions of terms; titles, ids, diagnoses, findings, genes, variants and quotes of cases. A
 * word is found by its beginning, its singular and its plural; where nothing is found so, by words that differ in a letter
 * or two. Accents and letter case do not matter. Any number of threads may search.
 */
public final class TextIndex {
    /** A folder in that of the index. */
    private static final String MADE = "made";

    private static final float EXACTLY = 1;
    private static final float IN_NUMBER = 0.9f;
    private static final float BEGINNING = 0.8f;
    private static final float BY_WORDS = 0.7f;
    private static final float BY_WHAT_IS_SAID = 0.5f;
    private static final float CORRECTED = 0.5f;

    private final LeafReaderContext segment;
    private final IndexSearcher searcher;
    private final OpenIndex index;

    /**
     * Something that was found.
     *
     * @param score 1 for what is named exactly so, less the less the text tells of it
     * @param name by which a term was found; empty for others
     */
    public record Hit(Node thing, Kind kind, float score, Optional<String> name) {}

    /** A text, or what is said of a case, that fits. */
    public record Matched(String kind, String text) {}

    private TextIndex(DatasetGraph dataset, Directory directory) throws IOException {
        DirectoryReader reader = DirectoryReader.open(directory);
        segment = reader.leaves().get(0);
        searcher = new IndexSearcher(reader);
        searcher.setQueryCache(null);
        LeafReader leaf = segment.reader();
        index = new OpenIndex(
                dataset,
                leaf,
                new CaseNames(new Labels(dataset.getDefaultGraph(), ShortNames.of(dataset.prefixes()))),
                new int[DocValues.getSorted(leaf, IndexDocuments.THING).getValueCount()]);
    }

    /** Makes the index in memory. */
    public static TextIndex of(DatasetGraph dataset, List<Node> cases) {
        try {
            Directory directory = new ByteBuffersDirectory();
            IndexDocuments.write(dataset, cases, directory);
            return new TextIndex(dataset, directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes the index of a dataset; of the same graphs the same bytes.
     *
     * @param cases the names of their graphs, in the order of what is found alike
     * @param scratch a folder, empty or not there, of which the content is left to the caller
     */
    public static void write(DatasetGraph dataset, List<Node> cases, Path scratch, OutputStream out)
            throws IOException {
        make(dataset, cases, Optional.empty(), scratch);
        write(scratch, out);
    }

    /**
     * The first half of that, which only reads the dataset and fills the folder.
     *
     * @param earlier of which is taken what would be made just so
     */
    public static void make(DatasetGraph dataset, List<Node> cases, Optional<EarlierIndex> earlier, Path scratch)
            throws IOException {
        try (Directory made = new Unforced(FSDirectory.open(scratch.resolve(MADE)));
                Directory directory = new Unforced(FSDirectory.open(scratch))) {
            IndexDocuments.write(dataset, cases, earlier, made, directory);
        }
    }

    /** The second half: writes what {@link #make} put into the folder. */
    public static void write(Path scratch, OutputStream out) throws IOException {
        try (Directory directory = new Unforced(FSDirectory.open(scratch))) {
            TextFile.write(directory, out);
        }
    }

    /** Nobody needs it after a loss of power. */
    private static final class Unforced extends FilterDirectory {
        Unforced(Directory directory) {
            super(directory);
        }

        @Override
        public void sync(Collection<String> names) {
            // It is deleted in any case.
        }

        @Override
        public void syncMetaData() {
            // As above.
        }
    }

    /**
     * Of a file that {@link #write} wrote of this dataset.
     *
     * @throws UncheckedIOException if it is not what was written
     */
    public static TextIndex of(DatasetGraph dataset, TextFile file) {
        try {
            return new TextIndex(dataset, file.directory());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What fits a text, the best first: what is named exactly so, in singular or plural, begins so, has such words in a
     * name, or has them in what is said of it. Where nothing is asked for, in the order of the alphabet.
     */
    public FoundThings search(String text, Set<Kind> kinds) {
        return search(text, kinds, () -> {});
    }

    /**
     * The same.
     *
     * @param watch called between small steps, to throw where the search is to end
     */
    public FoundThings search(String text, Set<Kind> kinds, Runnable watch) {
        SearchWords words = SearchWords.of(text);
        if (words.isEmpty()) {
            return new FoundThings(index, words, labelled(kinds, watch), false, watch);
        }
        Map<Float, int[]> found = collect(words, kinds, false, watch);
        return found.isEmpty()
                ? new FoundThings(index, words, collect(words, kinds, true, watch), true, watch)
                : new FoundThings(index, words, found, false, watch);
    }

    /** The terms and cases with a name that differs from a text at most in letter case, accents, hyphens and number. */
    public List<Node> called(String text) {
        String key = SearchWords.of(text).key();
        if (key.isEmpty()) {
            return List.of();
        }
        Query query = new TermQuery(new Term(IndexDocuments.KEY, IndexDocuments.cut(key)));
        return new FoundThings(
                        index,
                        SearchWords.of(text),
                        collect(Map.of(EXACTLY, List.of(query)), EnumSet.allOf(Kind.class), () -> {}),
                        false,
                        () -> {})
                .stream().map(Hit::thing).toList();
    }

    private Map<Float, int[]> labelled(Set<Kind> kinds, Runnable watch) {
        try {
            SortedDocValues labels = DocValues.getSorted(index.leaf(), IndexDocuments.LABEL);
            record Labelled(int document, int label) {}
            List<Labelled> all = new ArrayList<>();
            for (int document : collect(
                            Map.of(EXACTLY, List.of(new FieldExistsQuery(IndexDocuments.LABEL))), kinds, watch)
                    .getOrDefault(EXACTLY, new int[0])) {
                all.add(new Labelled(document, labels.advanceExact(document) ? labels.ordValue() : -1));
            }
            return Map.of(
                    EXACTLY,
                    all.stream()
                            .sorted(Comparator.comparingInt(Labelled::label).thenComparing(Labelled::document))
                            .mapToInt(Labelled::document)
                            .toArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<Float, int[]> collect(SearchWords words, Set<Kind> kinds, boolean isCorrected, Runnable watch) {
        Map<Float, List<Query>> byScore = new TreeMap<>(Comparator.reverseOrder());
        BiConsumer<Float, Query> any = (score, query) ->
                byScore.computeIfAbsent(score, of -> new ArrayList<>()).add(query);
        float less = isCorrected ? CORRECTED : 1;
        String folded = IndexDocuments.cut(words.folded());
        if (!folded.isEmpty() && !isCorrected) {
            any.accept(EXACTLY, new TermQuery(new Term(IndexDocuments.FOLDED, folded)));
            any.accept(IN_NUMBER, new TermQuery(new Term(IndexDocuments.KEY, IndexDocuments.cut(words.key()))));
            any.accept(BEGINNING, SearchWords.beginning(IndexDocuments.FOLDED, folded));
        }
        words.iris().forEach(iri -> {
            any.accept(EXACTLY, new TermQuery(new Term(IndexDocuments.IRI, iri)));
            any.accept(IN_NUMBER, new TermQuery(new Term(IndexDocuments.MATCH, iri)));
        });
        any.accept(BY_WORDS * less, words.each(IndexDocuments.NAME, Optional.empty(), isCorrected));
        any.accept(
                BY_WHAT_IS_SAID * less, words.each(IndexDocuments.SAID, Optional.of(IndexDocuments.ID), isCorrected));
        return collect(byScore, kinds, watch);
    }

    private static Query ofKind(Query query, Set<Kind> kinds) {
        if (kinds.size() == Kind.values().length) {
            return query;
        }
        return new BooleanQuery.Builder()
                .add(query, BooleanClause.Occur.MUST)
                .add(
                        new TermInSetQuery(
                                IndexDocuments.KIND,
                                kinds.stream()
                                        .map(kind -> new BytesRef(kind.written()))
                                        .toList()),
                        BooleanClause.Occur.FILTER)
                .build();
    }

    private static Query any(List<Query> queries) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        queries.forEach(query -> any.add(query, BooleanClause.Occur.SHOULD));
        return any.build();
    }

    /**
     * The documents by score, highest first; those of one score in their order. Each of the highest that it has, so that Lucene
     * need not go through all queries at once, nor count.
     */
    private Map<Float, int[]> collect(Map<Float, List<Query>> highestFirst, Set<Kind> kinds, Runnable watch) {
        Map<Float, int[]> documents = new LinkedHashMap<>();
        FixedBitSet seen = new FixedBitSet(index.leaf().maxDoc());
        try {
            for (Map.Entry<Float, List<Query>> one : highestFirst.entrySet()) {
                Scorer scorer = searcher.createWeight(
                                searcher.rewrite(ofKind(any(one.getValue()), kinds)), ScoreMode.COMPLETE_NO_SCORES, 1)
                        .scorer(segment);
                if (scorer != null) {
                    int[] found = unseen(scorer.iterator(), seen, watch);
                    if (found.length > 0) {
                        documents.put(one.getKey(), found);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return documents;
    }

    private static int[] unseen(DocIdSetIterator fitting, FixedBitSet seen, Runnable watch) throws IOException {
        int[] found = {};
        int number = 0;
        while (fitting.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
            watch.run();
            if (!seen.getAndSet(fitting.docID())) {
                found = ArrayUtil.grow(found, number + 1);
                found[number++] = fitting.docID();
            }
        }
        return ArrayUtil.copyOfSubArray(found, 0, number);
    }
}
