package org.casegraph.alignments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.casegraph.alignments.Crosswalk.Line;
import org.casegraph.alignments.Crosswalk.Row;
import org.junit.jupiter.api.Test;

/** The alignment files against the crosswalk: all that was verified, and nothing that was not. */
class CrosswalkTest {
    /** What a term of ours has to be for an exact match of each kind of concept. */
    private static final Map<String, Set<String>> KINDS = Map.ofEntries(
            Map.entry("IHC marker", Set.of("cg:Measurand")),
            Map.entry("analyte", Set.of("cg:Hormone")),
            Map.entry("anatomy", Set.of("cg:BodySite")),
            Map.entry("demographic", Set.of("cg:Sex")),
            Map.entry("discussion", Set.of("cg:Disease")),
            Map.entry("discussion sign", Set.of("cg:Finding")),
            Map.entry("disease", Set.of("cg:Disease")),
            Map.entry("disease (history denied; discussed)", Set.of("cg:Disease")),
            Map.entry("drug", Set.of("cg:Drug")),
            Map.entry("finding", Set.of("cg:Finding")),
            Map.entry("finding (negative)", Set.of("cg:Finding")),
            Map.entry("imaging", Set.of("cg:Test")),
            Map.entry("lab panel", Set.of("cg:Measurand")),
            Map.entry("lab test", Set.of("cg:Measurand")),
            Map.entry("metastasis", Set.of("cg:Disease", "cg:Finding")),
            Map.entry("modifier", Set.of("cg:Qualifier")),
            Map.entry("outcome", Set.of("cg:Finding", "cg:Outcome")),
            Map.entry("pathology", Set.of("cg:Grade", "cg:Measurand", "cg:Test")),
            Map.entry("procedure", Set.of("cg:Test", "cg:Treatment")),
            Map.entry("sign", Set.of("cg:Finding")),
            Map.entry("specimen", Set.of("cg:SpecimenMaterial")),
            Map.entry("symptom", Set.of("cg:Finding")),
            Map.entry("symptom (denied)", Set.of("cg:Finding")),
            Map.entry("treatment", Set.of("cg:Treatment")));

    private final Crosswalk crosswalk = Crosswalk.ofTestResources();
    private final OntologyTerms terms = new OntologyTerms();
    private final List<Mapping> mappings = MappingSet.ofProject().stream()
            .flatMap(set -> set.mappings().stream())
            .toList();

    @Test
    void theCrosswalkHas483RowsOf147ConceptsAnd452AreVerified() {
        assertEquals(483, crosswalk.rows().size());
        assertEquals(147, crosswalk.rows().stream().map(Row::concept).distinct().count());
        assertEquals(452, crosswalk.rows().stream().filter(Row::verified).count());
    }

    @Test
    void everyConceptIsATermOfOursOrThereIsAReason() {
        assertEquals(
                crosswalk.rows().stream().map(Row::concept).collect(Collectors.toSet()),
                crosswalk.lines().stream().map(Line::concept).collect(Collectors.toSet()));
        for (Line line : crosswalk.lines()) {
            assertTrue(line.term().isEmpty() ? !line.note().isEmpty() : terms.isDefined(line.term()), line.toString());
        }
    }

    @Test
    void everyVerifiedRowOfAConceptThatWeHaveIsAlignedWithItsMatchType() {
        List<String> missing = new ArrayList<>();
        for (Row row : crosswalk.rows()) {
            for (String term : crosswalk.terms(row)) {
                if (row.verified() && !predicates(term, row.id()).equals(List.of(crosswalk.predicate(row, term)))) {
                    missing.add(
                            term + " " + crosswalk.predicate(row, term) + " " + row.id() + " (" + row.concept() + ")");
                }
            }
        }

        assertEquals(List.of(), missing);
    }

    @Test
    void nothingThatIsNotVerifiedIsAligned() {
        Set<String> seen =
                crosswalk.rows().stream().filter(Row::verified).map(Row::id).collect(Collectors.toSet());
        List<String> unverified = new ArrayList<>();
        for (Row row : crosswalk.rows()) {
            boolean known = seen.contains(row.id());
            if (!row.verified()
                    && (known
                            ? crosswalk.terms(row).stream().anyMatch(term -> !predicates(term, row.id())
                                    .isEmpty())
                            : mappings.stream()
                                    .anyMatch(mapping -> mapping.object().equals(row.id())))) {
                unverified.add(row.toString());
            }
        }

        assertEquals(List.of(), unverified);
    }

    @Test
    void aMatchBeyondTheCrosswalkSaysWhereIdAndLabelWereSeen() {
        Set<String> rows = new HashSet<>();
        crosswalk.rows().forEach(row -> crosswalk.terms(row).forEach(term -> rows.add(term + " " + row.id())));

        List<Mapping> silent = mappings.stream()
                .filter(mapping -> !rows.contains(mapping.subject() + " " + mapping.object()))
                .filter(mapping -> !mapping.comment().startsWith("Id and label seen in "))
                .toList();
        assertEquals(List.of(), silent);
    }

    @Test
    void anExactMatchIsOfTheSameKind() {
        for (Row row : crosswalk.rows()) {
            for (String term : crosswalk.terms(row)) {
                if (row.verified() && crosswalk.predicate(row, term).equals(Mapping.EXACT)) {
                    Set<String> allowed = KINDS.getOrDefault(row.kind(), Set.of());
                    assertFalse(
                            Collections.disjoint(terms.kinds(term), allowed),
                            term + " is none of " + allowed + ": " + row);
                }
            }
        }
    }

    @Test
    void theSnomedCodesThatAreLoadedAreInTheGlobalPatientSet() {
        Set<String> free = crosswalk.rows().stream()
                .filter(row -> row.source().contains("snomed-intl-gps"))
                .map(Row::id)
                .collect(Collectors.toSet());
        MappingSet.ofProject().stream()
                .filter(set -> !set.isOptional())
                .flatMap(set -> set.mappings().stream())
                .filter(mapping -> mapping.object().startsWith("SNOMED:"))
                .forEach(mapping -> assertTrue(free.contains(mapping.object()), mapping.toString()));
    }

    private List<String> predicates(String term, String id) {
        return mappings.stream()
                .filter(mapping ->
                        mapping.subject().equals(term) && mapping.object().equals(id))
                .map(Mapping::predicate)
                .toList();
    }
}
