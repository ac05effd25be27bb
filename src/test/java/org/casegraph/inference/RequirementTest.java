package org.casegraph.inference;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.casegraph.project.ProjectFiles;
import org.casegraph.source.SourceGraph;
import org.casegraph.source.TurtleSource;
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

    @Test
    void whatASubqueryGroupsMustBeThereButNotWhatItOnlyCounts() {
        assertFalse(mayHold("{ SELECT ?f (MAX(?g) AS ?most) WHERE { ?f :grade ?g } GROUP BY ?f }"));
        assertFalse(mayHold("{ SELECT ?f WHERE { ?f :grade ?g } }"));
        assertTrue(mayHold("{ SELECT (COUNT(?g) AS ?number) WHERE { ?f :grade ?g } }"));
        assertTrue(mayHold("{ SELECT ?f (MAX(?g) AS ?most) WHERE { ?f :site ?g } GROUP BY ?f }"));
    }

    @Test
    void whatComesBeforeOptionalPartsMustFitTogether() {
        String optional = " . OPTIONAL { ?f :grade ?grade }";
        assertFalse(mayHold("?f a :Finding . ?g :site ?f" + optional));
        assertTrue(mayHold("?f ?property ?value . ?g ?property :liver" + optional));
        assertFalse(mayHold("?f ?property ?value . ?value ?property ?other" + optional));
        assertTrue(mayHold("?f :grade|a ?class . ?f :site ?site . ?g :site ?site" + optional));
        assertFalse(mayHold("?f :grade|a ?class . ?f :site ?site . ?site :site|:grade ?class" + optional));
        assertFalse(mayHold("?f a :Finding . ?g :site|:part ?f . OPTIONAL { ?f :grade ?grade }"));
        assertFalse(mayHold("?f a :Finding . ?f :site ?f . OPTIONAL { ?f :grade ?grade }"));
        assertTrue(mayHold("?f a :Finding . ?f :site|:part ?g . OPTIONAL { ?f :grade ?grade }"));
        assertTrue(mayHold("OPTIONAL { ?f :grade ?grade } ?f a :Finding"));
    }

    @Test
    void whatIsNotTriedWouldHaveNoRow() {
        Map<Boolean, Integer> tried = new HashMap<>();
        ProjectFiles.under("data/cases", ".ttl").entrySet().stream()
                .filter(file -> file.getKey().hashCode() % 8 == 0)
                .forEach(file -> {
                    SourceGraph source = TurtleSource.read(file.getKey(), file.getValue());
                    Graph union = InferredCase.of(
                                    source.name(), source.graph(), Graph.emptyGraph, InferredCase.ONTOLOGY)
                            .union();
                    for (Rule rule : InferredCase.RULES.stages().stream()
                            .flatMap(List::stream)
                            .toList()) {
                        boolean mayHold = rule.requirement().mayHoldIn(union);
                        tried.merge(mayHold, 1, Integer::sum);
                        assertTrue(mayHold || rule.constructed(union).isEmpty(), file.getKey() + ": " + rule.id());
                    }
                });
        assertTrue(tried.getOrDefault(true, 0) > 10 && tried.getOrDefault(false, 0) > 10, tried.toString());
    }

    private static boolean mayHold(String pattern) {
        return Requirement.of(QueryFactory.create(
                        "PREFIX : <urn:ex:> CONSTRUCT { ?f :found true } WHERE { " + pattern + " }"))
                .mayHoldIn(GRAPH);
    }
}
