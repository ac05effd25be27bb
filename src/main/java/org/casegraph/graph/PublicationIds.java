package org.casegraph.graph;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/** The web addresses of publications that are named as {@code PMID:…}, {@code PMCID:…} or {@code DOI:…}. */
public final class PublicationIds {
    private static final Pattern PUBMED = Pattern.compile(
            "(?:PMID:\\s?|https?://pubmed\\.ncbi\\.nlm\\.nih\\.gov/)(\\d+)/?", Pattern.CASE_INSENSITIVE);
    private static final Pattern CENTRAL =
            Pattern.compile("(?:PMCID:\\s?|PMC:\\s?)?(PMC\\d+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern DOI = Pattern.compile(
            "(?:DOI:\\s?|https?://(?:dx\\.)?doi\\.org/)?(10\\.\\d+/[^\\s<>\"{}|\\\\^`]+)", Pattern.CASE_INSENSITIVE);

    private PublicationIds() {}

    /** Empty for what is no such id and no such address. */
    public static Optional<Node> iri(String id) {
        return address(PUBMED, id, "https://pubmed.ncbi.nlm.nih.gov/")
                .or(() -> address(CENTRAL, id, "https://www.ncbi.nlm.nih.gov/pmc/articles/"))
                .or(() -> address(DOI, id, "https://doi.org/"));
    }

    private static Optional<Node> address(Pattern pattern, String id, String base) {
        Matcher matcher = pattern.matcher(id);
        return matcher.matches() ? Optional.of(NodeFactory.createURI(base + matcher.group(1))) : Optional.empty();
    }
}
