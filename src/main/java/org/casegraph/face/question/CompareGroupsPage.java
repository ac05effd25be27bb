package org.casegraph.face.question;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.query.Query;
import org.casegraph.cohort.collection.Cohort;
import org.casegraph.cohort.collection.CollectionIndex;
import org.casegraph.cohort.selection.CaseSelection;
import org.casegraph.cohort.selection.SelectionKey;
import org.casegraph.endpoint.QueryService;
import org.casegraph.endpoint.http.HttpResource;
import org.casegraph.endpoint.http.Representation;
import org.casegraph.endpoint.http.RequestProblem;
import org.casegraph.face.collection.Facet;
import org.casegraph.face.collection.SharedPart;
import org.casegraph.face.html.Html;
import org.casegraph.face.html.NodeLinks;
import org.casegraph.face.html.SearchDeadline;
import org.casegraph.face.html.Template;
import org.casegraph.graph.Addresses;
import org.casegraph.problem.Problem;
import org.casegraph.query.CaseParameters;
import org.casegraph.query.Parameter;
import org.casegraph.query.Question;
import org.casegraph.query.QuestionLibrary;
import org.casegraph.query.TermIndex;
import org.casegraph.store.Store;

/**
 * {@code /compare-groups?first.disease=…&second.disease=…}: two cohorts side by side, what each is about, and in which findings
 * they differ. {@code first=} and {@code second=} are read as well, each with all its conditions.
 */
public final class CompareGroupsPage implements HttpResource {
    public static final String PATH = "/compare-groups";

    private static final List<String> SIDES = List.of("first", "second");
    private static final String QUESTION = "compare-groups";
    private static final Set<SelectionKey> EXAMPLES =
            EnumSet.of(SelectionKey.DISEASE, SelectionKey.GENE, SelectionKey.SEX);
    private static final int ROWS = 50;

    /** A part that is among the first of one cohort may be rare in the other. */
    private static final int PARTS = 1_000;

    private final Store store;
    private final Supplier<Question> question;
    private final QueryService service;
    private final NodeLinks links;
    private final Supplier<TermIndex> terms;
    private final SearchDeadline deadline;

    public CompareGroupsPage(
            Store store,
            QuestionLibrary questions,
            QueryService service,
            NodeLinks links,
            Supplier<TermIndex> terms,
            SearchDeadline deadline) {
        this.store = store;
        this.question = () -> questions.question(QUESTION);
        this.service = service;
        this.links = links;
        this.terms = terms;
        this.deadline = deadline;
    }

    /**
     * One of the two cohorts.
     *
     * @param fields of the form
     * @param address of its page
     */
    public record Side(String word, String name, int cases, Html fields, String address) {}

    @Override
    public Optional<Set<String>> parameters(HttpServletRequest request) {
        return Optional.of(SIDES.stream()
                .flatMap(side -> Stream.concat(Stream.of(side), AskedCases.names(side + ".").stream()))
                .collect(Collectors.toUnmodifiableSet()));
    }

    @Override
    public Representation answer(HttpServletRequest request) {
        List<Map<String, List<String>>> given =
                SIDES.stream().map(side -> conditions(request, side)).toList();
        List<Cohort> cohorts = given.stream()
                .map(conditions -> AskedCases.cohort(store, conditions, deadline.watch()))
                .toList();
        List<Side> sides = new ArrayList<>();
        for (int i = 0; i < SIDES.size(); i++) {
            sides.add(side(SIDES.get(i), given.get(i), cohorts.get(i)));
        }
        boolean isAsked = given.stream().anyMatch(conditions -> !conditions.isEmpty());
        return Template.page(
                isAsked ? sides.get(0).name() + " and " + sides.get(1).name() : "Two cohorts",
                "groups",
                Map.of(
                        "sides",
                        sides,
                        "isAsked",
                        isAsked,
                        "parts",
                        isAsked ? parts(cohorts) : List.<SharedPart>of(),
                        "answer",
                        isAsked ? answer(cohorts) : Html.EMPTY,
                        "all",
                        Addresses.with("/questions/" + QUESTION, arguments(cohorts)),
                        "examples",
                        isAsked ? List.<Html>of() : examples()));
    }

    /** The conditions of one side: those of one text, and those of fields of their own. */
    private static Map<String, List<String>> conditions(HttpServletRequest request, String side) {
        Map<String, List<String>> conditions = new LinkedHashMap<>();
        AskedCases.values(request, side).forEach(text -> {
            try {
                CaseSelection.parse(text).conditions().forEach(one -> conditions
                        .computeIfAbsent(one.key().word(), unseen -> new ArrayList<>())
                        .add(one.value()));
            } catch (IllegalArgumentException e) {
                throw RequestProblem.of(400, "Bad argument", String.valueOf(e.getMessage()), e);
            }
        });
        AskedCases.conditions(request, side + ".").forEach((name, values) -> conditions
                .computeIfAbsent(name, unseen -> new ArrayList<>())
                .addAll(values));
        return conditions;
    }

    private CollectionIndex collection() {
        return CollectionIndex.of(store.dataset().getContext());
    }

    private Side side(String word, Map<String, List<String>> given, Cohort cohort) {
        ParameterFields fields = new ParameterFields(this::label, word + ".");
        List<Html> shown = new ArrayList<>();
        for (Parameter parameter : CaseParameters.all()) {
            List<String> values = given.getOrDefault(parameter.name(), List.of(""));
            for (int i = 0; i < values.size(); i++) {
                String id = word + "-" + parameter.name() + (i == 0 ? "" : "-" + (i + 1));
                shown.add(fields.field(parameter, id, values.get(i)));
            }
        }
        String chosen = cohort.selection().toString();
        return new Side(
                word,
                named(cohort.selection()),
                cohort.cases().size(),
                Html.all(shown),
                chosen.isEmpty() ? "/cohort" : "/cohort?" + chosen);
    }

    /** As the cohort names itself, with the labels of the terms. */
    private String named(CaseSelection selection) {
        List<String> words = selection.conditions().stream()
                .map(condition -> label(condition.value())
                        .orElse(
                                condition.key() == SelectionKey.SEX
                                        ? condition.value()
                                        : condition.key().word() + " " + condition.value()))
                .toList();
        return words.isEmpty() ? "all cases" : String.join(", ", words);
    }

    private Optional<String> label(String argument) {
        return argument.isEmpty()
                ? Optional.empty()
                : terms.get().named(argument).map(TermIndex.Term::label);
    }

    private List<SharedPart> parts(List<Cohort> cohorts) {
        Runnable watch = deadline.watch();
        return SharedPart.of(
                cohorts.stream().map(Cohort::selection).toList(),
                cohorts.stream().map(cohort -> cohort.cases().size()).toList(),
                cohorts.stream()
                        .map(cohort -> collection().parts(cohort.selection(), SharedPart.KEYS, PARTS, watch))
                        .toList(),
                links);
    }

    private static Map<String, String> arguments(List<Cohort> cohorts) {
        Map<String, String> arguments = new LinkedHashMap<>();
        arguments.put("by", "cohort");
        for (int i = 0; i < SIDES.size(); i++) {
            arguments.put(SIDES.get(i), cohorts.get(i).selection().toString());
        }
        return arguments;
    }

    private Html answer(List<Cohort> cohorts) {
        try {
            Query query = question.get().bind(arguments(cohorts), store.dataset());
            return new AnswerView(service, links)
                    .show(
                            query,
                            question.get().textOf(query),
                            ROWS,
                            CasesOfGroups.ofGroups("cohort", new CaseSelection(List.of())));
        } catch (Problem e) {
            return AnswerView.problem(RequestProblem.of(400, "Bad argument", String.valueOf(e.getMessage()), e));
        } catch (RequestProblem e) {
            return AnswerView.problem(e);
        }
    }

    /** Of the two diseases that most cases have, and of the sexes. */
    private List<Html> examples() {
        Map<SelectionKey, CollectionIndex.Parts> parts =
                collection().parts(new CaseSelection(List.of()), EXAMPLES, SIDES.size(), deadline.watch());
        List<Html> examples = new ArrayList<>();
        for (SelectionKey key : EXAMPLES) {
            List<CollectionIndex.Counted> two =
                    parts.getOrDefault(key, CollectionIndex.Parts.NONE).first();
            if (two.size() == SIDES.size()) {
                examples.add(example(key, two));
            }
        }
        return examples;
    }

    private Html example(SelectionKey key, List<CollectionIndex.Counted> two) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (int i = 0; i < SIDES.size(); i++) {
            parameters.put(
                    SIDES.get(i) + "." + key.word(), Facet.value(two.get(i).thing()));
        }
        return Html.link(
                Addresses.with(PATH, parameters),
                links.label(two.get(0).thing()) + " and "
                        + links.label(two.get(1).thing()));
    }
}
