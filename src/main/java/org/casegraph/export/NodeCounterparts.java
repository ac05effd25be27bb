package org.casegraph.export;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;
import org.casegraph.graph.CaseIris;
import org.casegraph.graph.Values;
import org.casegraph.vocabulary.CG;

/**
 * Which node of one graph of a case is which of another, where their names differ: the pairs of which the same is said,
 * the surest first, each node once. Round by round, what is said of neighbours that are paired already counts as well.
 */
final class NodeCounterparts {
    private static final Node TYPE = RDF.type.asNode();
    private static final int ROUNDS = 3;
    private static final int ENOUGH = 4;
    private static final int SURE = 9;

    /** Classes that say what kind of statement a node is, and not what was found, done or measured. */
    private static final Set<Node> GENERAL = Set.of(
            CG.Finding,
            CG.AbsentFinding,
            CG.Measurement,
            CG.Diagnosis,
            CG.FinalDiagnosis,
            CG.WorkingDiagnosis,
            CG.Treatment,
            CG.DrugTreatment,
            CG.Test,
            CG.Event,
            CG.Occurrence,
            CG.Encounter);

    /** What two nodes must agree in where the second has it. */
    private static final List<Node> TELLING = List.of(CG.absenceOf, CG.measures, CG.concludes, CG.agent);

    private static final Set<Node> SAID_OF_ALL = Set.of(CG.inCase, CG.voice, CG.fromRecord);

    private final Node document;
    private final Statements one;
    private final Node otherDocument;
    private final Statements other;
    private final TermMatches matches;
    private final Map<Node, Node> counterparts = new HashMap<>();
    private final Map<Node, List<Node>> further = new HashMap<>();

    NodeCounterparts(Node document, Graph one, Node otherDocument, Graph other, TermMatches matches) {
        this.document = document;
        this.one = Statements.of(one);
        this.otherDocument = otherDocument;
        this.other = Statements.of(other);
        this.matches = matches;
    }

    private record Pair(Node left, Node right, int score) {}

    /** What a graph says, by subject and property: each pair of nodes asks for it again. */
    private record Statements(Graph graph, Map<Node, Map<Node, List<Node>>> bySubject) {
        static Statements of(Graph graph) {
            Map<Node, Map<Node, List<Node>>> bySubject = new LinkedHashMap<>();
            graph.find().forEachRemaining(triple -> bySubject
                    .computeIfAbsent(triple.getSubject(), subject -> new LinkedHashMap<>())
                    .computeIfAbsent(triple.getPredicate(), property -> new ArrayList<>())
                    .add(triple.getObject()));
            bySubject.values().forEach(said -> said.values().forEach(values -> values.sort(Values.BY_TEXT)));
            return new Statements(graph, bySubject);
        }

        Map<Node, List<Node>> of(Node subject) {
            return bySubject.getOrDefault(subject, Map.of());
        }

        List<Node> objects(Node subject, Node property) {
            return of(subject).getOrDefault(property, List.of());
        }

        List<Node> types(Node subject) {
            return objects(subject, TYPE);
        }

        boolean contains(Node subject, Node property, Node object) {
            return objects(subject, property).contains(object);
        }

        List<Node> subjects(Node property, Node object) {
            return Values.subjects(graph, property, object);
        }
    }

    /** Whether a node is a case, one of its nodes, or one without IRI. */
    static boolean isOwn(Node document, Node node) {
        return node.equals(document) || node.isBlank() || CaseIris.isNodeOf(document, node);
    }

    /** The first is the likeliest. */
    Map<Node, List<Node>> byOriginal() {
        List<Node> left = nodes(document, one);
        List<Node> right = nodes(otherDocument, other);
        Map<Node, Set<Node>> byType = new HashMap<>();
        for (Node node : right) {
            other.types(node).forEach(type -> byType.computeIfAbsent(type, t -> new LinkedHashSet<>())
                    .add(node));
        }
        counterparts.put(document, otherDocument);
        for (int round = 0; round < ROUNDS; round++) {
            List<Pair> pairs = new ArrayList<>();
            for (Node node : left) {
                for (Node candidate : candidates(node, byType)) {
                    int score = score(node, candidate);
                    if (score >= ENOUGH) {
                        pairs.add(new Pair(node, candidate, score));
                    }
                }
            }
            pairs.sort(Comparator.comparingInt(Pair::score).reversed());
            counterparts.clear();
            counterparts.put(document, otherDocument);
            Set<Node> taken = new HashSet<>(Set.of(otherDocument));
            for (Pair pair : pairs) {
                if (!counterparts.containsKey(pair.left()) && taken.add(pair.right())) {
                    counterparts.put(pair.left(), pair.right());
                }
            }
            further(pairs, taken);
        }
        Map<Node, List<Node>> all = new HashMap<>();
        counterparts.forEach((node, first) ->
                all.computeIfAbsent(node, key -> new ArrayList<>()).add(first));
        further.forEach((node, others) ->
                all.computeIfAbsent(node, key -> new ArrayList<>()).addAll(others));
        return Map.copyOf(all);
    }

    /**
     * A format may tell in several things what is one node, as a test and the denial that is its result: what says of it
     * something that nothing has said yet.
     */
    private void further(List<Pair> pairs, Set<Node> taken) {
        further.clear();
        for (Pair pair : pairs) {
            if (pair.score() >= SURE && !taken.contains(pair.right()) && isNews(pair)) {
                taken.add(pair.right());
                further.computeIfAbsent(pair.left(), key -> new ArrayList<>()).add(pair.right());
            }
        }
    }

    private boolean isNews(Pair pair) {
        List<Node> known = new ArrayList<>(further.getOrDefault(pair.left(), List.of()));
        Optional.ofNullable(counterparts.get(pair.left())).ifPresent(known::add);
        return Stream.concat(Stream.of(TYPE), TELLING.stream())
                .anyMatch(property -> one.objects(pair.left(), property).stream()
                        .filter(value -> !property.equals(TYPE) || !GENERAL.contains(value))
                        .anyMatch(value -> says(pair.right(), property, value)
                                && known.stream().noneMatch(candidate -> says(candidate, property, value))));
    }

    private boolean says(Node candidate, Node property, Node value) {
        return other.objects(candidate, property).stream().anyMatch(same -> matches.areSame(value, same));
    }

    private Set<Node> candidates(Node node, Map<Node, Set<Node>> byType) {
        Set<Node> candidates = new LinkedHashSet<>();
        one.types(node).stream()
                .flatMap(type -> matches.exact(type).stream())
                .forEach(type -> candidates.addAll(byType.getOrDefault(type, Set.of())));
        for (Node property : TELLING) {
            one.objects(node, property).stream()
                    .flatMap(value -> matches.exact(value).stream())
                    .flatMap(value -> other.subjects(property, value).stream())
                    .filter(candidate -> isOwn(otherDocument, candidate))
                    .forEach(candidates::add);
        }
        return candidates;
    }

    private int score(Node node, Node candidate) {
        if (TELLING.stream().anyMatch(property -> isContrary(property, node, candidate))) {
            return 0;
        }
        int shared = 0;
        boolean isSpecific = false;
        for (Node type : one.types(node)) {
            if (says(candidate, TYPE, type)) {
                boolean general = GENERAL.contains(type);
                isSpecific |= !general;
                shared += general ? 1 : 8;
            }
        }
        boolean areTold = TELLING.stream().anyMatch(property -> agrees(property, node, candidate));
        boolean isOther = !isSpecific && hasSpecific(other, candidate) && (hasSpecific(one, node) || !areTold);
        if (isOther || shared == 0 && !areTold) {
            return 0;
        }
        int score = shared + (CaseIris.fragment(node).equals(CaseIris.fragment(candidate)) ? 3 : 0);
        for (Map.Entry<Node, List<Node>> said : one.of(node).entrySet()) {
            Node property = said.getKey();
            if (!property.equals(TYPE) && !SAID_OF_ALL.contains(property)) {
                for (Node object : said.getValue()) {
                    score += weight(property, object, candidate);
                }
            }
        }
        return score;
    }

    private int weight(Node property, Node object, Node candidate) {
        if (isOwn(document, object)) {
            Node known = counterparts.get(object);
            return known != null && other.contains(candidate, property, known) ? 3 : 0;
        }
        return !says(candidate, property, object) ? 0 : TELLING.contains(property) ? 8 : 2;
    }

    private boolean agrees(Node property, Node node, Node candidate) {
        return one.objects(node, property).stream().anyMatch(value -> says(candidate, property, value));
    }

    /** What a format makes of a node says nothing of these that the node does not say, but may leave them out. */
    private boolean isContrary(Node property, Node node, Node candidate) {
        return !other.objects(candidate, property).isEmpty() && !agrees(property, node, candidate);
    }

    private static boolean hasSpecific(Statements statements, Node node) {
        return statements.types(node).stream().anyMatch(type -> !GENERAL.contains(type));
    }

    private static List<Node> nodes(Node document, Statements statements) {
        return statements.bySubject().keySet().stream()
                .filter(node -> isOwn(document, node) && !node.equals(document))
                .toList();
    }
}
