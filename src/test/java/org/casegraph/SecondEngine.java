package org.casegraph;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.eclipse.rdf4j.model.BNode;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Literal;
import org.eclipse.rdf4j.model.Resource;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.model.ValueFactory;
import org.eclipse.rdf4j.model.impl.SimpleValueFactory;
import org.eclipse.rdf4j.query.QueryInterruptedException;
import org.eclipse.rdf4j.query.TupleQuery;
import org.eclipse.rdf4j.query.TupleQueryResult;
import org.eclipse.rdf4j.query.resultio.sparqljson.SPARQLResultsJSONWriter;
import org.eclipse.rdf4j.repository.sail.SailRepository;
import org.eclipse.rdf4j.repository.sail.SailRepositoryConnection;
import org.eclipse.rdf4j.sail.memory.MemoryStore;

/** RDF4J with the triples of a graph in its memory. */
final class SecondEngine implements AutoCloseable {
    private static final ValueFactory VALUES = SimpleValueFactory.getInstance();

    private final SailRepository repository = new SailRepository(new MemoryStore());

    SecondEngine(Graph graph) {
        try (SailRepositoryConnection connection = repository.getConnection()) {
            connection.begin();
            graph.stream()
                    .forEach(triple -> connection.add(
                            (Resource) value(triple.getSubject()),
                            (IRI) value(triple.getPredicate()),
                            value(triple.getObject())));
            connection.commit();
        }
    }

    /** The rows of a SELECT query in their order; what is not bound is not in a row. */
    List<Map<String, Node>> rows(String query) {
        return rows(query, 0);
    }

    /** @throws QueryInterruptedException after so many seconds, unless they are 0 */
    List<Map<String, Node>> rows(String query, int seconds) {
        List<Map<String, Node>> rows = new ArrayList<>();
        try (SailRepositoryConnection connection = repository.getConnection();
                TupleQueryResult result =
                        within(seconds, connection.prepareTupleQuery(query)).evaluate()) {
            result.forEach(solution -> {
                Map<String, Node> row = new TreeMap<>();
                solution.forEach(binding -> row.put(binding.getName(), node(binding.getValue())));
                rows.add(row);
            });
        }
        return rows;
    }

    /** The rows of a SELECT query as SPARQL 1.1 Query Results JSON. */
    void writeRows(String query, OutputStream out) {
        try (SailRepositoryConnection connection = repository.getConnection()) {
            connection.prepareTupleQuery(query).evaluate(new SPARQLResultsJSONWriter(out));
        }
    }

    private static TupleQuery within(int seconds, TupleQuery query) {
        query.setMaxExecutionTime(seconds);
        return query;
    }

    private static Value value(Node node) {
        if (node.isURI()) {
            return VALUES.createIRI(node.getURI());
        }
        if (node.isBlank()) {
            return VALUES.createBNode(node.getBlankNodeLabel());
        }
        return node.getLiteralLanguage().isEmpty()
                ? VALUES.createLiteral(node.getLiteralLexicalForm(), VALUES.createIRI(node.getLiteralDatatypeURI()))
                : VALUES.createLiteral(node.getLiteralLexicalForm(), node.getLiteralLanguage());
    }

    private static Node node(Value value) {
        if (value instanceof IRI iri) {
            return NodeFactory.createURI(iri.stringValue());
        }
        if (value instanceof BNode blank) {
            return NodeFactory.createBlankNode(blank.getID());
        }
        Literal literal = (Literal) value;
        return literal.getLanguage()
                .map(language -> NodeFactory.createLiteralLang(literal.getLabel(), language))
                .orElseGet(() -> NodeFactory.createLiteralDT(
                        literal.getLabel(),
                        NodeFactory.getType(literal.getDatatype().stringValue())));
    }

    @Override
    public void close() {
        repository.shutDown();
    }
}
