package org.casegraph.description;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.SchemaDO;
import org.casegraph.graph.CaseIris;
import org.casegraph.graph.Values;
import org.casegraph.inference.Rules;
import org.casegraph.project.ProjectFiles;
import org.casegraph.store.Store;
import org.casegraph.vocabulary.CG;

/** Under which licences that is which a dataset holds, as it is stated; nothing where nobody states one. */
public final class Licences {
    private static final List<Node> STATED = List.of(
            DCTerms.license.asNode(),
            SchemaDO.license.asNode(),
            NodeFactory.createURI("http://creativecommons.org/ns#license"));

    private static final Set<Node> OWN_CASES = ProjectFiles.paths("data/cases", ".ttl").stream()
            .map(file -> CaseIris.of(file.replaceFirst(".*/", "").replaceFirst("\\.ttl$", "")))
            .collect(Collectors.toUnmodifiableSet());

    private static final List<String> OWN_PARTS = List.of(CG.NS, CG.RULE_BASE, Store.KNOWLEDGE.getURI() + "/");

    private Licences() {}

    /** Whether a case is one that the project brings. */
    static boolean isOwnCase(Node caseIri) {
        return OWN_CASES.contains(caseIri);
    }

    /** What a graph states of a thing, in the order of their texts. */
    static List<Node> stated(Graph graph, Node thing) {
        return STATED.stream()
                .flatMap(property -> graph.find(thing, property, Node.ANY).mapWith(Triple::getObject).toList().stream())
                .distinct()
                .sorted(Values.BY_TEXT)
                .toList();
    }

    /**
     * The IRIs of the licences of a case or a node of it, of a term or a rule of ours, of the dataset.
     *
     * @param dataset with its description
     */
    public static List<String> of(DatasetGraph dataset, Node thing) {
        return stated(dataset, thing)
                .filter(Node::isURI)
                .map(Node::getURI)
                .filter(iri -> iri.matches("[!#-;=?-\\[\\]_a-z~]+"))
                .toList();
    }

    private static Stream<Node> stated(DatasetGraph dataset, Node thing) {
        if (CaseIris.isOurs(thing)) {
            String iri = CaseIris.caseOf(thing).getURI();
            Node caseIri = NodeFactory.createURI(iri.replaceFirst("/inferred$", ""));
            List<Node> own = stated(dataset.getGraph(caseIri), caseIri);
            return !own.isEmpty() || isOwnCase(caseIri)
                    ? own.stream()
                    : stated(dataset.getGraph(DatasetDescription.GRAPH), SourceStatements.WITHOUT_LICENCE).stream();
        }
        if (isOfProject(thing)) {
            return stated(dataset.getGraph(Store.ONTOLOGY), Store.ONTOLOGY).stream();
        }
        Graph described = dataset.getGraph(DatasetDescription.GRAPH);
        Node whole = DatasetDescription.dataset(described);
        return thing.equals(whole) || thing.equals(DatasetDescription.GRAPH)
                ? stated(described, whole).stream()
                : Stream.empty();
    }

    private static boolean isOfProject(Node thing) {
        return Set.of(Store.ONTOLOGY, Store.KNOWLEDGE, Rules.GRAPH, Examples.GRAPH)
                        .contains(thing)
                || thing.isURI()
                        && (thing.getURI().startsWith(Store.ONTOLOGY.getURI() + "/")
                                || OWN_PARTS.stream().anyMatch(thing.getURI()::startsWith));
    }
}
