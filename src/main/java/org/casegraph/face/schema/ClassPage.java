package org.casegraph.face.schema;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.casegraph.description.ClassPartitions;
import org.casegraph.description.ClassPartitions.ClassPartition;
import org.casegraph.description.ClassPartitions.PropertyPartition;
import org.casegraph.endpoint.http.Representation;
import org.casegraph.endpoint.http.RequestProblem;
import org.casegraph.face.html.Description;
import org.casegraph.face.html.Html;
import org.casegraph.face.html.ListPage;
import org.casegraph.face.html.NodeLinks;
import org.casegraph.face.html.Page;
import org.casegraph.face.html.Table;
import org.casegraph.graph.Labels;
import org.casegraph.graph.Values;

/** One class of the data: what its instances have, what leads to them, and the instances themselves. */
record ClassPage(NodeLinks links, ClassPartitions partitions, Node type) {
    private static final int MOST_RANGES = 6;
    private static final int FEW = 3;

    /** As many instances can be paged through; a query has them all. */
    private static final int MOST_PAGED = 5_000;

    Representation page(ListPage list) {
        Graph graph = links.graph();
        Instances instances = instances(graph);
        if (instances.all.isEmpty()) {
            throw RequestProblem.of(
                    404,
                    "Nothing of this class",
                    "Nothing in the data has the class " + links.shortName(type) + ". " + SchemaPage.PATH
                            + " lists those in use.");
        }
        long entities = partitions.of(type).map(ClassPartition::entities).orElse((long) instances.all.size());
        String count = (instances.isWhole || partitions.of(type).isPresent() ? "" : "more than ")
                + SchemaPage.number(entities);
        return Page.of(
                links.label(type),
                Html.element("p").with("class", "path").of(Html.link(SchemaPage.PATH, "Schema")),
                Html.element("h1").of(links.label(type)),
                Html.element("p")
                        .with("class", "definition")
                        .of(new Labels(graph)
                                .text(type, SKOS.definition.asNode())
                                .orElse("")),
                new Description()
                        .add("IRI", Html.element("code").of(type.getURI()))
                        .add("Instances", Html.text(count))
                        .add("What it means", links.of(type))
                        .add("Query", Html.link(new SchemaQueries(links.prefixes()).things(type), "Ask for them"))
                        .html(),
                section("What they have", properties(graph, entities)),
                section("What leads to them", leadingHere()),
                section("Instances", shown(list, instances)));
    }

    private static Html section(String title, Html content) {
        return content.equals(Html.EMPTY)
                ? Html.EMPTY
                : Html.element("section").of(Html.element("h2").of(title), content);
    }

    private Html properties(Graph graph, long entities) {
        return partitions
                .of(type)
                .filter(partition -> !partition.properties().isEmpty())
                .map(partition -> counted(graph, partition))
                .orElseGet(() -> lookedAt(graph, entities));
    }

    /** Those that most things have come first: one that a thing has a hundred times counts once for that. */
    private Html counted(Graph graph, ClassPartition partition) {
        SchemaQueries queries = new SchemaQueries(links.prefixes());
        ThingsMeant things = new ThingsMeant(Set.of(type), Set.of(), Set.of());
        Map<Node, Long> having = things.properties(graph).counts();
        Table table = new Table("Properties", "Property", "Triples", "Leads to", "Query");
        partition.mostUsed().stream()
                .sorted(Comparator.comparing(
                        entry -> having.getOrDefault(entry.getKey(), 0L), Comparator.reverseOrder()))
                .forEach(entry -> table.row(
                        name(entry.getKey()),
                        Html.text(SchemaPage.number(entry.getValue().triples())),
                        isTold(entry.getValue()) ? ranges(entry.getValue()) : found(graph, things, entry.getKey()),
                        Html.link(queries.values(type, entry.getKey()), "Ask")));
        return table.html();
    }

    private static boolean isTold(PropertyPartition part) {
        return !part.classes().isEmpty() || !part.datatypes().isEmpty();
    }

    /** What stands most often behind a property of which the description tells no range. */
    private Html found(Graph graph, ThingsMeant things, Node property) {
        if (property.equals(RDF.type.asNode())) {
            return Html.EMPTY;
        }
        ThingsMeant.Objects objects = things.objects(graph, property);
        Map<Node, Long> classes = new HashMap<>(objects.classes());
        classes.keySet().removeIf(found -> !found.isURI() || SchemaDrawing.isOfSchemas(found));
        if (!classes.isEmpty()) {
            return Html.separated(
                    ", ",
                    most(classes).stream()
                            .limit(FEW)
                            .map(entry -> Html.link(SchemaPage.address(entry.getKey()), links.label(entry.getKey())))
                            .toList());
        }
        List<Html> terms = most(objects.nodes().counts()).stream()
                .limit(FEW)
                .map(entry -> links.of(entry.getKey()))
                .toList();
        return terms.isEmpty() ? Html.EMPTY : Html.all(Html.text("such as "), Html.separated(", ", terms));
    }

    /** Of a class that the description tells nothing more of. */
    private Html lookedAt(Graph graph, long entities) {
        ThingsMeant.Counted looked = new ThingsMeant(Set.of(type), Set.of(), Set.of()).properties(graph);
        SchemaQueries queries = new SchemaQueries(links.prefixes());
        Table table = new Table("Properties", "Property", "Things with it", "Query");
        looked.counts().entrySet().stream()
                .sorted(Map.Entry.<Node, Long>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry::getKey, Values.BY_TEXT))
                .forEach(entry -> table.row(
                        name(entry.getKey()),
                        Html.text(
                                looked.isAll()
                                        ? SchemaPage.number(entry.getValue())
                                        : "about " + Math.round(100.0 * entry.getValue() / looked.looked()) + " %"),
                        Html.link(queries.values(type, entry.getKey()), "Ask")));
        return Html.all(
                looked.isAll()
                        ? Html.EMPTY
                        : Html.element("p")
                                .with("class", "quiet")
                                .of("Of " + SchemaPage.number(entities) + ", " + looked.looked()
                                        + " were looked at, so rare properties may be missing."),
                table.html());
    }

    private Html name(Node property) {
        if (property.equals(RDF.type.asNode())) {
            return Html.text("is a");
        }
        return Html.all(links.of(property), SchemaPage.code(links, property));
    }

    private Html ranges(PropertyPartition part) {
        List<Html> ranges = new ArrayList<>();
        most(part.classes())
                .forEach(entry -> ranges.add(Html.element("span")
                        .with("class", "whole")
                        .of(
                                Html.link(SchemaPage.address(entry.getKey()), links.label(entry.getKey())),
                                Html.text(" "),
                                quiet(entry.getValue()))));
        most(part.datatypes())
                .forEach(entry -> ranges.add(Html.element("span")
                        .with("class", "whole")
                        .of(
                                Html.element("code").of(links.shortName(entry.getKey())),
                                Html.text(" "),
                                quiet(entry.getValue()))));
        int more = part.classes().size() - MOST_RANGES;
        if (more > 0) {
            ranges.add(Html.text("and " + more + " more"));
        }
        return Html.separated(", ", ranges);
    }

    private static Html quiet(long count) {
        return Html.element("span").with("class", "quiet").of(SchemaPage.number(count));
    }

    private static List<Map.Entry<Node, Long>> most(Map<Node, Long> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<Node, Long>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry::getKey, Values.BY_TEXT))
                .limit(MOST_RANGES)
                .toList();
    }

    /** From which classes, by which property. */
    private Html leadingHere() {
        Table table = new Table("What leads to them", "From", "Property", "Links");
        record Link(Node from, Node property, long count) {}
        List<Link> leading = new ArrayList<>();
        partitions.classes().forEach(from -> from.properties().forEach((property, part) -> {
            long count = part.classes().getOrDefault(type, 0L);
            if (count > 0) {
                leading.add(new Link(from.type(), property, count));
            }
        }));
        leading.stream()
                .sorted(Comparator.comparingLong(Link::count)
                        .reversed()
                        .thenComparing(Link::from, Values.BY_TEXT)
                        .thenComparing(Link::property, Values.BY_TEXT))
                .limit(ListPage.SIZE)
                .forEach(link -> table.row(
                        Html.link(SchemaPage.address(link.from()), links.label(link.from())),
                        name(link.property()),
                        Html.text(SchemaPage.number(link.count()))));
        return table.isEmpty() ? Html.EMPTY : table.html();
    }

    private record Instances(List<Node> all, boolean isWhole) {}

    private Instances instances(Graph graph) {
        List<Node> all = new ArrayList<>();
        ExtendedIterator<Triple> found = graph.find(Node.ANY, RDF.type.asNode(), type);
        try {
            while (found.hasNext() && all.size() < MOST_PAGED) {
                all.add(found.next().getSubject());
            }
            return new Instances(all.stream().sorted(Values.BY_TEXT).toList(), !found.hasNext());
        } finally {
            found.close();
        }
    }

    private Html shown(ListPage list, Instances instances) {
        Map<Node, Html> cases = new HashMap<>();
        Table table = new Table("Instances", "Thing", "Case");
        list.part(instances.all)
                .forEach(thing -> table.row(
                        thing.isURI() ? Html.all(links.of(thing), about(thing)) : Html.text("a node without IRI"),
                        thing.isURI()
                                ? links.inCase(thing)
                                        .filter(in -> !in.equals(thing))
                                        .map(in -> cases.computeIfAbsent(in, links::of))
                                        .orElse(Html.EMPTY)
                                : Html.EMPTY));
        return Html.all(
                list.position(instances.all.size(), instances.isWhole ? "instances" : "instances, and more in a query"),
                table.html());
    }

    private Html about(Node thing) {
        String name = links.shortName(thing);
        return name.equals(links.label(thing))
                ? Html.EMPTY
                : Html.all(Html.text(" "), Html.element("small").of(Html.code(name)));
    }
}
