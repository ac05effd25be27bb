package org.casegraph.rounds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BesideTest {
    @Test
    void whatIsMadeBesideIsHandedOver() throws IOException {
        try (Beside<String> text = Beside.begin("beside", () -> "made")) {
            assertEquals("made", text.made());
        }
    }

    @Test
    void whatFailsBesideFailsAsItWouldHere() {
        Stream.of(new IOException("full"), new IllegalArgumentException("wrong"), new OutOfMemoryError("none"))
                .forEach(failure -> {
                    try (Beside<String> text = Beside.begin("beside", () -> {
                        if (failure instanceof Error error) {
                            throw error;
                        }
                        throw (Exception) failure;
                    })) {
                        assertSame(failure, assertThrows(failure.getClass(), text::made));
                    }
                });
    }
}
