package org.casegraph.terminology;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sys.JenaSystem;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;

/** The graph of one terminology as it grows, the same whichever format it is read from. */
final class TermTriples {
    static {
        // Before Jena's vocabularies, which need it and cannot start it themselves.
        JenaSystem.init();
    }

    private static final Node TYPE = RDF.type.asNode();
    private static final Node CLASS = OWL.Class.asNode();
    private static final Node TRUE = NodeFactory.createLiteralDT("true", XSDDatatype.XSDboolean);

    private final Graph graph = GraphMemFactory.createGraphMem2();
    private final Set<Node> classes = new HashSet<>();

    void declare(Node term) {
        classes.add(term);
    }

    void deprecate(Node term) {
        add(term, OBO.DEPRECATED, TRUE);
    }

    void isA(Node term, Node parent) {
        add(term, RDFS.subClassOf.asNode(), parent);
    }

    void text(Node term, Node property, String text) {
        add(term, property, NodeFactory.createLiteralString(text));
    }

    void add(Node subject, Node property, Node object) {
        graph.add(Triple.create(subject, property, object));
    }

    /**
     * The terminology, without what was said of other things than its classes. An id that a term took over from one
     * merged into it becomes an obsolete term that the first replaces. Of a cycle of is_a nothing is taken.
     *
     * @param problems takes a line for each cycle
     */
    Terminology finish(String file, OntologyHeader header, TermIris iris, Consumer<Problem> problems) {
        if (classes.isEmpty()) {
            throw Problem.of(
                    Mistake.BAD_TERMINOLOGY,
                    file,
                    "there is no class in it",
                    "Give a terminology in OBO Graphs JSON, OBO or OWL");
        }
        graph.stream()
                .map(Triple::getSubject)
                .distinct()
                .filter(subject -> !classes.contains(subject))
                .toList()
                .forEach(other -> graph.remove(other, Node.ANY, Node.ANY));
        classes.forEach(term -> add(term, TYPE, CLASS));
        addMergedTerms(iris);
        for (List<Node> cycle : IsACycles.of(graph)) {
            problems.accept(IsACycles.problem(file, cycle));
            IsACycles.remove(cycle, graph);
        }
        Node name = header.name(graph, file);
        return new Terminology(file, name, header.version(), graph);
    }

    private void addMergedTerms(TermIris iris) {
        for (Triple alternative :
                graph.stream(Node.ANY, OBO.ALTERNATIVE_ID, Node.ANY).toList()) {
            iris.iri(alternative.getObject().getLiteralLexicalForm())
                    .filter(old -> !classes.contains(old))
                    .ifPresent(old -> {
                        add(old, TYPE, CLASS);
                        deprecate(old);
                        add(old, OBO.REPLACED_BY, alternative.getSubject());
                    });
        }
    }
}
