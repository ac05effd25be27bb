package org.casegraph.description;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.DCTerms;
import org.casegraph.graph.CaseIris;
import org.casegraph.graph.Values;
import org.casegraph.store.DatasetMetadata;
import org.junit.jupiter.api.Test;

/** Whose the data are said to be, and under which licences. */
class SourceStatementsTest {
    private static final String BASE = "https://kg.example.org/";
    private static final Node WHOLE = NodeFactory.createURI(BASE + "dataset");
    private static final String CC_BY = "https://creativecommons.org/licenses/by/4.0/";
    private static final String CC0 = "https://creativecommons.org/publicdomain/zero/1.0/";
    private static final String HP = "http://purl.obolibrary.org/obo/hp.owl";
    private static final String OWN = "<wang-2022> { <wang-2022> a cg:Case ; dcterms:license <" + CC_BY + "> }";
    private static final String FREE = "<free> { <free> a cg:Case ; dcterms:license <" + CC0
            + "> ; dcterms:creator <https://orcid.org/0000-0000-0000-0001> }";
    private static final String SILENT =
            "<silent> { <silent> a cg:Case ; rdfs:label \"Wang 2022\" } <other> { <other> a cg:Case }";
    private static final String TERMINOLOGY =
            "<" + HP + "> { <" + HP + "> a owl:Ontology ; dcterms:title \"Phenotypes\" ;"
                    + " owl:versionInfo \"2025\" ; dcterms:license <https://hpo.jax.org/app/license> }";

    @Test
    void ownCasesAreOursByTheirIri() {
        Graph described = described(DatasetMetadata.NONE, OWN);

        assertEquals(DatasetDescription.DATASET, DatasetDescription.dataset(described));
        assertEquals(List.of(CC_BY), of(described, DatasetDescription.DATASET, DCTerms.license.asNode()));
        assertTrue(described.contains(DatasetDescription.DATASET, DCTerms.publisher.asNode(), Node.ANY));
    }

    @Test
    void noLabelMakesACaseOurs() {
        Graph described = described(DatasetMetadata.NONE, SILENT);

        assertEquals(WHOLE, DatasetDescription.dataset(described));
        assertFalse(described.contains(DatasetDescription.DATASET, Node.ANY, Node.ANY));
        assertFalse(described.contains(Node.ANY, DCTerms.license.asNode(), Node.ANY));
        assertEquals(List.of(SourceStatements.UNKNOWN_LICENCE), of(described, WHOLE, DCTerms.rights.asNode()));
    }

    @Test
    void severalLicencesAreToldEachWithItsCases() {
        Graph described = described(DatasetMetadata.NONE, OWN, FREE, SILENT, TERMINOLOGY);
        Node free = NodeFactory.createURI(SourceStatements.WITHOUT_LICENCE.getURI() + "-1");

        assertEquals(List.of(CC_BY, CC0), of(described, WHOLE, DCTerms.license.asNode()));
        assertEquals(
                List.of(
                        HP,
                        SourceStatements.WITHOUT_LICENCE.getURI(),
                        free.getURI(),
                        DatasetDescription.DATASET.getURI()),
                of(described, WHOLE, DCTerms.hasPart.asNode()));
        assertEquals(List.of("1 case"), of(described, free, DCTerms.title.asNode()));
        assertEquals(List.of(CC0), of(described, free, DCTerms.license.asNode()));
        assertEquals(List.of("2 cases"), of(described, SourceStatements.WITHOUT_LICENCE, DCTerms.title.asNode()));
        assertEquals(
                List.of("https://hpo.jax.org/app/license"),
                of(described, NodeFactory.createURI(HP), DCTerms.license.asNode()));
        assertEquals(List.of("https://orcid.org/0000-0000-0000-0001"), of(described, WHOLE, DCTerms.creator.asNode()));
    }

    @Test
    void eachThingHasTheLicenceThatIsStatedOfIt() {
        String given = "https://example.org/licence";
        DatasetGraph dataset = dataset(OWN, FREE, SILENT);
        dataset.addGraph(
                DatasetDescription.GRAPH,
                DatasetDescription.of(
                        dataset, BASE, new DatasetMetadata(Optional.empty(), List.of(given), Optional.empty())));

        assertEquals(List.of(CC_BY), Licences.of(dataset, CaseIris.of("wang-2022")));
        assertEquals(List.of(CC0), Licences.of(dataset, CaseIris.of("free#finding")));
        assertEquals(List.of(given), Licences.of(dataset, CaseIris.of("silent")));
        assertEquals(List.of(given), Licences.of(dataset, CaseIris.of("other/inferred")));
        assertEquals(List.of(CC_BY, CC0, given), Licences.of(dataset, WHOLE));
        assertEquals(List.of(), Licences.of(dataset, NodeFactory.createURI(HP)));
    }

    @Test
    void aLicenceThatIsNoIriEndsNoHeader() {
        DatasetGraph dataset = dataset("<odd> { <odd> a cg:Case ; dcterms:license \"CC0, or so\" }");
        dataset.add(new Quad(
                CaseIris.of("odd"),
                CaseIris.of("odd"),
                DCTerms.license.asNode(),
                NodeFactory.createURI("https://example.org/a>; rel=\"next\"")));

        assertEquals(List.of(), Licences.of(dataset, CaseIris.of("odd")));
    }

    private static List<String> of(Graph graph, Node subject, Node property) {
        return graph.find(subject, property, Node.ANY).mapWith(Triple::getObject).toList().stream()
                .sorted(Values.BY_TEXT)
                .map(node -> node.isLiteral() ? node.getLiteralLexicalForm() : node.getURI())
                .toList();
    }

    private static Graph described(DatasetMetadata given, String... graphs) {
        return DatasetDescription.of(dataset(graphs), BASE, given);
    }

    private static DatasetGraph dataset(String... graphs) {
        DatasetGraph dataset = DatasetGraphFactory.create();
        RDFParser.fromString(
                        """
                        BASE <https://w3id.org/casegraph/case/>
                        PREFIX cg: <https://w3id.org/casegraph/ontology#>
                        PREFIX dcterms: <http://purl.org/dc/terms/>
                        PREFIX owl: <http://www.w3.org/2002/07/owl#>
                        PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
                        """
                                + String.join("\n", graphs),
                        Lang.TRIG)
                .parse(dataset);
        List<Triple> all = new java.util.ArrayList<>();
        dataset.find().forEachRemaining(quad -> all.add(quad.asTriple()));
        all.forEach(dataset.getDefaultGraph()::add);
        return dataset;
    }
}
