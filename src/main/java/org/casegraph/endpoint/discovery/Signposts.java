package org.casegraph.endpoint.discovery;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.SchemaDO;
import org.casegraph.description.DatasetDescription;
import org.casegraph.description.Licences;
import org.casegraph.graph.Addresses;
import org.casegraph.graph.Values;
import org.casegraph.query.AnswerFormat;
import org.casegraph.store.Store;

/**
 * What a page says of the thing that it is the landing page of (https://signposting.org/FAIR/): what it is, who made it,
 * under which licence, where its content is. Licences and authors are those that the data tell, each; nothing is said of what
 * they do not tell.
 */
public record Signposts(Store store) {
    static final String LINKSET_JSON = "application/linkset+json";
    static final String LINKSET = "application/linkset";
    private static final String HTML = "text/html";
    private static final String DATASET_PAGE = "/dataset";

    /** More are in the dump, which holds them all, and in the map of addresses. */
    private static final int MOST_ITEMS = 1000;

    private static final List<AnswerFormat> FORMATS =
            List.of(AnswerFormat.TURTLE, AnswerFormat.JSONLD, AnswerFormat.NTRIPLES, AnswerFormat.TRIG);

    /** Of the page of a case. */
    public List<TypedLink> ofCase(Node caseIri) {
        String page = Addresses.of(caseIri.getURI());
        List<TypedLink> links = landing(caseIri, store.dataset().getGraph(caseIri), page);
        links.addAll(content(page));
        links.add(new TypedLink("item", page + "/timeline.json", "application/json"));
        links.add(new TypedLink("collection", DATASET_PAGE, HTML));
        return links;
    }

    /** Of the page of the data, without its cases, of which there may be many. */
    public List<TypedLink> ofDataset() {
        Graph described = store.dataset().getGraph(DatasetDescription.GRAPH);
        List<TypedLink> links = landing(DatasetDescription.dataset(described), described, DATASET_PAGE);
        links.add(new TypedLink("item", "/dump.nq.gz", "application/gzip"));
        return links;
    }

    /** Of the start page, from where the interfaces are found too. */
    public List<TypedLink> ofStart() {
        List<TypedLink> links = new ArrayList<>(ofDataset());
        links.removeIf(link -> link.relation().equals("linkset"));
        links.addAll(linksets("/"));
        links.addAll(ApiCatalog.LINKS);
        return links;
    }

    /** Of an answer that is the content of a page, in one of the formats of graphs. */
    public static List<TypedLink> ofContent(List<TypedLink> ofPage, String page) {
        List<TypedLink> links = new ArrayList<>(ofPage.stream()
                .filter(link -> List.of("license", "cite-as", "author", "linkset", "describedby")
                        .contains(link.relation()))
                .toList());
        links.add(new TypedLink("type", SchemaDO.Dataset.getURI()));
        links.add(new TypedLink("collection", page, HTML));
        return links;
    }

    /** The cases of the dataset, where they are few enough. */
    List<TypedLink> cases() {
        return store.cases().size() > MOST_ITEMS
                ? List.of()
                : store.cases().stream()
                        .map(caseIri -> new TypedLink("item", Addresses.of(caseIri.getURI()), HTML))
                        .toList();
    }

    private List<TypedLink> landing(Node subject, Graph told, String page) {
        List<TypedLink> links = new ArrayList<>();
        links.add(new TypedLink("cite-as", subject.getURI()));
        links.add(new TypedLink("type", SchemaDO.NS + "AboutPage"));
        links.add(new TypedLink("type", SchemaDO.Dataset.getURI()));
        Licences.of(store.dataset(), subject).forEach(licence -> links.add(new TypedLink("license", licence)));
        iris(told, subject, DCTerms.creator.asNode())
                .forEach(author -> links.add(new TypedLink("author", author.getURI())));
        links.add(new TypedLink("describedby", "/.well-known/void", AnswerFormat.TURTLE.mediaType()));
        links.addAll(linksets(page));
        return links;
    }

    private static List<TypedLink> content(String page) {
        return FORMATS.stream()
                .map(format -> new TypedLink(
                        "item", Addresses.with(page, Map.of("format", format.shortName())), format.mediaType()))
                .toList();
    }

    private static List<TypedLink> linksets(String page) {
        String path = page.equals("/") ? LinksetResource.PATH : LinksetResource.PATH + page;
        return List.of(
                new TypedLink("linkset", path, LINKSET_JSON),
                new TypedLink("linkset", path + "?format=linkset", LINKSET));
    }

    private static List<Node> iris(Graph told, Node subject, Node property) {
        return told
                .find(subject, property, Node.ANY)
                .mapWith(triple -> triple.getObject())
                .filterKeep(Node::isURI)
                .toList()
                .stream()
                .sorted(Values.BY_TEXT)
                .toList();
    }
}
