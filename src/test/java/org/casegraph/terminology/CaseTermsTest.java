package org.casegraph.terminology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDFS;
import org.casegraph.source.TurtleSource;
import org.junit.jupiter.api.Test;

class CaseTermsTest {
    private static final Path FILES = Path.of("src/test/resources/terminologies");

    private final List<String> problems = new ArrayList<>();

    @Test
    void obsoleteUnknownAndRelabelledTermsAreNamedWithCaseAndWhatToDo() {
        List<CaseTerms.Doubt> doubts =
                new CaseTerms(tide("tide.obo")).doubts(TurtleSource.read(FILES.resolve("islander.ttl")));

        String file = FILES.resolve("islander.ttl").toString();
        assertEquals(
                List.of(
                        "islander: TIDE:0000004 is called \"Foul temper\" there and \"Ailment of mood\" in tide"
                                + " 2026-01-01. Check that the id is the one meant, and take the terminology's label.",
                        "islander: TIDE:0000005 \"obsolete Sea rash\" is obsolete in tide 2026-01-01. Write TIDE:0000003"
                                + " \"Salt rash\"; until then it is found under both.",
                        "islander: TIDE:0000006 \"obsolete Land sickness\" is obsolete in tide 2026-01-01. Choose among"
                                + " TIDE:0000003 \"Salt rash\", TIDE:0000004 \"Ailment of mood\".",
                        "islander: TIDE:0000033 is obsolete in tide 2026-01-01. Write TIDE:0000003 \"Salt rash\"; until"
                                + " then it is found under both.",
                        "islander: TIDE:0000099 is not in tide 2026-01-01. Check the id, or give a newer release of the"
                                + " terminology."),
                doubts.stream()
                        .map(doubt -> doubt.problem().getMessage())
                        .map(line -> line.substring(line.indexOf("islander: ")))
                        .toList());
        assertTrue(
                doubts.get(4).problem().getMessage().matches("\\Q" + file + "\\E:\\d+:\\d+ islander: .*"),
                doubts.get(4).problem().getMessage());
    }

    @Test
    void whatIsSaidOverMoreThanOneStepIsInAGraphOfItsOwn() {
        Graph indirect = tide("tide.obo").indirect();

        assertEquals(
                List.of(triple("TIDE_0000003", "TIDE_0000001")), indirect.find().toList());
    }

    @Test
    void aSecondReleaseOfATerminologyIsLeftOutAndNamed() {
        Terminologies both = tide("tide.obo", "tide.json");

        assertEquals(1, both.list().size());
        assertEquals(
                List.of(FILES.resolve("tide.json") + ": this is tide 2026-01-01, and tide 2026-01-01 was read from "
                        + FILES.resolve("tide.obo") + ". Give one release of a terminology; the first was kept."),
                problems);
    }

    private Terminologies tide(String... files) {
        List<Terminology> read = new ArrayList<>();
        for (String file : files) {
            read.addAll(TerminologySource.read(FILES.resolve(file), problem -> problems.add(problem.getMessage())));
        }
        return Terminologies.of(read, problem -> problems.add(problem.getMessage()));
    }

    private static Triple triple(String narrow, String broad) {
        return Triple.create(term(narrow), RDFS.subClassOf.asNode(), term(broad));
    }

    private static Node term(String local) {
        return NodeFactory.createURI(OBO.NS + local);
    }
}
