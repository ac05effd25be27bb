package org.casegraph.alignments;

import java.util.HashSet;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.casegraph.project.ProjectFiles;
import org.casegraph.vocabulary.CG;

/** The terms of the files directly in {@code ontology/}, by CURIE such as {@code cg:Glossitis}. */
final class OntologyTerms {
    private final Graph graph = GraphFactory.createDefaultGraph();

    OntologyTerms() {
        ProjectFiles.under("ontology", ".ttl").forEach((file, text) -> {
            if (file.lastIndexOf('/') == "ontology".length()) {
                RDFParser.fromString(text, Lang.TURTLE).parse(graph);
            }
        });
    }

    boolean isDefined(String curie) {
        return graph.contains(term(curie), RDF.type.asNode(), Node.ANY);
    }

    boolean isLabelled(String curie, String label) {
        return graph.contains(term(curie), RDFS.label.asNode(), NodeFactory.createLiteralLang(label, "en"));
    }

    /** Where the notion of a term comes from. */
    Set<Node> sources(String curie) {
        return graph.find(term(curie), DCTerms.source.asNode(), Node.ANY)
                .mapWith(Triple::getObject)
                .toSet();
    }

    /** The classes that a class lies below or an individual belongs to, itself included. */
    Set<String> kinds(String curie) {
        Set<String> kinds = new HashSet<>();
        collect(term(curie), kinds);
        return kinds;
    }

    private void collect(Node term, Set<String> kinds) {
        if (term.isURI() && term.getURI().startsWith(CG.NS) && kinds.add("cg:" + term.getLocalName())) {
            graph.find(term, RDFS.subClassOf.asNode(), Node.ANY)
                    .mapWith(Triple::getObject)
                    .forEachRemaining(above -> collect(above, kinds));
            graph.find(term, RDF.type.asNode(), Node.ANY)
                    .mapWith(Triple::getObject)
                    .forEachRemaining(type -> collect(type, kinds));
        }
    }

    private static Node term(String curie) {
        return NodeFactory.createURI(curie.replaceFirst("^cg:", CG.NS));
    }
}
