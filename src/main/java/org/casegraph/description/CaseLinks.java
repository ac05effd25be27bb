package org.casegraph.description;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.VOID;
import org.casegraph.graph.ShortNames;
import org.casegraph.project.ProjectFiles;

/**
 * The links of the cases themselves to the data of others, by the ids that they hold: a {@code void:Linkset} for each dataset
 * of {@code data/link-targets.ttl}, and for each other place that a case is said to be the same as something of.
 */
final class CaseLinks {
    /** As many cases are gone through; of more, the links are named and not counted. */
    static final int MOST_COUNTED = 2_000;

    private final DatasetGraph dataset;
    private final Model targets = targets();
    private final Map<String, Resource> bySpace = new TreeMap<>(Comparator.reverseOrder());
    private final Map<Resource, Map<Node, Long>> links = new TreeMap<>(Comparator.comparing(Resource::getURI));

    private CaseLinks(DatasetGraph dataset) {
        this.dataset = dataset;
        targets.listStatements(null, VOID.uriSpace, (String) null)
                .forEach(said -> bySpace.put(said.getString(), said.getSubject()));
    }

    private static Model targets() {
        Model model = ModelFactory.createDefaultModel();
        ProjectFiles.under("data", "/link-targets.ttl").values().forEach(text -> RDFParser.fromString(text, Lang.TURTLE)
                .parse(model));
        return model;
    }

    /**
     * @param cases whose graphs the dataset holds
     * @param whole the dataset that the linksets are part of
     */
    static Graph of(DatasetGraph dataset, List<Node> cases, Node whole) {
        CaseLinks found = new CaseLinks(dataset);
        cases.stream().limit(MOST_COUNTED).forEach(found::count);
        return found.described(whole, cases.size());
    }

    private void count(Node caseIri) {
        dataset.getGraph(caseIri)
                .find()
                .filterKeep(triple -> triple.getObject().isURI())
                .forEach(triple -> target(triple).ifPresent(target -> links.computeIfAbsent(
                                target, each -> new TreeMap<>(Comparator.comparing(Node::getURI)))
                        .merge(triple.getPredicate(), 1L, Long::sum)));
    }

    private Optional<Resource> target(Triple triple) {
        String iri = triple.getObject().getURI();
        Optional<Resource> known = bySpace.entrySet().stream()
                .filter(space -> iri.startsWith(space.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
        return known.or(() -> triple.predicateMatches(OWL2.sameAs.asNode())
                ? Optional.of(targets.createResource(iri.replaceFirst("^([a-z]+://[^/]+/).*", "$1")))
                : Optional.empty());
    }

    private Graph described(Node whole, int cases) {
        Model model = ModelFactory.createDefaultModel();
        links.forEach((target, byPredicate) -> {
            String name = Optional.ofNullable(target.getProperty(DCTerms.identifier))
                    .map(said -> said.getString())
                    .orElseGet(() -> target.getURI().replaceAll("^[a-z]+://|[^A-Za-z0-9.]+", ""));
            String iri = DatasetDescription.GRAPH.getURI() + "#links-" + name;
            Resource linkset = linkset(model, iri, whole, target);
            model.createResource(whole.getURI()).addProperty(VOID.subset, linkset);
            target.listProperties()
                    .filterDrop(said -> said.getPredicate().equals(DCTerms.identifier))
                    .forEach(model::add);
            byPredicate.forEach((predicate, number) -> {
                Resource part = linkset(model, iri + "-" + word(predicate), whole, target)
                        .addProperty(VOID.linkPredicate, model.createResource(predicate.getURI()));
                linkset.addProperty(VOID.subset, part);
                if (cases <= MOST_COUNTED) {
                    part.addLiteral(VOID.triples, number.longValue());
                }
            });
            if (cases <= MOST_COUNTED) {
                linkset.addLiteral(
                        VOID.triples,
                        byPredicate.values().stream().mapToLong(Long::longValue).sum());
            } else {
                linkset.addProperty(
                        DCTerms.description,
                        "Looked for in " + MOST_COUNTED + " of " + cases + " cases; not counted.",
                        "en");
            }
        });
        return model.getGraph();
    }

    private static String word(Node predicate) {
        return ShortNames.ofProject().written(predicate).replaceAll("[^A-Za-z0-9]+", "-");
    }

    private static Resource linkset(Model model, String iri, Node whole, Resource target) {
        return model.createResource(iri, VOID.Linkset)
                .addProperty(VOID.subjectsTarget, model.createResource(whole.getURI()))
                .addProperty(VOID.objectsTarget, target);
    }
}
