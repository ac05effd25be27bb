package org.casegraph.workbench;

import static org.casegraph.workbench.Encoding.apply;
import static org.casegraph.workbench.Encoding.fact;
import static org.casegraph.workbench.Encoding.node;
import static org.casegraph.workbench.Encoding.place;
import static org.casegraph.workbench.Encoding.term;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.casegraph.statement.OrderWord;
import org.casegraph.statement.Standing;
import org.casegraph.vocabulary.CG;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the workbench says of a case while it is written. */
class LiveAnswersTest {
    private static final TermLookup TERMS = new TermLookup(Encoding.ONTOLOGY);

    @TempDir
    private Path folder;

    private CaseFile file;

    @BeforeEach
    void begin() {
        file = Encoding.begun(folder).open();
        apply(file, fact(Standing.PRESENT, term("SkinLesion"), "a rash on both legs"));
        apply(file, fact(Standing.PRESENT, term("WeightLoss"), "lost weight over the last six months"));
        apply(file, fact(Standing.FINAL, term("Glucagonoma"), "confirmed a glucagonoma"));
    }

    private Tie tie(OrderWord relation, String other) {
        return new Tie(relation, node(file, other), Optional.empty(), false);
    }

    @Test
    void anOrderTellsWhatItWouldProveBeforeItIsStated() {
        apply(file, new Edit.Order(node(file, "skin-lesion"), tie(OrderWord.BEFORE, "weight-loss"), place("a rash")));
        String text = file.text();

        OrderTrial trial = OrderTrial.of(file, node(file, "weight-loss"), tie(OrderWord.BEFORE, "presentation"));

        assertTrue(trial.isPossible());
        assertEquals(
                List.of(
                        "skin lesion certainly comes before presentation",
                        "weight loss certainly comes before presentation"),
                trial.proved().stream().map(OrderTrial.Proved::words).sorted().toList());
        assertTrue(
                trial.proved().stream()
                        .flatMap(proved -> proved.steps().stream())
                        .anyMatch(step -> step.contains("“a rash”")),
                trial.proved().toString());
        assertEquals(text, file.text());
    }

    @Test
    void anOrderThatContradictsTellsTheCycleWithItsQuotes() {
        apply(file, new Edit.Order(node(file, "skin-lesion"), tie(OrderWord.BEFORE, "weight-loss"), place("a rash")));

        OrderTrial trial = OrderTrial.of(file, node(file, "skin-lesion"), tie(OrderWord.AFTER, "weight-loss"));

        assertFalse(trial.isPossible());
        assertEquals(2, trial.contradiction().size(), trial.contradiction().toString());
        assertTrue(
                trial.contradiction().get(0).startsWith("“a rash”: "),
                trial.contradiction().toString());
        assertEquals(List.of(), trial.proved());
    }

    @Test
    void whatCheckSaysIsToldOfTheFactThatItIsOf() {
        apply(file, fact(Standing.ABSENT, term("Diarrhoea"), "presented to our clinic"));

        List<LiveCheck.Message> messages = LiveCheck.ofProject().messages(file);

        assertTrue(
                messages.stream().anyMatch(message -> message.id().equals("unused-sentence")),
                "sentences on which nothing rests are notes");
        apply(file, new Edit.Removed(node(file, "no-diarrhoea")));
        apply(
                file,
                new Edit.Rewritten(
                        node(file, "skin-lesion"),
                        file.turtle(node(file, "skin-lesion")).get(0).replace("cg:SkinLesion", "cg:SkinLesin")));
        LiveCheck.Message misspelt = LiveCheck.ofProject().messages(file).stream()
                .filter(message -> message.level().equals("error"))
                .findFirst()
                .orElseThrow();
        assertEquals(Optional.of(node(file, "skin-lesion")), misspelt.node());
        assertTrue(misspelt.remedy().contains("SkinLesion"), misspelt.remedy());
    }

    @Test
    void theTimelineIsOfTheCaseAsItIsNow() {
        String before = TimelinePicture.svg(file).orElseThrow();

        apply(file, fact(Standing.PRESENT, term("Glossitis"), "a sore tongue"));

        assertFalse(before.contains("#fact-glossitis"));
        assertTrue(TimelinePicture.svg(file).orElseThrow().contains("#fact-glossitis"));
    }

    @Test
    void termsAreFoundByTheirNamesAndOnlyThoseThatCanBeStated() {
        assertEquals("diarrhoea", TERMS.find("diarrhea", "").get(0).label());
        assertEquals("measurement", TERMS.find("blood glucagon", "").get(0).kind());
        assertEquals("disease", TERMS.find("glucagonoma", "").get(0).kind());
        assertEquals(
                CG.named("TailOfPancreas"),
                TERMS.find("tail of pancreas", "site").get(0).term());
        assertTrue(
                TERMS.find("tail of pancreas", "").stream()
                        .noneMatch(found -> found.term().equals(CG.named("TailOfPancreas"))),
                "a part of the body is no finding");
        assertTrue(TERMS.choices(CG.basis).containsKey(CG.PatientDenial));
        assertTrue(TERMS.choices(CG.section).containsKey(CG.CaseDescription));
    }

    /** Of the words of a report that was encoded with it, those where the term that was meant stood far behind others. */
    @Test
    void theTermThatSharesMostWordsIsProposedFirst() {
        Map<String, String> meant = Map.of(
                "serum fasting gastrin level was over 1000 pg/mL", "BloodGastrin",
                "not associated with multiple endocrine neoplasia type 1", "MultipleEndocrineNeoplasiaType1",
                "relapsing chronic duodenal ulcer", "DuodenalUlcer",
                "abdominal CT scan", "ComputedTomography");

        meant.forEach((words, name) ->
                assertEquals(CG.named(name), TERMS.proposed(words).get(0).term(), words));
        assertEquals("grade", TERMS.find("grade 2", "").get(0).kind());
        assertEquals("specimen", TERMS.find("specimen", "").get(0).kind());
        assertEquals(
                "response", TERMS.find("skin lesion improvement", "").get(0).kind());
    }

    @Test
    void aWordThatNamesNothingProposesWhatIsAlwaysFoundWhereItBeginsThePlace() {
        List<Node> proposed = TERMS.proposed("epigastric soreness").stream()
                .map(TermLookup.Found::term)
                .toList();

        assertTrue(proposed.containsAll(List.of(CG.named("Pain"), CG.named("AbdominalPain"))), proposed::toString);
        assertEquals(List.of(), TERMS.proposed("the lorry"));
    }
}
