package org.casegraph.endpoint.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintTest {
    private static final String TEXT =
            """
            <http://x.test/g> { <http://x.test/s> <http://x.test/p> (1 2 3 4 5 6) , [ <http://x.test/q> [ <http://x.test/r> "a" ] ] . <http://x.test/t> <http://x.test/p> [ <http://x.test/r> "b" ] }
            """;

    @Test
    void namesOfBlankNodesAndTheOrderOfQuadsMakeNoDifference() {
        assertEquals(
                of(TEXT),
                of(
                        """
                <http://x.test/g> { <http://x.test/t> <http://x.test/p> _:z . _:z <http://x.test/r> "b" . _:y <http://x.test/q> _:x . _:x <http://x.test/r> "a" .
                  <http://x.test/s> <http://x.test/p> _:y , (1 2 3 4 5 6) }
                """));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(1 2 3 4 5 6) -> (1 2 4 3 5 6)",
                "(1 2 3 4 5 6) -> (1 2 3 4 5)",
                "<http://x.test/g> -> <http://x.test/h>",
                "\"a\" -> \"b\"",
                "\"a\" -> \"a\"@en",
                "<http://x.test/t> -> <http://x.test/s>",
                "<http://x.test/r> \"b\" -> <http://x.test/q> \"b\""
            })
    void whatIsSaidMakesADifference(String change) {
        String[] parts = change.split(" -> ");

        assertNotEquals(of(TEXT), of(TEXT.replace(parts[0], parts[1])));
    }

    private static long of(String text) {
        DatasetGraph dataset = RDFParser.fromString(text, Lang.TRIG).toDatasetGraph();
        return Fingerprint.of(dataset);
    }
}
