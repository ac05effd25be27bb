package org.casegraph.face.ontology;

import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.casegraph.vocabulary.PROV;

/** The names of the vocabularies that terms of ours are matched with. */
final class Vocabularies {
    /** The longer beginning first where one begins another. */
    private static final List<Map.Entry<String, String>> BY_BEGINNING = List.of(
            Map.entry("http://purl.obolibrary.org/obo/HP_", "Human Phenotype Ontology"),
            Map.entry("http://purl.obolibrary.org/obo/MONDO_", "Mondo Disease Ontology"),
            Map.entry("http://purl.obolibrary.org/obo/NCIT_", "NCI Thesaurus"),
            Map.entry("http://purl.obolibrary.org/obo/MAXO_", "Medical Action Ontology"),
            Map.entry("http://purl.obolibrary.org/obo/UBERON_", "Uberon"),
            Map.entry("http://purl.obolibrary.org/obo/DOID_", "Human Disease Ontology"),
            Map.entry("http://purl.obolibrary.org/obo/CHEBI_", "ChEBI"),
            Map.entry("http://purl.obolibrary.org/obo/PR_", "Protein Ontology"),
            Map.entry("http://purl.obolibrary.org/obo/OBI_", "Ontology for Biomedical Investigations"),
            Map.entry("http://purl.obolibrary.org/obo/OGMS_", "Ontology for General Medical Science"),
            Map.entry("http://purl.obolibrary.org/obo/", "OBO Foundry"),
            Map.entry("http://purl.bioontology.org/ontology/ICD10CM/", "ICD-10-CM"),
            Map.entry("https://icd.who.int/browse10/", "ICD-10"),
            Map.entry("http://id.who.int/icd/", "ICD-11 Foundation"),
            Map.entry("http://id.nlm.nih.gov/mesh/", "MeSH"),
            Map.entry("http://loinc.org/", "LOINC"),
            Map.entry("https://loinc.org/", "LOINC"),
            Map.entry("http://snomed.info/", "SNOMED CT"),
            Map.entry("http://www.orpha.net/", "Orphanet"),
            Map.entry("http://www.w3.org/ns/sosa/", "SOSA"),
            Map.entry(PROV.NS, "PROV-O"),
            Map.entry("http://www.w3.org/2006/time#", "OWL-Time"),
            Map.entry("http://qudt.org/", "QUDT"),
            Map.entry("https://schema.org/", "schema.org"));

    private Vocabularies() {}

    /** The host where the vocabulary is not known. */
    static String of(Node term) {
        return BY_BEGINNING.stream()
                .filter(vocabulary -> term.getURI().startsWith(vocabulary.getKey()))
                .findFirst()
                .map(Map.Entry::getValue)
                .orElseGet(() -> term.getURI().replaceFirst("^[a-z]+:/*", "").replaceFirst("[/#?].*", ""));
    }
}
