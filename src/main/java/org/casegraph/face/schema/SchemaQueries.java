package org.casegraph.face.schema;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.casegraph.graph.Addresses;

/**
 * Queries to begin from, as addresses of the editor.
 *
 * @param prefixes of the data
 */
record SchemaQueries(Map<String, String> prefixes) {
    /** Things of a class with their labels. */
    String things(Node type) {
        Written written = new Written();
        String pattern = "  ?thing a " + written.name(type) + " .\n  OPTIONAL { ?thing "
                + written.name(RDFS.label.asNode()) + " ?thingLabel }\n";
        return address(written, "?thing ?thingLabel", pattern);
    }

    /** What the things of a class have of a property, how often each. */
    String values(Node type, Node property) {
        Written written = new Written();
        String pattern = "  ?thing a " + written.name(type) + " ;\n    " + written.property(property) + " ?value .\n"
                + "  OPTIONAL { ?value " + written.name(RDFS.label.asNode()) + " ?valueLabel }\n";
        return Addresses.with(
                "/query",
                Map.of(
                        "query",
                        written.declared() + "SELECT ?value ?valueLabel (COUNT(DISTINCT ?thing) AS ?things) WHERE {\n"
                                + pattern + "}\nGROUP BY ?value ?valueLabel\nORDER BY DESC(?things)\nLIMIT 100\n"));
    }

    private static String address(Written written, String columns, String pattern) {
        return Addresses.with(
                "/query",
                Map.of("query", written.declared() + "SELECT " + columns + " WHERE {\n" + pattern + "}\nLIMIT 100\n"));
    }

    /** Terms of one query, whose prefixes are declared before it. */
    private final class Written {
        private final Map<String, String> used = new TreeMap<>();

        String property(Node property) {
            return property.equals(RDF.type.asNode()) ? "a" : name(property);
        }

        String name(Node term) {
            String iri = term.getURI();
            Optional<Map.Entry<String, String>> prefix = prefixes.entrySet().stream()
                    .filter(entry -> iri.startsWith(entry.getValue())
                            && iri.substring(entry.getValue().length()).matches("[A-Za-z_0-9][A-Za-z_0-9-]*"))
                    .max(Comparator.comparingInt(entry -> entry.getValue().length()));
            prefix.ifPresent(entry -> used.put(entry.getKey(), entry.getValue()));
            return prefix.map(entry -> entry.getKey() + ":"
                            + iri.substring(entry.getValue().length()))
                    .orElse("<" + iri + ">");
        }

        String declared() {
            StringBuilder lines = new StringBuilder();
            used.forEach((prefix, namespace) -> lines.append("PREFIX ")
                    .append(prefix)
                    .append(": <")
                    .append(namespace)
                    .append(">\n"));
            return lines.toString();
        }
    }
}
