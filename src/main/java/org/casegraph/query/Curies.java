package org.casegraph.query;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.apache.jena.vocabulary.XSD;
import org.casegraph.vocabulary.CG;

/** The prefixes that a person may type and a table shows. A node of a case is written {@code wang-2022#glossitis}. */
public final class Curies {
    private static final Map<String, String> NAMESPACES = new TreeMap<>(Map.ofEntries(
            Map.entry("cg", CG.NS),
            Map.entry("case", CG.CASE_BASE),
            Map.entry("rule", CG.RULE_BASE),
            Map.entry("dcterms", DCTerms.NS),
            Map.entry("obo", "http://purl.obolibrary.org/obo/"),
            Map.entry("owl", OWL2.NS),
            Map.entry("prov", "http://www.w3.org/ns/prov#"),
            Map.entry("rdf", RDF.uri),
            Map.entry("rdfs", RDFS.uri),
            Map.entry("skos", SKOS.uri),
            Map.entry("xsd", XSD.NS)));

    private Curies() {}

    /** The IRI that a CURIE with a known prefix stands for. */
    static Optional<String> expand(String curie) {
        int colon = curie.indexOf(':');
        return colon < 0
                ? Optional.empty()
                : Optional.ofNullable(NAMESPACES.get(curie.substring(0, colon)))
                        .map(namespace -> namespace + curie.substring(colon + 1));
    }

    /** The shortest way to write an IRI that {@link #expand} or a case id undoes; {@code <…>} if there is none. */
    public static String shorten(String iri) {
        if (iri.startsWith(CG.CASE_BASE)) {
            return iri.substring(CG.CASE_BASE.length());
        }
        return NAMESPACES.entrySet().stream()
                .filter(entry -> iri.startsWith(entry.getValue())
                        && iri.length() > entry.getValue().length())
                .findFirst()
                .map(entry ->
                        entry.getKey() + ":" + iri.substring(entry.getValue().length()))
                .orElse("<" + iri + ">");
    }
}
