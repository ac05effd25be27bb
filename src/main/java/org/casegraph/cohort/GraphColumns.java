package org.casegraph.cohort;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.system.G;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.vocabulary.RDF;
import org.casegraph.vocabulary.CG;
import org.roaringbitmap.RoaringBitmap;

/** The nodes of the cases of any graph. A node that is in several cases has a number in each. */
public final class GraphColumns extends CaseColumns {
    private final Graph graph;
    private final List<Node> nodes = new ArrayList<>();
    private final Map<Node, RoaringBitmap> numbers = new HashMap<>();
    private final Map<Node, Integer> cases = new HashMap<>();
    private final List<Node> names;
    private final int[] caseOfNode;
    private final int[] ends;

    /**
     * By property the nodes of each object, made when first asked for: of a class, a graph in memory looks through all that is
     * of it to find what denies it.
     */
    private final Map<Node, Map<Node, RoaringBitmap>> byObject = new ConcurrentHashMap<>();

    /** @param graph all cases with what was inferred of them */
    public GraphColumns(Graph graph) {
        this.graph = graph;
        SortedMap<Node, List<Node>> byCase = new TreeMap<>(Comparator.comparing(Node::toString));
        graph.find(Node.ANY, CG.inCase, Node.ANY)
                .forEachRemaining(in -> byCase.computeIfAbsent(in.getObject(), name -> new ArrayList<>())
                        .add(in.getSubject()));
        ends = new int[byCase.size()];
        byCase.forEach((name, own) -> {
            // Numbered as their IRIs are in order, so that who takes the first takes the same of every graph.
            own.sort(Comparator.comparing(Node::toString));
            own.forEach(node -> {
                numbers.computeIfAbsent(node, each -> new RoaringBitmap()).add(nodes.size());
                nodes.add(node);
            });
            ends[cases.size()] = nodes.size();
            cases.put(name, cases.size());
        });
        names = List.copyOf(byCase.keySet());
        caseOfNode = new int[nodes.size()];
        int at = 0;
        for (int node = 0; node < caseOfNode.length; node++) {
            while (node >= ends[at]) {
                at++;
            }
            caseOfNode[node] = at;
        }
    }

    @Override
    public RoaringBitmap nodes(Node property) {
        RoaringBitmap found = new RoaringBitmap();
        graph.find(Node.ANY, property, Node.ANY).forEachRemaining(triple -> found.or(numbers(triple.getSubject())));
        return found;
    }

    @Override
    public RoaringBitmap nodes(Node property, Node object) {
        if (property.equals(RDF.type.asNode())) {
            RoaringBitmap found = new RoaringBitmap();
            graph.find(Node.ANY, property, object).forEachRemaining(triple -> found.or(numbers(triple.getSubject())));
            return found;
        }
        return known(property, object).clone();
    }

    @Override
    public RoaringBitmap nodes(Node property, Node object, RoaringBitmap among) {
        if (property.equals(RDF.type.asNode())) {
            RoaringBitmap found = nodes(property, object);
            found.and(among);
            return found;
        }
        return RoaringBitmap.and(known(property, object), among);
    }

    @Override
    public Optional<RoaringBitmap> nodesAlone(Node property, Node object) {
        RoaringBitmap found = new RoaringBitmap();
        ExtendedIterator<Triple> all = graph.find(Node.ANY, property, object);
        try {
            while (all.hasNext()) {
                RoaringBitmap known = numbers.get(all.next().getSubject());
                if (known == null) {
                    return Optional.empty();
                }
                found.or(known);
            }
        } finally {
            all.close();
        }
        return Optional.of(found);
    }

    private RoaringBitmap known(Node property, Node object) {
        return byObject.computeIfAbsent(property, this::byObject).getOrDefault(object, new RoaringBitmap());
    }

    private Map<Node, RoaringBitmap> byObject(Node property) {
        Map<Node, RoaringBitmap> found = new HashMap<>();
        graph.find(Node.ANY, property, Node.ANY)
                .forEachRemaining(triple -> found.computeIfAbsent(triple.getObject(), object -> new RoaringBitmap())
                        .or(numbers(triple.getSubject())));
        return found;
    }

    @Override
    public RoaringBitmap cases(Node property, Node object) {
        RoaringBitmap found = new RoaringBitmap();
        graph.find(Node.ANY, property, object).forEachRemaining(triple -> {
            Integer number = cases.get(triple.getSubject());
            if (number != null) {
                found.add(number);
            }
        });
        return found;
    }

    @Override
    public List<Node> objects(Node property) {
        Set<Node> objects = new LinkedHashSet<>();
        graph.find(Node.ANY, property, Node.ANY).forEachRemaining(triple -> objects.add(triple.getObject()));
        return List.copyOf(objects);
    }

    @Override
    public List<Node> objects(int node, Node property) {
        return G.listSP(graph, nodes.get(node), property);
    }

    @Override
    public List<Node> ofCase(int caseNumber, Node property) {
        return G.listSP(graph, names.get(caseNumber), property);
    }

    @Override
    public void forEachNode(int node, Node property, IntConsumer action) {
        objects(node, property).forEach(object -> {
            RoaringBitmap known = numbers.get(object);
            if (known != null) {
                known.forEach((int number) -> action.accept(number));
            }
        });
    }

    @Override
    protected ObjectColumn objectColumn(Node property) {
        Map<Node, Integer> known = new HashMap<>();
        List<Node> objects = new ArrayList<>();
        int[][] ofNodes = new int[nodes.size()][];
        for (int node = 0; node < ofNodes.length; node++) {
            ofNodes[node] = graph.find(nodes.get(node), property, Node.ANY).toList().stream()
                    .mapToInt(triple -> known.computeIfAbsent(triple.getObject(), object -> {
                        objects.add(object);
                        return objects.size() - 1;
                    }))
                    .toArray();
        }
        return new ObjectColumn() {
            @Override
            public void forEach(int node, IntConsumer action) {
                for (int object : ofNodes[node]) {
                    action.accept(object);
                }
            }

            @Override
            public int group(int node) {
                return NO_GROUP;
            }

            @Override
            public Node object(int number) {
                return objects.get(number);
            }

            @Override
            public int[] nodes(int number) {
                return numbers(objects.get(number)).toArray();
            }

            @Override
            public int size() {
                return objects.size();
            }
        };
    }

    @Override
    public int cases() {
        return ends.length;
    }

    @Override
    public int caseNumber(Node name) {
        return cases.getOrDefault(name, -1);
    }

    @Override
    public Node caseName(int caseNumber) {
        return names.get(caseNumber);
    }

    @Override
    public RoaringBitmap nodesOf(RoaringBitmap some) {
        RoaringBitmap found = new RoaringBitmap();
        some.forEach((int number) -> found.add((long) (number == 0 ? 0 : ends[number - 1]), ends[number]));
        return found;
    }

    @Override
    public Node node(int number) {
        return nodes.get(number);
    }

    @Override
    public RoaringBitmap numbers(Node node) {
        RoaringBitmap known = numbers.get(node);
        return known == null ? new RoaringBitmap() : known.clone();
    }

    @Override
    protected int caseOf(int node) {
        return caseOfNode[node];
    }

    @Override
    public int firstNode() {
        return 0;
    }

    @Override
    protected int end(int caseNumber) {
        return ends[caseNumber];
    }
}
