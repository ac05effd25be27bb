package org.casegraph.endpoint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.query.ParameterizedSparqlString;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.vocabulary.RDFS;
import org.casegraph.evaluation.QueryFacts;
import org.casegraph.graph.Addresses;
import org.casegraph.graph.Labels;
import org.casegraph.graph.NameWords;
import org.casegraph.graph.ShortNames;
import org.casegraph.problem.Problem;
import org.casegraph.query.Question;
import org.casegraph.query.QuestionLibrary;
import org.casegraph.store.Store;
import org.casegraph.vocabulary.CG;

/** Which questions are asked beforehand, and how. */
final class QuestionsBeforehand {
    private static final String CASE = "case";

    private static final String FUNCTIONS = CG.BASE + "function#";

    /** Chosen so that each kind of condition is looked up whose values are read from all cases. */
    private static final String COHORT = "SELECT (COUNT(*) AS ?n) WHERE { ?case"
            + " <https://w3id.org/casegraph/function#inCohort> \"age=0..150&onset=0..150&year=1000..\" }";

    private QuestionsBeforehand() {}

    /**
     * Each question that can be asked of one case, of the first and the last.
     *
     * @param withCalls also those that call a function of ours, which may make an index
     */
    static List<String> ofOneCase(Store store, QuestionLibrary questions, boolean withCalls) {
        List<String> texts = new ArrayList<>();
        Set<Node> cases = store.cases().isEmpty()
                ? Set.of()
                : new LinkedHashSet<>(List.of(
                        store.cases().get(0), store.cases().get(store.cases().size() - 1)));
        for (Question question : questions.questions()) {
            boolean isOfCase = question.parameters().stream()
                    .anyMatch(parameter -> parameter.name().equals(CASE));
            if (isOfCase && (withCalls || !calls(question))) {
                for (Node one : cases) {
                    try {
                        texts.add(question.textOf(
                                question.bindAny(Map.of(CASE, List.of(one.getURI())), store.dataset())));
                    } catch (Problem e) {
                        // It needs more than a case.
                        break;
                    }
                }
            }
        }
        return texts;
    }

    /** What clients ask of a node whose IRI they know: what is said of a case, and of what kind a class is. */
    static List<String> ofNodes(Store store) {
        ParameterizedSparqlString above = new ParameterizedSparqlString("SELECT ?of { ?class ?under* ?of }");
        above.setIri("class", CG.AbsentFinding.getURI());
        above.setIri("under", RDFS.subClassOf.getURI());
        return store.cases().stream()
                .limit(1)
                .flatMap(one -> Stream.concat(
                        Stream.of(
                                        "SELECT ?p ?o { ?one ?p ?o }",
                                        "SELECT ?p ?o { VALUES ?case { ?one } ?case ?p ?o }",
                                        "DESCRIBE ?one")
                                .map(text -> {
                                    ParameterizedSparqlString asked = new ParameterizedSparqlString(text);
                                    asked.setIri("one", one.getURI());
                                    return asked.toString();
                                }),
                        Stream.of(above.toString())))
                .toList();
    }

    /** What finds the first case by what it is called: by a word, by one with a typing error, and by a letter. */
    static List<String> searches(Store store) {
        Labels labels = new Labels(
                store.dataset().getDefaultGraph(), ShortNames.of(store.dataset().prefixes()));
        return store.cases().stream()
                .limit(1)
                .flatMap(one -> Stream.of(NameWords.fold(labels.of(one)).split("\\P{L}+")))
                .max(Comparator.comparingInt(String::length))
                .filter(word -> !word.isEmpty())
                .stream()
                .flatMap(word -> Stream.of(word, word.charAt(0) + word, word.substring(0, 1)))
                .map(Addresses::encode)
                .flatMap(word -> Stream.of("/api/terms?q=" + word, "/case?q=" + word))
                .toList();
    }

    private static boolean calls(Question question) {
        return QueryFacts.of(question.query()).predicates().stream()
                .anyMatch(property -> property.getURI().startsWith(FUNCTIONS));
    }

    /** The most likely first. */
    static List<Query> makingIndexes(Store store, QuestionLibrary questions) {
        String first = store.cases().get(0).getURI();
        return List.of(
                questions.question("differential").bindAny(Map.of(CASE, List.of(first)), store.dataset()),
                QueryFactory.create(COHORT),
                questions.question("order-patterns").bindAny(Map.of(), store.dataset()));
    }

    /** Whether there is a row at all: for that, groups need not be counted, nor rows sorted. */
    static Query forOneRow(Query query) {
        boolean isPlain = query.getAggregators().isEmpty() || query.hasGroupBy();
        if (query.hasHaving() || query.hasValues() || !isPlain) {
            Query whole = query.cloneQuery();
            whole.setQueryAskType();
            return whole;
        }
        Query pattern = new Query(query.getPrologue());
        pattern.setQueryAskType();
        pattern.setQueryPattern(query.getQueryPattern());
        return pattern;
    }
}
