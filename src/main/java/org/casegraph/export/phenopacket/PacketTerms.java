package org.casegraph.export.phenopacket;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.casegraph.export.TermMatches;
import org.casegraph.graph.Labels;
import org.casegraph.graph.ShortNames;
import org.casegraph.graph.TermIds;
import org.casegraph.vocabulary.CG;
import org.phenopackets.schema.v2.core.OntologyClass;

/** Terms as CURIEs with their labels, by the prefixes that the record declared, or else those that the field uses. */
final class PacketTerms {
    static final String OWN_PREFIX = "CG";
    static final Node PREFERRED_PREFIX = NodeFactory.createURI("http://purl.org/vocab/vann/preferredNamespacePrefix");
    static final Node PREFERRED_URI = NodeFactory.createURI("http://purl.org/vocab/vann/preferredNamespaceUri");

    private static final List<String> PREFIXES = List.of(
            "OMIM",
            "OMIMPS",
            "ORPHA",
            "DECIPHER",
            "EFO",
            "LOINC",
            "SNOMED",
            "HGNC",
            "ENSEMBL",
            "NCBIGENE",
            "MESH",
            "UMLS",
            "UNIPROT",
            "RXNORM",
            "ATC",
            "ICD10CM",
            "ICDO",
            "ONCOTREE",
            "DRUGCENTRAL",
            "UCUM");

    private final CaseStatements statements;
    private final TermMatches matches;
    private final Labels labels;
    private final Map<String, String> namespaces = new LinkedHashMap<>();
    private final TreeSet<String> used = new TreeSet<>();

    PacketTerms(CaseStatements statements) {
        this.statements = statements;
        this.matches = new TermMatches(statements.exported().terms());
        this.labels = new Labels(statements.exported().terms());
        for (Node vocabulary : statements.ofType(CG.VocabularyResource)) {
            statements.text(vocabulary, PREFERRED_PREFIX).ifPresent(prefix -> {
                String declared = statements.text(vocabulary, PREFERRED_URI).orElse("");
                namespaces.putIfAbsent(prefix, TermIds.namespace(prefix).orElse(declared));
            });
        }
        PREFIXES.forEach(prefix -> TermIds.namespace(prefix)
                .filter(namespace -> !namespaces.containsValue(namespace))
                .ifPresent(namespace -> namespaces.put(prefix, namespace)));
        namespaces.put(OWN_PREFIX, CG.NS);
    }

    /** The prefixes that terms were written with, in order. */
    List<String> used() {
        return List.copyOf(used);
    }

    /** The id of a term, whose vocabulary the packet has to name. */
    String used(String id) {
        if (id.indexOf(':') > 0) {
            used.add(id.substring(0, id.indexOf(':')));
        }
        return id;
    }

    String namespace(String prefix) {
        return TermIds.namespace(prefix).orElse(namespaces.getOrDefault(prefix, ""));
    }

    /** As HPO's term, where it is one or matches one exactly. */
    OntologyClass phenotype(Node term, Optional<String> preferred) {
        return as(matches.in(ShortNames.OBO + "HP_", term).orElse(term), term, preferred);
    }

    /** As Mondo's or OMIM's, where it matches one exactly. */
    OntologyClass disease(Node term, Optional<String> preferred) {
        Node written = CG.isTerm(term)
                ? Stream.of(ShortNames.OBO + "MONDO_", ShortNames.OBO + "NCIT_")
                        .flatMap(namespace -> matches.in(namespace, term).stream())
                        .findFirst()
                        .orElse(term)
                : term;
        return as(written, term, preferred);
    }

    OntologyClass of(Node term) {
        return of(term, Optional.empty());
    }

    /** The term that is the value of a node's property. */
    Optional<OntologyClass> at(Node node, Node property) {
        return statements
                .object(node, property)
                .filter(term -> term.isURI() && !statements.isNode(term))
                .map(this::of);
    }

    /** @param preferred the label, if it is one of several that the record has for the term */
    OntologyClass of(Node term, Optional<String> preferred) {
        return as(term, term, preferred);
    }

    /** A term for another that it matches, which lends it a label if nothing else calls it anything. */
    private OntologyClass as(Node term, Node stated, Optional<String> preferred) {
        List<String> recorded = statements.texts(term, CG.recordedLabel).toList();
        Optional<String> label = preferred
                .filter(recorded::contains)
                .or(() -> recorded.stream().findFirst())
                .or(() -> labels.find(term))
                .or(() -> labels.find(stated));
        OntologyClass.Builder written = OntologyClass.newBuilder().setId(id(term));
        label.ifPresent(written::setLabel);
        return written.build();
    }

    String id(Node term) {
        String iri = term.getURI();
        for (Map.Entry<String, String> one : namespaces.entrySet()) {
            if (!one.getValue().isEmpty() && iri.startsWith(one.getValue())) {
                used.add(one.getKey());
                return one.getKey() + ":"
                        + unescaped(iri.substring(one.getValue().length()));
            }
        }
        if (iri.startsWith(ShortNames.OBO) && iri.indexOf('_') > 0) {
            String code = iri.substring(ShortNames.OBO.length());
            String prefix = code.substring(0, code.indexOf('_'));
            used.add(prefix.toUpperCase(Locale.ROOT).equals("NCBITAXON") ? "NCBITaxon" : prefix);
            return prefix + ":" + unescaped(code.substring(prefix.length() + 1));
        }
        return iri;
    }

    private static String unescaped(String code) {
        return code.replace("%5B", "[").replace("%5D", "]").replace("%23", "#").replace("%25", "%");
    }
}
