package org.casegraph.query;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ids of terms as the field writes them, such as {@code HP:0001250} or {@code OMIM:154700}. */
final class TermIds {
    private static final String OBO = "http://purl.obolibrary.org/obo/";
    /** Those that are not OBO's own. */
    private static final Map<String, String> NAMESPACES = Map.of(
            "OMIM", "https://omim.org/entry/",
            "OMIMPS", "https://omim.org/phenotypicSeries/PS",
            "ORPHA", "http://www.orpha.net/ORDO/Orphanet_",
            "LOINC", "https://loinc.org/",
            "SNOMED", "http://snomed.info/id/",
            "SNOMEDCT", "http://snomed.info/id/",
            "HGNC", "http://identifiers.org/hgnc/");

    private static final Pattern ID = Pattern.compile("([A-Za-z][A-Za-z0-9]*):([A-Za-z]?[0-9][0-9A-Za-z-]*)");

    private TermIds() {}

    /** The IRI of an id; empty if the text is written in another way. */
    static Optional<String> iri(String text) {
        Matcher id = ID.matcher(text);
        if (!id.matches()) {
            return Optional.empty();
        }
        String prefix = id.group(1).toUpperCase(Locale.ROOT);
        return Optional.of(NAMESPACES.getOrDefault(prefix, OBO + prefix + "_") + id.group(2));
    }
}
