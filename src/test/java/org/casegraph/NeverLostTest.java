package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.system.G;
import org.apache.jena.vocabulary.RDF;
import org.casegraph.export.ExportFormat;
import org.casegraph.export.LostItem;
import org.casegraph.export.TermMatches;
import org.casegraph.export.delivery.Export;
import org.casegraph.export.delivery.ExportFormats;
import org.casegraph.export.delivery.ExportedCases;
import org.casegraph.graph.CaseIris;
import org.casegraph.graph.ShortNames;
import org.casegraph.store.Store;
import org.casegraph.vocabulary.CG;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * No list of losses has a finding or a denial that HPO has a term for, an exact value with its unit, an age, a sex, a
 * disease or a treatment. CARE-SM has no entry for a denial, and what was only suspected is no disease.
 */
@ExtendWith(SharedProject.class)
class NeverLostTest {
    private static final Set<Node> OF_ANY = Set.of(CG.sex, CG.ageYears, CG.concludes, CG.agent);
    private static final Set<Node> OF_NUMBERS =
            Set.of(CG.measures, CG.value, CG.lower, CG.upper, CG.lowerInclusive, CG.upperInclusive, CG.unit, CG.ucum);

    @ParameterizedTest
    @ValueSource(strings = {"phenopacket", "fhir", "rdf-phenopackets", "care-sm", "csv", "markdown"})
    void noListOfASampleOfCasesHasIt(String format, Store store) {
        for (String id : List.of("wang-2022", "han-tgh-3627", "yu-2023")) {
            assertEquals(List.of(), lost(format, CaseIris.of(id), store), format + " " + id);
        }
    }

    @Test
    @Tag("long")
    void noListOfAnyCaseHasIt(Store store) {
        for (ExportFormat format : ExportFormats.all()) {
            for (Node iri : store.cases()) {
                assertEquals(List.of(), lost(format.name(), iri, store), format.name() + " " + iri);
            }
        }
    }

    private static List<String> lost(String name, Node iri, Store store) {
        ExportFormat format = ExportFormats.named(name).orElseThrow();
        Export export = new ExportedCases(store)
                .documents(format, List.of(iri), "cases")
                .map(document -> Export.of(format, document))
                .findFirst()
                .orElseThrow();
        return export.losses().stream()
                .filter(item -> mayNotBe(item, name, store.dataset().getGraph(iri), store))
                .map(item -> item.where() + " " + item.what())
                .toList();
    }

    private static boolean mayNotBe(LostItem item, String format, Graph stated, Store store) {
        Graph all = store.dataset().getDefaultGraph();
        Node node = item.where();
        if (item.statement().isEmpty() && node.equals(CaseIris.caseOf(node))) {
            return false;
        }
        if (G.hasType(stated, node, CG.SuspectedDiagnosis)) {
            return false;
        }
        List<Triple> lost = item.statement().map(List::of).orElseGet(() -> stated.find(node, Node.ANY, Node.ANY)
                .toList());
        boolean isDenial = G.hasType(stated, node, CG.AbsentFinding);
        boolean isFound = isDenial ? !format.equals("care-sm") : G.hasType(stated, node, CG.Finding);
        boolean isExact = stated.contains(node, CG.value, Node.ANY) && stated.contains(node, CG.unit, Node.ANY);
        boolean isTreatment = G.hasType(all, node, CG.Treatment);
        return lost.stream().anyMatch(triple -> {
            Node property = triple.getPredicate();
            boolean isClass = property.equals(RDF.type.asNode());
            boolean isInHpo = new TermMatches(all)
                    .in(ShortNames.OBO + "HP_", triple.getObject())
                    .isPresent();
            return OF_ANY.contains(property)
                    || isExact && OF_NUMBERS.contains(property)
                    || isTreatment && isClass
                    || isFound && isInHpo && (isClass || property.equals(CG.absenceOf));
        });
    }
}
