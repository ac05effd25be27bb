package org.casegraph.explanation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.casegraph.inference.InferredCase;
import org.casegraph.problem.Problem;
import org.casegraph.vocabulary.CG;
import org.junit.jupiter.api.Test;

class ExplanationTest {
    private static final InferredCase CASE = InferredCase.of(
            """
            <#p1> a cg:Passage ; cg:section cg:CaseDescription ; cg:sentence 16 ; cg:quote "cheilitis and glossitis" .
            <#p2> a cg:Passage ; cg:section cg:Abstract ; cg:sentence 5 ; cg:quote "and glossitis" .
            <#glossitis> a cg:Glossitis ; rdfs:label "glossitis"@en ; cg:inCase <> ; cg:voice cg:AuthorsOnPatient ;
                cg:statedIn <#p1> ; cg:alsoStatedIn <#p2> ; cg:certainlyPrecedes <#s> .
            <#read> a cg:Finding ; rdfs:label "a reading"@en ; cg:inCase <> ; cg:voice cg:CuratorChosen ;
                rdfs:comment "the reason of the curator" .
            <#s> a cg:Specimen ; rdfs:label "specimen"@en ; cg:inCase <> .
            <#g> a cg:GradeAssessment ; cg:assesses <#s> ; cg:edition cg:WHO2017 ; rdfs:label "grade"@en ; cg:inCase <> .
            <#p3> a cg:Passage ; cg:section cg:CaseDescription ; cg:sentence 23 ; cg:quote "index of 30 %" .
            <#ki67> a cg:Measurement ; cg:measures cg:KiSixtySevenIndex ; cg:about <#s> ; cg:lower 30 ; cg:upper 30 ;
                rdfs:label "Ki-67 30 %"@en ; cg:inCase <> ; cg:voice cg:AuthorsOnPatient ; cg:statedIn <#p3> .
            <#tumour> a cg:Tumour ; rdfs:label "the tumour"@en ; cg:inCase <> .
            <#dx> a cg:FinalDiagnosis ; cg:concludes cg:Glucagonoma ; cg:about <#tumour> ; rdfs:label "dx"@en ;
                cg:inCase <> ; cg:voice cg:AuthorsOnPatient ; cg:statedIn <#p3> .
            """);

    @Test
    void whatTheAuthorsStateIsExplainedByItsPassages() {
        assertEquals(
                """
                glossitis <https://w3id.org/casegraph/case/test#glossitis>
                  types: glossitis
                  voice: authors on the patient
                  stated in case description, sentence 16: “cheilitis and glossitis”
                  also stated in abstract, sentence 5: “and glossitis”""",
                explained("glossitis"));
    }

    @Test
    void whatACuratorChoseIsExplainedByTheComment() {
        assertEquals(
                """
                a reading <https://w3id.org/casegraph/case/test#read>
                  types: finding
                  voice: curator-chosen
                  comment: the reason of the curator""",
                explained("read"));
    }

    @Test
    void whatARuleDerivedIsExplainedDownToTheQuotes() {
        String grade = "derived-grade-s-WHO2017";

        assertEquals(
                """
                specimen: grade 3 by WHO 2017 <https://w3id.org/casegraph/case/test#derived-grade-s-WHO2017>
                  types: derived grade
                  voice: rule-derived
                  rule: Grade of a specimen <https://w3id.org/casegraph/rule/derived-grade>
                    why: Where the indices of one specimen give different grades, the higher counts. Where an index that the edition uses is not reported for the specimen, or its bounds leave its grade open, the grade is at least the highest that the others give. Nothing lies above grade 3.
                    source: https://doi.org/10.1097/PAS.0000000000000089
                  from:
                    Ki-67 30 %: grade 3 by WHO 2017 <https://w3id.org/casegraph/case/test#derived-grade-by-index-ki67-WHO2017>
                      types: derived grade
                      voice: rule-derived
                      rule: Grade of a specimen by one index <https://w3id.org/casegraph/rule/derived-grade-by-index>
                        why: An index gives a grade by an edition of the WHO classification where every value it can have meets that edition's threshold. Since the higher of two indices counts, one alone gives the lowest grade that the specimen can have. The edition is the one that the authors name for the specimen, or each one where they name none. A count of mitoses per another field than the threshold's is left out, since the size of the field is not known.
                        source: https://doi.org/10.1007/s12022-022-09708-2
                      from:
                        Ki-67 30 % <https://w3id.org/casegraph/case/test#ki67>
                          types: measurement
                          voice: authors on the patient
                          stated in case description, sentence 23: “index of 30 %”
                        WHO 2017: Ki-67 index for grade 3 <https://w3id.org/casegraph/ontology#WHO2017Ki67Grade3>
                          types: grading threshold
                          definition: WHO 2017, Ki-67 index: above 20 %.
                          source: urn:isbn:9789283244936""",
                explained(grade));
    }

    @Test
    void aTypeThatIsStatedNamesItsGraph() {
        assertEquals(
                """
                glossitis is of the class glossitis
                  stated in <https://w3id.org/casegraph/case/test>
                  glossitis <https://w3id.org/casegraph/case/test#glossitis>
                    types: glossitis
                    voice: authors on the patient
                    stated in case description, sentence 16: “cheilitis and glossitis”
                    also stated in abstract, sentence 5: “and glossitis”""",
                explained("glossitis", RDF.type.asNode(), "Glossitis"));
    }

    @Test
    void aTypeThatFollowsIsExplainedByTheChainOfClasses() {
        assertEquals(
                """
                glossitis is of the class observation
                  glossitis is a kind of oral mucosal finding
                  oral mucosal finding is a kind of finding
                  finding is a kind of observation
                  glossitis <https://w3id.org/casegraph/case/test#glossitis>
                    types: glossitis
                    voice: authors on the patient
                    stated in case description, sentence 16: “cheilitis and glossitis”
                    also stated in abstract, sentence 5: “and glossitis”""",
                explained("glossitis", RDF.type.asNode(), "Observation"));
    }

    @Test
    void aTypeThatARuleWroteIsExplainedByItsConclusion() {
        assertEquals(
                """
                the tumour is of the class glucagonoma is of the class pancreatic neuroendocrine tumour
                  glucagonoma is a kind of functional pancreatic neuroendocrine tumour
                  functional pancreatic neuroendocrine tumour is a kind of pancreatic neuroendocrine tumour
                  the tumour is of the class glucagonoma <https://w3id.org/casegraph/case/test#tumour-type-tumour-dx>
                    types: derived disease, glucagonoma
                    voice: rule-derived
                    rule: Type of the tumour that the final diagnosis is about <https://w3id.org/casegraph/rule/tumour-type>
                      why: The final diagnosis is a statement; if it holds, the tumour that it is about is of the class that it concludes. The disease is a node of its own, in the voice of the rule; the tumour stays the thing that the case describes.
                      source: https://w3id.org/casegraph/ontology
                    from:
                      dx <https://w3id.org/casegraph/case/test#dx>
                        types: final diagnosis
                        voice: authors on the patient
                        stated in case description, sentence 23: “index of 30 %”
                      the tumour <https://w3id.org/casegraph/case/test#tumour>
                        types: tumour""",
                explained("tumour-type-tumour-dx", RDF.type.asNode(), "PancreaticNeuroendocrineTumour"));
    }

    @Test
    void aPropertyThatFollowsIsExplainedByTheChainOfProperties() {
        Triple triple = Triple.create(InferredCase.node("glossitis"), CG.probablyPrecedes, InferredCase.node("s"));

        assertEquals(
                "certainly precedes is a kind of probably precedes",
                Explanation.of(triple, CASE.dataset()).lines().get(1).strip());
    }

    @Test
    void whatIsNotInTheGraphIsAProblem() {
        Problem node = assertThrows(Problem.class, () -> explained("nothing"));
        Problem triple = assertThrows(Problem.class, () -> explained("glossitis", RDF.type.asNode(), "Diarrhoea"));

        assertEquals(
                "<https://w3id.org/casegraph/case/test#nothing>: nothing is known of it. Check the IRI.",
                node.getMessage());
        assertEquals(
                "glossitis is of the class diarrhoea: this is not in the graph. What holds is: glossitis is of the class glossitis.",
                triple.getMessage());
    }

    private static String explained(String fragment) {
        return String.join(
                "\n", Explanation.of(InferredCase.node(fragment), CASE.union()).lines());
    }

    private static String explained(String fragment, Node property, String object) {
        Triple triple = Triple.create(InferredCase.node(fragment), property, NodeFactory.createURI(CG.NS + object));
        return String.join("\n", Explanation.of(triple, CASE.dataset()).lines());
    }
}
