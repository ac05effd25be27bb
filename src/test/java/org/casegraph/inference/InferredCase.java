package org.casegraph.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphMapLink;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.graph.GraphFactory;
import org.casegraph.project.ProjectFiles;

/** A small case in Turtle, and what the project's ontology and rules make of it. */
public record InferredCase(Graph stated, Graph inferred, Graph union) {
    static final String CASE = "https://w3id.org/casegraph/case/test";
    static final Rules RULES = Rules.ofProject();
    static final Graph ONTOLOGY = ontology();
    private static final Inference INFERENCE = Inference.of(RULES);

    private static final String PREFIXES =
            """
            BASE <https://w3id.org/casegraph/case/test>
            PREFIX cg: <https://w3id.org/casegraph/ontology#>
            PREFIX knowledge: <https://w3id.org/casegraph/knowledge#>
            PREFIX owl: <http://www.w3.org/2002/07/owl#>
            PREFIX prov: <http://www.w3.org/ns/prov#>
            PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
            PREFIX rule: <https://w3id.org/casegraph/rule/>
            """;

    /** @param turtle what the case holds; the case node and the prefixes are added */
    public static InferredCase of(String turtle) {
        return of(turtle, ONTOLOGY);
    }

    public static InferredCase of(String turtle, Graph ontology) {
        Graph stated = parse("<> a cg:Case ; rdfs:label \"test case\"@en .\n" + turtle);
        return of(NodeFactory.createURI(CASE), stated, Graph.emptyGraph, ontology);
    }

    public static InferredCase of(Node caseIri, Graph stated, Graph order, Graph ontology) {
        Graph inferred = INFERENCE.infer(caseIri, stated, ontology, order);
        return new InferredCase(stated, inferred, union(stated, inferred, ontology, RULES.described()));
    }

    static Graph parse(String turtle) {
        Graph graph = GraphFactory.createDefaultGraph();
        RDFParser.fromString(PREFIXES + turtle, Lang.TURTLE).parse(graph);
        return graph;
    }

    static Graph union(Graph... graphs) {
        Graph union = GraphFactory.createDefaultGraph();
        for (Graph graph : graphs) {
            graph.find().forEachRemaining(union::add);
        }
        return union;
    }

    public static Node node(String fragment) {
        return NodeFactory.createURI(CASE + "#" + fragment);
    }

    boolean ask(String pattern) {
        try (QueryExec exec = QueryExec.graph(union)
                .query(PREFIXES + "ASK { " + pattern + " }")
                .build()) {
            return exec.ask();
        }
    }

    /** Rows of a pattern's variables, each as words with a blank between; the part after # of an IRI. */
    Set<String> rows(String variables, String pattern) {
        Set<String> rows = new TreeSet<>();
        try (QueryExec exec = QueryExec.graph(union)
                .query(PREFIXES + "SELECT " + variables + " { " + pattern + " }")
                .build()) {
            RowSet found = exec.select();
            found.forEachRemaining(binding -> {
                List<String> row = new ArrayList<>();
                found.getResultVars().forEach(variable -> row.add(text(binding.get(variable))));
                rows.add(String.join(" ", row));
            });
        }
        return rows;
    }

    /** The labels of all nodes of a class of the ontology. */
    Set<String> labels(String type) {
        return rows("?label", "?node a cg:" + type + " ; cg:inCase <> ; rdfs:label ?label");
    }

    public DatasetGraph dataset() {
        DatasetGraph dataset = new DatasetGraphMapLink(union);
        dataset.addGraph(NodeFactory.createURI(CASE), stated);
        dataset.addGraph(NodeFactory.createURI(CASE + "/inferred"), inferred);
        dataset.addGraph(Rules.GRAPH, RULES.described());
        return dataset;
    }

    private static String text(Node node) {
        if (node == null) {
            return "-";
        }
        String text = node.isLiteral() ? node.getLiteralLexicalForm() : node.toString();
        return text.substring(node.isLiteral() ? 0 : text.lastIndexOf('#') + 1);
    }

    private static Graph ontology() {
        Graph graph = GraphFactory.createDefaultGraph();
        ProjectFiles.under("ontology", ".ttl").forEach((file, text) -> {
            if (file.lastIndexOf('/') == "ontology".length()) {
                RDFParser.fromString(text, Lang.TURTLE).parse(graph);
            }
        });
        return graph;
    }
}
