package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.casegraph.vocabulary.CG;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Statement;
import org.eclipse.rdf4j.model.vocabulary.RDF;
import org.eclipse.rdf4j.query.QueryResults;
import org.eclipse.rdf4j.repository.RepositoryConnection;
import org.eclipse.rdf4j.repository.sparql.SPARQLRepository;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** RDF4J's client of any SPARQL endpoint is served in its default settings. */
@ExtendWith(SharedProject.class)
class SparqlRepositoryTest {
    private static final String WANG = CG.CASE_BASE + "wang-2022";
    private static final String FINDINGS = "?finding a <" + CG.Finding + "> ; <" + CG.inCase + "> <" + WANG + ">";

    private static SPARQLRepository repository;
    private static RepositoryConnection connection;

    @BeforeAll
    static void connect(ServedProject served) {
        repository = new SPARQLRepository(served.address() + "sparql");
        connection = repository.getConnection();
    }

    @AfterAll
    static void close() {
        connection.close();
        repository.shutDown();
    }

    @Test
    void selectGivesRows() {
        List<String> findings = QueryResults.stream(connection
                        .prepareTupleQuery("SELECT ?finding { " + FINDINGS + " }")
                        .evaluate())
                .map(row -> row.getValue("finding").stringValue())
                .toList();

        assertTrue(findings.contains(WANG + "#glossitis"), findings.toString());
    }

    @Test
    void askGivesATruthValue() {
        assertTrue(connection.prepareBooleanQuery("ASK { " + FINDINGS + " }").evaluate());
        assertFalse(connection.prepareBooleanQuery("ASK { <urn:x> ?p ?o }").evaluate());
    }

    @Test
    void constructGivesTriples() {
        Set<IRI> predicates = QueryResults.stream(connection
                        .prepareGraphQuery("CONSTRUCT { ?finding a <" + CG.Finding + "> } { " + FINDINGS + " }")
                        .evaluate())
                .map(Statement::getPredicate)
                .collect(Collectors.toSet());

        assertEquals(Set.of(RDF.TYPE), predicates);
    }

    @Test
    void describeGivesTriples() {
        List<Statement> said = QueryResults.asList(connection
                .prepareGraphQuery("DESCRIBE <" + WANG + "#glossitis>")
                .evaluate());

        assertTrue(said.stream().anyMatch(statement -> statement.getPredicate().equals(RDF.TYPE)), said.toString());
    }
}
