package org.casegraph.query;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Var;
import org.casegraph.cohort.collection.CollectionIndex;
import org.casegraph.cohort.selection.CaseSelection;
import org.casegraph.evaluation.Limits;
import org.casegraph.evaluation.QuerySizeCheck;
import org.casegraph.evaluation.Refusal;
import org.casegraph.graph.ShortNames;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.NearestNames;
import org.casegraph.problem.Problem;
import org.casegraph.project.QueryFile;
import org.casegraph.project.QueryHeader;
import org.casegraph.search.Kind;

/**
 * A named SPARQL query with what it answers in plain words.
 *
 * @param id the name of its file without ending
 * @param summary the question in one line
 * @param askedBy who asks it; empty if the header does not say
 * @param use what one asks it for, in a reader's words; blank if the header does not say
 * @param description what a row is and what is not in it
 * @param parameters in the order of the header
 * @param columns of its rows, in their order; none if the header does not tell them
 * @param oneAtATime what has to be given where there are many cases; empty if it can be asked of any number
 * @param chosen where its cases are chosen, by {@link #caseParameters()}; empty if they are not
 * @param text the file as it is, runnable in any SPARQL tool
 * @param query the text parsed, with the defaults; not to be changed
 */
public record Question(
        String id,
        String summary,
        Optional<Audience> askedBy,
        String use,
        String description,
        List<String> tags,
        List<Parameter> parameters,
        List<Column> columns,
        Optional<OneAtATime> oneAtATime,
        Optional<ChosenCases> chosen,
        String text,
        Query query) {
    static final String ENDING = ".rq";

    public Question {
        tags = List.copyOf(tags);
        parameters = List.copyOf(parameters);
        columns = List.copyOf(columns);
    }

    /**
     * Reads any query file; a header is optional.
     *
     * @throws Problem if it cannot be read, is no SPARQL query, or is an update
     */
    public static Question ofFile(Path file) {
        if (Files.isDirectory(file)) {
            throw Problem.of(
                    Mistake.FILE_UNREADABLE, file.toString(), "this is a directory", "Give a file with a SPARQL query");
        }
        if (!Files.exists(file)) {
            throw Problem.of(Mistake.FILE_MISSING, file.toString(), "there is no such file", "Check the path");
        }
        try {
            String name = file.getFileName().toString();
            String id = name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
            return of(id, file.toString(), Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw Problem.of(
                    Mistake.FILE_NOT_UTF8, file.toString(), "the file cannot be read as UTF-8 text", "Check it", e);
        }
    }

    /** @param file for messages */
    public static Question of(String id, String file, String text) {
        QueryFile read = QueryFile.read(file, text);
        QueryHeader header = read.header();
        requireShallow(file, text);
        Query query = read.query();
        return new Question(
                id,
                header.textOrEmpty("summary"),
                Audience.of(header),
                header.textOrEmpty("use"),
                header.textOrEmpty("description"),
                header.texts("tags"),
                parameters(header, query),
                Column.of(header),
                OneAtATime.of(header),
                ChosenCases.of(header),
                text,
                query);
    }

    /** What is nested more deeply overflows the parser. */
    private static void requireShallow(String file, String text) {
        try {
            QuerySizeCheck.check(text, Limits.offline());
        } catch (Refusal e) {
            throw e.problem(file);
        }
    }

    private static List<Parameter> parameters(QueryHeader header, Query query) {
        Map<Var, Optional<Node>> defaults = ParameterBlocks.in(query);
        defaults.remove(Var.alloc(CaseParameters.VARIABLE));
        Map<String, Var> variables = new HashMap<>();
        defaults.keySet().forEach(variable -> variables.put(Parameter.Type.name(variable.getVarName()), variable));
        Map<String, QueryHeader> described = new LinkedHashMap<>();
        header.parts("parameters").forEach(part -> described.put(part.textOrEmpty("name"), part));
        QueryHeader undescribed = new QueryHeader(header.file(), Map.of());
        defaults.keySet()
                .forEach(variable -> described.putIfAbsent(Parameter.Type.name(variable.getVarName()), undescribed));

        List<Parameter> parameters = new ArrayList<>();
        described.forEach((name, part) -> {
            Var variable = Optional.ofNullable(variables.get(name)).orElseThrow(() -> undeclared(header.file(), name));
            parameters.add(
                    parameter(name, variable.getVarName(), part, defaults.getOrDefault(variable, Optional.empty())));
        });
        return parameters;
    }

    private static Problem undeclared(String file, String name) {
        return Problem.of(
                Mistake.BAD_HEADER,
                file,
                "the header describes a parameter '" + name + "' that the query does not have",
                "Add a line such as VALUES ?_" + name + "_iri { UNDEF } to the query");
    }

    private static Parameter parameter(
            String name, String variable, QueryHeader described, Optional<Node> defaultNode) {
        Parameter.Type type = Parameter.Type.of(variable);
        List<Parameter.Choice> choices = new ArrayList<>();
        described
                .pairs("choices")
                .forEach((choice, value) -> choices.add(new Parameter.Choice(
                        choice,
                        type == Parameter.Type.IRI
                                ? ShortNames.ofProject()
                                        .expand(value)
                                        .map(Node::getURI)
                                        .orElse(value)
                                : value)));
        Optional<String> defaultValue = defaultNode
                .map(node -> node.isURI() ? node.getURI() : node.getLiteralLexicalForm())
                .map(value -> choices.stream()
                        .filter(choice -> choice.value().equals(value))
                        .findFirst()
                        .map(Parameter.Choice::name)
                        .orElse(value));
        boolean admitsOthers = !described.textOrEmpty("lookup").isEmpty()
                || type == Parameter.Type.INTEGER
                || described.textOrEmpty("others").equals("true");
        return new Parameter(
                name,
                variable,
                described.textOrEmpty("description"),
                type,
                choices,
                !choices.isEmpty() && !admitsOthers,
                defaultValue,
                type == Parameter.Type.IRI ? lookup(name, described, choices.isEmpty()) : Optional.empty(),
                Optional.of(described.textOrEmpty("also")).filter(also -> !also.isEmpty()));
    }

    /** The header says {@code true} or what kind; a parameter called case is one. */
    private static Optional<Kind> lookup(String name, QueryHeader described, boolean isAlways) {
        String lookup = described.textOrEmpty("lookup");
        if (lookup.isEmpty() && !isAlways) {
            return Optional.empty();
        }
        if (lookup.isEmpty() || lookup.equals("true")) {
            return Optional.of(name.equals("case") ? Kind.CASE : Kind.CLASS);
        }
        return Optional.of(TermIndex.KINDS.stream()
                .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(lookup))
                .findFirst()
                .orElseThrow(() -> Problem.of(
                        Mistake.BAD_HEADER,
                        described.file(),
                        "the parameter '" + name + "' looks up '" + lookup + "', which is no kind of thing",
                        "Write case, class, property or individual")));
    }

    /** Those that choose its cases, as in every question over many cases, but for such as it has itself; perhaps none. */
    public List<Parameter> caseParameters() {
        return chosen.isEmpty() ? List.of() : CaseParameters.beside(parameters);
    }

    /**
     * A copy of the query with these values in place of the defaults.
     *
     * @param arguments parameter name to value; a blank value leaves the default. For an IRI: a choice's name, or
     *     what {@link NameResolver} finds
     * @param terms where labels and case ids are looked up, in the default graph; within a transaction if it needs one
     * @throws Problem if a name or value is not known, with the nearest ones, a label is ambiguous, or the two names of a
     *     parameter have different values, or there are too many cases to ask of all of them
     */
    public Query bind(Map<String, String> arguments, DatasetGraph terms) {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        arguments.forEach((name, value) -> lists.put(name, List.of(value)));
        return bindAny(lists, terms);
    }

    /**
     * As {@link #bind}, with any number of values for a parameter. The answer is then right for one of them or another.
     */
    public Query bindAny(Map<String, List<String>> arguments, DatasetGraph terms) {
        Map<Var, List<Node>> values = new LinkedHashMap<>();
        Map<String, List<String>> cases = new LinkedHashMap<>();
        Map<String, List<String>> asked = new LinkedHashMap<>(arguments);
        examplesIn(terms, arguments).forEach((name, value) -> asked.put(name, List.of(value)));
        asked.forEach((name, texts) -> {
            if (caseParameters().stream().anyMatch(choosing -> choosing.isCalled(name))) {
                cases.put(name, texts);
                return;
            }
            Parameter parameter = parameter(name, String.join(", ", texts));
            ArgumentReader reader = new ArgumentReader(parameter, terms.getDefaultGraph());
            List<Node> nodes = texts.stream()
                    .filter(text -> !text.isBlank())
                    .map(text -> reader.read(text.strip()))
                    .distinct()
                    .toList();
            if (nodes.isEmpty()) {
                return;
            }
            List<Node> other = values.put(Var.alloc(parameter.variable()), nodes);
            if (other != null && !Set.copyOf(other).equals(Set.copyOf(nodes))) {
                throw Problem.of(
                        Mistake.BAD_ARGUMENT,
                        name + "=" + String.join(", ", texts),
                        "this is another value than that of "
                                + (name.equals(parameter.name())
                                        ? parameter.secondName().orElse(name)
                                        : parameter.name())
                                + ", which means the same",
                        "Give one of the two");
            }
        });
        oneAtATime.ifPresent(needed -> needed.require(id, named(values.keySet()), terms.getDefaultGraph()));
        CaseSelection selection = CaseParameters.read(cases, terms.getDefaultGraph());
        return chosen.filter(place -> !selection.conditions().isEmpty())
                .map(place -> place.bind(ParameterBlocks.bind(query, withoutExamples(place, values)), selection))
                .orElseGet(() -> ParameterBlocks.bind(query, values));
    }

    /**
     * What is asked for where an argument is not given and no case has to do with the example that its default is: by the name
     * of the parameter the IRI of the most frequent thing of its kind.
     *
     * @param served within a transaction if it needs one
     */
    public Map<String, String> examplesIn(DatasetGraph served, Map<String, List<String>> arguments) {
        Optional<CollectionIndex> index = chosen.filter(
                        place -> !place.examples().isEmpty())
                .flatMap(place -> CollectionIndex.find(served.getContext()));
        if (index.isEmpty()) {
            return Map.of();
        }
        Set<String> given = arguments.entrySet().stream()
                .filter(argument -> argument.getValue().stream().anyMatch(value -> !value.isBlank()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        boolean isChosen =
                caseParameters().stream().anyMatch(choosing -> given.stream().anyMatch(choosing::isCalled));
        Map<String, String> examples = new LinkedHashMap<>();
        for (ExampleDefault example : chosen.orElseThrow().examples()) {
            Parameter parameter = parameter(example.parameter(), "");
            boolean stays = given.stream().anyMatch(parameter::isCalled)
                    || example.where().filter(given::contains).isPresent()
                    || isChosen && chosen.orElseThrow().onlyAlone().contains(example.parameter())
                    || isServed(parameter, served);
            if (!stays) {
                example.in(index.get().frequent(), Set.copyOf(examples.values()))
                        .ifPresent(value -> examples.put(example.parameter(), value));
            }
        }
        return examples;
    }

    private static boolean isServed(Parameter parameter, DatasetGraph served) {
        String written = parameter.defaultValue().orElse("");
        String value = parameter.choices().stream()
                .filter(choice -> choice.name().equals(written))
                .findFirst()
                .map(Parameter.Choice::value)
                .orElse(written);
        return value.isEmpty() || ExampleDefault.isServed(value, served.getDefaultGraph());
    }

    private Map<Var, List<Node>> withoutExamples(ChosenCases place, Map<Var, List<Node>> values) {
        Map<Var, List<Node>> given = new LinkedHashMap<>(values);
        parameters.stream()
                .filter(parameter -> place.onlyAlone().contains(parameter.name()))
                .forEach(parameter -> given.putIfAbsent(Var.alloc(parameter.variable()), List.of()));
        return given;
    }

    private Set<String> named(Set<Var> variables) {
        return parameters.stream()
                .filter(parameter -> variables.contains(Var.alloc(parameter.variable())))
                .map(Parameter::name)
                .collect(Collectors.toSet());
    }

    /** As {@link #bindAny} for one parameter whose values are known as nodes. */
    public Query withNodes(String parameter, List<Node> values) {
        return ParameterBlocks.bind(
                query, Map.of(Var.alloc(parameter(parameter, "").variable()), List.copyOf(values)));
    }

    /**
     * The text with these values in the lines of its parameters, for a person to read and change. What is asked is
     * {@link #bind}; where the text would mean anything else, it is that query written out.
     */
    public String textOf(Query bound) {
        return ParameterBlocks.write(text, query, bound);
    }

    private Parameter parameter(String name, String value) {
        return parameters.stream()
                .filter(parameter -> parameter.isCalled(name))
                .findFirst()
                .orElseThrow(() -> {
                    List<String> names = Stream.concat(parameters.stream(), caseParameters().stream())
                            .map(Parameter::name)
                            .toList();
                    return Problem.of(
                            Mistake.BAD_ARGUMENT,
                            name + "=" + value,
                            id + " has no parameter '" + name + "'",
                            names.isEmpty()
                                    ? "It has none"
                                    : "Nearest: "
                                            + NearestNames.of(name, names).stream()
                                                    .collect(Collectors.joining(", ")));
                });
    }
}
