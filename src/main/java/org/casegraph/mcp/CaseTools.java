package org.casegraph.mcp;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.casegraph.cohort.review.ColumnSet;
import org.casegraph.cohort.review.ReviewCell;
import org.casegraph.cohort.review.ReviewRow;
import org.casegraph.cohort.review.ReviewStatement;
import org.casegraph.cohort.review.ReviewTable;
import org.casegraph.cohort.review.ReviewTables;
import org.casegraph.cohort.selection.CaseSelection;
import org.casegraph.evaluation.Refusal;
import org.casegraph.explanation.Explanation;
import org.casegraph.explanation.ExplanationLine;
import org.casegraph.explanation.OrderProof;
import org.casegraph.graph.Labels;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.query.CaseParameters;
import org.casegraph.query.NameResolver;
import org.casegraph.query.Parameter;
import org.casegraph.query.Question;
import org.casegraph.query.QuestionLibrary;
import org.casegraph.query.TermIndex;
import org.casegraph.search.Kind;
import org.casegraph.store.Store;
import org.casegraph.vocabulary.CG;

/** What each tool does with a store. */
final class CaseTools {
    private static final Set<Kind> TERMS = Set.of(Kind.CLASS, Kind.PROPERTY, Kind.INDIVIDUAL);
    private static final int LONGEST_WORDS = 500;
    private static final Node YES = ResourceFactory.createTypedLiteral(true).asNode();

    private final Store store;
    private final QuestionLibrary questions;
    private final Supplier<TermIndex> terms;

    CaseTools(Store store, QuestionLibrary questions) {
        this.store = store;
        this.questions = questions;
        this.terms = () -> new TermIndex(store.text(), store.dataset().getDefaultGraph());
    }

    /**
     * What the tool of this name answers.
     *
     * @param given as the client wrote it
     */
    ToolAnswer answer(AssistantTool tool, Map<?, ?> given, ToolRun run) {
        try {
            ToolArguments arguments = ToolArguments.read(given);
            return switch (tool) {
                case FIND_TERM -> findTerm(arguments.only(Set.of("words")), run);
                case FIND_CASE -> findCase(arguments.only(Set.of("words")), run);
                case LIST_QUESTIONS -> listQuestions(arguments.only(Set.of("tag")), run);
                case ASK_QUESTION -> askQuestion(arguments.only(Set.of("question")), given, run);
                case WHY -> why(arguments.only(Set.of("iri", "property", "value")), run);
                case COHORT_TABLE -> cohortTable(arguments, run);
                case SPARQL -> sparql(arguments.only(Set.of("query")), run);
                case STATUS_OF, TIMELINE, SIMILAR_CASES, COMPARE_GROUPS ->
                    ask(tool.question().orElseThrow(), arguments, run);
            };
        } catch (Problem e) {
            return ToolAnswer.none(word(e), e.getMessage());
        } catch (Refusal | IllegalArgumentException e) {
            return ToolAnswer.none(ToolAnswer.REFUSED, String.valueOf(e.getMessage()));
        }
    }

    private static String word(Problem problem) {
        Set<Mistake> mistakes =
                problem.parts().stream().map(Problem.Part::mistake).collect(Collectors.toSet());
        if (mistakes.contains(Mistake.UNKNOWN_CASE)) {
            return ToolAnswer.NO_CASE;
        }
        return mistakes.contains(Mistake.UNKNOWN_NAME) ? ToolAnswer.NO_TERM : ToolAnswer.REFUSED;
    }

    private ToolAnswer findTerm(ToolArguments arguments, ToolRun run) {
        String words = words(arguments.required("words"));
        return run.within(() -> {
            Optional<TermIndex.Term> named = terms.get().named(words);
            TermIndex.Found found = terms.get().search(words, TERMS, arguments.limit(), ToolRun::watch);
            List<TermIndex.Term> all = Stream.concat(
                            named.stream(), found.matches().stream().map(TermIndex.Match::term))
                    .distinct()
                    .limit(arguments.limit())
                    .toList();
            if (all.isEmpty()) {
                return ToolAnswer.none(
                        ToolAnswer.NO_TERM, "No term of any vocabulary here is called so: no such term.");
            }
            List<Map<String, Object>> rows = all.stream()
                    .map(term -> term(term, run.graph(), run.evidence()))
                    .toList();
            String corrected = found.isCorrected() ? " None is called exactly so; these are near." : "";
            return new ToolAnswer(
                    ToolAnswer.FOUND,
                    "Terms that fit, the best first." + corrected,
                    rows,
                    Math.max(found.total(), rows.size()));
        });
    }

    private static Map<String, Object> term(TermIndex.Term term, Graph graph, Evidence evidence) {
        Labels labels = new Labels(graph);
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("term", term.node().getURI());
        row.put("name", term.name());
        row.put("label", term.label());
        row.put("kind", term.kind().written());
        labels.text(term.node(), SKOS.definition.asNode()).ifPresent(text -> row.put("definition", text));
        row.put(
                "broader",
                graph.stream(term.node(), RDFS.subClassOf.asNode(), Node.ANY)
                        .map(Triple::getObject)
                        .filter(Node::isURI)
                        .map(labels::of)
                        .distinct()
                        .limit(20)
                        .toList());
        row.put("evidence", evidence.told("a vocabulary", "defined, not found in a case", "", Optional.empty()));
        return row;
    }

    private ToolAnswer findCase(ToolArguments arguments, ToolRun run) {
        Optional<String> words = arguments.text("words").map(CaseTools::words);
        return run.within(() -> {
            Labels labels = new Labels(run.graph());
            List<Node> found = words.map(text -> Stream.concat(
                                    caseNamed(text, run.graph()).stream(),
                                    store
                                            .text()
                                            .search(text, Set.of(Kind.CASE), ToolRun::watch)
                                            .first(arguments.limit())
                                            .stream()
                                            .map(hit -> hit.thing()))
                            .distinct()
                            .toList())
                    .orElseGet(store::cases);
            if (found.isEmpty()) {
                return ToolAnswer.none(
                        ToolAnswer.NO_CASE, "No case here has these words: no such case. Try find_term first.");
            }
            ToolRun.Kept kept = new ToolRun.Kept(arguments.limit());
            found.forEach(node -> kept.take(
                    Map.of("case", node.getURI(), "label", labels.of(node), "read", read(node, run.graph())),
                    Optional.of(run.evidence().told("the report's description", "listed", "", Optional.empty()))));
            return kept.answer();
        });
    }

    private static Optional<Node> caseNamed(String text, Graph graph) {
        try {
            return Optional.of(new NameResolver(graph).find(text, Kind.CASE));
        } catch (Problem e) {
            return Optional.empty();
        }
    }

    /** How much of its report was read. */
    private static String read(Node caseIri, Graph graph) {
        return isReadWhole(caseIri, graph) ? "whole" : "partly";
    }

    /** Whether all was read that holds findings. */
    static boolean isReadWhole(Node caseIri, Graph graph) {
        return graph.stream(caseIri, CG.readWhole, Node.ANY)
                .anyMatch(part -> graph.contains(part.getObject(), CG.holdsFindings, YES));
    }

    private static String words(String text) {
        if (text.length() > LONGEST_WORDS) {
            throw Problem.of(
                    Mistake.BAD_ARGUMENT,
                    "words",
                    "these are longer than " + LONGEST_WORDS + " characters",
                    "Give a few words");
        }
        return text.strip();
    }

    private ToolAnswer listQuestions(ToolArguments arguments, ToolRun run) {
        Optional<String> tag = arguments.text("tag");
        ToolRun.Kept kept = new ToolRun.Kept(arguments.limit());
        questions.questions().stream()
                .filter(question -> tag.isEmpty() || question.tags().contains(tag.get()))
                .forEach(question -> kept.take(
                        described(question),
                        Optional.of(run.evidence().told("the library of questions", "listed", "", Optional.empty()))));
        return kept.answer();
    }

    static Map<String, Object> described(Question question) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("question", question.id());
        row.put("summary", question.summary());
        row.put("tags", question.tags());
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters(question).forEach(parameter -> parameters.put(parameter.name(), words(parameter)));
        row.put("parameters", parameters);
        row.put(
                "columns",
                question.columns().stream().map(column -> column.name()).toList());
        return row;
    }

    static List<Parameter> parameters(Question question) {
        return Stream.concat(question.parameters().stream(), question.caseParameters().stream())
                .toList();
    }

    static String words(Parameter parameter) {
        String choices =
                parameter.choices().stream().map(Parameter.Choice::name).collect(Collectors.joining(", "));
        return parameter.description()
                + (choices.isEmpty() ? "" : (parameter.isClosed() ? "; one of " : "; such as ") + choices)
                + parameter
                        .defaultValue()
                        .map(value -> "; " + value + " if not given")
                        .orElse("");
    }

    private ToolAnswer askQuestion(ToolArguments arguments, Map<?, ?> given, ToolRun run) {
        Object own = given.get("arguments");
        if (own != null && !(own instanceof Map)) {
            throw Problem.of(
                    Mistake.BAD_ARGUMENT, "arguments", "this is no object", "Give an object of names and values");
        }
        Map<Object, Object> all = new LinkedHashMap<>();
        if (own instanceof Map<?, ?> map) {
            all.putAll(map);
        }
        arguments.text(ToolArguments.LIMIT).ifPresent(limit -> all.put(ToolArguments.LIMIT, limit));
        return ask(arguments.required("question"), ToolArguments.read(all), run);
    }

    private ToolAnswer ask(String id, ToolArguments arguments, ToolRun run) {
        Question question = questions.question(id);
        requireGiven(question, arguments);
        Query query = run.queries()
                .admit(question.bindAny(arguments.withoutLimit(), run.queries().dataset()))
                .query();
        ToolAnswer answer = run.ask(query, arguments.limit());
        if (answer.total() == 0) {
            return nothing(arguments, run, run.whyNothing(query, question.text()));
        }
        Set<String> standing = answer.rows().stream()
                .map(row -> String.valueOf(row.get("status")))
                .collect(Collectors.toCollection(HashSet::new));
        boolean isSaid = !id.equals("status-of")
                || standing.stream()
                        .anyMatch(word -> !word.equals(ToolAnswer.NOT_REPORTED) && !word.equals(ToolAnswer.NOT_READ));
        if (isSaid) {
            return answer;
        }
        String word = standing.contains(ToolAnswer.NOT_REPORTED) ? ToolAnswer.NOT_REPORTED : ToolAnswer.NOT_READ;
        return new ToolAnswer(
                word,
                "Of this term the answer is: " + String.join(", ", standing) + ".",
                answer.rows(),
                answer.total());
    }

    /** What a question takes where these are not given is an example that nobody asked for. */
    private static void requireGiven(Question question, ToolArguments arguments) {
        question.parameters().stream()
                .filter(parameter -> AssistantTool.required(question.id()).contains(parameter.name()))
                .filter(parameter -> arguments.text(parameter.name()).isEmpty())
                .findFirst()
                .ifPresent(parameter -> {
                    throw Problem.of(
                            Mistake.BAD_ARGUMENT,
                            parameter.name(),
                            "it is not given",
                            "Give " + parameter.name() + ": " + parameter.description());
                });
    }

    /** No rows of a case that was read whole are silence of the report; of another, of the reader. */
    private ToolAnswer nothing(ToolArguments arguments, ToolRun run, String why) {
        List<Node> asked = arguments.values().getOrDefault("case", List.of()).stream()
                .flatMap(text -> caseNamed(text, run.graph()).stream())
                .toList();
        boolean isRead =
                (asked.isEmpty() ? store.cases() : asked).stream().anyMatch(node -> isReadWhole(node, run.graph()));
        return ToolAnswer.none(
                isRead ? ToolAnswer.NOT_REPORTED : ToolAnswer.NOT_READ,
                (isRead
                                ? "Nothing of the kind is reported: not reported. "
                                : "The part that would hold it was not read: not read. ")
                        + why);
    }

    private ToolAnswer why(ToolArguments arguments, ToolRun run) {
        return run.within(() -> {
            Graph union = run.graph();
            NameResolver names = new NameResolver(union);
            Node start = names.find(arguments.required("iri"));
            Optional<String> property = arguments.text("property");
            ToolRun.Kept kept = new ToolRun.Kept(arguments.limit());
            if (property.isPresent()) {
                Node predicate =
                        property.get().equals("a") ? RDF.type.asNode() : names.find(property.get(), Kind.PROPERTY);
                Triple triple = Triple.create(start, predicate, names.find(arguments.required("value")));
                if (OrderProof.canProve(predicate)) {
                    OrderProof.of(triple, store.order(), union).lines().forEach(line -> take(kept, line, start, run));
                } else {
                    tell(Explanation.of(triple, store.dataset()), kept, start, run);
                }
            } else {
                tell(Explanation.of(start, union), kept, start, run);
                OrderProof.ofBounds(start, store.order(), union)
                        .forEach(proof -> proof.lines().forEach(line -> take(kept, line, start, run)));
            }
            return kept.answer();
        });
    }

    private static void tell(Explanation explanation, ToolRun.Kept kept, Node start, ToolRun run) {
        for (ExplanationLine line : explanation.grounds()) {
            String words =
                    line.parts().stream().map(ExplanationLine.Part::words).collect(Collectors.joining());
            List<Node> nodes = Stream.concat(
                            line.passage().stream(), line.parts().stream().flatMap(part -> part.node().stream()))
                    .toList();
            kept.take(
                    Map.of("line", words, "depth", line.depth()),
                    Optional.of(run.evidence().of(Map.of(), nodes.isEmpty() ? List.of(start) : nodes)));
        }
    }

    private static void take(ToolRun.Kept kept, String line, Node start, ToolRun run) {
        kept.take(Map.of("line", line), Optional.of(run.evidence().of(Map.of(), List.of(start))));
    }

    private ToolAnswer cohortTable(ToolArguments arguments, ToolRun run) {
        Set<String> names = new HashSet<>(Set.of("columns"));
        CaseParameters.all().forEach(parameter -> names.add(parameter.name()));
        arguments.only(names);
        Map<String, List<String>> conditions = new HashMap<>(arguments.withoutLimit());
        conditions.remove("columns");
        CaseSelection selection = CaseParameters.read(conditions, run.graph());
        Optional<ColumnSet> asked = arguments.text("columns").map(CaseTools::columns);
        return run.within(() -> {
            ReviewTables tables = ReviewTables.of(store.dataset().getContext());
            ColumnSet set = asked.orElseGet(() -> tables.fitting(selection, ToolRun::watch));
            ReviewTable table = tables.table(selection, set, ToolRun::watch);
            if (table.rows().isEmpty()) {
                return ToolAnswer.none(ToolAnswer.NO_CASE, "No case is chosen by these conditions: no such case.");
            }
            ToolRun.Kept kept = new ToolRun.Kept(arguments.limit());
            table.rows().forEach(row -> cells(row, set, kept, run.evidence()));
            ToolAnswer answer = kept.answer();
            return new ToolAnswer(
                    answer.word(),
                    table.rows().size() + " of " + table.all() + " cases, a row for each cell. " + answer.answer(),
                    answer.rows(),
                    answer.total());
        });
    }

    private static void cells(ReviewRow row, ColumnSet set, ToolRun.Kept kept, Evidence evidence) {
        for (int number = 0; number < row.cells().size(); number++) {
            ReviewCell cell = row.cells().get(number);
            Map<String, Object> told = new LinkedHashMap<>();
            told.put("case", row.caseName().getURI());
            told.put("caseLabel", row.label());
            told.put("column", set.columns().get(number).label());
            told.put("status", cell.status().word());
            told.put("value", cell.text());
            Optional<ReviewStatement> said = cell.statements().stream().findFirst();
            Optional<ReviewStatement.Passage> passage =
                    said.flatMap(one -> one.passages().stream().findFirst());
            kept.take(
                    told,
                    Optional.of(evidence.told(
                            said.map(ReviewStatement::voice).orElse("none; nothing is said of it"),
                            cell.status().word(),
                            passage.map(ReviewStatement.Passage::quote).orElse(""),
                            passage.map(one -> one.node().getURI()))));
        }
    }

    private static ColumnSet columns(String name) {
        return ColumnSet.ofProject(name)
                .orElseThrow(() -> Problem.of(
                        Mistake.BAD_ARGUMENT,
                        "columns",
                        "there is no such set of columns",
                        "Give one of "
                                + ColumnSet.ofProject().stream()
                                        .map(ColumnSet::name)
                                        .collect(Collectors.joining(", "))));
    }

    private ToolAnswer sparql(ToolArguments arguments, ToolRun run) {
        String text = arguments.required("query");
        Query query = run.queries().parse(text).query();
        ToolAnswer answer = run.ask(query, arguments.limit());
        return answer.total() > 0
                ? answer
                : ToolAnswer.none(
                        ToolAnswer.NOT_REPORTED,
                        "The query has no rows: nothing of the kind is in the graph. "
                                + (query.isSelectType() ? run.whyNothing(query, text) : ""));
    }

    QuestionLibrary questions() {
        return questions;
    }
}
