package org.casegraph.search;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.FilterDirectory;
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
        LeafReader leaf = DirectoryReader.open(directory).leaves().get(0).reader();
        index = OpenIndex.of(
                dataset, leaf, new CaseNames(new Labels(dataset.getDefaultGraph(), ShortNames.of(dataset.prefixes()))));
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
        FittingDocuments documents = new FittingDocuments(index.leaf(), () -> {});
        FixedBitSet found = documents.none();
        try {
            documents.add(found, IndexDocuments.KEY, IndexDocuments.cut(key));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new FoundThings(
                        index, SearchWords.of(text), Map.of(EXACTLY, FittingDocuments.numbers(found)), false, () -> {})
                .stream().map(Hit::thing).toList();
    }

    private Map<Float, int[]> labelled(Set<Kind> kinds, Runnable watch) {
        try {
            FixedBitSet ofKinds = index.ofKinds(kinds);
            SortedDocValues labels = DocValues.getSorted(index.leaf(), IndexDocuments.LABEL);
            LongStream.Builder all = LongStream.builder();
            for (int document = labels.nextDoc();
                    document != DocIdSetIterator.NO_MORE_DOCS;
                    document = labels.nextDoc()) {
                watch.run();
                if (ofKinds.get(document)) {
                    all.add((long) labels.ordValue() << Integer.SIZE | document);
                }
            }
            return Map.of(
                    EXACTLY, all.build().sorted().mapToInt(one -> (int) one).toArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The documents by score, highest first; those of one score in their order, each of the highest that it has. */
    private Map<Float, int[]> collect(SearchWords words, Set<Kind> kinds, boolean isCorrected, Runnable watch) {
        FittingDocuments documents = new FittingDocuments(index.leaf(), watch);
        Map<Float, FixedBitSet> byScore = new TreeMap<>(Comparator.reverseOrder());
        float less = isCorrected ? CORRECTED : 1;
        String folded = IndexDocuments.cut(words.folded());
        try {
            FixedBitSet exact = documents.none();
            FixedBitSet inNumber = documents.none();
            FixedBitSet beginning = documents.none();
            if (!folded.isEmpty() && !isCorrected) {
                documents.add(exact, IndexDocuments.FOLDED, folded);
                documents.add(inNumber, IndexDocuments.KEY, IndexDocuments.cut(words.key()));
                documents.addBeginning(beginning, IndexDocuments.FOLDED, folded);
            }
            for (String iri : words.iris()) {
                documents.add(exact, IndexDocuments.IRI, iri);
                documents.add(inNumber, IndexDocuments.MATCH, iri);
            }
            byScore.put(EXACTLY, exact);
            byScore.put(IN_NUMBER, inNumber);
            byScore.put(BEGINNING, beginning);
            byScore.put(BY_WORDS * less, words.each(documents, IndexDocuments.NAME, Optional.empty(), isCorrected));
            byScore.put(
                    BY_WHAT_IS_SAID * less,
                    words.each(documents, IndexDocuments.SAID, Optional.of(IndexDocuments.ID), isCorrected));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return unseen(byScore, index.ofKinds(kinds));
    }

    private static Map<Float, int[]> unseen(Map<Float, FixedBitSet> highestFirst, FixedBitSet ofKinds) {
        Map<Float, int[]> documents = new LinkedHashMap<>();
        highestFirst.forEach((score, fitting) -> {
            fitting.and(ofKinds);
            int[] numbers = FittingDocuments.numbers(fitting);
            if (numbers.length > 0) {
                documents.put(score, numbers);
                ofKinds.andNot(fitting);
            }
        });
        return documents;
    }
}
