package org.casegraph.cohort.group;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.casegraph.cohort.ToldFindings;

/**
 * Decides which classes of findings a test of two groups can tell something of, before their difference is looked at, so
 * that fewer tests have to be paid for: the heuristics of GPSEA for HPO (its documentation, "HPO-IF"), but for the numbers
 * that need no hierarchy, of each vocabulary.
 */
final class TestedFindings {
    /** Two and four cases that differ as far as they can are not unlikely enough. */
    private static final int FEWEST_OBSERVED = 7;

    private static final double LEAST_SHARE = 0.4;
    private static final Node PHENOTYPIC_ABNORMALITY =
            NodeFactory.createURI("http://purl.obolibrary.org/obo/HP_0000118");

    private final Graph graph;
    private final ToldFindings findings;
    private final Set<Node> general;

    /** @param graph what the classes of all vocabularies are below, and the same as */
    TestedFindings(Graph graph, ToldFindings findings) {
        this.graph = graph;
        this.findings = findings;
        general = atOrAbove(PHENOTYPIC_ABNORMALITY);
        GeneralFindings.list().forEach(one -> {
            general.add(one);
            general.addAll(same(one));
        });
    }

    /** Why some of the classes are not tested. */
    Map<Node, String> without(Map<Node, FindingInGroups> counted, int cases, Optional<Node> within, Runnable watch) {
        Map<Node, String> without = new LinkedHashMap<>();
        counted.forEach((finding, counts) -> {
            watch.run();
            Optional<String> reason = within.filter(
                            branch -> !atOrAbove(finding).contains(branch))
                    .map(branch -> "outside the branch to be tested")
                    .or(() -> why(finding, counts, cases, counted));
            reason.ifPresent(told -> without.put(finding, told));
        });
        return without;
    }

    private Optional<String> why(Node finding, FindingInGroups counts, int cases, Map<Node, FindingInGroups> counted) {
        if (general.contains(finding)) {
            return Optional.of("too general");
        }
        if (counts.observed() < LEAST_SHARE * cases) {
            return Optional.of("told of fewer than 40 % of the cases");
        }
        if (counts.observed() < FEWEST_OBSERVED) {
            return Optional.of("told of fewer than 7 cases");
        }
        if (counts.first().observed() == 0 || counts.second().observed() == 0) {
            return Optional.of("told of no case of one group");
        }
        List<Node> lower = findings.below(finding).stream()
                .filter(one -> counted.containsKey(one)
                        && parents(one, counted.keySet()).contains(finding))
                .limit(2)
                .toList();
        boolean isAsItsOnlyChild = lower.size() == 1
                && lower.stream()
                        .map(counted::get)
                        .allMatch(child ->
                                isSame(child.first(), counts.first()) && isSame(child.second(), counts.second()));
        return isAsItsOnlyChild ? Optional.of("the same counts as its only class below") : Optional.empty();
    }

    private static boolean isSame(FindingInGroups.Told one, FindingInGroups.Told other) {
        return one.present() == other.present() && one.absent() == other.absent();
    }

    /** A class with all above it, by the names that any vocabulary gives them. */
    private Set<Node> atOrAbove(Node type) {
        Set<Node> found = new HashSet<>();
        Deque<Node> open = new ArrayDeque<>(List.of(type));
        while (!open.isEmpty()) {
            Node next = open.remove();
            if (found.add(next)) {
                graph.find(next, RDFS.subClassOf.asNode(), Node.ANY)
                        .forEachRemaining(edge -> open.add(edge.getObject()));
                open.addAll(same(next));
            }
        }
        return found;
    }

    private Set<Node> same(Node type) {
        Set<Node> same = new HashSet<>();
        graph.find(type, SKOS.exactMatch.asNode(), Node.ANY).forEachRemaining(match -> same.add(match.getObject()));
        graph.find(Node.ANY, SKOS.exactMatch.asNode(), type).forEachRemaining(match -> same.add(match.getSubject()));
        return same;
    }

    /** Of some classes those directly above. */
    private List<Node> parents(Node type, Set<Node> among) {
        List<Node> above = findings.atOrAbove(type).stream()
                .filter(one -> among.contains(one) && !findings.atOrAbove(one).contains(type))
                .toList();
        return above.stream()
                .filter(one -> above.stream()
                        .noneMatch(other ->
                                !other.equals(one) && findings.atOrAbove(other).contains(one)))
                .toList();
    }
}
