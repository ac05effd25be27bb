package org.casegraph.description;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.util.NodeFactoryExtra;
import org.apache.jena.vocabulary.VOID;
import org.casegraph.vocabulary.CG;
import org.jspecify.annotations.Nullable;

/**
 * Says the counts of graphs as statements of VoID (https://www.w3.org/TR/void/).
 *
 * @param counts what was counted
 */
record PartitionStatements(GraphPartitions counts) {
    /** Those of the whole. */
    void describeWhole(Node dataset, Graph into) {
        into.add(dataset, VOID.triples.asNode(), number(counts.triples));
        into.add(
                dataset,
                VOID.entities.asNode(),
                number(counts.subjects.stream()
                        .filter(subject -> counts.term(subject).isURI())
                        .count()));
        into.add(dataset, VOID.classes.asNode(), number(counts.entities.size()));
        into.add(dataset, VOID.properties.asNode(), number(counts.properties.size()));
        into.add(dataset, VOID.distinctSubjects.asNode(), number(counts.subjects.cardinality()));
        into.add(dataset, VOID.distinctObjects.asNode(), number(counts.objects.cardinality()));
    }

    /** Those of its partitions by class and by property. */
    void describeParts(Node dataset, Graph into) {
        Map<Node, UsesOfClass> ofClasses = counts.named(counts.byClass);
        shown().forEach((type, count) -> {
            Node partition = partition(dataset, VOID.classPartition.asNode(), VOID._class.asNode(), type, into);
            into.add(partition, VOID.entities.asNode(), number(count));
            counts.named(usesOf(ofClasses.get(type)))
                    .forEach((property, uses) -> describe(partition, property, uses, into));
        });
        counts.named(counts.properties.counted()).forEach((property, count) -> {
            Node partition =
                    partition(dataset, VOID.propertyPartition.asNode(), VOID.property.asNode(), property, into);
            into.add(partition, VOID.triples.asNode(), number(count));
        });
    }

    private Map<Integer, PropertyUses> usesOf(@Nullable UsesOfClass type) {
        Map<Integer, PropertyUses> all = new HashMap<>();
        if (type != null) {
            counts.propertyNumbers.forEach((property, number) -> {
                PropertyUses uses = type.of(number);
                if (uses.triples > 0) {
                    all.put(property, uses);
                }
            });
        }
        return all;
    }

    private Map<Integer, Long> classes(PropertyUses uses) {
        Map<Integer, Long> numbered = uses.classes.counted();
        Map<Integer, Long> told = new HashMap<>();
        if (!numbered.isEmpty()) {
            counts.byClass.values().stream()
                    .filter(of -> numbered.containsKey(of.number))
                    .forEach(of -> told.put(of.type, numbered.get(of.number)));
        }
        return told;
    }

    private Map<String, Long> datatypes(PropertyUses uses) {
        Map<String, Long> told = new HashMap<>();
        for (int datatype = 0; datatype < uses.datatypes.length; datatype++) {
            if (uses.datatypes[datatype] > 0) {
                told.put(counts.datatypes.get(datatype), uses.datatypes[datatype]);
            }
        }
        return told;
    }

    /** Of other vocabularies, which can have thousands of classes, those with most entities. */
    private Map<Node, Long> shown() {
        Map<Node, Long> shown = most(
                counts.named(counts.entities.counted()).entrySet().stream().filter(entry -> !CG.isTerm(entry.getKey())),
                GraphPartitions.MOST_OTHERS);
        counts.named(counts.entities.counted()).forEach((type, count) -> {
            if (CG.isTerm(type)) {
                shown.put(type, count);
            }
        });
        return shown;
    }

    static Map<Node, Long> most(Stream<Map.Entry<Node, Long>> some, int number) {
        return some.sorted(Map.Entry.<Node, Long>comparingByValue().reversed().thenComparing(entry -> entry.getKey()
                        .toString()))
                .limit(number)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private void describe(Node ofClass, Node property, PropertyUses uses, Graph into) {
        Node partition = partition(ofClass, VOID.propertyPartition.asNode(), VOID.property.asNode(), property, into);
        into.add(partition, VOID.triples.asNode(), number(uses.triples));
        counts.named(classes(uses))
                .forEach((type, count) -> into.add(
                        partition(partition, VOID.classPartition.asNode(), VOID._class.asNode(), type, into),
                        VOID.triples.asNode(),
                        number(count)));
        datatypes(uses)
                .forEach((datatype, count) -> into.add(
                        partition(
                                partition,
                                GraphPartitions.DATATYPE_PARTITION,
                                GraphPartitions.DATATYPE,
                                NodeFactory.createURI(datatype),
                                into),
                        VOID.triples.asNode(),
                        number(count)));
    }

    private static Node partition(Node whole, Node partitionProperty, Node keyProperty, Node key, Graph into) {
        Node partition = NodeFactory.createBlankNode();
        into.add(whole, partitionProperty, partition);
        into.add(partition, keyProperty, key);
        return partition;
    }

    private static Node number(long count) {
        return NodeFactoryExtra.intToNode(count);
    }
}
