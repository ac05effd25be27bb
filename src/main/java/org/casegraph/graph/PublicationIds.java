package org.casegraph.graph;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/** The web addresses of publications that are named as {@code PMID:…}, {@code PMCID:…} or {@code DOI:…}. */
public final class PublicationIds {
    private static final String PUBMED_BASE = "https://pubmed.ncbi.nlm.nih.gov/";
    private static final String CENTRAL_BASE = "https://www.ncbi.nlm.nih.gov/pmc/articles/";
    private static final String DOI_BASE = "https://doi.org/";
    private static final Map<String, String> PREFIXES =
            Map.of(PUBMED_BASE, "PMID:", CENTRAL_BASE, "PMCID:", DOI_BASE, "DOI:");
    private static final Pattern PUBMED = Pattern.compile(
            "(?:PMID:\\s?|https?://pubmed\\.ncbi\\.nlm\\.nih\\.gov/)(\\d+)/?", Pattern.CASE_INSENSITIVE);
    private static final Pattern CENTRAL =
            Pattern.compile("(?:PMCID:\\s?|PMC:\\s?)?(PMC\\d+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern DOI = Pattern.compile(
            "(?:DOI:\\s?|https?://(?:dx\\.)?doi\\.org/)?(10\\.\\d+/[^\\s<>\"{}|\\\\^`]+)", Pattern.CASE_INSENSITIVE);

    private PublicationIds() {}

    /** Empty for what is no such id and no such address. */
    public static Optional<Node> iri(String id) {
        return address(PUBMED, id, PUBMED_BASE)
                .or(() -> address(CENTRAL, id, CENTRAL_BASE))
                .or(() -> address(DOI, id, DOI_BASE));
    }

    /** As reports cite it, {@code PMID:…}, {@code PMCID:PMC…} or {@code DOI:…}; empty for what has no such address. */
    public static Optional<String> cited(Node publication) {
        if (!publication.isURI()) {
            return Optional.empty();
        }
        String address = publication.getURI();
        return Stream.of(PUBMED_BASE, CENTRAL_BASE, DOI_BASE)
                .filter(address::startsWith)
                .map(base -> PREFIXES.getOrDefault(base, "") + address.substring(base.length()))
                .filter(id -> iri(id).filter(publication::equals).isPresent())
                .findFirst();
    }

    private static Optional<Node> address(Pattern pattern, String id, String base) {
        Matcher matcher = pattern.matcher(id);
        return matcher.matches() ? Optional.of(NodeFactory.createURI(base + matcher.group(1))) : Optional.empty();
    }
}
