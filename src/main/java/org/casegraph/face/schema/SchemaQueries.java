package org.casegraph.face.schema;

import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.syntax.syntaxtransform.QueryTransformOps;
import org.apache.jena.vocabulary.RDFS;
import org.casegraph.graph.Addresses;

/**
 * Queries to begin from, as addresses of the editor. A term is bound into the query and written by Jena, whatever
 * characters its IRI has.
 *
 * @param prefixes of the data
 */
record SchemaQueries(Map<String, String> prefixes) {
    private static final String THINGS =
            """
            PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
            SELECT ?thing ?thingLabel WHERE {
              ?thing a ?type
              OPTIONAL { ?thing rdfs:label ?thingLabel }
            }
            LIMIT 100
            """;

    private static final String VALUES =
            """
            PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
            SELECT ?value ?valueLabel (COUNT(DISTINCT ?thing) AS ?things) WHERE {
              ?thing a ?type ; ?property ?value
              OPTIONAL { ?value rdfs:label ?valueLabel }
            }
            GROUP BY ?value ?valueLabel
            ORDER BY DESC(?things)
            LIMIT 100
            """;

    private static final Var TYPE = Var.alloc("type");
    private static final Var PROPERTY = Var.alloc("property");

    /** Things of a class with their labels. */
    String things(Node type) {
        return address(THINGS, Map.of(TYPE, type));
    }

    /** What the things of a class have of a property, how often each. */
    String values(Node type, Node property) {
        return address(VALUES, Map.of(TYPE, type, PROPERTY, property));
    }

    private String address(String text, Map<Var, Node> terms) {
        Query query = QueryTransformOps.syntaxSubstitute(QueryFactory.create(text), terms);
        Stream.concat(terms.values().stream(), Stream.of(RDFS.label.asNode())).forEach(term -> declare(query, term));
        return Addresses.with("/query", Map.of("query", query.serialize()));
    }

    /** The longest namespace that its IRI begins with. */
    private void declare(Query query, Node term) {
        prefixes.entrySet().stream()
                .filter(entry -> term.getURI().startsWith(entry.getValue()))
                .max(Comparator.comparingInt(entry -> entry.getValue().length()))
                .ifPresent(entry -> query.setPrefix(entry.getKey(), entry.getValue()));
    }
}
