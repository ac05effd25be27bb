package org.casegraph.description;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.VOID;
import org.casegraph.store.Store;

/**
 * The alignments as VoID has links between datasets: a {@code void:Linkset} for each module, and within it one for each
 * property by which it links, with how many links there are.
 */
public final class Linksets {
    private static final String MODULES = Store.ONTOLOGY.getURI() + "/alignments/";

    private Linksets() {}

    /**
     * Those whose modules the dataset holds; none of another.
     *
     * @param whole the dataset that they are part of
     */
    public static Graph of(DatasetGraph dataset, Node whole) {
        Model model = ModelFactory.createDefaultModel();
        model.setNsPrefix("void", VOID.NS).setNsPrefix("dcterms", DCTerms.NS);
        Graph ontology = dataset.getGraph(Store.ONTOLOGY);
        Map<Node, MappingSet> sets =
                MappingSet.ofProject().stream().collect(Collectors.toMap(MappingSet::module, Function.identity()));
        ontology.find(Node.ANY, RDF.type.asNode(), OWL2.Ontology.asNode())
                .mapWith(Triple::getSubject)
                .filterKeep(module -> module.isURI() && module.getURI().startsWith(MODULES))
                .forEach(module -> {
                    Resource linkset = linkset(model, module.getURI());
                    model.createResource(whole.getURI()).addProperty(VOID.subset, linkset);
                    for (Node told : new Node[] {DCTerms.title.asNode(), DCTerms.license.asNode()}) {
                        ontology.find(module, told, Node.ANY).forEach(model.getGraph()::add);
                    }
                    if (sets.containsKey(module)) {
                        add(model, linkset, sets.get(module));
                    }
                });
        return model.getGraph();
    }

    private static void add(Model model, Resource linkset, MappingSet set) {
        linkset.addLiteral(VOID.triples, set.size());
        set.objectSources().forEach(source -> linkset.addProperty(VOID.objectsTarget, model.createResource(source)));
        set.predicates().forEach((predicate, links) -> {
            String local = predicate.substring(predicate.indexOf(':') + 1);
            linkset.addProperty(
                    VOID.subset,
                    linkset(model, linkset.getURI() + "#" + local)
                            .addProperty(VOID.linkPredicate, model.createResource(set.iri(predicate)))
                            .addLiteral(VOID.triples, links.longValue()));
        });
    }

    private static Resource linkset(Model model, String iri) {
        return model.createResource(iri, VOID.Linkset)
                .addProperty(VOID.subjectsTarget, model.createResource(Store.ONTOLOGY.getURI()));
    }
}
