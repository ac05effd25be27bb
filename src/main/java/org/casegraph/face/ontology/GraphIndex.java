package org.casegraph.face.ontology;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.casegraph.description.DatasetDescription;
import org.casegraph.face.html.NodeLinks;
import org.casegraph.query.FoldedText;
import org.casegraph.store.Store;

/** The named graphs as a list that is searched, read once. */
public final class GraphIndex {
    private static final Node NAME = NodeFactory.createURI(DatasetDescription.SD + "name");
    private static final Node CONTENT = NodeFactory.createURI(DatasetDescription.SD + "graph");

    private final List<Entry> entries = new ArrayList<>();

    /**
     * @param about the label of its case, or else its own if it has one
     * @param content the node of the description that counts what is in it; of many graphs of cases none is
     */
    record Entry(Node name, String about, long triples, Optional<Node> content, FoldedText folded) {}

    private GraphIndex(Store store, NodeLinks links) {
        Map<Node, Node> contents = contents(store.dataset().getGraph(DatasetDescription.GRAPH));
        Map<Node, Node> cases = new HashMap<>();
        store.cases().forEach(caseIri -> {
            cases.put(caseIri, caseIri);
            cases.put(Store.inferredGraph(caseIri), caseIri);
        });
        store.dataset().listGraphNodes().forEachRemaining(name -> {
            String about = about(links, cases.getOrDefault(name, name));
            entries.add(new Entry(
                    name,
                    about,
                    store.dataset().getGraph(name).size(),
                    Optional.ofNullable(contents.get(name)),
                    FoldedText.of(name.getURI() + " " + about)));
        });
        entries.sort(Comparator.comparing(entry -> entry.name().getURI()));
    }

    public static GraphIndex of(Store store, NodeLinks links) {
        return new GraphIndex(store, links);
    }

    /** Those that have every word of the text in their name or in what they are about, by name. */
    List<Entry> search(String text) {
        FoldedText words = FoldedText.of(text);
        return entries.stream().filter(entry -> entry.folded().hasEach(words)).toList();
    }

    private static Map<Node, Node> contents(Graph described) {
        Map<Node, Node> contents = new HashMap<>();
        described.find(Node.ANY, NAME, Node.ANY).forEachRemaining(named -> described
                .find(named.getSubject(), CONTENT, Node.ANY)
                .mapWith(Triple::getObject)
                .forEachRemaining(content -> contents.put(named.getObject(), content)));
        return contents;
    }

    private static String about(NodeLinks links, Node thing) {
        String label = links.label(thing);
        return label.equals(links.shortName(thing)) ? "" : label;
    }
}
