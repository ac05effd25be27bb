package org.casegraph.graph;

import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.system.PrefixMap;
import org.apache.jena.riot.system.PrefixMapFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.apache.jena.vocabulary.XSD;
import org.casegraph.vocabulary.CG;
import org.casegraph.vocabulary.PROV;

/** Short names of nodes: CURIEs, and {@code wang-2022#glossitis} for a node of a case. */
public final class ShortNames {
    /** The namespace of OBO terms. */
    public static final String OBO = "http://purl.obolibrary.org/obo/";

    private static final ShortNames PROJECT = of(Map.ofEntries(
            Map.entry("cg", CG.NS),
            Map.entry("case", CG.CASE_BASE),
            Map.entry("rule", CG.RULE_BASE),
            Map.entry("dcterms", DCTerms.NS),
            Map.entry("obo", OBO),
            Map.entry("owl", OWL2.NS),
            Map.entry("prov", PROV.NS),
            Map.entry("rdf", RDF.uri),
            Map.entry("rdfs", RDFS.uri),
            Map.entry("skos", SKOS.uri),
            Map.entry("xsd", XSD.NS)));

    private final PrefixMap namespaces;
    private final boolean hasCaseIds;

    private ShortNames(PrefixMap namespaces, boolean hasCaseIds) {
        this.namespaces = namespaces;
        this.hasCaseIds = hasCaseIds;
    }

    /** Those that a person may type and a table shows. */
    public static ShortNames ofProject() {
        return PROJECT;
    }

    /** With the prefixes of a dataset; cases by their ids. */
    public static ShortNames of(PrefixMap namespaces) {
        return new ShortNames(namespaces, true);
    }

    /** With these prefixes; cases as they are. */
    public static ShortNames ofPrefixes(Map<String, String> namespaces) {
        return new ShortNames(PrefixMapFactory.create(namespaces), false);
    }

    private static ShortNames of(Map<String, String> namespaces) {
        return of(PrefixMapFactory.create(namespaces));
    }

    /** The text of a literal; the short name of an IRI, or the IRI where it has none. */
    public String of(Node node) {
        if (node.isLiteral()) {
            return node.getLiteralLexicalForm();
        }
        if (node.isTripleTerm()) {
            return written(node);
        }
        return node.isURI() ? find(node.getURI()).orElse(node.getURI()) : node.toString();
    }

    /** As it can be typed: a literal in quotation marks, an IRI without short name in angle brackets. */
    public String written(Node node) {
        if (node.isLiteral()) {
            return "\"" + node.getLiteralLexicalForm() + "\"";
        }
        if (node.isTripleTerm()) {
            Triple triple = node.getTriple();
            return "<<( " + written(triple.getSubject()) + " " + written(triple.getPredicate()) + " "
                    + written(triple.getObject()) + " )>>";
        }
        return node.isURI() ? find(node.getURI()).orElse("<" + node.getURI() + ">") : "a node without IRI";
    }

    /** The IRI that a CURIE with a known prefix stands for. */
    public Optional<Node> expand(String curie) {
        return Optional.ofNullable(namespaces.expand(curie)).map(NodeFactory::createURI);
    }

    /** A term as reports write it: OBO's as {@code HP:0001250}, another in angle brackets. */
    public static String asInReports(Node term) {
        String iri = term.getURI();
        return iri.startsWith(OBO) ? iri.substring(OBO.length()).replaceFirst("_", ":") : "<" + iri + ">";
    }

    private Optional<String> find(String iri) {
        if (hasCaseIds && iri.startsWith(CG.CASE_BASE)) {
            return Optional.of(iri.substring(CG.CASE_BASE.length()));
        }
        return Optional.ofNullable(namespaces.abbreviate(iri));
    }
}
