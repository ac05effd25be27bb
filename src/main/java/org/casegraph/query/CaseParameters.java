package org.casegraph.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.casegraph.cohort.selection.CaseSelection;
import org.casegraph.cohort.selection.SelectionKey;
import org.casegraph.cohort.selection.VariantClass;
import org.casegraph.graph.TermIds;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.search.Kind;

/**
 * The parameters by which every question over many cases lets choose them, the same everywhere. One that a question has
 * itself, such as its {@code with}, keeps the meaning that it has there.
 */
public final class CaseParameters {
    /** What lies in a question's file where the cases are chosen. */
    static final String VARIABLE = "_cohort";

    private static final List<Parameter> ALL =
            Arrays.stream(SelectionKey.values()).map(CaseParameters::parameter).toList();

    private CaseParameters() {}

    /** In the order of the keys. */
    public static List<Parameter> all() {
        return ALL;
    }

    /** Those that have the name of none of these. */
    static List<Parameter> beside(List<Parameter> own) {
        return ALL.stream()
                .filter(parameter -> own.stream().noneMatch(other -> other.isCalled(parameter.name())))
                .toList();
    }

    /**
     * The cases that are meant.
     *
     * @param arguments by the name of a parameter; blank values are none
     * @param terms where labels and case ids are looked up
     * @throws Problem if a name or a value means nothing
     */
    public static CaseSelection read(Map<String, List<String>> arguments, Graph terms) {
        List<CaseSelection.Condition> conditions = new ArrayList<>();
        for (SelectionKey key : SelectionKey.values()) {
            arguments.getOrDefault(key.word(), List.of()).stream()
                    .map(String::strip)
                    .filter(text -> !text.isEmpty())
                    .forEach(text -> conditions.add(condition(key, text, terms)));
        }
        return new CaseSelection(conditions);
    }

    private static CaseSelection.Condition condition(SelectionKey key, String text, Graph terms) {
        Node node = new ArgumentReader(ALL.get(key.ordinal()), terms).read(text);
        String value = node.isURI() && !TermIds.iris(text).contains(node.getURI()) ? node.getURI() : text;
        if (!key.accepts(value)) {
            throw Problem.of(Mistake.BAD_ARGUMENT, key.word() + "=" + text, "this means nothing", key.advice());
        }
        return new CaseSelection.Condition(key, value);
    }

    private static Parameter parameter(SelectionKey key) {
        List<String> choices =
                switch (key) {
                    case SEX -> List.of("female", "male");
                    case VARIANT ->
                        Arrays.stream(VariantClass.values())
                                .map(VariantClass::word)
                                .toList();
                    case ALLELES -> List.of("1", "2");
                    case READ -> List.of("whole", "partly", "any");
                    default -> List.of();
                };
        Optional<Kind> lookup =
                switch (key) {
                    case DISEASE, WITH, WITHOUT -> Optional.of(Kind.CLASS);
                    case CASE, EXCEPT -> Optional.of(Kind.CASE);
                    default -> Optional.empty();
                };
        Set<SelectionKey> closed = Set.of(SelectionKey.ALLELES, SelectionKey.READ);
        return new Parameter(
                key.word(),
                VARIABLE,
                key.advice(),
                lookup.isPresent() ? Parameter.Type.IRI : Parameter.Type.STRING,
                choices.stream().map(word -> new Parameter.Choice(word, word)).toList(),
                closed.contains(key),
                Optional.empty(),
                lookup,
                Optional.empty());
    }
}
