package org.casegraph.face.schema;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.casegraph.description.ClassPartitions;
import org.casegraph.endpoint.http.HttpResource;
import org.casegraph.endpoint.http.Representation;
import org.casegraph.endpoint.http.RequestProblem;
import org.casegraph.face.html.NodeLinks;
import org.casegraph.graph.Values;

/**
 * {@code /api/vocabulary/next?class=…&having=…&linkedBy=…}: the properties of the things that are described so far, most
 * used first; with {@code property=…} what stands behind that. An editor completes from it. The description of the data
 * tells it where it can; else some of the things are looked at.
 */
public final class NextTerms implements HttpResource {
    public static final String PATH = "/api/vocabulary/next";

    private static final int MOST_SHOWN = 200;

    /** As many terms of a query are regarded. */
    private static final int MOST_GIVEN = 8;

    private final NodeLinks links;
    private final Supplier<ClassPartitions> partitions;

    public NextTerms(NodeLinks links, Supplier<ClassPartitions> partitions) {
        this.links = links;
        this.partitions = partitions;
    }

    @Override
    public Optional<Set<String>> parameters(HttpServletRequest request) {
        return Optional.of(Set.of("class", "having", "linkedBy", "property"));
    }

    @Override
    public Representation answer(HttpServletRequest request) {
        ThingsMeant things =
                new ThingsMeant(iris(request, "class"), iris(request, "having"), iris(request, "linkedBy"));
        Set<Node> property = iris(request, "property");
        if (property.isEmpty() && things.isAnything()) {
            throw RequestProblem.of(
                    400,
                    "Bad argument",
                    "Say what is described so far: class, having or linkedBy, each the IRI of a term, or property for"
                            + " what stands behind it. /api/vocabulary has all that is used.");
        }
        return Representation.of(
                "application/json",
                (property.isEmpty()
                                ? properties(things)
                                : objects(things, property.iterator().next()))
                        + "\n");
    }

    /** In the order of how many of the things have them: one that has it a hundred times counts once. */
    private JsonObject properties(ThingsMeant things) {
        ThingsMeant.Counted looked = things.properties(links.graph());
        return described(things)
                .map(partition -> {
                    Map<Node, Long> counts = new HashMap<>();
                    partition.properties().forEach((property, part) -> counts.put(property, part.triples()));
                    return json(counts, byCount(looked.counts()), partition.entities(), true);
                })
                .orElseGet(() -> json(looked));
    }

    /** Of a single class the description may tell all. */
    private Optional<ClassPartitions.ClassPartition> described(ThingsMeant things) {
        return things.classes().size() == 1 && things.having().isEmpty()
                ? partitions.get().of(things.classes().iterator().next()).filter(partition -> !partition
                        .properties()
                        .isEmpty())
                : Optional.empty();
    }

    private JsonObject objects(ThingsMeant things, Node property) {
        ThingsMeant.Objects objects = things.objects(links.graph(), property);
        JsonObject json = json(objects.nodes());
        json.put("distinct", objects.nodes().counts().size());
        json.put("classes", terms(objects.classes()));
        json.put("datatypes", terms(objects.datatypes()));
        return json;
    }

    private JsonObject json(ThingsMeant.Counted counted) {
        return json(counted.counts(), (a, b) -> 0, counted.looked(), counted.isAll());
    }

    private JsonObject json(Map<Node, Long> counts, Comparator<Node> first, long looked, boolean isAll) {
        JsonObject json = new JsonObject();
        json.put("terms", terms(counts, first));
        json.put("looked", looked);
        json.put("all", isAll);
        return json;
    }

    private static Comparator<Node> byCount(Map<Node, Long> counts) {
        return Comparator.comparing((Node node) -> counts.getOrDefault(node, 0L), Comparator.reverseOrder());
    }

    private JsonArray terms(Map<Node, Long> counts) {
        return terms(counts, (a, b) -> 0);
    }

    private JsonArray terms(Map<Node, Long> counts, Comparator<Node> first) {
        JsonArray terms = new JsonArray();
        counts.keySet().stream()
                .filter(Node::isURI)
                .sorted(first.thenComparing(byCount(counts)).thenComparing(Values.BY_TEXT))
                .limit(MOST_SHOWN)
                .forEach(node -> {
                    JsonObject term = new JsonObject();
                    term.put("iri", node.getURI());
                    term.put("label", links.label(node));
                    term.put("count", counts.getOrDefault(node, 0L));
                    terms.add(term);
                });
        return terms;
    }

    private static Set<Node> iris(HttpServletRequest request, String parameter) {
        String[] given =
                Optional.ofNullable(request.getParameterValues(parameter)).orElse(new String[0]);
        List<String> bad = Arrays.stream(given)
                .filter(iri -> !iri.matches("[A-Za-z][A-Za-z0-9+.-]*:[^\\s<>\"{}|\\\\^`]*"))
                .toList();
        if (!bad.isEmpty()) {
            throw RequestProblem.of(400, "Bad argument", parameter + "=" + bad.get(0) + " is no IRI.");
        }
        Set<Node> iris = new LinkedHashSet<>();
        Arrays.stream(given).limit(MOST_GIVEN).map(NodeFactory::createURI).forEach(iris::add);
        return iris;
    }
}
