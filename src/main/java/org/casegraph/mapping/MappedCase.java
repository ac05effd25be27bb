package org.casegraph.mapping;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.casegraph.graph.CaseIris;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.source.CaseId;
import org.casegraph.vocabulary.CG;

/** What a mapping constructs of one case, as it comes, and then as the case's graph. */
final class MappedCase {
    private static final Node TYPE = RDF.type.asNode();

    private final Node theirs;
    private final Set<Triple> constructed = new LinkedHashSet<>();

    /** @param theirs the node of the dataset that the mapping makes a case */
    MappedCase(Node theirs) {
        this.theirs = theirs;
    }

    void add(Triple triple) {
        constructed.add(triple);
    }

    /** The first identifier; a {@link Problem} if there is none. */
    String identifier(String file, Mapping mapping) {
        Set<String> identifiers = new TreeSet<>();
        constructed.stream()
                .filter(triple -> triple.getSubject().equals(theirs)
                        && triple.predicateMatches(DCTerms.identifier.asNode())
                        && triple.getObject().isLiteral())
                .forEach(triple -> identifiers.add(triple.getObject().getLiteralLexicalForm()));
        return identifiers.stream()
                .findFirst()
                .orElseThrow(() -> Problem.of(
                        Mistake.BAD_MAPPING,
                        file,
                        "the mapping " + mapping.id() + " gives the case <" + theirs + "> no identifier",
                        "Construct ?case dcterms:identifier ?id, or correct the record"));
    }

    /**
     * The graph of the case: what has a type becomes a node of it and a statement in the voice of the record. Of other
     * nodes, which are the terms of vocabularies, only what the record calls them is kept.
     *
     * @param sha256 of the file, where the record stands in one alone
     */
    Graph graph(String identifier, Mapping mapping, Optional<String> sha256) {
        Node document = CaseIris.of(CaseId.iriSafe(identifier));
        Node record = NodeFactory.createURI(document.getURI() + "#record");
        MappedNodes nodes = new MappedNodes(document);
        nodes.put(theirs, document);
        Set<Node> statements = new LinkedHashSet<>();
        constructed.stream()
                .filter(triple -> triple.predicateMatches(TYPE))
                .map(Triple::getSubject)
                .filter(subject -> !subject.equals(theirs))
                .forEach(statements::add);
        statements.stream()
                .sorted((a, b) -> a.toString().compareTo(b.toString()))
                .forEach(nodes::take);

        Graph graph = GraphMemFactory.createDefaultGraphSameTerm();
        for (Triple triple : constructed) {
            boolean isOfCase = triple.getSubject().equals(theirs) || statements.contains(triple.getSubject());
            if (isOfCase || triple.predicateMatches(CG.recordedLabel)) {
                graph.add(nodes.of(triple.getSubject()), triple.getPredicate(), nodes.of(triple.getObject()));
            }
        }
        for (Node statement : statements) {
            graph.add(nodes.of(statement), CG.inCase, document);
            graph.add(nodes.of(statement), CG.voice, CG.ImportedRecord);
            graph.add(nodes.of(statement), CG.fromRecord, record);
        }
        describe(graph, document, record, mapping.title() + " " + identifier);
        graph.remove(document, DCTerms.identifier.asNode(), Node.ANY);
        text(graph, document, DCTerms.identifier.asNode(), identifier);
        text(graph, document, RDFS.label.asNode(), identifier);
        sha256.ifPresent(sum -> text(graph, record, CG.sha256, sum));
        return graph;
    }

    private static void describe(Graph graph, Node document, Node record, String title) {
        graph.add(document, TYPE, CG.Case);
        graph.add(document, CG.fromReport, record);
        graph.add(document, CG.readWhole, CG.StructuredRecord);
        if (!graph.contains(document, DCTerms.title.asNode(), Node.ANY)) {
            text(graph, document, DCTerms.title.asNode(), title);
        }
        graph.add(record, TYPE, CG.DatasetRecord);
        graph.add(record, CG.inCase, document);
        text(graph, record, RDFS.label.asNode(), title);
        text(graph, record, CG.extentRead, "the record of the dataset, and not the publication that it cites");
    }

    private static void text(Graph graph, Node subject, Node property, String text) {
        graph.add(subject, property, NodeFactory.createLiteralString(text));
    }
}
