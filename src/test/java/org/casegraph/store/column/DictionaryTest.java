package org.casegraph.store.column;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Terms that share beginnings of all lengths, some longer than a cursor has room for at first. */
class DictionaryTest {
    private static final int STEPS = 20_000;

    @TempDir
    private Path folder;

    private final Random random = new Random(7);
    private final List<String> terms = new ArrayList<>();
    private Dictionary dictionary = new Dictionary(ByteBuffer.allocate(0), IntBuffer.allocate(0), 0);

    @BeforeEach
    void write() throws IOException {
        TreeSet<String> sorted = new TreeSet<>(List.of("a", "b".repeat(300), "b".repeat(301), "z".repeat(2_000)));
        String before = "";
        while (sorted.size() < 300) {
            String term = before.substring(0, random.nextInt(before.length() + 1)) + letters(1 + random.nextInt(9));
            sorted.add(term);
            before = random.nextInt(40) == 0 ? "" : term;
        }
        terms.addAll(sorted);
        try (Scratch scratch = new Scratch(folder.resolve("scratch"), Capacity.FULL)) {
            try (DictionaryWriter writer = new DictionaryWriter(scratch, Section.SHARED_TEXT, Section.SHARED_BLOCKS)) {
                for (String term : terms) {
                    writer.add(bytes(term));
                }
            }
            dictionary =
                    new Dictionary(scratch.map(Section.SHARED_TEXT), scratch.ints(Section.SHARED_BLOCKS), terms.size());
        }
    }

    /** Each step leaves what the next one continues: whatever was skipped between, it reads the whole term. */
    @Test
    void aCursorReadsTheTermAtAPlaceWhereverItWasBefore() {
        Dictionary.Cursor cursor = dictionary.new Cursor();
        int place = 0;
        for (int step = 0; step < STEPS; step++) {
            switch (random.nextInt(4)) {
                case 0 -> {
                    place = random.nextInt(terms.size());
                    cursor.seek(place);
                }
                case 1 -> {
                    place = random.nextInt(terms.size());
                    cursor.advance(place);
                }
                case 2 -> {
                    place = Math.min(terms.size() - 1, place + random.nextInt(6));
                    cursor.advance(place);
                }
                default -> {
                    place = Math.min(terms.size() - 1, place + 1);
                    assertEquals(terms.get(place), new String(cursor.copy(place), StandardCharsets.UTF_8));
                }
            }
            assertEquals(terms.get(place), new String(cursor.bytes(), 0, cursor.length(), StandardCharsets.UTF_8));
            assertEquals(0, cursor.compare(bytes(terms.get(place))));
        }
    }

    @Test
    void eachTermIsFoundAmongThoseThatAreAskedForAndNowhereElse() {
        for (int place = 0; place < terms.size(); place++) {
            byte[] term = bytes(terms.get(place));
            assertEquals(place, dictionary.find(term, 0, terms.size()));
            assertEquals(place, dictionary.find(term, place, place + 1));
            assertTrue(dictionary.find(term, 0, place) < 0);
            assertTrue(dictionary.find(term, place + 1, terms.size()) < 0);
            assertTrue(dictionary.find(Arrays.copyOf(term, term.length + 1), 0, terms.size()) < 0);
        }
    }

    private String letters(int length) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < length; i++) {
            letters.append((char) ('a' + random.nextInt(3)));
        }
        return letters.toString();
    }

    private static byte[] bytes(String term) {
        return term.getBytes(StandardCharsets.UTF_8);
    }
}
