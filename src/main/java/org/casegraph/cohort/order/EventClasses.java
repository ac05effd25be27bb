package org.casegraph.cohort.order;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.system.G;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.casegraph.cohort.CaseColumns;
import org.casegraph.cohort.ObjectColumn;
import org.casegraph.cohort.ToldFindings;
import org.casegraph.graph.Ancestors;
import org.casegraph.vocabulary.CG;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * The classes by which cases name what happened: of a finding, a test and a diagnosis those below which it has none, of the
 * course of a disease the disease.
 */
final class EventClasses {
    private static final Node TYPE = RDF.type.asNode();

    private final Graph graph;
    private final ToldFindings findings;
    private final ObjectColumn types;
    private final ObjectColumn concludes;
    private final RoaringBitmap findingNodes;
    private final RoaringBitmap courses;
    private final RoaringBitmap events;
    private final List<Node> names = new ArrayList<>();
    private final Map<Node, Integer> numbers = new HashMap<>();

    /** By the number of a type what lies above it among the types, itself not, in order; null where it was not asked for. */
    private final int[] @Nullable [] above;

    /** The numbers of the types that findings are counted by. */
    private final BitSet counted = new BitSet();

    private final Map<Node, Integer> typeNumbers = new HashMap<>();

    /** By the group of an event among the types the numbers of its classes, where it is no course; null where none was met. */
    private final List<int @Nullable []> ofGroup = new ArrayList<>();

    private final CaseColumns columns;

    EventClasses(Graph graph, CaseColumns columns, ToldFindings findings) {
        this.graph = graph;
        this.columns = columns;
        this.findings = findings;
        types = columns.column(TYPE);
        concludes = columns.column(CG.concludes);
        above = new int[types.size()][];
        courses = columns.nodes(TYPE, CG.DiseaseCourse);
        findingNodes = columns.nodes(TYPE, CG.Finding);
        findingNodes.andNot(columns.nodes(TYPE, CG.FamilyHistoryFinding));
        findingNodes.andNot(columns.nodes(TYPE, CG.TreatmentResponse));
        events = RoaringBitmap.or(
                findingNodes, courses, columns.nodes(TYPE, CG.Test), columns.nodes(TYPE, CG.Diagnosis));
        for (int type = 0; type < types.size(); type++) {
            Node name = types.object(type);
            typeNumbers.put(name, type);
            counted.set(type, findings.classes().contains(name));
        }
    }

    /** The nodes of what happened; not to be changed. */
    RoaringBitmap events() {
        return events;
    }

    /** How many classes were met so far. */
    int size() {
        return names.size();
    }

    Node name(int number) {
        return names.get(number);
    }

    /** Gives the numbers of the classes of an event, each once. */
    void forEach(int event, IntConsumer action) {
        if (courses.contains(event)) {
            diseases(event).forEach(disease -> action.accept(met(disease)));
            return;
        }
        int group = types.group(event);
        for (int type : group == ObjectColumn.NO_GROUP ? named(event) : ofGroup(group, event)) {
            action.accept(type);
        }
    }

    private int[] ofGroup(int group, int event) {
        while (ofGroup.size() <= group) {
            ofGroup.add(null);
        }
        int[] known = ofGroup.get(group);
        if (known == null) {
            known = named(event);
            ofGroup.set(group, known);
        }
        return known;
    }

    /** What an event is depends on nothing but its types. */
    private int[] named(int event) {
        boolean isFinding = findingNodes.contains(event);
        BitSet own = new BitSet(types.size());
        types.forEach(event, type -> {
            if (isNaming(type, isFinding)) {
                own.set(type);
            }
        });
        BitSet implied = new BitSet(types.size());
        own.stream().forEach(type -> {
            for (int wider : above(type)) {
                if (own.get(wider) && (!isAbove(type, wider) || isLarger(wider, type))) {
                    implied.set(wider);
                }
            }
        });
        own.andNot(implied);
        return own.stream().map(type -> met(types.object(type))).toArray();
    }

    private boolean isNaming(int type, boolean isFinding) {
        return isFinding ? counted.get(type) : isAtOrBelow(type, CG.Test) || isAtOrBelow(type, CG.Diagnosis);
    }

    private boolean isAtOrBelow(int type, Node wider) {
        Integer number = typeNumbers.get(wider);
        return number != null && (number == type || isAbove(number, type));
    }

    /** Two classes that lie above each other are one: the smaller IRI counts. */
    private boolean isLarger(int one, int other) {
        return types.object(one).toString().compareTo(types.object(other).toString()) > 0;
    }

    private boolean isAbove(int wider, int type) {
        return Arrays.binarySearch(above(type), wider) >= 0;
    }

    private int[] above(int type) {
        int[] known = above[type];
        if (known == null) {
            BitSet found = new BitSet();
            Node name = types.object(type);
            for (Node wider : counted.get(type) ? findings.atOrAbove(name) : superclasses(name)) {
                Integer number = typeNumbers.get(wider);
                if (number != null && number != type) {
                    found.set(number);
                }
            }
            known = found.stream().toArray();
            above[type] = known;
        }
        return known;
    }

    private Set<Node> superclasses(Node type) {
        return Ancestors.of(type, each -> G.listSP(graph, each, RDFS.subClassOf.asNode()));
    }

    private Set<Node> diseases(int course) {
        Set<Node> diseases = new LinkedHashSet<>();
        columns.forEachNode(
                course,
                CG.courseOf,
                diagnosis -> concludes.forEach(diagnosis, disease -> diseases.add(concludes.object(disease))));
        return diseases;
    }

    /** The number of a class that was met. */
    int number(Node name) {
        return Optional.ofNullable(numbers.get(name)).orElseThrow();
    }

    private int met(Node name) {
        return numbers.computeIfAbsent(name, unseen -> {
            names.add(unseen);
            return names.size() - 1;
        });
    }
}
