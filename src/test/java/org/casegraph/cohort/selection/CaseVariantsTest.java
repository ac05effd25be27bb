package org.casegraph.cohort.selection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.graph.GraphFactory;
import org.casegraph.cohort.CaseColumns;
import org.casegraph.cohort.GraphColumns;
import org.casegraph.cohort.ToldFindings;
import org.casegraph.cohort.group.GroupFunctions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaseVariantsTest {
    /** A: one variant twice; B: two variants; C: one; D: one, and of another nobody knows on how many alleles; E: none. */
    private static final String CASES =
            """
            PREFIX cg: <https://w3id.org/casegraph/ontology#>
            PREFIX obo: <http://purl.obolibrary.org/obo/>
            <urn:a#1> a cg:Variant ; cg:inCase <urn:a> ; cg:geneSymbol "AIRE" ; cg:gene <http://identifiers.org/hgnc/360> ;
              cg:hgvs "NP_000374.1:p.(Arg257Ter)" ; cg:allelicState obo:GENO_0000136 .
            <urn:b#1> a cg:Variant ; cg:inCase <urn:b> ; cg:geneSymbol "AIRE" ; cg:hgvs "NP_000374.1:p.(Arg257Ter)" ;
              cg:allelicState obo:GENO_0000135 .
            <urn:b#2> a cg:Variant ; cg:inCase <urn:b> ; cg:geneSymbol "AIRE" ; cg:hgvs "NP_000374.1:p.(Gly228Trp)" ;
              cg:allelicState obo:GENO_0000135 .
            <urn:c#1> a cg:Variant ; cg:inCase <urn:c> ; cg:geneSymbol "AIRE" ; cg:hgvs "NP_000374.1:p.(Gly228Trp)" ;
              cg:allelicState obo:GENO_0000135 .
            <urn:d#1> a cg:Variant ; cg:inCase <urn:d> ; cg:geneSymbol "AIRE" ; cg:structuralType obo:SO_1000029 .
            <urn:d#2> a cg:Variant ; cg:inCase <urn:d> ; cg:geneSymbol "FBN1" ; cg:hgvs "NP_000129.3:p.(Cys1Ter)" ;
              cg:allelicState obo:GENO_0000134 .
            <urn:e#1> cg:inCase <urn:e> .
            """;

    private final Graph graph = graph();
    private final CaseColumns columns = new GraphColumns(graph);
    private final CaseSelector selector = new CaseSelector(graph, columns, () -> new ToldFindings(graph, columns));

    @ParameterizedTest
    @CsvSource({
        "gene=AIRE, abcd",
        "gene=HGNC:360, a",
        "gene=FBN1, d",
        "gene=TTN, ''",
        "variant=nonsense, abd",
        "gene=AIRE&variant=nonsense, ab",
        "variant=missense&variant=structural, bcd",
        "hgvs=p.(Arg257Ter), ab",
        "hgvs=NP_000374.1:p.(Arg257Ter), ab",
        "hgvs=NP_1.1:p.(Arg257Ter), ''",
        "gene=AIRE&alleles=2, ab",
        "gene=AIRE&alleles=1, c",
        "gene=AIRE&variant=nonsense&alleles=2, a",
        "gene=AIRE&variant=nonsense&alleles=1, b",
        "gene=AIRE&alleles=1&alleles=2, abc",
        "gene=FBN1&alleles=1, d"
    })
    void conditionsOnVariantsAreMetByOneVariantAndAllelesAreCountedOfThose(String selection, String cases) {
        assertEquals(cases, letters(CaseSelection.parse(selection)));
    }

    @Test
    void casesThatStandInFrontAreSelectedOnce() {
        AtomicInteger selections = new AtomicInteger();
        DatasetGraph dataset = DatasetGraphFactory.wrap(graph);
        GroupFunctions.register(
                dataset.getContext(),
                () -> {
                    selections.incrementAndGet();
                    return selector;
                },
                () -> {
                    throw new IllegalStateException();
                });
        String query =
                "PREFIX cg: <https://w3id.org/casegraph/ontology#> PREFIX f: <https://w3id.org/casegraph/function#>"
                        + " SELECT ?case { BIND ('gene=AIRE' AS ?cohort) ?any cg:inCase ?case . ?case f:inCohort ?cohort }";
        List<Binding> rows = new ArrayList<>();
        try (QueryExec exec = QueryExec.dataset(dataset).query(query).build()) {
            exec.select().forEachRemaining(rows::add);
        }

        assertEquals(6, rows.size());
        assertEquals(1, selections.get());
    }

    @Test
    void theFlowTellsWhoIsAgainstAndOfWhomNothingIsTold() {
        assertEquals(
                List.of(
                        new SelectedCases.Step(SelectionKey.GENE, List.of("AIRE"), 5, 4, 0, 1),
                        new SelectedCases.Step(SelectionKey.ALLELES, List.of("2"), 4, 2, 1, 1)),
                selector.select(CaseSelection.parse("alleles=2&gene=AIRE"), () -> {})
                        .flow());
    }

    private String letters(CaseSelection selection) {
        StringBuilder letters = new StringBuilder();
        selector.select(selection, () -> {}).cases().forEach((int number) -> letters.append((char) ('a' + number)));
        return letters.toString();
    }

    private static Graph graph() {
        Graph graph = GraphFactory.createDefaultGraph();
        RDFParser.fromString(CASES, Lang.TURTLE).parse(graph);
        return graph;
    }
}
