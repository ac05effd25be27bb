package org.casegraph.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.casegraph.graph.CaseIris;
import org.casegraph.graph.Values;
import org.casegraph.vocabulary.CG;

/** What was found, each thing once; a thing is read when it is asked for. */
public final class FoundThings {
    private final OpenIndex index;
    private final SearchWords words;
    private final boolean isCorrected;
    private final int[] documents;
    private final float[] scores;

    /** The place of each thing by its number, when it is first asked for. */
    private final Map<Integer, Integer> places = new HashMap<>();

    FoundThings(OpenIndex index, SearchWords words, Map<Float, int[]> byScore, boolean isCorrected, Runnable watch) {
        this.index = index;
        this.words = words;
        this.isCorrected = isCorrected;
        int size = byScore.values().stream().mapToInt(of -> of.length).sum();
        int[] firsts = new int[size];
        float[] scored = new float[size];
        int number = 0;
        try {
            SortedDocValues things = things();
            FixedBitSet seen = new FixedBitSet(things.getValueCount());
            for (Map.Entry<Float, int[]> one : byScore.entrySet()) {
                for (int document : one.getValue()) {
                    watch.run();
                    if (index.shared().get(document)) {
                        // They only go forwards.
                        things = document < things.docID() ? things() : things;
                        things.advanceExact(document);
                        if (seen.getAndSet(things.ordValue())) {
                            continue;
                        }
                    }
                    scored[number] = one.getKey();
                    firsts[number++] = document;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        documents = Arrays.copyOf(firsts, number);
        scores = Arrays.copyOf(scored, number);
    }

    private FoundThings(FoundThings all, int[] places) {
        index = all.index;
        words = all.words;
        isCorrected = all.isCorrected;
        documents = new int[places.length];
        scores = new float[places.length];
        for (int i = 0; i < places.length; i++) {
            documents[i] = all.documents[places[i]];
            scores[i] = all.scores[places[i]];
        }
    }

    /**
     * Those of some cases only.
     *
     * @param some by the place of a case among those that the index was made of
     */
    public FoundThings among(IntPredicate some) {
        return new FoundThings(
                this,
                IntStream.range(0, documents.length)
                        .filter(place -> {
                            int found = index.caseAt(documents[place]);
                            return found >= 0 && some.test(found);
                        })
                        .toArray());
    }

    /** The cases by their places among those that the index was made of, the best first. */
    public IntStream cases() {
        return Arrays.stream(documents).map(index::caseAt).filter(found -> found >= 0);
    }

    /** The first so many. */
    public List<TextIndex.Hit> first(int most) {
        return stream().limit(most).toList();
    }

    /** All, the best first; what is told of one is read when it is got. */
    public List<TextIndex.Hit> all() {
        return new AbstractList<>() {
            @Override
            public TextIndex.Hit get(int place) {
                return FoundThings.this.get(place);
            }

            @Override
            public int size() {
                return documents.length;
            }
        };
    }

    private Node name(int document) {
        try {
            SortedDocValues things = thing(document);
            return NodeFactory.createURI(things.lookupOrd(things.ordValue()).utf8ToString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SortedDocValues thing(int document) throws IOException {
        SortedDocValues things = things();
        things.advanceExact(document);
        return things;
    }

    private SortedDocValues things() throws IOException {
        return DocValues.getSorted(index.leaf(), IndexDocuments.THING);
    }

    /** How many there are. */
    public int total() {
        return documents.length;
    }

    /** Whether nothing has the words as they are written, and these have some that differ in a letter or two. */
    public boolean isCorrected() {
        return isCorrected && total() > 0;
    }

    /** The best first. */
    public Stream<TextIndex.Hit> stream() {
        return IntStream.range(0, documents.length).mapToObj(this::get);
    }

    /** A thing, if it is among the first so many. */
    public Optional<TextIndex.Hit> find(Node thing, long most) {
        if (!thing.isURI()) {
            return Optional.empty();
        }
        try {
            synchronized (places) {
                if (places.isEmpty()) {
                    SortedDocValues things = things();
                    for (int place = 0; place < documents.length; place++) {
                        things = documents[place] < things.docID() ? things() : things;
                        things.advanceExact(documents[place]);
                        places.put(things.ordValue(), place);
                    }
                }
                int number = things().lookupTerm(new BytesRef(thing.getURI()));
                return Optional.ofNullable(places.get(number))
                        .filter(place -> place < most)
                        .map(this::get);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private TextIndex.Hit get(int number) {
        int document = documents[number];
        try {
            NumericDocValues kinds = DocValues.getNumeric(index.leaf(), IndexDocuments.KIND);
            kinds.advanceExact(document);
            Kind kind = Kind.values()[(int) kinds.longValue()];
            return new TextIndex.Hit(name(document), kind, scores[number], nameOf(document, kind));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By which a term was found. */
    private Optional<String> nameOf(int document, Kind kind) throws IOException {
        return kind == Kind.CASE || kind == Kind.PASSAGE
                ? Optional.empty()
                : Optional.ofNullable(index.leaf()
                        .storedFields()
                        .document(document, Set.of(IndexDocuments.TEXT))
                        .get(IndexDocuments.TEXT));
    }

    /** By what it was found. */
    public List<TextIndex.Matched> matched(TextIndex.Hit hit) {
        return matched(hit, List.of());
    }

    /**
     * By what it was found: the name of a term, a quote, or a few names of what a case states.
     *
     * @param shown is told of a case anyway, and so is no word that it has
     */
    public List<TextIndex.Matched> matched(TextIndex.Hit hit, List<String> shown) {
        if (hit.kind() == Kind.PASSAGE) {
            return Values.objects(index.dataset().getDefaultGraph(), hit.thing(), CG.quote).stream()
                    .filter(Node::isLiteral)
                    .map(quote -> new TextIndex.Matched("", quote.getLiteralLexicalForm()))
                    .toList();
        }
        if (hit.kind() != Kind.CASE) {
            return hit.name().map(name -> new TextIndex.Matched("", name)).stream()
                    .toList();
        }
        SearchWords left = words.without(shown.stream().map(FoundThings::text).toList(), isCorrected);
        if (left.isEmpty()) {
            return List.of();
        }
        List<CaseNames.Name> all = Stream.concat(
                        Stream.of(index.names().label(hit.thing()), CaseIris.id(hit.thing()))
                                .map(FoundThings::text),
                        index.names().of(index.dataset().getGraph(hit.thing()), name -> left.fit(name, isCorrected)))
                .toList();
        return left.fitting(all, isCorrected).stream()
                .map(name -> new TextIndex.Matched(name.kind(), name.text()))
                .toList();
    }

    private static CaseNames.Name text(String text) {
        return new CaseNames.Name("", text, Optional.empty());
    }
}
