package org.casegraph.face.schema;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.RDF;
import org.casegraph.description.ClassPartitions;
import org.casegraph.endpoint.http.HttpResource;
import org.casegraph.endpoint.http.Representation;
import org.casegraph.endpoint.http.RequestProblem;
import org.casegraph.face.html.Html;
import org.casegraph.face.html.ListPage;
import org.casegraph.face.html.NodeLinks;
import org.casegraph.face.html.Page;
import org.casegraph.face.html.Table;
import org.casegraph.graph.Addresses;
import org.casegraph.graph.Values;
import org.casegraph.query.FoldedText;

/** {@code /schema}: which classes the data served use, how often, and how they hang together; with {@code class=} one of them. */
public final class SchemaPage implements HttpResource {
    public static final String PATH = "/schema";

    private static final String CLASS = "class";

    private final NodeLinks links;
    private final Supplier<ClassPartitions> partitions;

    public SchemaPage(NodeLinks links, Supplier<ClassPartitions> partitions) {
        this.links = links;
        this.partitions = partitions;
    }

    /** Where a class is shown with what its instances have. */
    public static String address(Node type) {
        return Addresses.with(PATH, Map.of(CLASS, type.getURI()));
    }

    /** From a class to its instances and what they have; nothing for what has none. */
    public static Html link(NodeLinks links, Node type) {
        return links.graph().contains(Node.ANY, RDF.type.asNode(), type)
                ? Html.link(address(type), "Things of this class and their properties")
                : Html.EMPTY;
    }

    @Override
    public void prepare() {
        var unused = partitions.get();
    }

    @Override
    public Optional<Set<String>> parameters(HttpServletRequest request) {
        return Optional.of(ListPage.parameters(CLASS));
    }

    @Override
    public Representation answer(HttpServletRequest request) {
        String iri = request.getParameter(CLASS);
        if (iri == null || iri.isBlank()) {
            return all(ListPage.of(request, PATH));
        }
        if (!iri.matches("[A-Za-z][A-Za-z0-9+.-]*:[^\\s<>\"{}|\\\\^`]*")) {
            throw RequestProblem.of(400, "Bad argument", "class is the IRI of a class; " + PATH + " lists them.");
        }
        return new ClassPage(links, partitions.get(), NodeFactory.createURI(iri))
                .page(ListPage.of(request, PATH, CLASS));
    }

    private Representation all(ListPage list) {
        List<ClassPartitions.ClassPartition> classes = partitions.get().classes();
        FoldedText words = FoldedText.of(list.words());
        List<ClassPartitions.ClassPartition> found = classes.stream()
                .filter(each -> list.words().isEmpty()
                        || FoldedText.of(links.label(each.type()) + " " + links.shortName(each.type()))
                                .hasEach(words))
                .toList();
        SchemaQueries queries = new SchemaQueries(links.prefixes());
        Table table = new Table("Classes", "Class", "Instances", "Properties", "Leads to", "Query");
        list.part(found)
                .forEach(each -> table.row(
                        Html.all(Html.link(address(each.type()), links.label(each.type())), code(links, each.type())),
                        Html.text(number(each.entities())),
                        each.properties().isEmpty()
                                ? Html.EMPTY
                                : Html.text(number(each.properties().size())),
                        leadsTo(each),
                        Html.link(queries.things(each.type()), "Ask")));
        boolean isStart = list.words().isEmpty() && list.number() == 1;
        return Page.of(
                "Schema",
                Html.element("h1").of("What the data hold"),
                Html.element("p")
                        .of(
                                Html.text(
                                        "The classes that the data served use, each with how many things it has. What a class"
                                                + " has and leads to is counted, not prescribed. "),
                                Html.link("/ontology", "The ontology"),
                                Html.text(" says what its terms mean.")),
                isStart ? new SchemaDrawing(links, partitions.get()).html() : Html.EMPTY,
                list.search("classes"),
                list.position(found.size(), found.size() == 1 ? "class" : "classes"),
                found.isEmpty()
                        ? Html.element("p").of("No class in use has all of these words in its name.")
                        : table.html(),
                found.size() > 20 ? list.positionBelow(found.size(), "classes") : Html.EMPTY);
    }

    /** The short name below a label; nothing where it is the label. */
    static Html code(NodeLinks links, Node node) {
        String name = links.shortName(node);
        return name.equals(links.label(node))
                ? Html.EMPTY
                : Html.all(Html.text(" "), Html.element("small").of(Html.code(name)));
    }

    private static final int FEW = 4;

    /** The classes that most links lead to. */
    private Html leadsTo(ClassPartitions.ClassPartition from) {
        Map<Node, Long> to = new HashMap<>();
        from.properties().values().forEach(part -> part.classes()
                .forEach((type, count) -> to.merge(type, count, Long::sum)));
        return Html.separated(
                ", ",
                to.entrySet().stream()
                        .sorted(Map.Entry.<Node, Long>comparingByValue()
                                .reversed()
                                .thenComparing(Map.Entry::getKey, Values.BY_TEXT))
                        .limit(FEW)
                        .map(entry -> Html.link(address(entry.getKey()), links.label(entry.getKey())))
                        .toList());
    }

    static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
