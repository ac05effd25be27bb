package org.casegraph.cohort.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.casegraph.MappedProject;
import org.casegraph.SharedProject;
import org.casegraph.cohort.selection.CaseSelection;
import org.casegraph.graph.Status;
import org.casegraph.query.QuestionLibrary;
import org.casegraph.vocabulary.CG;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The cells of a review say what the graph proves, and what stands behind them. */
@ExtendWith(SharedProject.class)
class ReviewTablesTest {
    private static final Runnable NO_WATCH = () -> {};

    private static DatasetGraph memory;
    private static ReviewTable tumours;

    @BeforeAll
    static void open(MappedProject project) {
        memory = project.memory();
        tumours = table(memory, "", "functional-pancreatic-tumours");
        assertEquals(
                tumours,
                table(project.columns(), "", "functional-pancreatic-tumours"),
                "in memory and over columns they are the same");
    }

    private static ReviewTable table(DatasetGraph dataset, String selection, String set) {
        return ReviewTables.of(dataset.getContext())
                .table(CaseSelection.parse(selection), ColumnSet.ofProject(set).orElseThrow(), NO_WATCH);
    }

    private static ReviewTable table(String selection, String columns) {
        return ReviewTables.of(memory.getContext())
                .table(
                        CaseSelection.parse(selection),
                        ColumnSetReader.read("columns.yaml", "columns:\n" + columns),
                        NO_WATCH);
    }

    private static String text(ReviewTable table, String column) {
        return cell(table, 0, column).text();
    }

    private static ReviewCell cell(ReviewTable table, int row, String column) {
        List<String> ids =
                table.columns().columns().stream().map(ReviewColumn::id).toList();
        return table.rows().get(row).cells().get(ids.indexOf(column));
    }

    @Test
    void aFindingStandsAsTheQuestionStatusOfTellsIt() {
        List<ReviewColumn> findings = tumours.columns().columns().stream()
                .filter(column -> column.item() instanceof Item.OfFinding finding
                        && finding.terms().size() == 1)
                .toList();
        List<String> terms = findings.stream()
                .map(column -> column.item().terms().get(0).getURI())
                .toList();
        Map<String, String> expected = new TreeMap<>();
        try (QueryExec asked = QueryExec.dataset(memory)
                .query(QuestionLibrary.ofProject().question("status-of").bindAny(Map.of("term", terms), memory))
                .build()) {
            asked.select()
                    .forEachRemaining(row -> expected.put(
                            row.get("case").getURI() + " " + row.get("term").getURI(),
                            row.get("status").getLiteralLexicalForm()
                                    + (!row.get("status")
                                                            .getLiteralLexicalForm()
                                                            .equals(Status.ABSENT.word())
                                                    && row.get("also")
                                                            .getLiteralLexicalForm()
                                                            .contains("denied")
                                            ? ", absent too"
                                            : "")));
        }
        Map<String, String> told = new TreeMap<>();
        tumours.rows()
                .forEach(row -> findings.forEach(column -> {
                    ReviewCell cell =
                            row.cells().get(tumours.columns().columns().indexOf(column));
                    boolean isDenied =
                            cell.statements().stream().anyMatch(statement -> statement.status() == Status.ABSENT);
                    // A denial of a later time alone is absent there, and here silence on the presentation.
                    String status = isDenied && cell.text().startsWith(Status.ABSENT.word())
                            ? Status.ABSENT.word()
                            : cell.status().word() + (isDenied ? ", absent too" : "");
                    told.put(
                            row.caseName().getURI() + " "
                                    + column.item().terms().get(0).getURI(),
                            status);
                }));

        assertEquals(tumours.rows().size() * findings.size(), told.size());
        assertEquals(57, tumours.rows().size());
        assertEquals(expected.keySet(), told.keySet());
        assertTrue(
                expected.values().stream().distinct().count() >= 5,
                expected.values().toString());
        // That a rule saw a sign against it is told as derived there, and is no finding here.
        String diabetes =
                "https://w3id.org/casegraph/case/wang-2022 https://w3id.org/casegraph/ontology#DiabetesMellitus";
        assertEquals(Status.NOT_REPORTED.word(), told.remove(diabetes));
        assertEquals(Status.DERIVED.word(), expected.remove(diabetes));
        told.entrySet().removeIf(one -> one.getValue().equals(expected.get(one.getKey())));
        Map<String, String> other = new TreeMap<>();
        told.forEach((at, status) -> other.put(at, status + " for " + expected.get(at)));
        assertEquals(Map.of(), other);
    }

    @Test
    void everyFilledCellOfAReportHasAPassageWithAQuote() {
        List<String> without = new ArrayList<>();
        tumours.rows().forEach(row -> row.cells().forEach(cell -> cell.statements().stream()
                .filter(statement -> statement.passages().stream()
                        .noneMatch(passage -> !passage.quote().isBlank()))
                // A report and a case are no statements, and stand in no passage.
                .filter(statement -> !memory.getDefaultGraph().contains(statement.node(), Node.ANY, CG.Report))
                .forEach(statement -> without.add(statement.node() + " " + statement.status()))));

        assertEquals(List.of(), without);
    }

    @Test
    void anAbsenceSaysHowFarItReaches() {
        ReviewTable table = table(
                "case=wang-2022",
                "  - {id: diarrhoea, finding: cg:Diarrhoea}\n"
                        + "  - {id: recurrence, finding: cg:TumourRecurrence}\n"
                        + "  - {id: history, finding: cg:HistoryOfDiabetesMellitus}\n");

        assertEquals("absent (at presentation)", text(table, "diarrhoea"));
        assertEquals(Status.ABSENT, cell(table, 0, "diarrhoea").status());
        assertEquals("absent (ever until)", text(table, "history"));
        assertEquals("absent (at follow-up)", text(table, "recurrence"));
        assertEquals(Status.NOT_REPORTED, cell(table, 0, "recurrence").status());
    }

    @Test
    void whatWasThereOnceAndNotAtAnotherTimeIsBoth() {
        ReviewTable table = table("case=fonc-2024", "  - {id: skin, finding: cg:SkinLesion}\n");

        assertEquals("present; absent (after an event)", text(table, "skin"));
        assertEquals(Status.PRESENT, cell(table, 0, "skin").status());
    }

    @Test
    void silenceIsNotReportedWhereAllWasReadAndElseNotRead() {
        String column = "  - {id: item, finding: cg:PepticUlcer}\n";

        assertEquals("not reported", text(table("case=wang-2022", column), "item"));
        assertEquals("not read", text(table("case=yu-2023", column), "item"));
    }

    @Test
    void ofSeveralClassesAllHaveToBeDenied() {
        String both = "[cg:Diarrhoea, cg:WeightLoss]";

        assertEquals(
                "absent (at presentation)",
                text(table("case=wang-2022", "  - {id: item, finding: " + both + "}\n"), "item"));
        assertEquals(
                "not reported",
                text(table("case=wang-2022", "  - {id: item, finding: [cg:Diarrhoea, cg:PepticUlcer]}\n"), "item"));
    }

    @Test
    void aValueStandsInTheUnitOfItsColumnAndABoundStaysABound() {
        ReviewTable table = table(
                "case=wang-2022",
                "  - {id: printed, measurement: cg:BloodGlucagon, unit: pg/mL}\n"
                        + "  - {id: first, measurement: cg:BloodGlucagon, unit: ng/L, which: first}\n"
                        + "  - {id: last, measurement: cg:BloodGlucagon, unit: ng/mL, which: last}\n"
                        + "  - {id: moles, measurement: cg:BloodGlucagon, unit: pmol/L, which: last}\n"
                        + "  - {id: other, measurement: cg:BloodGlucagon, unit: mm, which: last}\n"
                        + "  - {id: words, measurement: cg:GlycatedHaemoglobin, unit: '%'}\n");

        assertEquals(">800; 315", text(table, "printed"));
        assertEquals(">800", text(table, "first"));
        assertEquals("0.315", text(table, "last"));
        assertEquals("90.44446997", text(table, "moles"));
        assertEquals("315 pg/mL", text(table, "other"));
        assertEquals("unremarkable", text(table, "words"));
    }

    @Test
    void aTimeBetweenKeepsItsBounds() {
        ReviewTable table = table(
                "case=wang-2022",
                "  - {id: months, interval: {from: cg:SkinLesion, to: cg:Presentation}, unit: mo}\n"
                        + "  - {id: days, interval: {from: cg:SkinLesion, to: cg:Presentation}, unit: d}\n");

        assertEquals("412 to 442; 0 to 442", text(table, "days"));
        ValueBounds months =
                cell(table, 0, "months").statements().get(0).bounds().orElseThrow();
        assertEquals(13.536, months.least().orElseThrow().doubleValue(), 0.001);
        assertEquals(14.522, months.most().orElseThrow().doubleValue(), 0.001);
    }

    /** Of several events of a class the first counts, as the question tells it; where it was not seen, how long it was not. */
    @Test
    void theTimeFromTheFirstEventToTheFirstIsThatOfTheQuestion() {
        String ends = "{from: cg:Finding, to: cg:FinalDiagnosis}";
        ReviewTable table = table(
                "",
                "  - {id: first, interval: " + ends + ", which: first, unit: mo}\n"
                        + "  - {id: days, interval: " + ends + ", which: first, unit: d}\n"
                        + "  - {id: every, interval: " + ends + ", unit: mo}\n");
        Map<String, String> asked = new TreeMap<>();
        try (QueryExec question = QueryExec.dataset(memory)
                .query(QuestionLibrary.ofProject().question("time-between").bindAny(Map.of(), memory))
                .build()) {
            question.select()
                    .forEachRemaining(row -> asked.put(
                            row.get("case").getURI(),
                            row.contains("least") || row.contains("most")
                                    ? bound(row, "least") + " to " + bound(row, "most")
                                    : "silent"));
        }
        Map<String, String> told = new TreeMap<>();
        table.rows()
                .forEach(row -> told.put(
                        row.caseName().getURI(),
                        row.cells().get(0).statements().stream()
                                .flatMap(statement -> statement.bounds().stream())
                                .map(bounds -> bound(bounds.least()) + " to " + bound(bounds.most()))
                                .findFirst()
                                .orElse("silent")));

        assertEquals(asked, told);
        assertTrue(told.values().stream().filter(one -> !one.equals("silent")).count() > 5, told::toString);
        assertTrue(told.containsValue("silent"), told::toString);
        ReviewCell days = table(
                        "case=wang-2022",
                        "  - {id: days, interval: {from: cg:SkinLesion, to: cg:Presentation}, which: first, unit: d}\n")
                .rows()
                .get(0)
                .cells()
                .get(0);
        assertEquals("412 to 442", days.text());
    }

    private static String bound(Binding row, String name) {
        return bound(Optional.ofNullable(row.get(name))
                .map(Node::getLiteralLexicalForm)
                .map(BigDecimal::new));
    }

    private static String bound(Optional<BigDecimal> bound) {
        return bound.map(number -> number.stripTrailingZeros().toPlainString()).orElse("");
    }

    @Test
    void ofWhatSaysTheSameInSeveralVocabulariesOnlyOurWordsStand() {
        ReviewTable table = table(
                "case=wang-2022",
                "  - {id: surgery, event: cg:Surgery}\n"
                        + "  - {id: diagnosis, diagnosis: cg:PancreaticNeuroendocrineNeoplasm}\n"
                        + "  - {id: sex, property: cg:sex, of: cg:Patient}\n"
                        + "  - {id: site, property: cg:site, of: cg:TracerAvidPancreaticMass, within: cg:Pancreas}\n");

        assertEquals(
                "synchronous resection; pancreaticoduodenectomy; liver metastasis enucleation",
                Stream.of(text(table, "surgery").split("; "))
                        .sorted(Comparator.reverseOrder())
                        .collect(Collectors.joining("; ")));
        assertEquals("glucagonoma", text(table, "diagnosis"));
        assertEquals("female", text(table, "sex"));
        assertEquals("head of pancreas", text(table, "site"));
    }

    /** A page shows a hundred of perhaps sixty thousand. */
    @Test
    void aRowIsMadeWhenItIsFirstAskedFor() {
        AtomicInteger steps = new AtomicInteger();
        ReviewTable table = ReviewTables.of(memory.getContext())
                .table(CaseSelection.parse(""), tumours.columns(), steps::incrementAndGet);
        int before = steps.get();

        assertEquals(tumours.rows().get(3), table.rows().get(3));
        assertEquals(tumours.rows().get(3), table.rows().get(3));

        assertEquals(before + 1, steps.get());
        assertEquals(tumours.rows(), table.rows());
        assertEquals(
                table.rows().stream()
                        .map(row -> row.caseName().toString())
                        .sorted()
                        .toList(),
                table.rows().stream().map(row -> row.caseName().toString()).toList());
    }

    @Test
    void theFlowSaysWhichCasesWereLeftOut() {
        ReviewTable table = table(memory, "disease=cg:Glucagonoma&sex=female", "care");

        assertEquals(57, table.all());
        assertEquals(table.rows().size(), table.flow().get(1).kept());
        assertFalse(table.flow().get(1).untold() == 0);
    }
}
