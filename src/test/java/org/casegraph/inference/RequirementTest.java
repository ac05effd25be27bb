package org.casegraph.inference;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.jena.graph.Graph;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.junit.jupiter.api.Test;

class RequirementTest {
    private static final Graph GRAPH = RDFParser.fromString(
                    "PREFIX : <urn:ex:> :f a :Finding ; :site :liver .", Lang.TURTLE)
            .toGraph();

    @Test
    void whatIsAskedOutsideOfAlternativesMustBeThere() {
        assertTrue(mayHold("?f a :Finding . ?f :site ?site"));
        assertFalse(mayHold("?f a :Measurement"));
        assertFalse(mayHold("?f :grade ?grade"));
        assertFalse(mayHold("{ ?f a :Finding . { ?f :grade ?grade } }"));
    }

    @Test
    void optionalAlternativeNegatedAndPathPartsRequireNothing() {
        assertTrue(mayHold("?f a :Finding . OPTIONAL { ?f :grade ?grade }"));
        assertTrue(mayHold("{ ?f :grade ?grade } UNION { ?f :site ?site }"));
        assertTrue(mayHold("?f a :Finding . FILTER NOT EXISTS { ?f :grade ?grade }"));
        assertTrue(mayHold("?f a :Finding . MINUS { ?f :grade ?grade }"));
        assertTrue(mayHold("?f :grade* ?g"));
        assertTrue(mayHold("?f a/:subClassOf* :Finding"));
    }

    private static boolean mayHold(String pattern) {
        return Requirement.of(QueryFactory.create(
                        "PREFIX : <urn:ex:> CONSTRUCT { ?f :found true } WHERE { " + pattern + " }"))
                .mayHoldIn(GRAPH);
    }
}
