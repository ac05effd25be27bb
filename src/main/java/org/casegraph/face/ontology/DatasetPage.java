package org.casegraph.face.ontology;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.VOID;
import org.casegraph.description.DatasetDescription;
import org.casegraph.endpoint.ContentNegotiation;
import org.casegraph.endpoint.DescriptionPart;
import org.casegraph.endpoint.LinkedGraph;
import org.casegraph.endpoint.discovery.Signposts;
import org.casegraph.endpoint.http.HttpResource;
import org.casegraph.endpoint.http.Representation;
import org.casegraph.face.html.Description;
import org.casegraph.face.html.Html;
import org.casegraph.face.html.ListPage;
import org.casegraph.face.html.NodeLinks;
import org.casegraph.face.html.Page;
import org.casegraph.face.html.Table;
import org.casegraph.face.html.WrittenNumber;
import org.casegraph.face.schema.SchemaPage;
import org.casegraph.graph.Values;
import org.casegraph.store.Store;
import org.casegraph.vocabulary.CG;

/**
 * {@code /dataset}: what the data is, under which licence, and where to fetch it whole; its named graphs, which
 * {@code q=…&page=…} searches, fifty at a time.
 */
public final class DatasetPage implements HttpResource {
    private static final String PATH = "/dataset";
    private static final Node NAME = NodeFactory.createURI("http://xmlns.com/foaf/0.1/name");
    private static final List<Html> UNKNOWN = List.of(Html.text("not known"));

    private final Store store;
    private final NodeLinks links;
    private final Supplier<GraphIndex> index;

    public DatasetPage(Store store, NodeLinks links, Supplier<GraphIndex> index) {
        this.store = store;
        this.links = links;
        this.index = index;
    }

    @Override
    public void prepare() {
        var unused = index.get();
    }

    @Override
    public Optional<Set<String>> parameters(HttpServletRequest request) {
        return Optional.of(ContentNegotiation.parametersAnd("partitions", "q", "page"));
    }

    @Override
    public Representation answer(HttpServletRequest request) {
        return LinkedGraph.of(
                request,
                new Signposts(store).ofDataset(),
                () -> {
                    ListPage paged = ListPage.of(request, PATH);
                    return paged.isAsked(request) ? list(paged) : page();
                },
                () -> DescriptionPart.asked(request).of(described()));
    }

    private Representation page() {
        Graph described = described();
        Node dataset = DatasetDescription.dataset(described);
        return Page.of(
                "The data",
                new SchemaOrg(described).html(),
                Html.element("h1").of("The data"),
                Html.element("p")
                        .with("class", "definition")
                        .of(text(described, dataset, DCTerms.description.asNode())),
                new Description()
                        .add("Name", told(described, dataset, DCTerms.title))
                        .add("IRI", Html.element("code").of(dataset.getURI()))
                        .add("Version", text(described, dataset, NodeFactory.createURI(DCAT.NS + "version")))
                        .add("Issued", text(described, dataset, DCTerms.issued.asNode()))
                        .add("Licence", licences(described, dataset))
                        .add("From", told(described, dataset, DCTerms.source))
                        .add("By", told(described, dataset, DCTerms.creator, DCTerms.publisher))
                        .add("To cite", cited(described, dataset))
                        .add("What it holds", Html.link(SchemaPage.PATH, "classes, what they have and lead to"))
                        .add("Everything", Html.link("/dump.nq.gz", "dump.nq.gz, N-Quads"))
                        .add(
                                "For programs",
                                Html.separated(
                                        ", ",
                                        List.of(
                                                Html.link("/.well-known/void", "VoID and DCAT"),
                                                Html.link("/.well-known/sparql-examples", "example queries"),
                                                Html.link("/sparql?format=turtle", "service description"),
                                                Html.link("/openapi.json", "OpenAPI"))))
                        .html(),
                parts(described, dataset),
                Html.element("h2").of("Named graphs"),
                Html.element("p").of("The default graph of a query is the union of them all."),
                graphs(ListPage.all(PATH)));
    }

    /** What a dataset is made of, each with its own terms. */
    private Html parts(Graph described, Node dataset) {
        List<Node> parts = Values.objects(described, dataset, DCTerms.hasPart.asNode());
        if (parts.isEmpty()) {
            return Html.EMPTY;
        }
        Table table = new Table("What it is made of", "Part", "Version", "Licence");
        parts.forEach(part -> table.row(
                Html.separated(", ", told(described, part, DCTerms.title)),
                text(described, part, OWL2.versionInfo.asNode()),
                Html.separated(", ", licences(described, part))));
        return Html.all(Html.element("h2").of("What it is made of"), table.html());
    }

    private List<Html> licences(Graph described, Node dataset) {
        List<Html> licences = told(described, dataset, DCTerms.license, DCTerms.rights);
        return licences.equals(UNKNOWN) ? List.of(Html.text("not known")) : licences;
    }

    /** Each case has its own report or record beside. */
    private List<Html> cited(Graph described, Node dataset) {
        List<Html> told = told(described, dataset, DCTerms.bibliographicCitation);
        return told.equals(UNKNOWN)
                ? List.of(Html.text("not known; the page of each case has its source and what it cites"))
                : told;
    }

    private List<Html> told(Graph described, Node thing, Property... properties) {
        List<Html> told = Stream.of(properties)
                .flatMap(property -> Values.objects(described, thing, property.asNode()).stream())
                .map(value -> Values.object(described, value, NAME)
                        .map(name -> Html.text(name.getLiteralLexicalForm()))
                        .orElseGet(() -> links.outside(value)))
                .distinct()
                .toList();
        return told.isEmpty() ? UNKNOWN : told;
    }

    private Representation list(ListPage paged) {
        return Page.of(
                "Named graphs",
                Html.element("p").with("class", "path").of(Html.link(PATH, "The data")),
                Html.element("h1").of("Named graphs"),
                graphs(paged));
    }

    private Html graphs(ListPage paged) {
        List<Node> found = index.get().search(paged.words());
        Table table = new Table("Named graphs", "Graph", "About", "Triples", "Entities", "Classes", "Properties");
        paged.part(found).stream()
                .map(index.get()::entry)
                .forEach(entry -> table.row(
                        name(entry.name()),
                        Html.wide(Html.name(entry.about())),
                        Html.text(WrittenNumber.of(entry.triples())),
                        count(entry, VOID.entities),
                        count(entry, VOID.classes),
                        count(entry, VOID.properties)));
        return Html.all(
                paged.search("named graphs"),
                paged.position(found.size(), found.size() == 1 ? "graph" : "graphs"),
                found.isEmpty()
                        ? Html.element("p").of("No graph has all of these words in its name or in that of its case.")
                        : table.html(),
                found.size() > 20 ? paged.positionBelow(found.size(), "graphs") : Html.EMPTY);
    }

    /** The descriptions are at paths of their own and describe not themselves. */
    private Html name(Node graph) {
        String path = graph.getURI().replaceFirst("^" + Pattern.quote(CG.BASE), "/");
        return path.startsWith("/.well-known/")
                ? Html.element("a").with("href", path).of(Html.element("code").of(path))
                : links.name(graph);
    }

    private Html count(GraphIndex.Entry entry, Property property) {
        return entry.content()
                .flatMap(content -> Values.object(described(), content, property.asNode()))
                .map(number -> Html.text(WrittenNumber.of(((Number) number.getLiteralValue()).longValue())))
                .orElse(Html.EMPTY);
    }

    private Graph described() {
        return store.dataset().getGraph(DatasetDescription.GRAPH);
    }

    private static Html text(Graph graph, Node subject, Node property) {
        return Values.object(graph, subject, property)
                .map(value -> Html.text(value.getLiteralLexicalForm()))
                .orElse(Html.EMPTY);
    }
}
