package org.casegraph.cohort.selection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.casegraph.cohort.CaseColumns;
import org.casegraph.cohort.GraphColumns;
import org.casegraph.cohort.ToldFindings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaseAgesTest {
    /** Days as the timeline bounds 34, 40 and 3 completed years; b is between 10 and 20 years, f tells no age at all. */
    private static final String CASES =
            """
            PREFIX cg: <https://w3id.org/casegraph/ontology#>
            PREFIX obo: <http://purl.obolibrary.org/obo/>
            PREFIX dcterms: <http://purl.org/dc/terms/>
            PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
            BASE <https://example.org/>
            <a#birth> a cg:Birth ; cg:inCase <a> .
            <a#p> a cg:Patient ; cg:ageAt <a#e> ; cg:inCase <a> .
            <a#e> cg:inCase <a> .
            <a#i> cg:intervalFrom <a#birth> ; cg:intervalTo <a#e> ; cg:minimumDays 12417 ; cg:minimumInclusive true ;
              cg:maximumDays 12784 ; cg:maximumInclusive false ; cg:inCase <a> .
            <a#course> a cg:DiseaseCourse ; cg:courseOf <a#d> ; cg:inCase <a> .
            <a#d> a cg:FinalDiagnosis ; cg:concludesKind obo:MONDO_1 ; cg:inCase <a> .
            <a#j> cg:intervalFrom <a#birth> ; cg:intervalTo <a#course> ; cg:minimumDays 1095 ; cg:minimumInclusive true ;
              cg:maximumDays 1461 ; cg:maximumInclusive false ; cg:inCase <a> .
            <b#birth> a cg:Birth ; cg:inCase <b> .
            <b#p> a cg:Patient ; cg:inCase <b> .
            <b#e> a cg:Encounter ; cg:about <b#p> ; cg:inCase <b> .
            <b#i> cg:intervalFrom <b#birth> ; cg:intervalTo <b#e> ; cg:minimumDays 3651 ; cg:minimumInclusive true ;
              cg:maximumDays 7305 ; cg:maximumInclusive false ; cg:inCase <b> .
            <b#course> a cg:DiseaseCourse ; cg:onsetClass obo:HP_0011463 ; cg:courseOf <b#d> ; cg:inCase <b> .
            <b#d> a cg:FinalDiagnosis ; cg:concludesKind obo:MONDO_2 ; cg:inCase <b> .
            <c#p> a cg:Patient ; cg:ageYears 40 ; cg:inCase <c> .
            <c#course> a cg:DiseaseCourse ; cg:onsetClass obo:HP_0003581 ; cg:inCase <c> .
            <d#p> a cg:Patient ; cg:ageYears 3 ; cg:inCase <d> .
            <d#course> a cg:DiseaseCourse ; cg:onsetClass obo:HP_0030674 ; cg:inCase <d> .
            <f#p> a cg:Patient ; cg:inCase <f> .
            <f#course> a cg:DiseaseCourse ; cg:onsetClass obo:HP_4000040 ; cg:inCase <f> .
            <a> dcterms:source <https://pubmed.ncbi.nlm.nih.gov/24573067> ; dcterms:issued "2014"^^xsd:gYear .
            <b> cg:fromReport <b#r> . <b#r> dcterms:issued "2019-05-01"^^xsd:date ; cg:sha256 "abc" ;
              dcterms:source <https://doi.org/10.1000/x> ; cg:inCase <b> .
            <c> cg:memberOf <b#cohort> . <b#cohort> dcterms:identifier "trio" ; cg:inCase <b> .
            """;

    private final Graph graph = graph();
    private final CaseColumns columns = new GraphColumns(graph);
    private final CaseSelector selector = new CaseSelector(graph, columns, () -> new ToldFindings(graph, columns));

    /** Behind the cases how many are certainly none, and of how many it cannot be told. */
    @ParameterizedTest
    @CsvSource({
        "age=34, a, 3, 1",
        "age=P34Y..P35Y, a, 3, 1",
        "age=35..39, '', 4, 1",
        "age=18..40, ac, 1, 2",
        "age=P18Y..P40Y, a, 2, 2",
        "age=..17, d, 2, 2",
        "age=10..19, b, 3, 1",
        "age=10..14, '', 3, 2",
        "age=10..14&age=15..19, b, 3, 1",
        "age=10..14&age=16..19, '', 3, 2",
        "age=P40Y.., c, 3, 1",
        "onset=P1Y..P5Y, ab, 2, 1",
        "onset=HP:0011463, ab, 2, 1",
        "onset=HP:0003581, c, 3, 1",
        "onset=HP:0011462, '', 3, 2",
        "onset=HP:0410280, ab, 2, 1",
        "onset=..P0D, d, 3, 1",
        "onset=1..2, '', 3, 2",
        "disease=MONDO:1&onset=HP:0011463, a, 0, 0",
        "year=2014, a, 1, 3",
        "year=2014..2019, ab, 0, 3",
        "year=..2018, a, 1, 3",
        "year=2014&year=2019, ab, 0, 3",
        "source=PMID:24573067, a, 2, 2",
        "source=doi:10.1000/x, b, 2, 2",
        "source=abc, b, 2, 2",
        "source=trio, c, 2, 2"
    })
    void aBandHoldsWhoIsCertainlyInItAndTellsOfWhomThatCannotBeTold(
            String selection, String cases, int against, int untold) {
        SelectedCases selected = selector.select(CaseSelection.parse(selection), () -> {});

        assertEquals(cases, letters(selected));
        SelectedCases.Step last = selected.flow().get(selected.flow().size() - 1);
        assertEquals(List.of(against, untold), List.of(last.against(), last.untold()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "age=old",
                "age=40..18",
                "age=..",
                "age=1840",
                "year=20142019",
                "age=HP:0011463",
                "onset=HP:0001250",
                "year=14",
                "year=.."
            })
    void whatIsNoBandIsToldWithWhatToWrite(String selection) {
        SelectionKey key = CaseSelection.parse(selection).conditions().get(0).key();

        assertEquals(
                selection + " means nothing. " + key.advice(),
                assertThrows(
                                IllegalArgumentException.class,
                                () -> selector.select(CaseSelection.parse(selection), () -> {}))
                        .getMessage());
    }

    @Test
    void theClassesOfOnsetOfGrownUpsFollowEachOtherWithoutAGap() {
        List<AgeBand> adults = OnsetClasses.read().values().stream()
                .filter(band -> band.from().fewest() > 5800)
                .toList();

        assertEquals(1, AgeBand.joined(adults).size());
    }

    private String letters(SelectedCases selected) {
        return selected.cases().stream()
                .mapToObj(number -> columns.caseName(number).getURI().replaceAll(".*/", ""))
                .collect(Collectors.joining());
    }

    private static Graph graph() {
        Graph graph = GraphFactory.createDefaultGraph();
        RDFParser.fromString(CASES, Lang.TURTLE).parse(graph);
        return graph;
    }
}
