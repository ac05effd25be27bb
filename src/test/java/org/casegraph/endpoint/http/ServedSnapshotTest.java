package org.casegraph.endpoint.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ServedSnapshotTest {
    @Test
    void theLogNamesTheStartPageTooThoughItsServletPathIsEmpty() {
        assertEquals("prepared / in 3.8 s", ServedSnapshot.told("", 3.81));
        assertEquals("prepared /terms in 1.0 s", ServedSnapshot.told("/terms", 1.0));
    }
}
