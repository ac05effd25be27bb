package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.exec.QueryExec;
import org.casegraph.graph.CaseIris;
import org.casegraph.graph.Labels;
import org.casegraph.graph.ShortNames;
import org.casegraph.problem.Problem;
import org.casegraph.query.Parameter;
import org.casegraph.query.Question;
import org.casegraph.query.QuestionLibrary;
import org.casegraph.source.ImportedCase;
import org.casegraph.source.ProjectSources;
import org.casegraph.source.phenopacket.PhenopacketSource;
import org.casegraph.store.Store;
import org.casegraph.timeline.CaseOrder;
import org.casegraph.vocabulary.CG;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the questions answer of records whose terms belong to vocabularies that are not loaded. */
class ForeignAnswersTest {
    private static final String RECORD =
            """
            { "id": "NAME", "subject": { "id": "p", "sex": "FEMALE",
                "timeAtLastEncounter": { "age": { "iso8601duration": "P7Y" } } },
              "phenotypicFeatures": [
                { "type": { "id": "HP:0001250", "label": "Seizure" }, "onset": { "age": { "iso8601duration": "P2Y" } } },
                { "type": { "id": "HP:0001166", "label": "Arachnodactyly" } },
                { "type": { "id": "HP:0000545", "label": "Myopia" }, "excluded": true } ],
              "measurements": [
                { "assay": { "id": "LOINC:2093-3", "label": "Cholesterol" },
                  "value": { "quantity": { "unit": { "id": "UCUM:mg/dL", "label": "mg/dL" }, "value": 300,
                    "referenceRange": { "low": 100, "high": 200 } } } } ],
              "medicalActions": [
                { "treatment": { "agent": { "id": "DrugCentral:1", "label": "Losartan" } } } ],
              "diseases": [
                { "term": { "id": "ORPHA:558", "label": "Marfan syndrome in Orphanet" } } ],
              "interpretations": [
                { "id": "i", "progressStatus": "SOLVED",
                  "diagnosis": { "disease": { "id": "OMIM:154700", "label": "Marfan syndrome" },
                    "genomicInterpretations": [
                      { "subjectOrBiosampleId": "p", "interpretationStatus": "CAUSATIVE",
                        "variantInterpretation": { "variationDescriptor": { "id": "v",
                          "geneContext": { "valueId": "HGNC:3603", "symbol": "FBN1" },
                          "expressions": [ { "syntax": "hgvs.c", "value": "NM_000138.5:c.7339G>A" } ] } } } ] } } ],
              "metaData": { "phenopacketSchemaVersion": "2.0" } }
            """;

    private static Store store;

    @BeforeAll
    static void build() {
        List<ImportedCase> cases = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        PhenopacketSource source = new PhenopacketSource(cases::add, problems::add);
        for (String name : List.of("first", "second")) {
            source.read(name + ".json", RECORD.replace("NAME", name).getBytes(StandardCharsets.UTF_8));
        }
        source.read(
                "other.json",
                RECORD.replace("NAME", "other")
                        .replace("OMIM:154700", "OMIM:130050")
                        .replace("ORPHA:558", "ORPHA:286")
                        .replace("Marfan syndrome", "vascular Ehlers-Danlos syndrome")
                        .getBytes(StandardCharsets.UTF_8));
        assertEquals(List.of(), problems);
        store = Store.inMemory(
                ProjectSources.ontology(),
                cases.stream().map(ImportedCase::source).toList());
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @Test
    void noColumnOfLabelsIsEmptyWhereTheDataHaveAWordForTheThing() {
        Labels labels = new Labels(store.dataset().getDefaultGraph());
        Set<String> unnamed = new TreeSet<>();
        Set<String> named = new TreeSet<>();
        for (Question question : QuestionLibrary.ofProject().questions()) {
            for (Map<String, String> arguments : List.of(
                    Map.<String, String>of(),
                    Map.of("disease", "OMIM:154700"),
                    Map.of("disease", "ORPHA:558"),
                    Map.of("with", "HP:0001250"))) {
                if (question.parameters().stream()
                        .map(parameter -> parameter.name())
                        .toList()
                        .containsAll(arguments.keySet())) {
                    walk(question, arguments, labels, named, unnamed);
                }
            }
        }

        assertEquals(Set.of(), unnamed);
        assertTrue(
                named.containsAll(Set.of(
                        "finding-frequency ?disease Marfan syndrome",
                        "finding-frequency ?finding Arachnodactyly",
                        "diagnosis-evidence ?conclusion Marfan syndrome in Orphanet",
                        "cases-by-diagnosis ?concluded Marfan syndrome")),
                named.toString());
    }

    /** Each thing that has a column of labels beside it is sorted into those with a label and those without. */
    private static void walk(
            Question question, Map<String, String> arguments, Labels labels, Set<String> named, Set<String> unnamed) {
        try (QueryExec execution = QueryExec.dataset(store.dataset())
                .query(question.bind(arguments, store.dataset()))
                .build()) {
            execution
                    .select()
                    .forEachRemaining(row -> row.forEach((variable, thing) -> {
                        Var label = Var.alloc(variable.getVarName() + "Label");
                        if (question.query().getProjectVars().contains(label)
                                && labels.find(thing).isPresent()) {
                            String shown = question.id() + " ?" + variable.getVarName() + " ";
                            if (row.contains(label)) {
                                named.add(shown + row.get(label).getLiteralLexicalForm());
                            } else {
                                unnamed.add(shown + thing);
                            }
                        }
                    }));
        }
    }

    /** But for what says how to ask, of which any data may have none. */
    @Test
    void noDefaultOfAQuestionAcrossCasesNamesWhatNoCaseHas() {
        Set<String> always = Set.of(
                "Finding", "FinalDiagnosis", "DiagnosticGround", "Treatment", "certainlyNotAfter", "probablyPrecedes");
        Set<String> absent = new TreeSet<>();
        for (Question question : QuestionLibrary.ofProject().questions()) {
            if (question.tags().contains("cases")) {
                Map<String, String> examples = question.examplesIn(store.dataset(), Map.of());
                question.parameters().forEach(parameter -> {
                    String written = Optional.ofNullable(examples.get(parameter.name()))
                            .or(parameter::defaultValue)
                            .orElse("");
                    String value = parameter.choices().stream()
                            .filter(choice -> choice.name().equals(written))
                            .findFirst()
                            .map(Parameter.Choice::value)
                            .orElse(written);
                    Node named = ShortNames.ofProject().expand(value).orElseGet(() -> NodeFactory.createURI(value));
                    boolean isTerm = value.contains(":");
                    if (isTerm
                            && !(value.startsWith(CG.Case.getNameSpace()) && always.contains(named.getLocalName()))
                            && !isOfACase(named)) {
                        absent.add(question.id() + " " + parameter.name() + "=" + value);
                    }
                });
            }
        }

        assertEquals(Set.of(), absent);
    }

    private static boolean isOfACase(Node thing) {
        Graph union = store.dataset().getDefaultGraph();
        return union.stream(Node.ANY, Node.ANY, thing)
                .anyMatch(triple -> union.contains(triple.getSubject(), CG.inCase, Node.ANY));
    }

    @Test
    void whereADefaultGivesWayItsQuestionHasAnAnswer() {
        for (String id : List.of("finding-frequency", "cases-with-and-without", "status-of", "values-over-time")) {
            Question question = QuestionLibrary.ofProject().question(id);
            try (QueryExec execution = QueryExec.dataset(store.dataset())
                    .query(question.bind(Map.of(), store.dataset()))
                    .build()) {
                // All records tell the same, so that none has a finding without another.
                assertEquals(
                        !id.equals("cases-with-and-without"), execution.select().hasNext(), id);
            }
        }
        assertEquals(
                Map.of("measure", "https://loinc.org/2093-3"),
                QuestionLibrary.ofProject().question("values-over-time").examplesIn(store.dataset(), Map.of()));
        assertEquals(
                Map.of(),
                QuestionLibrary.ofProject()
                        .question("finding-frequency")
                        .examplesIn(store.dataset(), Map.of("sex", List.of("female"))));
    }

    @Test
    void aTermHasOneLabelHoweverManyRecordsNameIt() {
        Graph union = store.dataset().getDefaultGraph();

        union.stream(Node.ANY, CG.recordedLabel, Node.ANY)
                .forEach(triple -> assertEquals(
                        1,
                        Labels.texts(union, triple.getSubject(), Labels.PROPERTIES.get(0))
                                .count(),
                        triple.toString()));
    }

    /** It is there from birth, or as long as the tissue of its specimen. */
    @Test
    void aVariantHasNoPlaceInTheOrder() {
        Node first = CaseIris.of("first");
        Node variant = NodeFactory.createURI(first.getURI() + "#interpretation-1-variant-1");
        Graph union = store.dataset().getDefaultGraph();

        assertTrue(union.contains(variant, Node.ANY, CG.Variant));
        assertEquals(
                List.of(),
                union.stream(variant, Node.ANY, Node.ANY)
                        .filter(triple -> CaseOrder.isOrder(triple.getPredicate()))
                        .toList());
        assertEquals(
                List.of(),
                union.stream(Node.ANY, Node.ANY, variant)
                        .filter(triple -> CaseOrder.isOrder(triple.getPredicate()))
                        .toList());
        assertEquals(
                List.of(),
                store.order().ordered(first).stream().filter(variant::equals).toList());
    }
}
