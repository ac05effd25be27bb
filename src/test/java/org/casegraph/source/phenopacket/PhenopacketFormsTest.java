package org.casegraph.source.phenopacket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.casegraph.source.ImportedCase;
import org.casegraph.vocabulary.CG;
import org.junit.jupiter.api.Test;

/** The forms in which other tools write phenopackets. */
class PhenopacketFormsTest {
    private static final Path FORMS = Path.of("src/test/resources/phenopackets/forms");

    private final List<ImportedCase> cases = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final PhenopacketSource source = new PhenopacketSource(
            cases::add, problem -> problems.add(problem.getMessage().replace(FORMS + "/", "")));

    @Test
    void theNamesOfTheSchemaItselfAreRead() {
        Graph graph = read("snake.json");

        assertEquals(List.of(), problems);
        assertEquals(1, graph.stream(Node.ANY, CG.absenceOf, Node.ANY).count());
        assertEquals(List.of("snake $.metaData.createdBy: withheld, as it may tell who someone is"), losses());
    }

    /** What a field holds that no schema knows may tell who someone is. */
    @Test
    void unknownFieldsAreListedWithoutTheirValues() {
        Graph graph = read("typed.json");

        assertEquals(List.of(), problems);
        assertTrue(graph.contains(Node.ANY, CG.inCase, Node.ANY));
        assertEquals(
                List.of(
                        "typed $.@type: withheld, as the schema does not know it",
                        "typed $.subject.shoeSize: withheld, as the schema does not know it",
                        "typed $.phenotypicFeatures[0].@type: withheld, as the schema does not know it"),
                losses());
    }

    @Test
    void anArrayHoldsARecordInEachItemAndABadOneStopsNoOther() {
        source.read(FORMS.resolve("array.json"));

        assertEquals(List.of("array-1", "array-4"), ids());
        assertEquals(
                List.of(
                        "array.json $[1]: this is no JSON object. Give a phenopacket, a family or a cohort.",
                        "array.json $[2].subject.sex: this does not fit version 2.0.2 of the schema:"
                                + " Invalid enum value: PURPLE for enum type: org.phenopackets.schema.v2.core.Sex."
                                + " Correct the value, or the version in metaData.phenopacketSchemaVersion."),
                problems);
        assertEquals(List.of("array-4 $[3].nickname: withheld, as the schema does not know it"), losses());
    }

    @Test
    void aLineHoldsARecordAndABrokenOneStopsNoOther() {
        source.read(FORMS.resolve("lines.ndjson"));

        assertEquals(List.of("line-1", "line-4"), ids());
        assertEquals(1, problems.size(), problems::toString);
        assertTrue(problems.get(0).startsWith("lines.ndjson:2: this is no JSON: "), problems.get(0));
    }

    @Test
    void aRecordWithoutAVersionIsOfTheOneWhoseFieldsItHas() {
        assertTrue(read("unversioned.json").contains(Node.ANY, Node.ANY, CG.GeneInterpretation));
        assertEquals(
                1,
                read("unversioned2.json").stream(Node.ANY, CG.absenceOf, Node.ANY)
                        .count());
        assertEquals(List.of(), problems);

        source.read(FORMS.resolve("undecided.json"));
        assertEquals(
                List.of(
                        "undecided.json $.metaData.phenopacketSchemaVersion: the version of the schema is not given, and"
                                + " the fields fit 2 as well as 1. Versions 2 and 1 are read; say which it is."),
                problems);
    }

    @Test
    void aForeignFormatIsNamedForWhatItIsWithWhatToDo() {
        Path foreign = FORMS.resolveSibling("foreign");
        source.read(foreign);

        assertEquals(
                List.of(
                        "answer.json $: this is an answer of a Beacon, and no phenopacket."
                                + " Take the individuals out of it, and make phenopackets of them with Convert-Pheno.",
                        "beacon.json $[0]: this is an individual of Beacon v2, and no phenopacket."
                                + " Make a phenopacket of it with Convert-Pheno.",
                        "exomiser.yml $: this is a job of Exomiser, and no phenopacket."
                                + " Give the phenopacket that it analyses.",
                        "fhir.json $: this is FHIR, and no phenopacket. Make a phenopacket of each Patient first.",
                        "lirical.yml $: this is a job of LIRICAL, and no phenopacket."
                                + " Write its hpoIds as the phenotypicFeatures of a phenopacket.",
                        "mcode.json $: this is mCODE, a profile of FHIR, and no phenopacket."
                                + " Make a phenopacket of it first."),
                problems.stream()
                        .map(problem -> problem.replace(foreign + "/", ""))
                        .toList());
        assertEquals(List.of(), cases);
    }

    private Graph read(String name) {
        source.read(FORMS.resolve(name));
        return cases.get(cases.size() - 1).source().graph();
    }

    private List<String> ids() {
        return cases.stream().map(ImportedCase::id).toList();
    }

    private List<String> losses() {
        return cases.stream()
                .flatMap(one -> one.losses().stream())
                .map(loss -> loss.caseId() + " " + loss.path() + ": " + loss.what())
                .toList();
    }
}
