package org.casegraph.cohort.selection;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a variant does to the protein, as far as its names in the HGVS nomenclature (den Dunnen et al., Hum Mutat 37, 2016)
 * say, with the term of the Sequence Ontology. A name of the transcript decides about splicing, one of the protein about the
 * rest; without a name of the protein a change of the length by no multiple of three shifts the frame.
 */
public enum VariantClass {
    MISSENSE("missense", "SO:0001583"),
    NONSENSE("nonsense", "SO:0001587"),
    FRAMESHIFT("frameshift", "SO:0001589"),
    SPLICE("splice", "SO:0001568"),
    IN_FRAME("in-frame", "SO:0001820"),
    SYNONYMOUS("synonymous", "SO:0001819"),
    STRUCTURAL("structural", "SO:0001537");

    /** Behind the accession: from where to where in the exons, and how far into an intron. */
    private static final Pattern AT_EXON =
            Pattern.compile("[cn]\\.[-*]?\\d+(?:[+-](\\d+))?(?:_[-*]?\\d+(?:[+-](\\d+))?)?.*");

    /** Bases of an intron beside an exon in which a change alters splicing: the donor and the acceptor site. */
    private static final int SPLICE_SITE = 2;

    private static final Pattern SPAN = Pattern.compile("c\\.(\\d+)(?:_(\\d+))?(del|dup|ins|delins)([ACGT]*)");
    private static final String RESIDUE = "(?:[A-Z][a-z]{2}|[A-Z])";
    private static final Pattern SUBSTITUTION = Pattern.compile(RESIDUE + "\\d+" + RESIDUE);
    private static final Pattern STOP =
            Pattern.compile(RESIDUE + "\\d+(?:Ter|\\*|X)|" + RESIDUE + "\\d+_.*(?:Ter|\\*)");
    private static final Pattern SAME = Pattern.compile("(?:" + RESIDUE + "\\d+)?=");
    private static final Pattern LENGTH =
            Pattern.compile(RESIDUE + "\\d+(?:_" + RESIDUE + "\\d+)?(?:del|dup|ins|delins).*");

    private final String word;
    private final String id;

    VariantClass(String word, String id) {
        this.word = word;
        this.id = id;
    }

    /** As it is written in a selection. */
    public String word() {
        return word;
    }

    /** Of the Sequence Ontology. */
    public String id() {
        return id;
    }

    /** The one with this word or id. */
    public static Optional<VariantClass> named(String text) {
        return Arrays.stream(values())
                .filter(one -> one.word.equalsIgnoreCase(text) || one.id.equalsIgnoreCase(text))
                .findFirst();
    }

    /**
     * Empty where the names tell none.
     *
     * @param hgvs each with its accession or without
     * @param isStructural whether the record calls it structural; that alone decides only where no name does
     */
    public static Optional<VariantClass> of(List<String> hgvs, boolean isStructural) {
        List<String> names = hgvs.stream().map(VariantClass::withoutAccession).toList();
        return names.stream()
                .filter(VariantClass::isAtSpliceSite)
                .map(name -> SPLICE)
                .findFirst()
                .or(() -> names.stream()
                        .map(VariantClass::ofProtein)
                        .flatMap(Optional::stream)
                        .findFirst())
                .or(() -> names.stream()
                        .map(VariantClass::ofLength)
                        .flatMap(Optional::stream)
                        .findFirst())
                .or(() -> isStructural ? Optional.of(STRUCTURAL) : Optional.empty());
    }

    static String withoutAccession(String name) {
        return name.substring(name.lastIndexOf(':') + 1);
    }

    private static boolean isAtSpliceSite(String name) {
        Matcher at = AT_EXON.matcher(name);
        return at.matches() && (isNear(at.group(1)) || isNear(at.group(2)));
    }

    private static boolean isNear(@Nullable String bases) {
        return bases != null && bases.length() < 4 && Integer.parseInt(bases) <= SPLICE_SITE;
    }

    private static Optional<VariantClass> ofProtein(String name) {
        if (!name.startsWith("p.")) {
            return Optional.empty();
        }
        String change = name.substring(2).replaceAll("[()]", "");
        if (change.contains("fs")) {
            return Optional.of(FRAMESHIFT);
        }
        if (SAME.matcher(change).matches()) {
            return Optional.of(SYNONYMOUS);
        }
        if (STOP.matcher(change).matches()) {
            return Optional.of(NONSENSE);
        }
        if (SUBSTITUTION.matcher(change).matches()) {
            return Optional.of(MISSENSE);
        }
        return LENGTH.matcher(change).matches() ? Optional.of(IN_FRAME) : Optional.empty();
    }

    private static Optional<VariantClass> ofLength(String name) {
        Matcher span = SPAN.matcher(name);
        if (!span.matches()) {
            return Optional.empty();
        }
        long first = Long.parseLong(span.group(1));
        long last = span.group(2) == null ? first : Long.parseLong(span.group(2));
        long replaced = last - first + 1;
        String bases = span.group(4);
        long change =
                switch (span.group(3)) {
                    case "dup" -> replaced;
                    case "ins" -> bases.length();
                    case "delins" -> bases.length() - replaced;
                    default -> -replaced;
                };
        boolean isTold = !span.group(3).contains("ins") || !bases.isEmpty();
        return isTold ? Optional.of(change % 3 == 0 ? IN_FRAME : FRAMESHIFT) : Optional.empty();
    }
}
