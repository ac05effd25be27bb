package org.casegraph.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.casegraph.annotation.AnnotationSet;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.source.SourceGraph;
import org.casegraph.store.column.ColumnWriter;
import org.casegraph.terminology.Terminologies;

/** What a store is built of. Cases are given out one by one, so that nothing holds those that are done. */
public final class StoreSources {
    private final List<SourceGraph> ontology;
    private final Terminologies terminologies;
    private final List<AnnotationSet> annotations;
    private final Deque<SourceGraph> cases;
    private final List<Problem> repeated = new ArrayList<>();
    private final int given;

    /**
     * @param ontology the modules, and the knowledge layer with the modules below its name, in a graph of its own
     * @param terminologies each in a graph of its own, and their hierarchies closed
     * @param annotations each in a graph of its own
     * @param cases each named by its case; of several with one name the first is taken
     */
    public StoreSources(
            List<SourceGraph> ontology,
            Terminologies terminologies,
            List<AnnotationSet> annotations,
            Collection<SourceGraph> cases) {
        this.ontology = ontology;
        this.terminologies = terminologies;
        this.annotations = annotations;
        this.given = cases.size();
        Map<Node, String> files = new HashMap<>();
        List<SourceGraph> firsts = new ArrayList<>();
        for (SourceGraph source : cases) {
            String first = files.putIfAbsent(source.name(), source.file());
            if (first == null) {
                firsts.add(source);
            } else {
                repeated.add(repeated(source.where(source.name()), source.name(), first));
            }
        }
        firsts.sort(Comparator.comparing(SourceGraph::name, ColumnWriter.ORDER));
        this.cases = new ArrayDeque<>(firsts);
    }

    static Problem repeated(String where, Node name, String first) {
        return Problem.of(
                Mistake.CASE_TWICE,
                where,
                "the case " + name + " is also in " + first,
                "Give one of the two another case id, or leave one out");
    }

    List<SourceGraph> ontology() {
        return ontology;
    }

    Terminologies terminologies() {
        return terminologies;
    }

    List<AnnotationSet> annotations() {
        return annotations;
    }

    /** In the order of their IRIs; whoever takes one removes it. */
    Deque<SourceGraph> cases() {
        return cases;
    }

    /** Why cases are not among them; a problem each. */
    List<Problem> repeated() {
        return repeated;
    }

    /** How many cases were given, also those that are not taken. */
    public int given() {
        return given;
    }
}
