package org.casegraph.shapes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.apache.jena.graph.Graph;
import org.casegraph.problem.Problem;
import org.casegraph.source.SourceGraph;
import org.casegraph.source.TurtleSource;
import org.casegraph.vocabulary.CG;
import org.junit.jupiter.api.Test;

class UnknownTermsTest {
    private static final Graph ONTOLOGY = TurtleSource.read(
                    "o.ttl",
                    """
            @prefix cg: <https://w3id.org/casegraph/ontology#> .
            @prefix owl: <http://www.w3.org/2002/07/owl#> .
            <https://w3id.org/casegraph/ontology> a owl:Ontology .
            cg:Case a owl:Class .
            cg:Glossitis a owl:Class .
            cg:Female a cg:Sex .
            cg:Sex a owl:Class .
            cg:statedIn a owl:ObjectProperty .
            cg:site a owl:ObjectProperty .
            cg:quote a owl:DatatypeProperty .
            """)
            .graph();

    @Test
    void anUnknownClassIsNamedWithItsPlaceAndTheNearestClasses() {
        assertEquals(
                List.of("x.ttl:4:8: <https://w3id.org/casegraph/case/x#n>: cg:Glositis is not defined in the ontology."
                        + " Nearest are cg:Glossitis."),
                problems("<#n> a cg:Glositis ."));
    }

    @Test
    void anUnknownPropertyIsNamedAtItsOwnWordWithTheNearestProperties() {
        assertEquals(
                List.of("x.ttl:4:6: <https://w3id.org/casegraph/case/x#n>: cg:statedin is not defined in the ontology."
                        + " Nearest are cg:statedIn."),
                problems("<#n> cg:statedin <#p> ."));
    }

    @Test
    void anUnknownValueIsNamedWithTheNearestTerms() {
        assertEquals(
                List.of("x.ttl:4:14: <https://w3id.org/casegraph/case/x#n>: cg:Femal is not defined in the ontology."
                        + " Nearest are cg:Female."),
                problems("<#n> cg:site cg:Femal ."));
    }

    @Test
    void withoutANearNameTheNearestOfAllAreNamed() {
        assertEquals(
                List.of("x.ttl:4:14: <https://w3id.org/casegraph/case/x#n>: cg:Thrombosis is not defined in the"
                        + " ontology. Nearest are cg:Glossitis, cg:Case, cg:Female."),
                problems("<#n> cg:site cg:Thrombosis ."));
    }

    @Test
    void withoutAnyKnownNameTheRemedyIsToDefineTheTerm() {
        SourceGraph source =
                TurtleSource.read("x.ttl", "@base <https://w3id.org/casegraph/case/x> .\n<> a <" + CG.Case + "> .\n");

        assertEquals(
                List.of("x.ttl:2:6: <https://w3id.org/casegraph/case/x>: cg:Case is not defined in the ontology. Use a"
                        + " term that the ontology defines, or define this one."),
                CaseShapes.ofProject().unknownTerms(source, Graph.emptyGraph).stream()
                        .map(Problem::getMessage)
                        .toList());
    }

    @Test
    void aClassIsNoProperty() {
        assertEquals(
                List.of("x.ttl:4:6: <https://w3id.org/casegraph/case/x#n>: cg:Glossitis is a class, but is used as a"
                        + " property. Nearest are cg:site, cg:quote, cg:statedIn."),
                problems("<#n> cg:Glossitis \"yes\" ."));
    }

    @Test
    void aPropertyIsNoClassAndNeitherIsAnIndividual() {
        assertEquals(
                List.of(
                        "x.ttl:4:8: <https://w3id.org/casegraph/case/x#n>: cg:site is an object property, but is used as"
                                + " a class. Nearest are cg:Case, cg:Sex, cg:Glossitis.",
                        "x.ttl:4:17: <https://w3id.org/casegraph/case/x#n>: cg:Female is an individual, but is used as a"
                                + " class. Nearest are cg:Case, cg:Sex, cg:Glossitis."),
                problems("<#n> a cg:site, cg:Female ."));
    }

    @Test
    void textIsNoValueOfAnObjectPropertyAndANodeNoneOfADatatypeProperty() {
        assertEquals(
                List.of(
                        "x.ttl:4:14: <https://w3id.org/casegraph/case/x#n>: cg:site is an object property, but its value"
                                + " is the text or number \"liver\". Write a node or a term of the ontology instead. Nearest are cg:site, cg:Case, cg:Sex.",
                        "x.ttl:4:33: <https://w3id.org/casegraph/case/x#n>: cg:quote is a datatype property, but its"
                                + " value is the node <https://w3id.org/casegraph/case/x#q>. Write a text or number"
                                + " instead."),
                problems("<#n> cg:site \"liver\" ; cg:quote <#q> ."));
    }

    @Test
    void aTermUsedTwiceInOneStatementIsReportedOnce() {
        assertEquals(1, problems("cg:New cg:site cg:Female .").size());
    }

    @Test
    void definedTermsAndOtherVocabulariesAreFine() {
        assertEquals(
                List.of(),
                problems("<#n> a cg:Glossitis, <http://example.org/Thing> ; cg:site cg:Glossitis ; cg:quote \"x\" ."));
    }

    private static List<String> problems(String statement) {
        SourceGraph source = TurtleSource.read(
                "x.ttl",
                "@base <https://w3id.org/casegraph/case/x> .\n@prefix cg: <https://w3id.org/casegraph/ontology#> .\n"
                        + "<> a cg:Case .\n" + statement);
        return CaseShapes.ofProject().unknownTerms(source, ONTOLOGY).stream()
                .map(Problem::getMessage)
                .toList();
    }
}
