package org.casegraph.query.caution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.compose.Union;
import org.apache.jena.graph.impl.WrappedGraph;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.casegraph.SharedProject;
import org.casegraph.project.ProjectFiles;
import org.casegraph.project.QueryFile;
import org.casegraph.project.SparqlVersion;
import org.casegraph.query.Question;
import org.casegraph.query.QuestionLibrary;
import org.casegraph.store.Store;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is found by the short way is what the rules say as any engine reads them: of the query's graph and the data, united. */
@ExtendWith(SharedProject.class)
class CautionsTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final int MOST_ROWS = 3_000;

    @Test
    void naiveQueriesAreToldWhatTheRulesSay(Store store) throws IOException {
        List<String> texts = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/query/naive"))) {
            for (Path file : files.filter(each -> each.toString().endsWith(".rq"))
                    .sorted()
                    .toList()) {
                String text = Files.readString(file);
                if (QueryFile.read(file.toString(), text)
                        .header()
                        .textOrEmpty("question")
                        .isEmpty()) {
                    texts.add(text);
                }
            }
        }

        assertTrue(texts.size() >= 25, () -> texts.size() + " queries");
        assertTrue(told(store, texts) >= 20);
    }

    @Test
    @Tag("long")
    void theQuestionsAreToldWhatTheRulesSay(Store store) {
        told(
                store,
                QuestionLibrary.ofProject().questions().stream()
                        .map(question -> question.query().serialize())
                        .toList());
    }

    /** Of a million cases each row of these would be asked for while somebody waits. */
    @Test
    void whatIsSaidOfAQuestionNeedsFewRowsOfTheData(Store store) {
        Map<String, Integer> many = new TreeMap<>();
        for (Question question : QuestionLibrary.ofProject().questions()) {
            Read data = new Read(store.dataset().getDefaultGraph());
            Cautions.ofProject().of(SparqlVersion.LATEST.parse(question.query().serialize()), data, LONG);
            if (data.rows > MOST_ROWS) {
                many.put(question.id(), data.rows);
            }
        }

        assertEquals(Map.of(), many);
    }

    /** Counts what is read of a graph. */
    private static final class Read extends WrappedGraph {
        private int rows;

        Read(Graph base) {
            super(base);
        }

        @Override
        public ExtendedIterator<Triple> find(Triple pattern) {
            return super.find(pattern).mapWith(row -> {
                rows++;
                return row;
            });
        }
    }

    /** How many cautions there are in all. */
    private static int told(Store store, List<String> texts) {
        Graph data = store.dataset().getDefaultGraph();
        int told = 0;
        for (String text : texts) {
            Query query = SparqlVersion.LATEST.parse(text);
            List<Caution> found = Cautions.ofProject().of(query, data, LONG);
            assertEquals(byTheRules(query, data), found, text);
            told += found.size();
        }
        return told;
    }

    private static List<Caution> byTheRules(Query query, Graph data) {
        Graph both = new Union(SpinSyntax.of(query).graph(), data);
        return ProjectFiles.readEach(ProjectFiles.under("queries/cautions", ".rq"), (file, text) -> {
                    QueryFile rule = QueryFile.read(file, text);
                    TreeSet<String> words = new TreeSet<>();
                    try (QueryExec asked =
                            QueryExec.graph(both).query(rule.query()).build()) {
                        asked.select()
                                .forEachRemaining(
                                        row -> words.add(row.get("words").getLiteralLexicalForm()));
                    }
                    return words.stream()
                            .map(each -> new Caution(rule.id(), each))
                            .toList();
                })
                .stream()
                .flatMap(List::stream)
                .toList();
    }
}
