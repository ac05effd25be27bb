package org.casegraph.graph;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.casegraph.vocabulary.CG;

/** The address of a node: the path at which this server shows or describes it, encoded. */
public final class Addresses {
    private static final String ONTOLOGY = CG.BASE + "ontology";
    private static final String KNOWLEDGE = CG.BASE + "knowledge";

    private Addresses() {}

    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** @param path encoded already, perhaps with parameters of its own */
    public static String with(String path, Map<String, String> parameters) {
        if (parameters.isEmpty()) {
            return path;
        }
        return parameters.entrySet().stream()
                .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&", path + (path.contains("?") ? "&" : "?"), ""));
    }

    /** Where this server shows a published IRI of ours that has a page; where it describes any other IRI. */
    public static String of(String iri) {
        if (iri.startsWith(CG.NS)) {
            return "/ontology/" + encode(iri.substring(CG.NS.length()));
        }
        for (String paged : new String[] {CG.CASE_BASE, CG.RULE_BASE, ONTOLOGY + "/", KNOWLEDGE + "/"}) {
            if (iri.startsWith(paged)) {
                return "/" + paged.substring(CG.BASE.length()) + withFragment(iri.substring(paged.length()));
            }
        }
        for (String page : new String[] {ONTOLOGY, KNOWLEDGE, CG.BASE + "dataset"}) {
            if (iri.equals(page) || iri.startsWith(page + "#")) {
                return "/" + withFragment(iri.substring(CG.BASE.length()));
            }
        }
        return described(iri);
    }

    /** The page that describes any IRI of the data. */
    public static String described(String iri) {
        return "/resource?iri=" + encode(iri);
    }

    /** The page that shows a passage in its report. */
    public static String ofPassage(String iri) {
        return "/passage?iri=" + encode(iri);
    }

    private static String withFragment(String rest) {
        return Arrays.stream(rest.split("#", 2))
                .map(part -> encode(part).replace("%2F", "/"))
                .collect(Collectors.joining("#"));
    }
}
