package org.casegraph.endpoint;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.RDFList;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.vocabulary.RDF;

/** Tests of the W3C: each file is a resource below its published address. Those of 1.0 and 1.1 are as RDF4J packs them. */
record W3cManifest(String folder, String address) {
    private static final String MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#";
    private static final String QT = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#";

    static final W3cManifest SPARQL_11 =
            new W3cManifest("/testcases-sparql-1.1-w3c/", "http://www.w3.org/2009/sparql/docs/tests/data-sparql11/");
    static final W3cManifest SPARQL_10 = new W3cManifest(
            "/testcases-sparql-1.0-w3c/data-r2/", "http://www.w3.org/2001/sw/DataAccess/tests/data-r2/");

    /** As upstream publishes them, a draft (https://w3c.github.io/rdf-tests/sparql/sparql12/). */
    static final W3cManifest SPARQL_12 =
            new W3cManifest("/w3c/sparql12/", "https://w3c.github.io/rdf-tests/sparql/sparql12/");

    /**
     * @param kind the local name of its class
     * @param query address of the query
     * @param data addresses of the default graph's files
     * @param named addresses of the named graphs
     * @param result address of the expected answer, for tests that have one
     */
    record Case(
            String id,
            String kind,
            String query,
            List<String> data,
            List<String> named,
            Optional<String> result,
            boolean isLax) {}

    /** The tests of one folder that are about queries. */
    List<Case> cases(String name) {
        Model manifest = model(address + name + "/manifest.ttl");
        List<Case> cases = new ArrayList<>();
        manifest.listObjectsOfProperty(mf("entries")).forEachRemaining(entries -> entries.as(RDFList.class)
                .iterator()
                .forEachRemaining(entry -> read(name, entry.asResource()).ifPresent(cases::add)));
        return cases;
    }

    private static Optional<Case> read(String folder, Resource test) {
        Resource type = test.getPropertyResourceValue(RDF.type);
        Resource action = test.getPropertyResourceValue(mf("action"));
        if (action == null) {
            return Optional.empty();
        }
        Optional<Resource> query = Optional.ofNullable(action.getPropertyResourceValue(qt("query")));
        String kind = type == null ? "QueryEvaluationTest" : type.getLocalName();
        if (query.isEmpty() && !kind.contains("Syntax")) {
            return Optional.empty();
        }
        if (kind.contains("Update")) {
            return Optional.empty();
        }
        return Optional.of(new Case(
                folder + "/" + test.getLocalName(),
                kind,
                query.map(Resource::getURI).orElse(action.getURI()),
                addresses(action, "data"),
                addresses(action, "graphData"),
                Optional.ofNullable(test.getPropertyResourceValue(mf("result"))).map(Resource::getURI),
                test.hasProperty(mf("resultCardinality"))));
    }

    private static List<String> addresses(Resource action, String property) {
        return action.listProperties(qt(property)).toList().stream()
                .map(statement -> statement.getObject())
                .map(RDFNode::asResource)
                .map(resource -> resource.isAnon() ? resource.getPropertyResourceValue(qt("graph")) : resource)
                .map(Resource::getURI)
                .toList();
    }

    Model model(String file) {
        Model model = ModelFactory.createDefaultModel();
        Lang lang = RDFLanguages.filenameToLang(file, Lang.TURTLE);
        RDFParser.source(stream(file)).base(file).lang(lang).parse(model);
        return model;
    }

    DatasetGraph quads(String file) {
        DatasetGraph quads = DatasetGraphFactory.create();
        Lang lang = RDFLanguages.filenameToLang(file, Lang.TURTLE);
        RDFParser.source(stream(file)).base(file).lang(lang).parse(quads);
        return quads;
    }

    String text(String file) {
        try (InputStream in = stream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    InputStream stream(String file) {
        String resource = folder + file.substring(address.length());
        InputStream in = W3cManifest.class.getResourceAsStream(resource);
        if (in == null) {
            throw new IllegalStateException("no resource " + resource);
        }
        return in;
    }

    private static Property mf(String name) {
        return ResourceFactory.createProperty(MF + name);
    }

    private static Property qt(String name) {
        return ResourceFactory.createProperty(QT + name);
    }
}
