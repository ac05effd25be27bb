package org.casegraph.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MultiTermQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Test;

class SpellingsTest {
    private static final String FIELD = "word";
    private static final String[] LETTERS = {"a", "é", "𐐷"};
    private static final int WORDS = 1_200;

    private static String word(Random random, int longest) {
        int length = 4 + random.nextInt(longest - 3);
        return random.ints(length, 0, LETTERS.length)
                .mapToObj(at -> LETTERS[at])
                .collect(Collectors.joining());
    }

    @Test
    void theLikeliestAreThoseOfLucenesOwnQuery() throws IOException {
        Random random = new Random(14);
        try (Directory directory = new ByteBuffersDirectory()) {
            try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
                for (int number = 0; number < WORDS; number++) {
                    Document document = new Document();
                    document.add(new StringField(FIELD, word(random, 7), Field.Store.NO));
                    writer.addDocument(document);
                }
                writer.forceMerge(1);
            }
            try (DirectoryReader reader = DirectoryReader.open(directory)) {
                LeafReader leaf = reader.leaves().get(0).reader();
                Set<Integer> sizes = new HashSet<>();
                for (int turn = 0; turn < 25; turn++) {
                    String word = word(random, 12);
                    Set<BytesRef> expected = ofLucene(reader, word);

                    assertEquals(
                            expected,
                            new TreeSet<>(new Spellings(word).likeliest(leaf.terms(FIELD), () -> {})),
                            () -> word + " in " + WORDS);
                    sizes.add(expected.size());
                }
                assertTrue(sizes.contains(Spellings.MOST), "some word has more than are tried");
                assertTrue(sizes.stream().anyMatch(size -> size < Spellings.MOST), "and some has fewer");
            }
        }
    }

    private static Set<BytesRef> ofLucene(DirectoryReader reader, String word) throws IOException {
        Query rewritten = new IndexSearcher(reader)
                .rewrite(new FuzzyQuery(
                        new Term(FIELD, word),
                        Spellings.errors(word),
                        0,
                        Spellings.MOST,
                        true,
                        new MultiTermQuery.TopTermsBoostOnlyBooleanQueryRewrite(Spellings.MOST)));
        Set<BytesRef> terms = new TreeSet<>();
        rewritten.visit(new QueryVisitor() {
            @Override
            public void consumeTerms(Query query, Term... found) {
                for (Term term : found) {
                    terms.add(term.bytes());
                }
            }
        });
        return terms;
    }
}
