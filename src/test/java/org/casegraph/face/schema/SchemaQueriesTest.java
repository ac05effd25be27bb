package org.casegraph.face.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.syntax.ElementPathBlock;
import org.apache.jena.sparql.syntax.ElementVisitorBase;
import org.apache.jena.sparql.syntax.ElementWalker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaQueriesTest {
    private static final SchemaQueries QUERIES = new SchemaQueries(Map.of(
            "cg", "https://w3id.org/casegraph/ontology#",
            "rdfs", "http://www.w3.org/2000/01/rdf-schema#",
            "ex", "https://example.org/"));

    @Test
    void aTermIsWrittenWithThePrefixOfTheDataAndNoOtherIsDeclared() {
        String query = written(QUERIES.things(node("https://w3id.org/casegraph/ontology#Finding")));

        assertTrue(query.contains("cg:Finding"), query);
        assertTrue(!query.contains("ex:"), query);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org/a",
                "https://example.org/a.b.",
                "https://example.org/a/b",
                "https://example.org/%20(x)",
                "https://example.org/1-",
                "https://example.org/d'Arc",
                "urn:uuid:0c2b2d1e-0000-4000-8000-000000000000"
            })
    void anyTermIsWrittenSoThatItIsReadAsItself(String iri) {
        Query things = QueryFactory.create(written(QUERIES.things(node(iri))));
        Query values = QueryFactory.create(written(QUERIES.values(node(iri), node(iri))));

        assertEquals(1, count(things, iri), things.serialize());
        assertEquals(2, count(values, iri), values.serialize());
    }

    private static long count(Query query, String iri) {
        List<Node> found = new ArrayList<>();
        ElementWalker.walk(query.getQueryPattern(), new ElementVisitorBase() {
            @Override
            public void visit(ElementPathBlock block) {
                block.patternElts().forEachRemaining(triple -> {
                    found.add(triple.getSubject());
                    found.add(triple.getPredicate());
                    found.add(triple.getObject());
                });
            }
        });
        return found.stream().filter(node(iri)::equals).count();
    }

    private static Node node(String iri) {
        return NodeFactory.createURI(iri);
    }

    private static String written(String address) {
        return URLDecoder.decode(address.replaceFirst(".*query=", ""), StandardCharsets.UTF_8);
    }
}
