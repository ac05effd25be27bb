package org.casegraph.description;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SchemaDO;
import org.apache.jena.vocabulary.VOID;
import org.casegraph.graph.Values;
import org.casegraph.project.ProjectFiles;
import org.casegraph.store.DatasetMetadata;
import org.casegraph.store.Store;
import org.casegraph.vocabulary.CG;

/**
 * What the data are, where they come from and on which terms: of the project's own cases as {@code data/dataset.ttl} has it,
 * of any others as they and whoever serves them state it, of each terminology as its file does. What nobody states is said
 * to be unknown.
 */
final class SourceStatements {
    /** The cases that state no licence of their own. */
    static final Node WITHOUT_LICENCE = NodeFactory.createURI(DatasetDescription.GRAPH.getURI() + "#cases");

    static final String UNKNOWN_LICENCE =
            "The licence is not known: neither the data nor whoever serves them states one.";

    /** More are not told one by one. */
    private static final int MOST_CREATORS = 50;

    private final Model model;
    private final DatasetGraph dataset;
    private final List<Node> foreign;
    private final boolean hasOwn;
    private final DatasetMetadata given;

    /** @param cases all that the dataset holds */
    SourceStatements(Model model, DatasetGraph dataset, List<Node> cases, DatasetMetadata given) {
        this.model = model;
        this.dataset = dataset;
        this.given = given;
        this.hasOwn = cases.stream().anyMatch(Licences::isOwnCase);
        this.foreign = cases.stream().filter(each -> !Licences.isOwnCase(each)).toList();
    }

    /** Whether the dataset is the project's own, and nobody calls it otherwise. */
    private boolean isOurs() {
        return hasOwn && foreign.isEmpty() && given.isEmpty();
    }

    /**
     * Says it of the dataset as a whole.
     *
     * @param base where it is served, ending with a slash
     * @return the dataset
     */
    Resource describe(String base) {
        Model own = ModelFactory.createDefaultModel();
        ProjectFiles.under("data", "/dataset.ttl").values().forEach(text -> RDFParser.fromString(text, Lang.TURTLE)
                .parse(own));
        model.setNsPrefixes(own.getNsPrefixMap());
        if (hasOwn) {
            model.add(own);
        }
        Resource whole = model.createResource(isOurs() ? DatasetDescription.DATASET.getURI() : iri(base));
        if (!isOurs()) {
            describeForeign(whole, base);
        }
        dataset.listGraphNodes().forEachRemaining(name -> addTerminology(name, whole));
        return whole;
    }

    /** An IRI of ours names no data of others. */
    private static String iri(String base) {
        return base.equals(CG.BASE) ? DatasetDescription.GRAPH.getURI() + "#dataset" : base + "dataset";
    }

    private void describeForeign(Resource whole, String base) {
        String title = given.title().orElse("Cases; the title of the data is not known");
        String description =
                "Findings present and absent, measurements, diagnoses and treatments of single patients as RDF,"
                        + " in the order that the sources support, and the ontology in whose terms they are told.";
        whole.addProperty(RDF.type, DCAT.Dataset)
                .addProperty(RDF.type, VOID.Dataset)
                .addProperty(RDF.type, SchemaDO.Dataset)
                .addProperty(DCTerms.title, title)
                .addProperty(SchemaDO.name, title)
                .addProperty(DCTerms.description, description, "en")
                .addProperty(SchemaDO.description, description, "en")
                .addProperty(DCAT.landingPage, model.createResource(base + "dataset"))
                .addProperty(SchemaDO.url, model.createResource(base + "dataset"))
                .addProperty(VOID.uriSpace, CG.CASE_BASE);
        Stream.of(CG.NS, DCTerms.NS, "http://www.w3.org/ns/prov#", "http://www.w3.org/2004/02/skos/core#")
                .forEach(vocabulary -> whole.addProperty(VOID.vocabulary, model.createResource(vocabulary)));
        given.source().map(model::createResource).ifPresent(source -> whole.addProperty(DCTerms.source, source)
                .addProperty(SchemaDO.isBasedOn, source));
        addCreators(whole);
        addLicences(whole);
        if (hasOwn) {
            whole.addProperty(DCTerms.hasPart, model.createResource(DatasetDescription.DATASET.getURI()));
        }
        addOntology(whole);
    }

    private void addCreators(Resource whole) {
        foreign.stream()
                .flatMap(each -> dataset
                        .getGraph(each)
                        .find(each, DCTerms.creator.asNode(), Node.ANY)
                        .mapWith(Triple::getObject)
                        .toList()
                        .stream())
                .distinct()
                .sorted(Values.BY_TEXT)
                .limit(MOST_CREATORS)
                .map(model::asRDFNode)
                .forEach(creator -> whole.addProperty(DCTerms.creator, creator).addProperty(SchemaDO.creator, creator));
    }

    /** The cases of each licence are a part of the whole where there are several. */
    private void addLicences(Resource whole) {
        Map<List<Node>, List<Node>> byLicence = foreign.stream()
                .collect(Collectors.groupingBy(
                        each -> Licences.stated(dataset.getGraph(each), each),
                        () -> new TreeMap<>((a, b) -> a.toString().compareTo(b.toString())),
                        Collectors.toList()));
        if (hasOwn) {
            model.listObjectsOfProperty(model.createResource(DatasetDescription.DATASET.getURI()), DCTerms.license)
                    .toList()
                    .forEach(licence -> add(licence, whole));
        }
        if (byLicence.isEmpty()) {
            given.licences().forEach(licence -> add(model.createResource(licence), whole));
        }
        int number = 0;
        for (Map.Entry<List<Node>, List<Node>> group : byLicence.entrySet()) {
            boolean silent = group.getKey().isEmpty();
            Resource part = model.createResource(
                            silent ? WITHOUT_LICENCE.getURI() : WITHOUT_LICENCE.getURI() + "-" + ++number, DCAT.Dataset)
                    .addProperty(DCTerms.title, counted(group.getValue().size()), "en");
            List<RDFNode> licences = silent
                    ? given.licences().stream()
                            .map(licence -> (RDFNode) model.createResource(licence))
                            .toList()
                    : group.getKey().stream().map(model::asRDFNode).toList();
            licences.forEach(licence -> {
                add(licence, part);
                add(licence, whole);
            });
            if (licences.isEmpty()) {
                part.addProperty(DCTerms.rights, UNKNOWN_LICENCE, "en");
                whole.addProperty(DCTerms.rights, UNKNOWN_LICENCE, "en");
            }
            whole.addProperty(DCTerms.hasPart, part);
        }
    }

    private static void add(RDFNode licence, Resource holder) {
        holder.addProperty(licence.isResource() ? DCTerms.license : DCTerms.rights, licence)
                .addProperty(SchemaDO.license, licence);
    }

    private void addOntology(Resource whole) {
        Graph all = dataset.getDefaultGraph();
        if (!Licences.stated(all, Store.ONTOLOGY).isEmpty()) {
            whole.addProperty(DCTerms.hasPart, part(Store.ONTOLOGY, all));
        }
    }

    private void addTerminology(Node name, Resource whole) {
        Graph graph = dataset.getGraph(name);
        if (!name.equals(Store.ONTOLOGY)
                && !name.equals(Store.KNOWLEDGE)
                && graph.contains(name, RDF.type.asNode(), OWL2.Ontology.asNode())) {
            whole.addProperty(DCTerms.hasPart, part(name, graph));
        }
    }

    /** What an ontology says of itself. */
    private Resource part(Node ontology, Graph graph) {
        Resource part = model.createResource(ontology.getURI());
        graph.find(ontology, DCTerms.title.asNode(), Node.ANY)
                .forEachRemaining(said -> part.addProperty(DCTerms.title, model.asRDFNode(said.getObject())));
        graph.find(ontology, OWL2.versionInfo.asNode(), Node.ANY)
                .forEachRemaining(said -> part.addProperty(OWL2.versionInfo, model.asRDFNode(said.getObject())));
        List<Node> licences = Licences.stated(graph, ontology);
        licences.stream()
                .map(model::asRDFNode)
                .forEach(licence -> part.addProperty(licence.isResource() ? DCTerms.license : DCTerms.rights, licence));
        if (licences.isEmpty()) {
            part.addProperty(DCTerms.rights, "Its file states no licence.", "en");
        }
        return part;
    }

    private static String counted(int cases) {
        return cases == 1 ? "1 case" : String.format(Locale.ROOT, "%,d cases", cases);
    }
}
