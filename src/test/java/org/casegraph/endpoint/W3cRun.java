package org.casegraph.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.query.ResultSet;
import org.apache.jena.query.ResultSetFactory;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.ResultSetMgr;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetRewindable;
import org.apache.jena.sparql.resultset.RDFInput;
import org.apache.jena.sparql.resultset.ResultsCompare;
import org.apache.jena.sparql.util.IsoMatcher;
import org.apache.jena.sparql.vocabulary.ResultSetGraphVocab;
import org.apache.jena.vocabulary.RDF;
import org.casegraph.project.SparqlVersion;

/** Asks one test of the W3C over HTTP, and compares what is answered with what it expects. */
final class W3cRun {
    private final ServedFixture served;

    W3cRun(ServedFixture served) {
        this.served = served;
    }

    boolean passes(W3cManifest manifest, W3cManifest.Case test) {
        try {
            run(manifest, test);
            return true;
        } catch (AssertionError | RuntimeException | IOException e) {
            return false;
        }
    }

    void run(W3cManifest manifest, W3cManifest.Case test) throws IOException {
        String query = "BASE <" + test.query() + ">\n" + manifest.text(test.query());
        if (test.kind().startsWith("Negative")) {
            assertEquals(400, ask(query, "*/*").statusCode());
        } else if (test.kind().startsWith("Positive")) {
            HttpResponse<byte[]> response = ask(query, "*/*");
            assertEquals(200, response.statusCode(), text(response));
        } else {
            served.endpoint().replace(dataset(manifest, test, query));
            evaluate(manifest, test, query);
        }
    }

    private static DatasetGraph dataset(W3cManifest manifest, W3cManifest.Case test, String query) {
        DatasetGraph dataset = DatasetGraphFactory.create();
        test.data().forEach(file -> manifest.quads(file).find().forEachRemaining(dataset::add));
        List<String> named = new ArrayList<>(test.named());
        if (test.kind().equals("QueryEvaluationTest")) {
            Query parsed = SparqlVersion.LATEST.parse(query);
            named.addAll(parsed.getGraphURIs());
            named.addAll(parsed.getNamedGraphURIs());
        }
        for (String file : new HashSet<>(named)) {
            dataset.addGraph(NodeFactory.createURI(file), manifest.model(file).getGraph());
        }
        return dataset;
    }

    private void evaluate(W3cManifest manifest, W3cManifest.Case test, String query) throws IOException {
        String file = test.result().orElseThrow();
        String ending = file.substring(file.lastIndexOf('.') + 1);
        if (ending.equals("csv") || ending.equals("tsv")) {
            HttpResponse<byte[]> response = ask(query, ending.equals("csv") ? "text/csv" : "text/tab-separated-values");
            assertEquals(200, response.statusCode(), text(response));
            if (ending.equals("csv")) {
                assertEquals(lines(manifest.text(file)), lines(text(response)));
            } else {
                assertRows(
                        ResultSetMgr.read(manifest.stream(file), ResultSetLang.RS_TSV),
                        ResultSetMgr.read(new ByteArrayInputStream(response.body()), ResultSetLang.RS_TSV),
                        false,
                        false);
            }
            return;
        }
        Query parsed = SparqlVersion.LATEST.parse(query);
        if (parsed.isConstructType() || parsed.isDescribeType()) {
            assertGraph(manifest.model(file), query);
        } else if (parsed.isAskType()) {
            assertTruth(manifest, file, query);
        } else {
            for (Lang lang : List.of(ResultSetLang.RS_XML, ResultSetLang.RS_JSON)) {
                HttpResponse<byte[]> response = ask(query, lang.getHeaderString());
                assertEquals(200, response.statusCode(), text(response));
                assertRows(
                        expected(manifest, file),
                        ResultSetMgr.read(new ByteArrayInputStream(response.body()), lang),
                        parsed.hasOrderBy(),
                        test.isLax());
            }
        }
    }

    private static ResultSet expected(W3cManifest manifest, String file) {
        if (file.endsWith(".srx")) {
            return ResultSetMgr.read(manifest.stream(file), ResultSetLang.RS_XML);
        }
        if (file.endsWith(".srj")) {
            return ResultSetMgr.read(manifest.stream(file), ResultSetLang.RS_JSON);
        }
        return ResultSetFactory.makeRewindable(RDFInput.fromRDF(manifest.model(file)));
    }

    private void assertTruth(W3cManifest manifest, String file, String query) throws IOException {
        boolean expected;
        if (file.endsWith(".srx")) {
            expected = ResultSetMgr.readBoolean(manifest.stream(file), ResultSetLang.RS_XML);
        } else if (file.endsWith(".srj")) {
            expected = ResultSetMgr.readBoolean(manifest.stream(file), ResultSetLang.RS_JSON);
        } else {
            expected = manifest.model(file)
                    .listObjectsOfProperty(ResultSetGraphVocab.p_boolean)
                    .next()
                    .asLiteral()
                    .getBoolean();
        }
        for (Lang lang : List.of(ResultSetLang.RS_XML, ResultSetLang.RS_JSON)) {
            HttpResponse<byte[]> response = ask(query, lang.getHeaderString());
            assertEquals(200, response.statusCode(), text(response));
            assertEquals(expected, ResultSetMgr.readBoolean(new ByteArrayInputStream(response.body()), lang));
        }
    }

    private void assertGraph(Model expected, String query) {
        HttpResponse<byte[]> response = ask(query, "application/n-triples");
        assertEquals(200, response.statusCode(), text(response));
        Model actual = ModelFactory.createDefaultModel();
        RDFParser.source(new ByteArrayInputStream(response.body()))
                .lang(Lang.NTRIPLES)
                .parse(actual);
        if (expected.contains(null, RDF.type, ResultSetGraphVocab.ResultSet)) {
            fail("a graph is expected");
        }
        assertTrue(IsoMatcher.isomorphic(expected.getGraph(), actual.getGraph()), text(response));
    }

    /** Rows are the same by their terms, blank nodes mapped to one another, or by the canonical forms of their values. */
    static void assertRows(ResultSet wanted, ResultSet got, boolean isOrdered, boolean isLax) {
        RowSetRewindable expected = RowSet.adapt(wanted).rewindable();
        RowSetRewindable actual = RowSet.adapt(got).rewindable();
        boolean same = isLax ? reduced(expected, actual) : SameRows.in(expected, actual);
        assertTrue(same, () -> {
            expected.reset();
            actual.reset();
            return "expected " + rows(expected) + "\ngot " + rows(actual);
        });
        if (isOrdered && !isLax) {
            expected.reset();
            actual.reset();
            assertTrue(ResultsCompare.equalsByValueAndOrder(expected, actual), "the order differs");
        }
    }

    /** REDUCED may leave out repeats or not. */
    private static boolean reduced(RowSetRewindable expected, RowSetRewindable actual) {
        return new HashSet<>(rows(expected)).equals(new HashSet<>(rows(actual)));
    }

    private static List<String> rows(RowSet rows) {
        List<String> all = new ArrayList<>();
        rows.forEachRemaining(row -> {
            Map<String, String> cells = new TreeMap<>();
            row.forEach((variable, node) -> cells.put(variable.getVarName(), node.toString()));
            all.add(cells.toString());
        });
        return all;
    }

    /** Without the labels of blank nodes, and in any order after the first. */
    private static List<String> lines(String csv) {
        List<String> lines =
                Arrays.asList(csv.replace("\r", "").replaceAll("_:\\w+", "_:").split("\n"));
        List<String> sorted = new ArrayList<>(lines.subList(1, lines.size()));
        sorted.sort(null);
        sorted.add(0, lines.get(0));
        return sorted;
    }

    HttpResponse<byte[]> ask(String query, String accept) {
        return served.sendForBytes(
                served.request("/sparql", "Content-Type", "application/sparql-query", "Accept", accept)
                        .POST(HttpRequest.BodyPublishers.ofString(query)));
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }
}
