package org.casegraph.face;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.casegraph.inference.Kinds;
import org.casegraph.store.Store;
import org.casegraph.vocabulary.CG;

/** The terms of the ontology and how they lie above each other. */
final class Terms {
    private final Store store;
    private final Links links;

    Terms(Store store) {
        this.store = store;
        this.links = new Links(store);
    }

    /** What a term can be, the first that fits. */
    enum Kind {
        CLASS("class", "Classes", OWL2.Class.asNode()),
        OBJECT_PROPERTY("object property", "Object properties", OWL2.ObjectProperty.asNode()),
        DATA_PROPERTY("data property", "Data properties", OWL2.DatatypeProperty.asNode()),
        ANNOTATION_PROPERTY("annotation property", "Annotation properties", OWL2.AnnotationProperty.asNode()),
        INDIVIDUAL("individual", "Individuals", OWL2.NamedIndividual.asNode());

        private final String words;
        private final String plural;
        private final Node type;

        Kind(String words, String plural, Node type) {
            this.words = words;
            this.plural = plural;
            this.type = type;
        }

        String words() {
            return words;
        }

        /** As a heading. */
        String plural() {
            return plural;
        }

        /** As the value of a parameter. */
        String parameter() {
            return words.replace(' ', '-');
        }

        boolean isProperty() {
            return this != CLASS && this != INDIVIDUAL;
        }
    }

    Links links() {
        return links;
    }

    Graph graph() {
        return store.dataset().getGraph(Store.ONTOLOGY);
    }

    static Node term(String name) {
        return NodeFactory.createURI(CG.NS + name);
    }

    static String name(Node term) {
        return term.getURI().substring(CG.NS.length());
    }

    /** Whether a term of another vocabulary is found beside ours, since ours matches it or is a kind of it. */
    static boolean isMatched(Graph graph, Node ours, Node foreign) {
        return isOurs(ours)
                && !isOurs(foreign)
                && Stream.of(SKOS.exactMatch.asNode(), SKOS.narrowMatch.asNode(), Kinds.BROADER_GENERIC)
                        .anyMatch(match -> graph.contains(ours, match, foreign));
    }

    static boolean isOurs(Node node) {
        return node.isURI() && node.getURI().startsWith(CG.NS);
    }

    Optional<Kind> kind(Node term) {
        for (Kind kind : Kind.values()) {
            if (graph().contains(term, RDF.type.asNode(), kind.type)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /** Our terms of a kind, in the order of their labels. */
    List<Node> of(Kind kind) {
        return links.sorted(in(graph(), kind).stream()
                .filter(term -> kind(term).equals(Optional.of(kind)))
                .toList());
    }

    /** Our terms that a graph declares to be of a kind. */
    static List<Node> in(Graph graph, Kind kind) {
        return graph.find(Node.ANY, RDF.type.asNode(), kind.type)
                .mapWith(Triple::getSubject)
                .filterKeep(Terms::isOurs)
                .toList();
    }

    /** Named superclasses or superproperties, those of an equivalent intersection included; others' terms too. */
    List<Node> parents(Node term) {
        List<Node> parents = new ArrayList<>();
        for (Node above : objects(term, RDFS.subClassOf.asNode())) {
            addNamed(above, parents);
        }
        for (Node same : objects(term, OWL2.equivalentClass.asNode())) {
            if (same.isBlank()) {
                addNamed(same, parents);
            }
        }
        parents.addAll(objects(term, RDFS.subPropertyOf.asNode()));
        return links.sorted(parents);
    }

    /** Our terms straight below. */
    List<Node> children(Node term) {
        List<Node> below = new ArrayList<>();
        for (Node property : List.of(RDFS.subClassOf.asNode(), RDFS.subPropertyOf.asNode())) {
            below.addAll(subjects(property, term));
        }
        // Where a definition is an intersection, the term is a member of its list.
        for (Node cell : subjects(RDF.first.asNode(), term)) {
            Node list = cell;
            for (List<Node> before = subjects(RDF.rest.asNode(), list);
                    !before.isEmpty();
                    before = subjects(RDF.rest.asNode(), list)) {
                list = before.get(0);
            }
            for (Node expression : subjects(OWL2.intersectionOf.asNode(), list)) {
                below.addAll(subjects(OWL2.equivalentClass.asNode(), expression));
                below.addAll(subjects(RDFS.subClassOf.asNode(), expression));
            }
        }
        return links.sorted(below.stream().filter(Terms::isOurs).toList());
    }

    List<Node> objects(Node subject, Node property) {
        return graph().find(subject, property, Node.ANY)
                .mapWith(Triple::getObject)
                .toList();
    }

    List<Node> subjects(Node property, Node object) {
        return graph().find(Node.ANY, property, object)
                .mapWith(Triple::getSubject)
                .toList();
    }

    /** The members of an RDF list. */
    List<Node> members(Node list) {
        List<Node> members = new ArrayList<>();
        Optional<Node> rest = Optional.of(list);
        while (rest.isPresent()) {
            members.addAll(objects(rest.get(), RDF.first.asNode()));
            rest = objects(rest.get(), RDF.rest.asNode()).stream().findFirst();
        }
        return members;
    }

    private void addNamed(Node expression, List<Node> parents) {
        if (expression.isURI()) {
            parents.add(expression);
            return;
        }
        objects(expression, OWL2.intersectionOf.asNode())
                .forEach(list -> members(list).stream().filter(Node::isURI).forEach(parents::add));
    }
}
