package org.casegraph.query;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.casegraph.cohort.selection.CaseSelection;
import org.casegraph.cohort.selection.SelectionKey;
import org.casegraph.cohort.time.Curves;
import org.casegraph.cohort.time.EventTime;
import org.casegraph.cohort.time.GroupTimes;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.statistics.TimeBounds;
import org.casegraph.timeline.Elapsed;
import org.casegraph.vocabulary.CG;

/**
 * Which times are to be drawn: {@code from}, {@code to}, {@code unit} and {@code silent} as the question time-between has
 * them, the conditions on cases by their words, and groups, each a value of what {@code by} names, or conditions of its own.
 */
public final class CurveQuestion {
    /** What {@code by} may name; the first is the default, by which a group is a whole selection. */
    public static final List<String> BY = Stream.concat(
                    Stream.of("cohort"), Arrays.stream(SelectionKey.values()).map(SelectionKey::word))
            .toList();

    /** What stands for the cases that are in no other group. */
    public static final String REST = "rest";

    private static final String CAME_BEFORE = "came before time zero";
    private static final double DAYS_OF_YEAR = 12 * Elapsed.DAYS_OF_MONTH;
    /** An age in completed years, months, weeks or days holds so many days. */
    private static final double[] COMPLETED = {DAYS_OF_YEAR, Elapsed.DAYS_OF_MONTH, 7, 1};

    private static final Map<String, Double> DAYS =
            Map.of("days", 1.0, "weeks", 7.0, "months", Elapsed.DAYS_OF_MONTH, "years", DAYS_OF_YEAR);

    private final Question question;
    private final Map<String, List<String>> arguments;
    private final Graph terms;
    private final CaseSelection cohort;

    /** The label of each group by its selection. */
    private final Map<String, String> groups = new LinkedHashMap<>();

    private final Node from;
    private final Node to;
    private final String unit;
    private final String silent;

    /**
     * @param question time-between
     * @param arguments by name; a {@link Problem} tells of what means nothing here
     * @param terms what can be meant: case, ontology and what was derived, as one graph
     */
    public CurveQuestion(Question question, Map<String, List<String>> arguments, Graph terms) {
        this.question = question;
        this.arguments = arguments;
        this.terms = terms;
        cohort = cohort();
        from = node("from");
        to = node("to");
        unit = node("unit").getLiteralLexicalForm();
        silent = node("silent").getLiteralLexicalForm();
        String by = given("by").stream().findFirst().orElse(BY.get(0));
        if (!BY.contains(by)) {
            throw Problem.of(
                    Mistake.BAD_ARGUMENT,
                    "by=" + by,
                    "no groups are made by this",
                    "Give one of " + String.join(", ", BY));
        }
        for (String group : given("group")) {
            groups.put(
                    group.equals(REST)
                            ? cohort.toString()
                            : selection(by, group).with(cohort).toString(),
                    group);
        }
        if (groups.isEmpty()) {
            groups.put(cohort.toString(), cohort.conditions().isEmpty() ? "all cases" : cohort.toString());
        }
    }

    private CaseSelection cohort() {
        Set<String> known = new TreeSet<>(List.of("from", "to", "unit", "silent", "by", "group"));
        List<CaseSelection.Condition> conditions = new ArrayList<>();
        for (SelectionKey key : SelectionKey.values()) {
            known.add(key.word());
            given(key.word()).stream()
                    .filter(value -> key != SelectionKey.READ || !value.equals("any"))
                    .forEach(value -> conditions.add(new CaseSelection.Condition(key, value)));
        }
        arguments.keySet().stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw Problem.of(
                            Mistake.BAD_ARGUMENT,
                            name,
                            "a curve has no such parameter",
                            "Give " + String.join(", ", known));
                });
        return new CaseSelection(conditions);
    }

    private static CaseSelection selection(String by, String group) {
        try {
            return by.equals(BY.get(0))
                    ? CaseSelection.parse(group)
                    : new CaseSelection(List.of(
                            new CaseSelection.Condition(SelectionKey.valueOf(by.toUpperCase(Locale.ROOT)), group)));
        } catch (IllegalArgumentException e) {
            throw Problem.of(
                    Mistake.BAD_ARGUMENT,
                    "group=" + group,
                    "this selects no group: " + e.getMessage(),
                    "Write it as group=sex=female, or by=sex and group=female",
                    e);
        }
    }

    private List<String> given(String name) {
        return arguments.getOrDefault(name, List.of()).stream()
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    private Node node(String name) {
        Parameter parameter = question.parameters().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        String text =
                given(name).stream().findFirst().or(parameter::defaultValue).orElseThrow();
        return new ArgumentReader(parameter, terms).read(text);
    }

    /** The class of what is time zero. */
    public Node from() {
        return from;
    }

    /** The class of the event. */
    public Node to() {
        return to;
    }

    /** The query whose rows {@link #curves} takes. */
    public Query query() {
        return ParameterBlocks.bind(
                template(),
                Map.of(
                        Var.alloc("_group"),
                                groups.keySet().stream()
                                        .map(NodeFactory::createLiteralString)
                                        .toList(),
                        Var.alloc("_cohort"), List.of(NodeFactory.createLiteralString(cohort.toString())),
                        Var.alloc("_from_iri"), List.of(from),
                        Var.alloc("_to_iri"), List.of(to),
                        Var.alloc("_silent"), List.of(NodeFactory.createLiteralString(silent))));
    }

    private static Query template() {
        try (InputStream in =
                Objects.requireNonNull(CurveQuestion.class.getResourceAsStream("/casegraph/query/curve.rq"))) {
            return QueryFactory.create(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The curves of what the query answers; a {@link Problem} tells of a case that is in two groups. */
    public Curves curves(QueryExec exec) {
        Map<String, Group> found = new LinkedHashMap<>();
        groups.keySet().forEach(group -> found.put(group, new Group()));
        Map<Node, String> seen = new HashMap<>();
        List<Binding> rest = new ArrayList<>();
        exec.select().forEachRemaining(row -> {
            String group = row.get("_group").getLiteralLexicalForm();
            if (REST.equals(groups.get(group))) {
                rest.add(row);
                return;
            }
            String other = seen.putIfAbsent(row.get("case"), group);
            if (other != null) {
                throw Problem.of(
                        Mistake.BAD_ARGUMENT,
                        "group=" + groups.get(group),
                        row.get("case") + " is in the group " + groups.get(other) + " too",
                        "Compare groups of which each case is in one only");
            }
            Objects.requireNonNull(found.get(group)).add(row);
        });
        rest.stream().filter(row -> !seen.containsKey(row.get("case"))).forEach(row -> Objects.requireNonNull(
                        found.get(cohort.toString()))
                .add(row));
        return Curves.of(
                unit,
                found.entrySet().stream()
                        .map(group -> group.getValue().times(Objects.requireNonNull(groups.get(group.getKey()))))
                        .toList());
    }

    /** The rows of one group, on their way to be times. */
    private final class Group {
        private final List<TimeBounds> times = new ArrayList<>();
        private final List<TimeBounds> asWritten = new ArrayList<>();
        private final TreeMap<String, Integer> notUsed = new TreeMap<>();
        private int cases;

        void add(Binding row) {
            cases++;
            if (row.get("kind").getLiteralLexicalForm().equals(EventTime.Kind.UNUSABLE.word())) {
                notUsed.merge(row.get("why").getLiteralLexicalForm(), 1, Integer::sum);
                return;
            }
            double least = number(row, "least").orElse(Double.NEGATIVE_INFINITY);
            double most = number(row, "most").orElse(Double.POSITIVE_INFINITY);
            if (most < 0 && !from.equals(CG.Birth)) {
                notUsed.merge(CAME_BEFORE, 1, Integer::sum);
            } else if (most <= 0) {
                add(TimeBounds.exactly(0));
            } else if (most == Double.POSITIVE_INFINITY) {
                add(TimeBounds.notUntil(Math.max(0, least)));
            } else {
                add(new TimeBounds(
                        Math.max(0, least), least < 0 || flag(row, "leastIncluded"), most, flag(row, "mostIncluded")));
            }
        }

        private void add(TimeBounds time) {
            times.add(time);
            asWritten.add(isCompleted(time) ? TimeBounds.exactly(time.from()) : time);
        }

        private boolean isCompleted(TimeBounds time) {
            double days = (time.to() - time.from()) * Objects.requireNonNull(DAYS.get(unit));
            return time.isFromIncluded()
                    && !time.isToIncluded()
                    && Arrays.stream(COMPLETED).anyMatch(length -> Math.abs(length - days) < 1e-3);
        }

        private Optional<Double> number(Binding row, String variable) {
            return Optional.ofNullable(row.get(variable))
                    .map(node ->
                            ((Number) node.getLiteralValue()).doubleValue() / Objects.requireNonNull(DAYS.get(unit)))
                    .map(time -> Math.round(time * 1e6) / 1e6);
        }

        private static boolean flag(Binding row, String variable) {
            return Optional.ofNullable(row.get(variable))
                    .map(node -> (Boolean) node.getLiteralValue())
                    .orElse(false);
        }

        GroupTimes times(String label) {
            return new GroupTimes(label, cases, times, asWritten, notUsed);
        }
    }
}
