package org.casegraph.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.casegraph.vocabulary.CG;
import org.junit.jupiter.api.Test;

class HierarchyTest {
    private static final String SMALL =
            """
            cg:A rdfs:subClassOf cg:B , owl:Thing .
            cg:B rdfs:subClassOf cg:C , [ a owl:Restriction ; owl:onProperty cg:site ; owl:someValuesFrom cg:Z ] .
            cg:C rdfs:subClassOf cg:A .
            cg:D owl:equivalentClass cg:A .
            cg:E owl:equivalentClass [ owl:intersectionOf ( cg:F [ owl:intersectionOf ( cg:G ) ] ) ] .
            """;

    @Test
    void cyclesEquivalentClassesAndIntersectionsAreFollowed() {
        Hierarchy hierarchy = new Hierarchy(InferredCase.parse(SMALL));

        assertEquals(Set.of("B", "C", "D"), names(hierarchy, "A"));
        assertEquals(Set.of("A", "B", "C"), names(hierarchy, "D"));
        assertEquals(Set.of("F", "G"), names(hierarchy, "E"));
        assertEquals(Set.of(), names(hierarchy, "F"));
    }

    @Test
    void aFindingIsAnInstanceOfAllThatItsClassIsAKindOf() {
        InferredCase closed =
                InferredCase.of("<#glossitis> a cg:Glossitis ; rdfs:label \"glossitis\"@en ; cg:inCase <> .");

        assertEquals(Set.of("glossitis"), closed.rows("?f", "?f a cg:Finding"));
        assertEquals(Set.of("glossitis"), closed.rows("?f", "?f a cg:OralMucosalFinding"));
        assertEquals(Set.of("glossitis"), closed.rows("?f", "?f a cg:Occurrence"));
    }

    @Test
    void anAbsentFindingIsNeverAnInstanceOfWhatItDeniesNorOfAnythingAboveIt() {
        InferredCase closed = InferredCase.of(
                "<#no> a cg:AbsentFinding ; cg:absenceOf cg:Diarrhoea ; rdfs:label \"no diarrhoea\"@en ; cg:inCase <> .");

        assertEquals(Set.of("AbsentFinding", "Observation", "Occurrence"), closed.rows("?t", "<#no> a ?t"));
        assertEquals(Set.of("Diarrhoea"), closed.rows("?c", "<#no> cg:absenceOf ?c"));
    }

    @Test
    void superpropertiesAreWritten() {
        InferredCase closed = InferredCase.of("<#a> cg:certainlyPrecedes <#b> .");

        assertTrue(closed.ask("<#a> cg:probablyPrecedes <#b> ; cg:certainlyNotAfter <#b>"));
    }

    @Test
    void theInferredGraphHoldsNothingThatIsStatedAndTheArgumentsStayAsTheyWere() {
        Graph stated = InferredCase.parse("<> a cg:Case . <#g> a cg:Glossitis , cg:Finding ; cg:inCase <> .");
        long before = stated.size();
        long ontology = InferredCase.ONTOLOGY.size();

        InferredCase closed = InferredCase.of(
                NodeFactory.createURI(InferredCase.CASE), stated, Graph.emptyGraph, InferredCase.ONTOLOGY);

        assertFalse(closed.inferred().isEmpty());
        stated.find().forEachRemaining(triple -> assertFalse(closed.inferred().contains(triple)));
        assertEquals(before, stated.size());
        assertEquals(ontology, InferredCase.ONTOLOGY.size());
    }

    @Test
    void aGraphOfAnotherCaseIsRefused() {
        Node other = NodeFactory.createURI(CG.CASE_BASE + "other");

        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class,
                () -> InferredCase.of(
                        other, InferredCase.parse("<> a cg:Case ."), Graph.emptyGraph, InferredCase.ONTOLOGY));

        assertEquals("https://w3id.org/casegraph/case/other is not the case of this graph", refused.getMessage());
    }

    private static Set<String> names(Hierarchy hierarchy, String name) {
        return hierarchy.ancestors(NodeFactory.createURI(CG.NS + name)).stream()
                .map(node -> node.getURI().substring(CG.NS.length()))
                .collect(Collectors.toSet());
    }
}
