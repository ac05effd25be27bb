package org.casegraph.description;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SchemaDO;
import org.apache.jena.vocabulary.VOID;
import org.casegraph.store.DatasetMetadata;
import org.casegraph.store.Store;
import org.casegraph.vocabulary.CG;

/**
 * What the dataset is, for tools that look before they ask: VoID with counts of each named graph, the graphs as in the
 * SPARQL 1.1 Service Description, DCAT and schema.org. What the data are and whose is in {@link SourceStatements}.
 * Its size does not grow with the number of cases: of many, the classes and properties of all case graphs are told as of
 * one graph, and those of all inferred ones; of very many, no graph of a case is told by itself.
 */
public final class DatasetDescription {
    /** The named graph in which the description belongs. */
    public static final Node GRAPH = NodeFactory.createURI(CG.BASE + ".well-known/void");

    /** The dataset of the project's own cases. */
    public static final Node DATASET = NodeFactory.createURI(CG.BASE + "dataset");

    /** The RDF dataset of the SPARQL service: default graph and named graphs. */
    public static final Node GRAPHS = NodeFactory.createURI(GRAPH.getURI() + "#graphs");

    public static final String SD = "http://www.w3.org/ns/sparql-service-description#";

    private static final Property TOPIC = property("http://xmlns.com/foaf/0.1/primaryTopic");

    private static final String INFERRED = "/inferred";

    /** Up to as many cases have graphs whose classes and properties are told one by one. */
    private static final int MOST_WITH_PARTITIONS = 10;

    /** Up to as many cases have graphs that are told one by one at all. */
    private static final int MOST_LISTED = 100;

    private final Model model = ModelFactory.createDefaultModel();
    private final DatasetGraph dataset;
    private final List<Node> cases;
    private final Resource whole;

    private DatasetDescription(DatasetGraph dataset, String base, DatasetMetadata given) {
        this.dataset = dataset;
        this.cases = dataset.getDefaultGraph()
                .find(Node.ANY, RDF.type.asNode(), CG.Case)
                .mapWith(Triple::getSubject)
                .filterKeep(dataset::containsGraph)
                .toList();
        this.whole = new SourceStatements(model, dataset, cases, given).describe(base);
    }

    /**
     * @param dataset what is described; the description itself is not in it
     * @param base where the dataset is served, ending with a slash
     * @param given what is said of it beside what the data say
     */
    public static Graph of(DatasetGraph dataset, String base, DatasetMetadata given) {
        DatasetDescription description = new DatasetDescription(dataset, base, given);
        description.addPrefixes();
        description.addCounts();
        if (description.whole.hasURI(DATASET.getURI())) {
            description.addVersion();
        }
        description.addAccess(base);
        description.addLinksets(base);
        return description.model.getGraph();
    }

    /**
     * The same without what it tells of each class: the counts of each graph, and of its properties. Of thousands of classes,
     * what each has is most of a description.
     */
    public static Graph withoutClasses(Graph described) {
        Graph small = GraphFactory.createDefaultGraph();
        small.getPrefixMapping().setNsPrefixes(described.getPrefixMapping());
        Deque<Node> open = new ArrayDeque<>();
        described
                .find()
                .mapWith(Triple::getSubject)
                .filterKeep(Node::isURI)
                .toSet()
                .forEach(open::add);
        Set<Node> seen = new HashSet<>(open);
        while (!open.isEmpty()) {
            described
                    .find(open.remove(), Node.ANY, Node.ANY)
                    .filterDrop(triple -> triple.predicateMatches(VOID.classPartition.asNode()))
                    .forEachRemaining(triple -> {
                        small.add(triple);
                        if (triple.getObject().isBlank() && seen.add(triple.getObject())) {
                            open.add(triple.getObject());
                        }
                    });
        }
        return small;
    }

    /** The dataset that a description is of; that of the project where there is none. */
    public static Node dataset(Graph described) {
        return described
                .find(GRAPH, TOPIC.asNode(), Node.ANY)
                .mapWith(Triple::getObject)
                .nextOptional()
                .orElse(DATASET);
    }

    private void addPrefixes() {
        model.setNsPrefix("sd", SD)
                .setNsPrefix("rdfs", RDFS.uri)
                .setNsPrefix("xsd", "http://www.w3.org/2001/XMLSchema#");
        model.setNsPrefix("void-ext", "http://ldf.fi/void-ext#");
        model.createResource(GRAPH.getURI(), VOID.DatasetDescription).addProperty(TOPIC, whole);
    }

    private void addCounts() {
        Resource graphs = model.createResource(GRAPHS.getURI(), sd("Dataset"));
        addDefaultGraph(graphs);
        Set<Node> merged = new HashSet<>();
        if (cases.size() > MOST_WITH_PARTITIONS) {
            List<Node> inferred = cases.stream()
                    .map(Store::inferredGraph)
                    .filter(dataset::containsGraph)
                    .toList();
            addMerged("cases", "what the reports state", cases, GraphPartitions.Detail.OURS, "[^/#]+$");
            addMerged(
                    "inferred",
                    "what was derived",
                    inferred,
                    GraphPartitions.Detail.CLASSES,
                    "[^/#]+" + INFERRED + "$");
            merged.addAll(cases);
            merged.addAll(inferred);
        }
        dataset.listGraphNodes().forEachRemaining(name -> {
            if (!merged.contains(name)) {
                addNamed(graphs, name, true);
            } else if (cases.size() <= MOST_LISTED) {
                addNamed(graphs, name, false);
            }
        });
        whole.addLiteral(VOID.triples, dataset.getDefaultGraph().size());
        cases.stream()
                .sorted(Comparator.comparing(Node::getURI))
                .limit(MOST_WITH_PARTITIONS)
                .forEach(each -> whole.addProperty(VOID.exampleResource, model.createResource(each.getURI())));
    }

    private void addNamed(Resource graphs, Node name, boolean withPartitions) {
        String shortName = name.getURI().replaceFirst("^" + CG.BASE, "");
        String iri = GRAPH.getURI() + "#" + shortName.replace('/', '-');
        Resource content = content(iri);
        GraphPartitions.Detail detail =
                shortName.endsWith(INFERRED) ? GraphPartitions.Detail.CLASSES : GraphPartitions.Detail.ALL;
        GraphPartitions counts = GraphPartitions.of(dataset.getGraph(name), detail);
        if (withPartitions) {
            counts.describe(content.asNode(), model.getGraph());
        } else {
            counts.describeWhole(content.asNode(), model.getGraph());
        }
        graphs.addProperty(
                property(SD + "namedGraph"),
                model.createResource(iri, sd("NamedGraph"))
                        .addProperty(RDFS.label, "named graph " + shortName, "en")
                        .addProperty(property(SD + "name"), model.createResource(name.getURI()))
                        .addProperty(property(SD + "graph"), content));
    }

    /** One description of many graphs of one kind, which by themselves would outgrow what they describe. */
    private void addMerged(
            String kind, String holding, List<Node> names, GraphPartitions.Detail detail, String pattern) {
        String iri = GRAPH.getURI() + "#all-" + kind;
        Resource content = content(iri);
        GraphPartitions counts = new GraphPartitions(detail);
        names.forEach(name -> counts.add(dataset.getGraph(name)));
        counts.describe(content.asNode(), model.getGraph());
        content.addProperty(
                DCTerms.description, names.size() + " named graphs, one for each case, with " + holding + ".", "en");
        content.addProperty(VOID.uriRegexPattern, "^" + CG.CASE_BASE.replace(".", "\\.") + pattern);
        model.createResource(iri)
                .addProperty(RDFS.label, "named graphs of the cases: " + holding, "en")
                .addProperty(property(SD + "graph"), content);
    }

    private Resource content(String iri) {
        Resource content = model.createResource(iri + "-content", VOID.Dataset).addProperty(RDF.type, sd("Graph"));
        whole.addProperty(VOID.subset, content);
        return content;
    }

    /**
     * The default graph has a name by which editors find it as they find the named ones. Here, and not in the inferred
     * graphs, the classes that a node has by the hierarchy meet the properties that the report gives it.
     */
    private void addDefaultGraph(Resource graphs) {
        Resource content = model.createResource(GRAPH.getURI() + "#default-graph", sd("Graph"))
                .addProperty(RDF.type, VOID.Dataset)
                .addProperty(DCTerms.description, "The union of the named graphs, without this description.", "en");
        GraphPartitions.of(dataset.getDefaultGraph(), GraphPartitions.Detail.WIDE)
                .describe(content.asNode(), model.getGraph());
        graphs.addProperty(property(SD + "defaultGraph"), content);
        model.createResource(GRAPH.getURI() + "#union", sd("NamedGraph"))
                .addProperty(RDFS.label, "all named graphs together", "en")
                .addProperty(property(SD + "name"), model.createResource(Quad.unionGraph.getURI()))
                .addProperty(property(SD + "graph"), content);
    }

    /** The version of the data is that of its ontology. */
    private void addVersion() {
        dataset.getDefaultGraph()
                .find(Store.ONTOLOGY, OWL2.versionInfo.asNode(), Node.ANY)
                .forEachRemaining(triple -> {
                    String version = triple.getObject().getLiteralLexicalForm();
                    whole.addProperty(property(DCAT.NS + "version"), version).addProperty(SchemaDO.version, version);
                });
        dataset.getDefaultGraph()
                .find(Store.ONTOLOGY, DCTerms.created.asNode(), Node.ANY)
                .forEachRemaining(triple -> {
                    String day = triple.getObject().getLiteralLexicalForm().replaceFirst("T.*", "");
                    whole.addProperty(
                                    DCTerms.issued,
                                    model.createTypedLiteral(day, "http://www.w3.org/2001/XMLSchema#date"))
                            .addProperty(SchemaDO.datePublished, day);
                });
    }

    private void addAccess(String base) {
        Resource sparql = model.createResource(base + "sparql");
        Resource dump = model.createResource(base + "dump.nq.gz");
        whole.addProperty(VOID.sparqlEndpoint, sparql)
                .addProperty(VOID.dataDump, dump)
                .addProperty(
                        DCAT.distribution,
                        model.createResource(GRAPH.getURI() + "#dump", DCAT.Distribution)
                                .addProperty(RDF.type, SchemaDO.DataDownload)
                                .addProperty(DCTerms.title, "All named graphs as N-Quads, compressed", "en")
                                .addProperty(DCAT.downloadURL, dump)
                                .addProperty(DCAT.mediaType, mediaType("application/n-quads"))
                                .addProperty(DCAT.compressFormat, mediaType("application/gzip"))
                                .addProperty(SchemaDO.contentUrl, dump)
                                .addProperty(SchemaDO.encodingFormat, "application/n-quads"))
                .addProperty(SchemaDO.distribution, model.createResource(GRAPH.getURI() + "#dump"))
                .addProperty(
                        DCAT.distribution,
                        model.createResource(GRAPH.getURI() + "#sparql", DCAT.Distribution)
                                .addProperty(DCTerms.title, "SPARQL 1.1 endpoint", "en")
                                .addProperty(DCAT.accessURL, sparql)
                                .addProperty(
                                        DCAT.accessService,
                                        model.createResource(GRAPH.getURI() + "#service", DCAT.DataService)
                                                .addProperty(RDF.type, sd("Service"))
                                                .addProperty(DCTerms.title, "casegraph SPARQL endpoint", "en")
                                                .addProperty(DCAT.endpointURL, sparql)
                                                .addProperty(DCAT.servesDataset, whole)
                                                .addProperty(property(SD + "endpoint"), sparql)
                                                .addProperty(
                                                        property(SD + "defaultDataset"),
                                                        model.createResource(GRAPHS.getURI()))));
    }

    /** Each with the file that has it in SSSOM, where there is one. */
    private void addLinksets(String base) {
        GraphUtil.addInto(model.getGraph(), CaseLinks.of(dataset, cases, whole.asNode()));
        Graph linksets = Linksets.of(dataset, whole.asNode());
        GraphUtil.addInto(model.getGraph(), linksets);
        String root = base.replaceFirst("/$", "");
        MappingSet.ofProject().stream()
                .filter(set -> linksets.contains(set.module(), Node.ANY, Node.ANY))
                .forEach(set -> model.createResource(set.module().getURI())
                        .addProperty(VOID.dataDump, model.createResource(root + set.path())));
    }

    private Resource mediaType(String name) {
        return model.createResource("https://www.iana.org/assignments/media-types/" + name);
    }

    private static Resource sd(String name) {
        return ResourceFactory.createResource(SD + name);
    }

    private static Property property(String iri) {
        return ResourceFactory.createProperty(iri);
    }
}
