package org.casegraph.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.apache.jena.query.QueryFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountedPatternsTest {
    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            textBlock =
                    """
                    ?s a ?c ; cg:inCase ?case                                        => 2
                    ?s rdfs:label ?l . ?s cg:statedIn ?p . ?p cg:quote ?q            => 0
                    ?s a ?c OPTIONAL { ?s cg:site ?o . ?o cg:partOf ?w }             => 1
                    ?s a ?c FILTER NOT EXISTS { ?s cg:site ?o }                      => 2
                    ?s a ?c FILTER (?c = 1 || (EXISTS { ?s cg:site ?o } && ?c = 2))  => 2
                    { ?s a ?c } UNION { ?s cg:site ?o . ?o cg:partOf ?w }            => 3
                    ?s a ?c MINUS { ?s cg:site ?o }                                  => 2
                    { SELECT ?s { ?s a ?c } }                                        => 1
                    GRAPH ?g { ?s a ?c }                                             => 1
                    ?s cg:partOf/cg:partOf ?w                                        => 1
                    """)
    void countsWhatAReaderMustFollow(String pattern, int count) {
        String query =
                """
                PREFIX cg: <https://w3id.org/casegraph/ontology#>
                PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
                SELECT * { %s }"""
                        .formatted(pattern);

        assertEquals(count, CountedPatterns.of(QueryFactory.create(query)).size());
    }
}
