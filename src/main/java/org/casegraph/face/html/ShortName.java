package org.casegraph.face.html;

import org.apache.jena.graph.Node;
import org.apache.jena.riot.system.PrefixMap;
import org.casegraph.vocabulary.CG;

/** The words by which a page names a node. */
record ShortName(PrefixMap prefixes) {
    /** A literal's text; a case's node without the part that all cases share; another IRI with its prefix if it has one. */
    String of(Node node) {
        if (node.isLiteral()) {
            return node.getLiteralLexicalForm();
        }
        if (!node.isURI()) {
            return node.toString();
        }
        String iri = node.getURI();
        if (iri.startsWith(CG.CASE_BASE)) {
            return iri.substring(CG.CASE_BASE.length());
        }
        String shortened = prefixes.abbreviate(iri);
        return shortened == null ? iri : shortened;
    }
}
