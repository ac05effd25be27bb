package org.casegraph.face.ontology;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.casegraph.description.DatasetDescription;
import org.casegraph.face.html.NodeLinks;
import org.casegraph.graph.CaseIris;
import org.casegraph.query.FoldedText;
import org.casegraph.store.OnFirstUse;
import org.casegraph.store.Store;

/** The named graphs as a list that is searched. What is told of each is read when it is asked for. */
public final class GraphIndex {
    private static final Node NAME = NodeFactory.createURI(DatasetDescription.SD + "name");
    private static final Node CONTENT = NodeFactory.createURI(DatasetDescription.SD + "graph");

    private final Store store;
    private final NodeLinks links;
    private final Map<Node, Node> contents;

    /** In order. */
    private final List<Node> names;

    /** The words of each of {@link #names}. */
    private final Supplier<List<FoldedText>> words = new OnFirstUse<>(this::words);

    /**
     * @param about the label of its case, or else its own if it has one
     * @param content the node of the description that counts what is in it; of many graphs of cases none is
     */
    record Entry(Node name, String about, long triples, Optional<Node> content) {}

    private GraphIndex(Store store, NodeLinks links) {
        this.store = store;
        this.links = links;
        contents = contents(store.dataset().getGraph(DatasetDescription.GRAPH));
        List<Node> all = new ArrayList<>();
        store.dataset().listGraphNodes().forEachRemaining(all::add);
        all.sort(Comparator.comparing(Node::getURI));
        names = Collections.unmodifiableList(all);
    }

    public static GraphIndex of(Store store, NodeLinks links) {
        return new GraphIndex(store, links);
    }

    /** Those that have every word of the text in their name or in what they are about, by name. */
    List<Node> search(String text) {
        FoldedText wanted = FoldedText.of(text);
        return wanted.text().isEmpty()
                ? names
                : IntStream.range(0, names.size())
                        .filter(number -> words.get().get(number).hasEach(wanted))
                        .mapToObj(names::get)
                        .toList();
    }

    /** What is told of one of them. */
    Entry entry(Node name) {
        return new Entry(
                name, about(name), store.dataset().getGraph(name).size(), Optional.ofNullable(contents.get(name)));
    }

    private List<FoldedText> words() {
        return names.stream()
                .map(name -> FoldedText.of(name.getURI() + " " + about(name)))
                .toList();
    }

    private static Map<Node, Node> contents(Graph described) {
        Map<Node, Node> contents = new HashMap<>();
        described.find(Node.ANY, NAME, Node.ANY).forEachRemaining(named -> described
                .find(named.getSubject(), CONTENT, Node.ANY)
                .mapWith(Triple::getObject)
                .forEachRemaining(content -> contents.put(named.getObject(), content)));
        return contents;
    }

    private String about(Node name) {
        Node thing = CaseIris.inferredOf(name).filter(store::hasCase).orElse(name);
        String label = links.label(thing);
        return label.equals(links.shortName(thing)) ? "" : label;
    }
}
