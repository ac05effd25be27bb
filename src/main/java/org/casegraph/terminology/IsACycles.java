package org.casegraph.terminology;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDFS;
import org.casegraph.graph.ShortNames;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;

/** Terms that lie above themselves: the strongly connected components of is_a (Tarjan, doi:10.1137/0201010). */
final class IsACycles {
    private static final Node SUBCLASS = RDFS.subClassOf.asNode();
    private static final int SHOWN = 6;

    private final Graph graph;
    private final Map<Node, Integer> index = new HashMap<>();
    private final Map<Node, Integer> low = new HashMap<>();
    private final Set<Node> onStack = new HashSet<>();
    private final Deque<Node> stack = new ArrayDeque<>();
    private final List<List<Node>> cycles = new ArrayList<>();

    private IsACycles(Graph graph) {
        this.graph = graph;
    }

    /** Each as its terms in the order of their IRIs; a term that is its own parent is one alone. */
    static List<List<Node>> of(Graph graph) {
        IsACycles search = new IsACycles(graph);
        graph.stream(Node.ANY, SUBCLASS, Node.ANY)
                .map(Triple::getSubject)
                .distinct()
                .toList()
                .forEach(search::from);
        return search.cycles;
    }

    static Problem problem(String file, List<Node> cycle) {
        String terms = cycle.stream().limit(SHOWN).map(ShortNames::asInReports).collect(Collectors.joining(", "));
        String more = cycle.size() > SHOWN ? " and " + (cycle.size() - SHOWN) + " more" : "";
        return Problem.of(
                Mistake.BAD_TERMINOLOGY,
                file,
                "is_a goes in a circle through " + terms + more,
                "Take one is_a away; none between these terms was taken, and the rest was read");
    }

    static void remove(List<Node> cycle, Graph graph) {
        Set<Node> members = Set.copyOf(cycle);
        for (Node member : members) {
            graph.stream(member, SUBCLASS, Node.ANY)
                    .filter(triple -> members.contains(triple.getObject()))
                    .toList()
                    .forEach(graph::delete);
        }
    }

    private record Visit(Node term, Iterator<Node> parents) {}

    /** The way down is a list and no recursion, since a terminology may be as deep as it likes. */
    private void from(Node start) {
        if (index.containsKey(start)) {
            return;
        }
        Deque<Visit> way = new ArrayDeque<>();
        way.push(enter(start));
        while (!way.isEmpty()) {
            Visit visit = way.peek();
            if (visit.parents().hasNext()) {
                Node parent = visit.parents().next();
                if (!index.containsKey(parent)) {
                    way.push(enter(parent));
                } else if (onStack.contains(parent)) {
                    low.merge(visit.term(), index.get(parent), Math::min);
                }
            } else {
                way.pop();
                leave(visit.term());
                if (!way.isEmpty()) {
                    low.merge(way.peek().term(), low.get(visit.term()), Math::min);
                }
            }
        }
    }

    private Visit enter(Node term) {
        index.put(term, index.size());
        low.put(term, index.get(term));
        stack.push(term);
        onStack.add(term);
        List<Node> parents =
                graph.stream(term, SUBCLASS, Node.ANY).map(Triple::getObject).toList();
        return new Visit(term, parents.iterator());
    }

    private void leave(Node term) {
        if (!Objects.equals(low.get(term), index.get(term))) {
            return;
        }
        List<Node> component = new ArrayList<>();
        Node member;
        do {
            member = stack.pop();
            onStack.remove(member);
            component.add(member);
        } while (!member.equals(term));
        if (component.size() > 1 || graph.contains(term, SUBCLASS, term)) {
            component.sort(Comparator.comparing(Node::getURI));
            cycles.add(component);
        }
    }
}
