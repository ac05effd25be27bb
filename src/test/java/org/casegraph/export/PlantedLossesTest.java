package org.casegraph.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.casegraph.SharedProject;
import org.casegraph.export.delivery.Export;
import org.casegraph.export.delivery.ExportFormats;
import org.casegraph.graph.CaseIris;
import org.casegraph.store.Store;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Of each reason a case that loses just that, which is what its list tells. */
@ExtendWith(SharedProject.class)
class PlantedLossesTest {
    private static final Path CASES = Path.of("src/test/resources/losses/planted.ttl");
    private static final Node CASE = CaseIris.of("planted");
    private static final String PREFIXES =
            """
            PREFIX cg: <https://w3id.org/casegraph/ontology#>
            PREFIX dcterms: <http://purl.org/dc/terms/>
            PREFIX obo: <http://purl.obolibrary.org/obo/>
            PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
            PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
            """;

    /** What all of them have, which every format holds. */
    private static final String CORE =
            """
            <> a cg:Case ; dcterms:identifier "planted" .
            <#patient> a cg:Patient ; cg:sex cg:Female ; cg:inCase <> .
            """;

    /** @param lost how many statements of which nodes */
    private record Planted(String reason, String format, Map<String, Integer> lost, String turtle) {
        static Planted of(String block) {
            String[] words = block.lines().findFirst().orElseThrow().strip().split(" ");
            return new Planted(
                    words[0],
                    words[1],
                    Map.of(words[0] + " " + words[2], Integer.valueOf(words[3])),
                    block.substring(block.indexOf('\n')));
        }
    }

    @TestFactory
    Stream<DynamicTest> justWhatIsPlantedIsInTheList(Store store) throws IOException {
        return planted().stream()
                .map(planted -> DynamicTest.dynamicTest(
                        planted.reason() + " in " + planted.format(),
                        () -> assertEquals(planted.lost(), lost(planted.format(), planted.turtle(), store))));
    }

    /** So that a loss comes from what is planted and from nothing else. */
    @TestFactory
    Stream<DynamicTest> nothingIsLostWhereNothingIsPlanted(Store store) throws IOException {
        return planted().stream()
                .map(Planted::format)
                .distinct()
                .map(format -> DynamicTest.dynamicTest(format, () -> assertEquals(Map.of(), lost(format, "", store))));
    }

    @Test
    void eachReasonIsPlanted() throws IOException {
        assertEquals(
                LossReasons.all().stream().map(LossReasons.Row::id).collect(Collectors.toSet()),
                planted().stream().map(Planted::reason).collect(Collectors.toSet()));
    }

    private static List<Planted> planted() throws IOException {
        return Stream.of(Files.readString(CASES).split("(?m)^#> "))
                .skip(1)
                .map(Planted::of)
                .toList();
    }

    private static Map<String, Integer> lost(String format, String turtle, Store store) {
        Graph stated = GraphMemFactory.createDefaultGraph();
        RDFParser.fromString(PREFIXES + CORE + turtle, Lang.TURTLE)
                .base(CASE.getURI())
                .parse(stated);
        ExportedCase exported = new ExportedCase(CASE, stated, store.dataset().getDefaultGraph());
        Export export =
                Export.of(ExportFormats.named(format).orElseThrow(), new ExportDocument("planted", List.of(exported)));
        Map<String, Integer> lost = new TreeMap<>();
        export.losses()
                .forEach(item -> lost.merge(
                        item.reason() + " " + (item.where().equals(CASE) ? "case" : CaseIris.fragment(item.where())),
                        item.times(),
                        Integer::sum));
        return lost;
    }
}
