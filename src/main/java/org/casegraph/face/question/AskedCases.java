package org.casegraph.face.question;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.casegraph.cohort.collection.Cohort;
import org.casegraph.cohort.collection.CollectionIndex;
import org.casegraph.cohort.selection.CaseSelection;
import org.casegraph.cohort.selection.SelectionKey;
import org.casegraph.endpoint.http.RequestProblem;
import org.casegraph.problem.Problem;
import org.casegraph.query.CaseParameters;
import org.casegraph.store.Store;

/** Which cases a request asks for, by the conditions among its parameters. */
public final class AskedCases {
    private AskedCases() {}

    /**
     * The values of each condition that has any, in the order of the conditions.
     *
     * @param prefix before the name of each parameter; empty where a page asks for one set of cases only
     */
    public static Map<String, List<String>> conditions(HttpServletRequest request, String prefix) {
        Map<String, List<String>> conditions = new LinkedHashMap<>();
        for (SelectionKey key : SelectionKey.values()) {
            List<String> values = values(request, prefix + key.word()).toList();
            if (!values.isEmpty()) {
                conditions.put(key.word(), values);
            }
        }
        return conditions;
    }

    /** The parameters that name conditions. */
    public static Set<String> names(String prefix) {
        return Stream.of(SelectionKey.values()).map(key -> prefix + key.word()).collect(Collectors.toUnmodifiableSet());
    }

    /** What was given for a parameter, however often; what is blank was not. */
    static Stream<String> values(HttpServletRequest request, String name) {
        return Stream.ofNullable(request.getParameterValues(name))
                .flatMap(Stream::of)
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    /** @throws RequestProblem 400 for what means nothing among these terms */
    public static CaseSelection selection(Map<String, List<String>> conditions, Graph terms) {
        try {
            return CaseParameters.read(conditions, terms);
        } catch (Problem | IllegalArgumentException e) {
            throw bad(e);
        }
    }

    /** @throws RequestProblem as {@link #selection} */
    static Cohort cohort(Store store, Map<String, List<String>> conditions, Runnable watch) {
        CaseSelection selection = selection(conditions, store.dataset().getDefaultGraph());
        try {
            return CollectionIndex.of(store.dataset().getContext()).cohort(selection, watch);
        } catch (Problem | IllegalArgumentException e) {
            throw bad(e);
        }
    }

    private static RequestProblem bad(RuntimeException e) {
        return RequestProblem.of(400, "Bad argument", String.valueOf(e.getMessage()), e);
    }
}
