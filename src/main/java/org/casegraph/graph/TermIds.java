package org.casegraph.graph;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;

/**
 * Ids of terms as the field writes them, such as {@code HP:0001250} or {@code OMIM:154700}, and the IRIs that stand for the
 * same term. One IRI of each is the one that readers write: OBO's PURLs for its ontologies, and
 * {@code https://omim.org/entry/}, as in Mondo's mappings, for OMIM.
 */
public final class TermIds {
    private static final Set<String> OBO_PREFIXES = Set.of(
            "HP",
            "MONDO",
            "NCIT",
            "UBERON",
            "GENO",
            "SO",
            "CHEBI",
            "MAXO",
            "CL",
            "PATO",
            "UO",
            "ECO",
            "DOID",
            "GO",
            "NCBITAXON",
            "MP",
            "OBI",
            "OGMS",
            "CMO",
            "MPATH",
            "VO",
            "GSSO",
            "PW",
            "CLO",
            "FMA",
            "OAE",
            "SYMP");

    /** Of the prefixes that are not OBO's own. */
    private static final Map<String, String> NAMESPACES = Map.ofEntries(
            Map.entry("OMIM", "https://omim.org/entry/"),
            Map.entry("MIM", "https://omim.org/entry/"),
            Map.entry("OMIMPS", "https://omim.org/phenotypicSeries/PS"),
            Map.entry("ORPHA", "http://www.orpha.net/ORDO/Orphanet_"),
            Map.entry("ORPHANET", "http://www.orpha.net/ORDO/Orphanet_"),
            Map.entry("ORDO", "http://www.orpha.net/ORDO/Orphanet_"),
            Map.entry("DECIPHER", "https://www.deciphergenomics.org/syndrome/"),
            Map.entry("EFO", "http://www.ebi.ac.uk/efo/EFO_"),
            Map.entry("LOINC", "https://loinc.org/"),
            Map.entry("LNC", "https://loinc.org/"),
            Map.entry("SNOMED", "http://snomed.info/id/"),
            Map.entry("SNOMEDCT", "http://snomed.info/id/"),
            Map.entry("SCTID", "http://snomed.info/id/"),
            Map.entry("HGNC", "http://identifiers.org/hgnc/"),
            Map.entry("ENSEMBL", "http://identifiers.org/ensembl/"),
            Map.entry("NCBIGENE", "http://identifiers.org/ncbigene/"),
            Map.entry("MESH", "http://id.nlm.nih.gov/mesh/"),
            Map.entry("UMLS", "http://linkedlifedata.com/resource/umls/id/"),
            Map.entry("UNIPROT", "http://purl.uniprot.org/uniprot/"),
            Map.entry("RXNORM", "http://purl.bioontology.org/ontology/RXNORM/"),
            Map.entry("ATC", "http://purl.bioontology.org/ontology/ATC/"),
            Map.entry("ICD10CM", "http://purl.bioontology.org/ontology/ICD10CM/"),
            Map.entry("ICDO", "https://bioregistry.io/icdo:"),
            Map.entry("ONCOTREE", "http://data.mskcc.org/ontologies/oncotree/"),
            Map.entry("DRUGCENTRAL", "https://drugcentral.org/drugcard/"),
            Map.entry("UCUM", "https://ucum.org/"));

    /** What others begin an IRI with, and the prefix that says the same; http and https count as one. */
    private static final Map<String, String> SPELLINGS = spellings();

    private static final Pattern ID = Pattern.compile("([A-Za-z][A-Za-z0-9.]*)[:_]([A-Za-z]{0,3}[0-9][0-9A-Za-z.-]*)");
    private static final Pattern LAST_STEP = Pattern.compile("(?i)https?://.*[/#=]([^/#=]+)");
    private static final Pattern REGISTRY = Pattern.compile(
            "(?i)https?://(?:www\\.)?(?:identifiers\\.org|bioregistry\\.io|n2t\\.net)/([A-Za-z0-9.]+)[/:]([^/:]+)");
    private static final Pattern LOINC_CODE = Pattern.compile("\\d{1,7}-\\d");
    private static final Pattern DIGITS = Pattern.compile("\\d{6,18}");

    private TermIds() {}

    private static Map<String, String> spellings() {
        Map<String, String> spellings = new LinkedHashMap<>();
        spellings.put("//loinc.org/rdf/", "LOINC");
        spellings.put("//loinc.org/rdf#", "LOINC");
        spellings.put("//loinc.org/", "LOINC");
        spellings.put("//purl.bioontology.org/ontology/LNC/", "LOINC");
        spellings.put("//snomed.info/sct/", "SNOMED");
        spellings.put("//snomed.info/id/", "SNOMED");
        spellings.put("//purl.bioontology.org/ontology/SNOMEDCT/", "SNOMED");
        spellings.put("//www.omim.org/entry/", "OMIM");
        spellings.put("//omim.org/entry/", "OMIM");
        spellings.put("//purl.bioontology.org/ontology/OMIM/", "OMIM");
        spellings.put("//purl.bioontology.org/ontology/MESH/", "MESH");
        spellings.put("//www.orpha.net/ORDO/Orphanet_", "ORPHA");
        spellings.put("//purl.obolibrary.org/obo/", "");
        return spellings;
    }

    /** The namespace of a generally known prefix, in any letter case. */
    public static Optional<String> namespace(String prefix) {
        String folded = prefix.toUpperCase(Locale.ROOT);
        return OBO_PREFIXES.contains(folded) ? Optional.of(obo(folded)) : Optional.ofNullable(NAMESPACES.get(folded));
    }

    private static String obo(String prefix) {
        return ShortNames.OBO + (prefix.equals("NCBITAXON") ? "NCBITaxon" : prefix) + "_";
    }

    /**
     * The IRIs that a text may stand for, likeliest first: an IRI as it is, in angle brackets or not, then as readers write
     * it; what a CURIE of the project stands for; an id such as {@code HP:0001250} or {@code hp_0001250}; a code of LOINC,
     * SNOMED CT or OMIM alone. Empty where it is none of these.
     */
    public static List<String> iris(String written) {
        boolean isBracketed = written.startsWith("<") && written.endsWith(">");
        String text = isBracketed ? written.substring(1, written.length() - 1) : written;
        Set<String> iris = new LinkedHashSet<>();
        ShortNames.ofProject().expand(text).map(Node::getURI).ifPresent(iris::add);
        if (text.matches("(?i)(https?://|urn:).*")) {
            iris.add(text);
            canonical(text).ifPresent(iris::add);
        } else {
            ofId(text).ifPresent(iris::add);
            if (LOINC_CODE.matcher(text).matches()) {
                iris.add(NAMESPACES.get("LOINC") + text);
            }
            if (DIGITS.matcher(text).matches()) {
                iris.add(NAMESPACES.get("SNOMED") + text);
                iris.add(NAMESPACES.get("OMIM") + text);
            }
        }
        return List.copyOf(iris);
    }

    private static Optional<String> canonical(String iri) {
        Matcher registered = REGISTRY.matcher(iri);
        if (registered.matches()) {
            String code = registered.group(2);
            String prefix = registered.group(1).replaceFirst("^.*\\.", "");
            return Optional.of(namespace(prefix).orElse(obo(prefix.toUpperCase(Locale.ROOT))) + code);
        }
        String scheme = iri.substring(0, iri.indexOf(':') + 1);
        String rest = iri.substring(scheme.length());
        for (Map.Entry<String, String> spelling : SPELLINGS.entrySet()) {
            if (rest.startsWith(spelling.getKey())) {
                String code = rest.substring(spelling.getKey().length());
                return Optional.of(
                        spelling.getValue().isEmpty()
                                ? ShortNames.OBO + code
                                : NAMESPACES.get(spelling.getValue()) + code);
            }
        }
        Matcher last = LAST_STEP.matcher(iri);
        return last.matches() ? ofId(last.group(1)).filter(found -> isKnown(last.group(1))) : Optional.empty();
    }

    /** An address such as {@code https://hpo.jax.org/browse/term/HP:0001250} ends in an id of a known prefix. */
    private static boolean isKnown(String id) {
        return namespace(id.split("[:_]", 2)[0]).isPresent();
    }

    private static Optional<String> ofId(String text) {
        Matcher id = ID.matcher(text);
        if (!id.matches()) {
            return Optional.empty();
        }
        return Optional.of(
                namespace(id.group(1)).orElse(ShortNames.OBO + id.group(1).toUpperCase(Locale.ROOT) + "_")
                        + id.group(2));
    }
}
