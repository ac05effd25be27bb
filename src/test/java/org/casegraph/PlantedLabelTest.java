package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.casegraph.chronicle.CaseEvent;
import org.casegraph.chronicle.CaseTimeline;
import org.casegraph.explanation.OrderProof;
import org.casegraph.graph.CaseIris;
import org.casegraph.intake.CaseStore;
import org.casegraph.problem.Problem;
import org.casegraph.query.Answer;
import org.casegraph.query.AnswerFormat;
import org.casegraph.query.Question;
import org.casegraph.query.QuestionLibrary;
import org.casegraph.source.OwnCases;
import org.casegraph.source.ProjectSources;
import org.casegraph.source.SourceGraph;
import org.casegraph.source.TurtleSource;
import org.casegraph.store.Store;
import org.casegraph.vocabulary.CG;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A label is for people: whatever a file calls something, what is decided and explained stays as it is. */
class PlantedLabelTest {
    private static final Path CASES = Path.of("data/cases");
    private static final String ABSCHLUSS = "\ncg:FinalDiagnosis rdfs:label \"Abschluss\"@en .\n";

    /** Each so many-th case is in a short run. */
    private static final int SAMPLE = 4;

    @TempDir
    private Path folder;

    @Test
    void aTermThatOneCaseLabelsAnewKeepsItsMeaningInOthers() throws IOException {
        List<SourceGraph> all = OwnCases.all();
        changesNothingElse(IntStream.range(0, all.size())
                .filter(number -> number % SAMPLE == 0 || all.get(number).name().equals(CaseIris.of("wang-2022")))
                .mapToObj(all::get)
                .toList());
    }

    @Test
    @Tag("long")
    void aTermThatOneCaseLabelsAnewKeepsItsMeaningInEveryOther() throws IOException {
        changesNothingElse(OwnCases.all());
    }

    private void changesNothingElse(List<SourceGraph> given) throws IOException {
        List<SourceGraph> cases = new ArrayList<>(given);
        Map<String, String> before = answers(cases);
        cases.replaceAll(
                source -> source.name().equals(CaseIris.of("wang-2022")) ? planted("wang-2022", ABSCHLUSS) : source);
        assertTrue(before.size() > 40, () -> before.keySet().toString());

        Map<String, String> after = answers(cases);
        before.forEach((asked, answer) -> assertEquals(answer, withoutPlanted(after.get(asked)), asked));
    }

    @Test
    void aTermThatACaseLabelsIsRefusedAtItsLine() throws IOException {
        Path file = write("wang-2022", ABSCHLUSS);
        long line = Files.readAllLines(file).size();

        CommandLineRun check = CommandLineRun.of("check", file.toString());

        String told = file + ":" + line + ":\\d+: \"Abschluss\" cg:FinalDiagnosis: the case states something of a term:"
                + " \"Abschluss\"\\. Leave it out: .+ \\[shape-violated]\\n";
        assertEquals(1, check.status());
        assertTrue(check.err().matches("(?s).*" + told + ".*"), check.err());
        assertThrows(Problem.class, () -> CaseStore.of(List.of(file)));
    }

    @Test
    void labelsInOtherLanguagesChangeNoExplanation() throws IOException {
        Store plain = store(OwnCases.all().stream()
                .filter(source -> source.name().equals(CaseIris.of("wang-2022")))
                .findFirst()
                .orElseThrow());
        Store labelled = store(
                planted("wang-2022", "\n<#skin-lesions> rdfs:label \"Hautveränderungen\"@de , \"Aknoid\"@de .\n"));
        Triple order = Triple.create(node("skin-lesions"), CG.certainlyPrecedes, node("working-diagnosis"));

        assertEquals(proof(plain, order), proof(labelled, order));
        assertEquals(
                CaseTimeline.of(plain, CaseIris.of("wang-2022")).events().stream()
                        .map(CaseEvent::label)
                        .toList(),
                CaseTimeline.of(labelled, CaseIris.of("wang-2022")).events().stream()
                        .map(CaseEvent::label)
                        .toList());
    }

    private static List<String> proof(Store store, Triple order) {
        return OrderProof.of(order, store.order(), store.dataset().getDefaultGraph())
                .lines();
    }

    private static Node node(String name) {
        return NodeFactory.createURI(CG.CASE_BASE + "wang-2022#" + name);
    }

    private static Store store(SourceGraph source) {
        return Store.inMemory(ProjectSources.ontology(), List.of(source));
    }

    /** Less the rows that only print the label beside the right one: nothing else may come of it. */
    private static String withoutPlanted(String answer) {
        return answer.lines()
                .filter(line -> !line.contains("Abschluss"))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    /** Each case's main diagnosis, and the whole answer to each question over all cases, as CSV. */
    private static Map<String, String> answers(List<SourceGraph> cases) {
        Map<String, String> answers = new TreeMap<>();
        try (Store store = Store.inMemory(ProjectSources.ontology(), cases)) {
            store.cases()
                    .forEach(caseIri -> answers.put(
                            CaseIris.id(caseIri),
                            CaseTimeline.of(store, caseIri)
                                            .mainDiagnosis()
                                            .map(CaseEvent::id)
                                            .orElse("none") + "\n"));
            QuestionLibrary.ofProject()
                    .questions()
                    .forEach(question -> answers.put(question.id(), answer(question, store.dataset())));
        }
        return answers;
    }

    private static String answer(Question question, DatasetGraph dataset) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Answer.write(question.bind(Map.of(), dataset), dataset, AnswerFormat.CSV, out);
        return withoutPlanted(out.toString(StandardCharsets.UTF_8));
    }

    private SourceGraph planted(String id, String turtle) {
        try {
            return TurtleSource.read(write(id, turtle));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path write(String id, String turtle) throws IOException {
        Path file = folder.resolve(id + ".ttl");
        Files.writeString(file, Files.readString(CASES.resolve(id + ".ttl")) + turtle);
        return file;
    }
}
