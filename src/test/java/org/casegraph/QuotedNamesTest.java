package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.casegraph.graph.CaseIris;
import org.casegraph.graph.NameWords;
import org.casegraph.graph.Values;
import org.casegraph.source.ProjectSources;
import org.casegraph.source.SourceGraph;
import org.casegraph.timeline.ClassTree;
import org.casegraph.vocabulary.CG;
import org.junit.jupiter.api.Test;

/** Whoever reads a quote beside a statement looks in it for what is stated. */
class QuotedNamesTest {
    private static final Graph ONTOLOGY = ProjectSources.ontologyGraph();
    private static final ClassTree CLASSES = new ClassTree(ONTOLOGY);

    /** By case and node, with the reason why the quote needs none of the words. */
    private static final Path EXCUSED = Path.of("src/test/resources/cases/quotes-without-the-name.tsv");

    private static final Set<Node> NAMING = Set.of(
            RDF.type.asNode(),
            CG.absenceOf,
            CG.suspects,
            CG.concludes,
            CG.measures,
            CG.agent,
            CG.site,
            CG.takenFor,
            CG.grade,
            CG.interpretation);

    private static final Set<Node> NUMBERS = Set.of(CG.value, CG.lower, CG.upper, CG.named("count"));

    /** What order they prove, and whom they tell of, is no name; visits and tests are told by what was found at them. */
    private static final Set<Node> OTHERS =
            Set.of(CG.TemporalConstraint, CG.DateConstraint, CG.Patient, CG.Birth, CG.Encounter, CG.Test);

    private static final Set<String> LITTLE = Set.of(
            "the", "and", "for", "with", "was", "were", "not", "that", "this", "his", "her", "him", "she", "from",
            "one", "two", "before", "after", "said", "told", "than", "patient", "report", "had", "has");

    private static final int SAME_LETTERS = 5;

    @Test
    void eachQuoteHoldsAWordOrANumberOfWhatRestsOnIt() throws IOException {
        Map<String, String> excused = new TreeMap<>();
        Files.readAllLines(EXCUSED).stream().skip(1).forEach(row -> {
            String[] cells = row.split("\t");
            assertEquals(2, cells.length, row);
            excused.put(cells[0], cells[1]);
        });
        Set<String> silent = new TreeSet<>();
        int statements = 0;
        for (SourceGraph source : ProjectSources.cases()) {
            for (Node statement : statements(source.graph())) {
                statements++;
                if (!isNamed(source.graph(), statement)) {
                    silent.add(CaseIris.id(source.name()) + "#" + CaseIris.fragment(statement));
                }
            }
        }

        Set<String> found = new TreeSet<>(silent);
        found.removeAll(excused.keySet());
        assertEquals(Set.of(), found, "quotes without a word of what rests on them");
        excused.keySet().removeAll(silent);
        assertEquals(Map.of(), excused, "excused, but named");
        assertTrue(statements > 600, statements + " statements");
    }

    private List<Node> statements(Graph graph) {
        return graph.stream(Node.ANY, CG.statedIn, Node.ANY)
                .map(triple -> triple.getSubject())
                .distinct()
                // What a curator concluded has its reason in the comment.
                .filter(node -> !graph.contains(node, CG.voice, CG.CuratorChosen))
                .filter(node -> OTHERS.stream().noneMatch(other -> CLASSES.isInstance(graph, node, other)))
                .toList();
    }

    private boolean isNamed(Graph graph, Node statement) {
        String quotes = Stream.of(CG.statedIn, CG.alsoStatedIn)
                .flatMap(property -> Values.objects(graph, statement, property).stream())
                .flatMap(passage -> Values.objects(graph, passage, CG.quote).stream())
                .map(Node::getLiteralLexicalForm)
                .collect(Collectors.joining(" | "));
        List<String> names = new ArrayList<>();
        Values.objects(graph, statement, RDFS.label.asNode())
                .forEach(label -> names.add(label.getLiteralLexicalForm()));
        NAMING.stream()
                .flatMap(property -> Values.objects(graph, statement, property).stream())
                .flatMap(named -> Stream.of(RDFS.label, SKOS.altLabel)
                        .flatMap(property -> Values.objects(ONTOLOGY, named, property.asNode()).stream()))
                .forEach(label -> names.add(label.getLiteralLexicalForm()));
        Set<String> said = words(quotes);
        boolean isCounted = NUMBERS.stream()
                .flatMap(property -> Values.objects(graph, statement, property).stream())
                .map(number -> number.getLiteralLexicalForm().replaceAll("\\.0+$", ""))
                .anyMatch(number -> quotes.matches(".*(?<![\\d.])\\Q" + number + "\\E(?!\\d).*"));
        return isCounted
                || names.stream().flatMap(name -> words(name).stream()).anyMatch(word -> said.stream()
                        .anyMatch(other -> isAlike(word, other)));
    }

    /** Without the little ones, as Americans write them. */
    private static Set<String> words(String text) {
        return Stream.of(NameWords.fold(text).split(" "))
                .filter(word -> word.length() > 2 && !LITTLE.contains(word))
                .map(word -> word.replace("ae", "e").replace("oe", "e").replace("our", "or"))
                .collect(Collectors.toSet());
    }

    /** The same beginning, as admission and admitted have not, or one within the other, as symptom in asymptomatic. */
    private static boolean isAlike(String word, String other) {
        int shorter = Math.min(word.length(), other.length());
        int same = 0;
        while (same < shorter && word.charAt(same) == other.charAt(same)) {
            same++;
        }
        return word.equals(other)
                || same >= SAME_LETTERS
                || same == SAME_LETTERS - 1 && shorter <= SAME_LETTERS
                || isWithin(word, other)
                || isWithin(other, word);
    }

    private static boolean isWithin(String word, String other) {
        return word.length() > SAME_LETTERS && other.contains(word.substring(0, SAME_LETTERS + 1));
    }
}
