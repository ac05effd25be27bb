package org.casegraph.alignments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.casegraph.project.ProjectFiles;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The SSSOM files against https://mapping-commons.github.io/sssom/, our ontology and the licences of the others. */
class MappingSetTest {
    private static final Set<String> PREDICATES =
            Set.of(Mapping.EXACT, "skos:closeMatch", "skos:broadMatch", "skos:narrowMatch", "skos:relatedMatch");

    /** What of ours can be the same as a term of a vocabulary, by what that vocabulary is about. */
    private static final Map<String, Set<String>> SUBJECTS = Map.of(
            "CHEBI", Set.of("cg:Drug", "cg:Hormone"),
            "DOID", Set.of("cg:Disease", "cg:Finding"),
            "HP", Set.of("cg:Disease", "cg:Finding", "cg:Qualifier"),
            "LOINC", Set.of("cg:Measurand", "cg:Test"),
            "MAXO", Set.of("cg:Measurand", "cg:Test", "cg:Treatment"),
            "MONDO", Set.of("cg:Disease", "cg:Finding"),
            "ORPHA", Set.of("cg:Disease"),
            "UBERON", Set.of("cg:BodySite", "cg:SpecimenMaterial"));

    private final List<MappingSet> sets = MappingSet.ofProject();
    private final OntologyTerms terms = new OntologyTerms();

    @TestFactory
    Stream<DynamicTest> aSetSaysWhatItIsAndUnderWhichLicence() {
        return forEachSet(set -> {
            assertEquals("https://w3id.org/casegraph/ontology/alignments/" + set.name(), set.slot("mapping_set_id"));
            for (String slot : List.of(
                    "mapping_set_version",
                    "mapping_set_title",
                    "mapping_set_description",
                    "license",
                    "publication_date",
                    "subject_source",
                    "comment")) {
                assertFalse(set.slot(slot).isBlank(), slot);
            }
            assertTrue(set.slot("license").startsWith("https://"), set.slot("license"));
        });
    }

    @TestFactory
    Stream<DynamicTest> aSetHasTheColumnsThatSssomRequiresAndAPrefixForEveryIdentifier() {
        return forEachSet(set -> {
            assertTrue(set.columns()
                    .containsAll(List.of(
                            "subject_id",
                            "subject_label",
                            "predicate_id",
                            "object_id",
                            "object_label",
                            "mapping_justification",
                            "object_source")));
            assertFalse(set.mappings().isEmpty());
            for (Mapping mapping : set.mappings()) {
                assertTrue(set.iri(mapping.subject()).isURI());
                assertTrue(set.iri(mapping.object()).isURI());
                assertTrue(PREDICATES.contains(mapping.predicate()), mapping.toString());
                assertEquals("semapv:ManualMappingCuration", mapping.justification());
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> aSubjectIsATermOfOursUnderItsOwnLabel() {
        return forEachSet(set -> {
            for (Mapping mapping : set.mappings()) {
                assertTrue(terms.isLabelled(mapping.subject(), mapping.subjectLabel()), mapping.toString());
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> twoTermsAreMatchedInOneWayOnly() {
        return forEachSet(set -> {
            Set<String> pairs = new HashSet<>();
            for (Mapping mapping : set.mappings()) {
                assertTrue(pairs.add(mapping.subject() + " " + mapping.object()), mapping.toString());
            }
        });
    }

    @Test
    void noTwoOfOurTermsMatchOneForeignTermExactly() {
        SortedMap<String, Set<String>> subjects = new TreeMap<>();
        mappings().filter(Mapping::isExact).forEach(mapping -> subjects.computeIfAbsent(
                        mapping.object(), object -> new TreeSet<>())
                .add(mapping.subject()));

        subjects.values().removeIf(ours -> ours.size() == 1);
        assertEquals(Map.of(), subjects);
    }

    @TestFactory
    Stream<DynamicTest> aNeoplasmIsNeitherBroaderNorNarrowerThanTheTermThatItsDefinitionComesFrom() {
        return forEachSet(set -> {
            for (Mapping mapping : set.mappings()) {
                if (terms.kinds(mapping.subject()).contains("cg:Neoplasm")
                        && terms.sources(mapping.subject()).contains(set.iri(mapping.object()))) {
                    assertFalse(
                            Set.of(Mapping.BROAD, Mapping.NARROW).contains(mapping.predicate()), mapping.toString());
                }
            }
        });
    }

    /** A tumour of any place and the one of the pancreas are two terms, of which ours is one; ICD-11 has this one twice. */
    @Test
    void noTermOfOursMatchesTwoTermsOfAVocabularyExactlyUnlessThatVocabularyHasItTwice() {
        SortedMap<String, Set<String>> objects = new TreeMap<>();
        mappings().filter(Mapping::isExact).forEach(mapping -> objects.computeIfAbsent(
                        mapping.subject() + " in " + prefix(mapping), key -> new TreeSet<>())
                .add(mapping.object() + " " + mapping.objectLabel()));

        objects.values().removeIf(theirs -> theirs.size() == 1);
        assertEquals(Set.of("cg:Glucagonoma in icd11.foundation"), objects.keySet());
    }

    @Test
    void whatOneOfOurTermsMatchesExactlyIsCloseToNoOtherUnlessItWasWeighed() {
        Map<String, String> exact = mappings()
                .filter(Mapping::isExact)
                .collect(Collectors.toMap(Mapping::object, Mapping::subject, (first, second) -> first));
        Set<String> close = mappings()
                .filter(mapping -> mapping.predicate().equals("skos:closeMatch"))
                .filter(mapping -> exact.containsKey(mapping.object()))
                .map(mapping -> mapping.subject() + " and " + exact.get(mapping.object()))
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(
                Set.of(
                        "cg:BrownishPlaque and cg:SkinHyperpigmentation",
                        "cg:BrownishPlaque and cg:SkinPlaque",
                        "cg:Gastrinoma and cg:ZollingerEllisonSyndrome",
                        "cg:GlucagonomaSyndrome and cg:Glucagonoma",
                        "cg:LiverMetastasisEnucleation and cg:Hepatectomy"),
                close,
                "a sign and its disease, for one, are not close");
    }

    @Test
    void noCodeThatFixesUnitAndSpecimenIsTheSameAsAMeasurand() {
        assertEquals(
                List.of(),
                set("loinc").mappings().stream()
                        .filter(Mapping::isExact)
                        .filter(mapping -> mapping.objectLabel().matches(".*(/volume]|/time]|\\.total in ).*"))
                        .toList());
    }

    @Test
    void onlyABroadMatchSaysThatOursIsAKindOfTheOther() {
        assertEquals(
                List.of(),
                mappings()
                        .filter(mapping -> mapping.isA() && !mapping.predicate().equals(Mapping.BROAD))
                        .toList());
        assertTrue(mappings().filter(Mapping::isA).count() > 40);
    }

    @Test
    void anExactMatchIsOfWhatItsVocabularyIsAbout() {
        List<Mapping> astray = mappings()
                .filter(Mapping::isExact)
                .filter(mapping -> SUBJECTS.containsKey(prefix(mapping)))
                .filter(mapping -> Collections.disjoint(terms.kinds(mapping.subject()), SUBJECTS.get(prefix(mapping))))
                .toList();

        assertEquals(List.of(), astray);
    }

    @TestFactory
    Stream<DynamicTest> theTurtleIsWhatTheSssomFileGives() {
        Map<String, String> turtle = ProjectFiles.under("ontology", ".ttl");
        return forEachSet(set -> {
            String file = set.file().replace(".sssom.tsv", ".ttl");
            if (set.isOptional()) {
                assertFalse(turtle.containsKey(file), "an optional set is not loaded");
            } else {
                assertEquals(AlignmentTurtle.of(set), turtle.get(file), "run WriteAlignments, see ontology/README.md");
            }
        });
    }

    @Test
    void noTurtleStandsThereWithoutItsSssomFile() {
        Set<String> made = sets.stream()
                .filter(set -> !set.isOptional())
                .map(set -> set.file().replace(".sssom.tsv", ".ttl"))
                .collect(Collectors.toCollection(TreeSet::new));
        made.add(MappingSet.FOLDER + "upper.ttl");

        assertEquals(
                made,
                ProjectFiles.under("ontology", ".ttl").keySet().stream()
                        .filter(file -> file.startsWith(MappingSet.FOLDER))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void loincsNoticeGoesWithItsCodes() {
        MappingSet loinc = set("loinc");

        assertTrue(loinc.slot("comment")
                .startsWith("This material contains content from LOINC (http://loinc.org). LOINC is copyright ©"));
        assertEquals("https://loinc.org/license/", loinc.slot("license"));
    }

    @Test
    void hposVersionIsShown() {
        assertEquals("2025-03-03", set("hpo").slot("object_source_version"));
    }

    @Test
    void identifiersAloneAreGivenWhereALicenceKeepsTheLabels() {
        Set<String> bare = Set.of("ICD10WHO", "ICDO", "ATC", "UMLS");
        Stream<Mapping> keptBack = mappings().filter(mapping -> bare.contains(prefix(mapping)));

        Stream.concat(keptBack, set("snomed-other").mappings().stream())
                .forEach(mapping -> assertEquals("", mapping.objectLabel(), mapping.toString()));
        assertTrue(set("snomed-other").isOptional());
    }

    private Stream<Mapping> mappings() {
        return sets.stream().flatMap(set -> set.mappings().stream());
    }

    private static String prefix(Mapping mapping) {
        return mapping.object().split(":")[0];
    }

    private MappingSet set(String name) {
        return sets.stream().filter(set -> set.name().equals(name)).findFirst().orElseThrow();
    }

    private Stream<DynamicTest> forEachSet(Consumer<MappingSet> claim) {
        return sets.stream().map(set -> DynamicTest.dynamicTest(set.name(), () -> claim.accept(set)));
    }
}
