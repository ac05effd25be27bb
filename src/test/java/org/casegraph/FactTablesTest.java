package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.casegraph.graph.CaseIris;
import org.casegraph.source.OwnCases;
import org.casegraph.source.SourceGraph;
import org.casegraph.source.report.ReportText;
import org.casegraph.timeline.ClassTree;
import org.casegraph.vocabulary.CG;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the texts of some cases say, a row a fact, beside what the graphs of the cases state. */
class FactTablesTest {
    private static final Path TABLES = Path.of("src/test/resources/cases");

    private static final ClassTree CLASSES = ClassTree.ofProject();

    /** The first that fits tells the kind; what is none of them is present. */
    private static final Map<Node, String> KINDS = kinds();

    private static Map<Node, String> kinds() {
        Map<Node, String> kinds = new LinkedHashMap<>();
        kinds.put(CG.TemporalConstraint, "order");
        kinds.put(CG.DateConstraint, "order");
        kinds.put(CG.Diagnosis, "diagnosis");
        kinds.put(CG.AbsentFinding, "absent");
        kinds.put(CG.Finding, "present");
        kinds.put(CG.Measurement, "present");
        kinds.put(CG.Event, "event");
        return kinds;
    }

    private record Fact(String node, String fact, String kind, String quote) {
        static Fact read(String row) {
            String[] cells = row.split("\t", -1);
            return new Fact(cells[0], cells[1], cells[2], cells[3]);
        }

        @Override
        public String toString() {
            return node + " | " + fact + " | " + kind + " | " + quote;
        }
    }

    @TestFactory
    Stream<DynamicTest> eachFactOfTheTextIsStatedWithItsPassageAndNothingElse() throws IOException {
        return tables().entrySet().stream()
                .map(table -> DynamicTest.dynamicTest(table.getKey(), () -> {
                    SourceGraph source = source(table.getKey());
                    Set<String> expected = table.getValue().stream()
                            .map(Fact::toString)
                            .collect(Collectors.toCollection(TreeSet::new));
                    Set<String> stated = stated(source, table.getValue());
                    Set<String> missing = new TreeSet<>(expected);
                    missing.removeAll(stated);
                    stated.removeAll(expected);
                    assertEquals(
                            "not stated:\n\nnot in the table:\n",
                            "not stated:\n" + String.join("\n", missing) + "\nnot in the table:\n"
                                    + String.join("\n", stated));
                }));
    }

    /** Nothing follows from what the rest of the report may say. */
    @Test
    void eachOfTheseCasesSaysThatOnlyTheCasePartOfTheAbstractWasRead() throws IOException {
        for (String id : tables().keySet()) {
            SourceGraph source = source(id);
            Graph graph = source.graph();
            assertTrue(graph.contains(source.name(), CG.readPartly, CG.Abstract), id);
            assertTrue(
                    graph.stream(Node.ANY, CG.extentRead, Node.ANY)
                            .map(t -> t.getObject().getLiteralLexicalForm())
                            .anyMatch(extent -> extent.startsWith("the case part of the abstract, whole")
                                    && extent.endsWith("; the rest of the report was not read")),
                    id);
        }
    }

    /** The text ships, so that a sentence on which no fact rests is seen. */
    @Test
    void noSentenceOfTheirTextsIsLeftWithoutAFact() throws IOException {
        List<String> unused = new ArrayList<>();
        for (String id : tables().keySet()) {
            ReportText text = ReportText.read(Path.of("data/reports", id + ".txt"));
            text.caseSection().unused(source(id)).forEach(note -> unused.add(note.getMessage()));
        }
        assertEquals(List.of(), unused);
    }

    private static Map<String, List<Fact>> tables() throws IOException {
        Map<String, List<Fact>> tables = new TreeMap<>();
        try (Stream<Path> folders = Files.list(TABLES)) {
            for (Path folder : folders.toList()) {
                Path table = folder.resolve("facts.tsv");
                if (Files.exists(table)) {
                    tables.put(
                            folder.getFileName().toString(),
                            Files.readAllLines(table).stream()
                                    .skip(1)
                                    .map(Fact::read)
                                    .toList());
                }
            }
        }
        return tables;
    }

    private static SourceGraph source(String id) {
        return OwnCases.all().stream()
                .filter(source -> source.name().getURI().equals(CG.CASE_BASE + id))
                .findFirst()
                .orElseThrow();
    }

    /**
     * A row for each statement of the authors, and for those that a curator made of their words, as the table names them; of its quotes
     * the one that the table names, if it is one of them.
     */
    private static Set<String> stated(SourceGraph source, List<Fact> table) {
        Graph graph = source.graph();
        Set<String> stated = new TreeSet<>();
        graph.stream(Node.ANY, CG.statedIn, Node.ANY)
                .map(Triple::getSubject)
                .distinct()
                .filter(node -> !graph.contains(node, CG.voice, CG.CuratorChosen)
                        || table.stream().anyMatch(fact -> fact.node().equals(CaseIris.fragment(node))))
                .forEach(node -> {
                    String name = CaseIris.fragment(node);
                    List<String> quotes = quotes(graph, node);
                    String quote = table.stream()
                            .filter(fact -> fact.node().equals(name) && quotes.contains(fact.quote()))
                            .map(Fact::quote)
                            .findFirst()
                            .orElse(String.join(" … ", quotes));
                    stated.add(new Fact(name, told(graph, node), kind(graph, node), quote).toString());
                });
        return stated;
    }

    private static List<String> quotes(Graph graph, Node node) {
        List<String> quotes = new ArrayList<>();
        for (Node where : List.of(CG.statedIn, CG.alsoStatedIn)) {
            graph.stream(node, where, Node.ANY)
                    .flatMap(t -> graph.stream(t.getObject(), CG.quote, Node.ANY))
                    .map(t -> t.getObject().getLiteralLexicalForm())
                    .forEach(quotes::add);
        }
        return quotes;
    }

    /** Of a patient the sex and the age, of all else the label. */
    private static String told(Graph graph, Node node) {
        if (graph.contains(node, RDF.type.asNode(), CG.Patient)) {
            return Stream.concat(
                            graph.stream(node, CG.sex, Node.ANY).map(t -> CaseIris.fragment(t.getObject())),
                            graph.stream(node, CG.ageYears, Node.ANY)
                                    .map(t -> t.getObject().getLiteralLexicalForm()))
                    .collect(Collectors.joining(" "));
        }
        return graph.stream(node, RDFS.label.asNode(), Node.ANY)
                .map(t -> t.getObject().getLiteralLexicalForm())
                .findFirst()
                .orElse("");
    }

    private static String kind(Graph graph, Node node) {
        if (graph.contains(node, CG.claim, Node.ANY)) {
            return "claim";
        }
        return KINDS.entrySet().stream()
                .filter(kind -> CLASSES.isInstance(graph, node, kind.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("present");
    }
}
