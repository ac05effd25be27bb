package org.casegraph.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.casegraph.problem.Problem;
import org.junit.jupiter.api.Test;

class MappingTest {
    private static final String HEADER = "#+ title: Thing\n#+ detects: ASK { ?x a <urn:thing> }\n";
    private static final String TEMPLATE = "CONSTRUCT { ?x a <https://w3id.org/casegraph/ontology#Case> } ";

    @Test
    void theProjectHasOneMappingForEachFormat() {
        assertEquals(
                List.of("care-sm", "rdf-phenopackets"),
                Mappings.ofProject().list().stream().map(Mapping::id).toList());
    }

    @Test
    void aMappingKnowsItsCaseItsPatternsAndWhetherFilesAreReadTogether() {
        Mapping mapping = Mapping.read("my/own.rq", HEADER + TEMPLATE + "{ ?x <urn:p> ?y OPTIONAL { ?y <urn:q> 1 } }");

        assertEquals("own", mapping.id());
        assertEquals("x", mapping.caseVariable().getVarName());
        assertEquals(2, mapping.patterns().size());
        assertFalse(mapping.acrossFiles());
        assertTrue(Mapping.read("a.rq", "#+ cases: across files\n" + HEADER + TEMPLATE + "{ ?x ?p ?y }")
                .acrossFiles());
    }

    @Test
    void whatCannotBeUsedIsToldWithWhatToDo() {
        assertProblem(TEMPLATE + "{ ?x ?p ?y }", "m.rq: the header has no title. Add a line #+ title: ….");
        assertProblem(
                "#+ title: Thing\n" + TEMPLATE + "{ ?x ?p ?y }",
                "m.rq: the header has no detects. Add a line #+ detects: ….");
        assertProblem(
                HEADER.replace("ASK", "SELECT *") + TEMPLATE + "{ ?x ?p ?y }",
                "m.rq: detects is no ASK query. Write ASK { … } with what only this format has.");
        assertProblem(
                HEADER + "ASK { ?x ?p ?y }",
                "m.rq: a mapping has to CONSTRUCT triples. See queries/mappings/README.md.");
        assertProblem(
                HEADER + "CONSTRUCT { ?x a <urn:thing> } { ?x ?p ?y }",
                "m.rq: the template makes no variable a cg:Case. Write ?case a cg:Case in the CONSTRUCT.");
        assertProblem(
                HEADER + TEMPLATE + "{ ?x <urn:p>+ ?y }",
                "m.rq: the query has the property path (<urn:p>)+. Write each step as a triple pattern, so that what was"
                        + " read can be told from what was not.");
        assertProblem(
                HEADER + TEMPLATE + "{ ?x ?p ?y SERVICE <http://example.org/> { ?y ?q ?z } }",
                "m.rq: the query asks another server by SERVICE. Leave it out; no connection is made.");
        assertProblem(
                HEADER + TEMPLATE.strip() + " FROM <urn:g> WHERE { ?x ?p ?y }",
                "m.rq: the query names its data by FROM. Leave FROM out; it is asked of the files given.");
    }

    @Test
    void aMappingThatDoesNotParseIsToldWithItsLine() {
        Problem problem = assertThrows(Problem.class, () -> Mapping.read("m.rq", HEADER + "CONSTRUCT { ?x a }"));

        assertTrue(problem.getMessage().startsWith("m.rq:3:"), problem.getMessage());
    }

    private static void assertProblem(String text, String message) {
        assertEquals(
                message,
                assertThrows(Problem.class, () -> Mapping.read("m.rq", text)).getMessage());
    }
}
