package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.query.SortCondition;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.vocabulary.RDF;
import org.casegraph.project.QueryFile;
import org.casegraph.query.Parameter;
import org.casegraph.query.Question;
import org.casegraph.query.QuestionLibrary;
import org.casegraph.store.Store;
import org.casegraph.vocabulary.CG;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Any engine gives the rows that ours gives: each question is asked of RDF4J, which shares no code with Jena, over the
 * same triples; one that calls a function of ours, in its plain form.
 */
@ExtendWith(SharedProject.class)
class SecondEngineTest {
    private static final long SEED = 12;

    private static DatasetGraph dataset;
    private static SecondEngine second;

    @BeforeAll
    static void load(Store store, SecondEngine engine) {
        dataset = store.dataset();
        second = engine;
    }

    @TestFactory
    Stream<DynamicTest> aSampleOfQuestionsHasTheSameRows() {
        List<Question> questions = new ArrayList<>(QuestionLibrary.ofProject().questions());
        Collections.shuffle(questions, new Random(SEED));
        return once(questions.subList(0, questions.size() / 2));
    }

    @Tag("long")
    @TestFactory
    Stream<DynamicTest> eachQuestionHasTheSameRows() {
        return once(QuestionLibrary.ofProject().questions());
    }

    /** Each once, with nothing chosen or one thing. */
    private static Stream<DynamicTest> once(List<Question> questions) {
        Random random = new Random(SEED);
        return questions.stream().flatMap(question -> {
            List<DynamicTest> all = asked(question, 1, 1, random).toList();
            return Stream.of(all.get(random.nextInt(all.size())));
        });
    }

    @Tag("long")
    @TestFactory
    Stream<DynamicTest> eachQuestionHasTheSameRowsForEachCaseAndChoice() {
        return QuestionLibrary.ofProject().questions().stream()
                .flatMap(question -> asked(question, Integer.MAX_VALUE, Integer.MAX_VALUE, new Random(SEED)));
    }

    private static Stream<DynamicTest> asked(Question question, int cases, int choices, Random random) {
        Question plain = plain(question);
        Set<Map<String, String>> arguments = new LinkedHashSet<>(Set.of(Map.of()));
        for (Parameter parameter : question.parameters()) {
            List<String> values = new ArrayList<>(
                    parameter.name().equals("case")
                            ? cases()
                            : parameter.choices().stream()
                                    .map(Parameter.Choice::name)
                                    .filter(name -> parameter
                                            .defaultValue()
                                            .filter(name::equals)
                                            .isEmpty())
                                    .toList());
            Collections.shuffle(values, random);
            values.stream()
                    .limit(parameter.name().equals("case") ? cases : choices)
                    .forEach(value -> arguments.add(Map.of(parameter.name(), value)));
        }
        arguments.removeIf(chosen -> !plain.parameters().stream()
                .map(Parameter::name)
                .collect(Collectors.toSet())
                .containsAll(chosen.keySet()));
        return arguments.stream()
                .map(chosen -> isOfAll(question, plain, cases) ? chosen : ofOneCase(chosen, random))
                .map(chosen -> DynamicTest.dynamicTest(
                        question.id() + " " + chosen, () -> assertSame(question, plain, chosen)));
    }

    /** A plain form compares each pair of cases by itself: of all at once it takes a minute, others seconds. */
    private static boolean isOfAll(Question question, Question plain, int cases) {
        boolean canBeOfOne = question.parameters().stream()
                .anyMatch(parameter -> parameter.name().equals("case"));
        return !canBeOfOne || plain == question && cases == Integer.MAX_VALUE;
    }

    private static Map<String, String> ofOneCase(Map<String, String> arguments, Random random) {
        List<String> cases = cases();
        Map<String, String> ofOne = new TreeMap<>(arguments);
        ofOne.putIfAbsent("case", cases.get(random.nextInt(cases.size())));
        return ofOne;
    }

    private static void assertSame(Question question, Question plain, Map<String, String> arguments) {
        Query ours = withOrder(question.bind(arguments, dataset));
        Query theirs = withOrder(plain.bind(arguments, dataset));
        List<String> columns = theirs.getResultVars();
        List<Map<String, String>> expected = new ArrayList<>();
        QueryExec.dataset(dataset).query(ours).select().forEachRemaining(row -> {
            Map<String, Node> cells = new TreeMap<>();
            row.forEach((variable, node) -> cells.put(variable.getVarName(), node));
            expected.add(ComparableRows.row(cells, columns));
        });
        String text = theirs.equals(plain.bind(arguments, dataset)) ? plain.textOf(theirs) : theirs.serialize();
        List<Map<String, String>> actual = second.rows(text).stream()
                .map(row -> ComparableRows.row(row, columns))
                .toList();

        assertEquals(List.of(), ComparableRows.differences(expected, actual));
        if (tellsOrder(ours, columns)) {
            assertEquals(inOrder(theirs, expected), inOrder(theirs, actual));
        }
    }

    /** A plain form that lacks what the question's rows are ordered by has an order of its own. */
    private static boolean tellsOrder(Query query, List<String> columns) {
        return query.getOrderBy().stream()
                .flatMap(condition -> condition.getExpression().getVarsMentioned().stream())
                .allMatch(variable -> columns.contains(variable.getVarName()));
    }

    /** What the rows are ordered by stands in them, too, so that the order can be compared where it is told. */
    private static Query withOrder(Query query) {
        Query ordered = query.cloneQuery();
        if (!ordered.isDistinct() && ordered.getOrderBy() != null) {
            ordered.getOrderBy().stream()
                    .flatMap(condition -> condition.getExpression().getVarsMentioned().stream())
                    .filter(variable -> !ordered.getProjectVars().contains(variable))
                    .forEach(ordered::addResultVar);
        }
        return ordered;
    }

    /** The rows by what they are ordered by; rows that it leaves alike are alike. */
    private static List<List<String>> inOrder(Query query, List<Map<String, String>> rows) {
        List<String> keys = new ArrayList<>();
        for (SortCondition condition : query.getOrderBy()) {
            Var variable = condition.getExpression().asVar();
            if (!query.getProjectVars().contains(variable)) {
                break;
            }
            keys.add(variable.getVarName());
        }
        return rows.stream()
                .map(row -> keys.stream().map(key -> row.getOrDefault(key, "")).toList())
                .toList();
    }

    private static Question plain(Question question) {
        String file = QueryFile.read(question.id(), question.text()).header().textOrEmpty("plain");
        return file.isEmpty() ? question : Question.ofFile(Path.of(file));
    }

    private static List<String> cases() {
        return dataset.getDefaultGraph().stream(Node.ANY, RDF.type.asNode(), CG.Case)
                .map(found -> found.getSubject().getURI().substring(CG.CASE_BASE.length()))
                .sorted()
                .toList();
    }
}
