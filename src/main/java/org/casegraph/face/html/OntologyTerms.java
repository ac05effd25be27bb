package org.casegraph.face.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.system.G;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.casegraph.inference.ClassClosure;
import org.casegraph.store.Store;
import org.casegraph.vocabulary.CG;

/** The terms of the ontology and how they lie above each other. */
public final class OntologyTerms {
    private final Store store;
    private final NodeLinks links;

    public OntologyTerms(Store store) {
        this.store = store;
        this.links = new NodeLinks(store);
    }

    /** What a term can be, the first that fits. */
    public enum Kind {
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

        public String words() {
            return words;
        }

        /** As a heading. */
        public String plural() {
            return plural;
        }

        /** As the value of a parameter. */
        public String parameter() {
            return words.replace(' ', '-');
        }

        boolean isProperty() {
            return this != CLASS && this != INDIVIDUAL;
        }
    }

    public NodeLinks links() {
        return links;
    }

    public Graph graph() {
        return store.dataset().getGraph(Store.ONTOLOGY);
    }

    /** Whether a term of another vocabulary is found beside ours, since ours matches it or is a kind of it. */
    public static boolean isMatched(Graph graph, Node ours, Node foreign) {
        return CG.isTerm(ours)
                && !CG.isTerm(foreign)
                && Stream.of(SKOS.exactMatch.asNode(), SKOS.narrowMatch.asNode(), ClassClosure.BROADER_GENERIC)
                        .anyMatch(match -> graph.contains(ours, match, foreign));
    }

    public Optional<Kind> kind(Node term) {
        for (Kind kind : Kind.values()) {
            if (graph().contains(term, RDF.type.asNode(), kind.type)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /** Our terms of a kind, in the order of their labels. */
    public List<Node> of(Kind kind) {
        return links.sorted(in(graph(), kind).stream()
                .filter(term -> kind(term).equals(Optional.of(kind)))
                .toList());
    }

    /** Our terms that a graph declares to be of a kind. */
    public static List<Node> in(Graph graph, Kind kind) {
        return graph.find(Node.ANY, RDF.type.asNode(), kind.type)
                .mapWith(Triple::getSubject)
                .filterKeep(CG::isTerm)
                .toList();
    }

    /** Named superclasses or superproperties, those of an equivalent intersection included; others' terms too. */
    public List<Node> parents(Node term) {
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
    public List<Node> children(Node term) {
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
        return links.sorted(below.stream().filter(CG::isTerm).toList());
    }

    /** In the order of their labels; those without IRI in any. */
    public List<Node> objects(Node subject, Node property) {
        return links.sorted(G.listSP(graph(), subject, property));
    }

    /** As {@link #objects}. */
    public List<Node> subjects(Node property, Node object) {
        return links.sorted(G.listPO(graph(), property, object));
    }

    /** The members of an RDF list. */
    public List<Node> members(Node list) {
        return G.rdfList(graph(), list);
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
