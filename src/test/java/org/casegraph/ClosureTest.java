package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.vocabulary.RDF;
import org.casegraph.explanation.Explanation;
import org.casegraph.intake.CaseStore;
import org.casegraph.store.Store;
import org.casegraph.vocabulary.CG;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A node of a case is of every class that lies above one of its own, in whichever vocabulary. */
@ExtendWith(SharedProject.class)
class ClosureTest {
    private static final Path RESOURCES = Path.of("src/test/resources");
    private static final String HPO = "http://purl.obolibrary.org/obo/HP_";

    /** One step up at a time: where no step is missing, none is over any number of steps. */
    private static final String LACKING =
            """
            PREFIX cg:   <https://w3id.org/casegraph/ontology#>
            PREFIX iso:  <http://purl.org/iso25964/skos-thes#>
            PREFIX owl:  <http://www.w3.org/2002/07/owl#>
            PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
            PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
            SELECT DISTINCT ?x ?class ?above {
              { SELECT DISTINCT ?class ?above {
                { SELECT DISTINCT ?class { ?any cg:inCase ?case ; a ?class } }
                { ?class rdfs:subClassOf|owl:equivalentClass|^owl:equivalentClass ?above }
                UNION { ?class skos:exactMatch|iso:broaderGeneric ?above FILTER (STRSTARTS(STR(?class), STR(cg:))) }
                UNION { ?above skos:exactMatch ?class FILTER (STRSTARTS(STR(?above), STR(cg:))) }
                FILTER (ISIRI(?above) && ?above != owl:Thing)
              } }
              ?x a ?class ; cg:inCase ?case .
              FILTER NOT EXISTS { ?x a ?above }
              FILTER NOT EXISTS { ?x a/cg:notAKindOf ?above }
            }
            """;

    @Test
    void everyTypeInTheProjectsCasesBringsAllThatLiesAboveIt(Store store) {
        assertEquals(List.of(), lacking(store));
    }

    @Test
    void aTypeThatAMatchAddsBringsItsOwnAncestorsAndTheWayUpIsTold() {
        try (Store store = CaseStore.of(List.of(
                RESOURCES.resolve("terminologies/senses.json"), RESOURCES.resolve("phenopackets/senses.json")))) {
            Graph graph = store.dataset().getDefaultGraph();
            Node headache = only(graph, HPO + "0002315");
            Triple constitutional = Triple.create(headache, RDF.type.asNode(), NodeFactory.createURI(HPO + "0025142"));

            assertTrue(
                    graph.contains(constitutional), "pain is a constitutional symptom there, headache is ours by pain");
            assertEquals(only(graph, HPO + "0001279"), only(graph, HPO + "0004372"));
            assertEquals(List.of(), lacking(store));
            assertEquals(
                    List.of(
                            "Headache is of the class Constitutional symptom",
                            "  Headache matches headache exactly",
                            "  headache is a kind of pain",
                            "  pain matches Pain exactly",
                            "  Pain is a kind of Constitutional symptom"),
                    Explanation.of(constitutional, store.dataset()).lines().subList(0, 5));
        }
    }

    private static Node only(Graph graph, String type) {
        List<Node> instances = graph.stream(Node.ANY, RDF.type.asNode(), NodeFactory.createURI(type))
                .map(Triple::getSubject)
                .filter(node -> graph.contains(node, CG.inCase, Node.ANY))
                .toList();
        assertEquals(1, instances.size(), type + ": " + instances);
        return instances.get(0);
    }

    /** A line for each class that a node lacks, and the class of it that this lies one step above. */
    static List<String> lacking(Store store) {
        return QueryExec.dataset(store.dataset()).query(LACKING).select().stream()
                .map(row -> row.get("x") + " is a " + row.get("class") + " and no " + row.get("above"))
                .sorted()
                .toList();
    }
}
