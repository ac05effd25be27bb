package org.casegraph.source.phenopacket;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a phenopacket calls the syntax of a description by HGVS, unless it records another. */
public final class HgvsSyntax {
    private static final Pattern KIND = Pattern.compile("[^:]*:([cgpmnr])\\..*");

    private HgvsSyntax() {}

    /** Such as {@code hgvs.c} of a description that counts in the coding sequence. */
    public static String of(String description) {
        Matcher matcher = KIND.matcher(description);
        return matcher.matches() ? "hgvs." + matcher.group(1) : "hgvs";
    }
}
