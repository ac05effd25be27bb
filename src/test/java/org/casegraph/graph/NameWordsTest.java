package org.casegraph.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class NameWordsTest {
    private static final long SEED = 1;

    /** The accent sends the text the way of all that is not ASCII. */
    @Test
    void namesInAsciiAreFoldedAsAllOthersAre() {
        Random random = new Random(SEED);
        for (int i = 0; i < 2_000; i++) {
            StringBuilder name = new StringBuilder();
            for (int length = random.nextInt(24); length >= 0; length--) {
                name.append((char) random.nextInt(0x80));
            }
            assertEquals(NameWords.fold(name + "\u00e9"), NameWords.fold(name + "e"), name::toString);
            assertEquals(NameWords.plain(name + "\u00e9"), NameWords.plain(name + "e"), name::toString);
            assertEquals(NameWords.fold("\u00e9" + name), NameWords.fold("e" + name), name::toString);
        }
    }
}
