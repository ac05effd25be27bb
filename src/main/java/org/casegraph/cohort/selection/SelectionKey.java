package org.casegraph.cohort.selection;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a condition on cases can be about. */
public enum SelectionKey {
    DISEASE("Write the disease of the final diagnosis by its id or IRI; all below it are meant too"),
    GENE("Write its symbol, or its id as HGNC:30213"),
    HGVS("Write a name of a variant, as p.(Arg257Ter), with or without its accession"),
    VARIANT("Write one of missense, nonsense, frameshift, splice, in-frame, synonymous, structural"),
    ALLELES("Write 1 or 2: on how many alleles such variants are"),
    WITH("Write a class of findings by its id or IRI, which the case has"),
    WITHOUT("Write a class of findings by its id or IRI, which the case denies; silence is no denial"),
    SEX("Write female or male"),
    AGE("Write completed years as 18..40, or ages as P6M..P2Y, the second no longer meant; one side may be left out"),
    ONSET("Write ages at which the disease began as for age, or HPO's class of onset, as HP:0011463"),
    YEAR("Write the year in which the report was published, or years as 2010..2019"),
    SOURCE(
            "Write the paper as PMID:24573067 or by its DOI or address, a file by its SHA-256, or the id of a cohort or family"),
    CASE("Write the id or IRI of a case; only such are meant"),
    EXCEPT("Write the id or IRI of a case that is left out"),
    READ("Write whole, partly or any: how much was read of what holds the findings");

    private final String advice;

    SelectionKey(String advice) {
        this.advice = advice;
    }

    /** As it is written. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A sentence for whoever is about to write a value. */
    public String advice() {
        return advice;
    }

    /** Whether a value can mean anything; whether the cases know it is another question. */
    public boolean accepts(String value) {
        return switch (this) {
            case AGE -> AgeBand.read(value).isPresent();
            case ONSET -> CaseAges.onsetBand(value).isPresent();
            case YEAR -> CaseReports.years(value).isPresent();
            case VARIANT -> VariantClass.named(value).isPresent();
            case ALLELES -> value.equals("1") || value.equals("2");
            case READ -> value.equals("whole") || value.equals("partly") || value.equals("any");
            case DISEASE, WITH, WITHOUT -> CaseSelector.terms(value).findAny().isPresent();
            case GENE, HGVS, SEX, SOURCE, CASE, EXCEPT -> true;
        };
    }

    /** The one with this word. */
    public static Optional<SelectionKey> named(String word) {
        return Arrays.stream(values()).filter(key -> key.word().equals(word)).findFirst();
    }
}
