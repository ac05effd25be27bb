package org.casegraph.endpoint;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.jena.query.ResultSet;
import org.apache.jena.riot.ResultSetMgr;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.casegraph.endpoint.http.Settings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The query and syntax tests of the W3C for SPARQL 1.1, 1.0 and the draft of 1.2, over HTTP. What is not passed stands in
 * {@code w3c/waivers.properties} with its reason, and a test that is waived and passes is an error, too.
 */
class W3cSuiteTest {
    private static final List<String> FOLDERS_11 = List.of(
            "aggregates",
            "bind",
            "bindings",
            "construct",
            "csv-tsv-res",
            "entailment",
            "exists",
            "functions",
            "grouping",
            "json-res",
            "negation",
            "project-expression",
            "property-path",
            "service",
            "subquery",
            "syntax-fed",
            "syntax-query");
    private static final List<String> FOLDERS_10 = List.of(
            "algebra",
            "ask",
            "basic",
            "bnode-coreference",
            "boolean-effective-value",
            "bound",
            "cast",
            "construct",
            "dataset",
            "distinct",
            "expr-builtin",
            "expr-equals",
            "expr-ops",
            "graph",
            "i18n",
            "open-world",
            "optional",
            "optional-filter",
            "reduced",
            "regex",
            "solution-seq",
            "sort",
            "syntax-sparql1",
            "syntax-sparql2",
            "syntax-sparql3",
            "syntax-sparql4",
            "syntax-sparql5",
            "triple-match",
            "type-promotion");

    private static final List<String> FOLDERS_12 = List.of(
            "codepoint-escapes",
            "eval-triple-terms",
            "expression",
            "grouping",
            "lang-basedir",
            "rdf11",
            "syntax",
            "syntax-triple-terms-negative",
            "syntax-triple-terms-positive",
            "version");

    private static final long SEED = 12;

    private static final Map<String, String> WAIVERS = waivers();

    private static ServedFixture served;
    private static W3cRun w3c;

    @BeforeAll
    static void serve() {
        served = ServedFixture.over(DatasetGraphFactory.empty(), Settings.loopback(0));
        w3c = new W3cRun(served);
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    @Tag("long")
    @TestFactory
    Stream<DynamicTest> sparql11() {
        return tests("1.1/", W3cManifest.SPARQL_11, FOLDERS_11);
    }

    @Tag("long")
    @TestFactory
    Stream<DynamicTest> sparql10() {
        return tests("1.0/", W3cManifest.SPARQL_10, FOLDERS_10);
    }

    @Tag("long")
    @TestFactory
    Stream<DynamicTest> sparql12() {
        return tests("1.2/", W3cManifest.SPARQL_12, FOLDERS_12);
    }

    @TestFactory
    Stream<DynamicTest> someOfSparql11() {
        return someOf(tests("1.1/", W3cManifest.SPARQL_11, FOLDERS_11), 120);
    }

    @TestFactory
    Stream<DynamicTest> someOfSparql12() {
        return someOf(tests("1.2/", W3cManifest.SPARQL_12, FOLDERS_12), 40);
    }

    /** As many as take a few seconds in each build. */
    private static Stream<DynamicTest> someOf(Stream<DynamicTest> all, int number) {
        List<DynamicTest> chosen = new ArrayList<>(all.toList());
        Collections.shuffle(chosen, new Random(SEED));
        return chosen.stream().limit(number);
    }

    @Test
    void rowsThatDifferAreTold() {
        ResultSet one = rows("SELECT ?a ?b { VALUES (?a ?b) { (1 2) (1 2) (2 3) } }");
        ResultSet other = rows("SELECT ?a ?b { VALUES (?a ?b) { (1 2) (2 3) (2 3) } }");
        ResultSet fewer = rows("SELECT ?a ?b { VALUES (?a ?b) { (1 2) (1 UNDEF) (2 3) } }");

        assertThrows(AssertionError.class, () -> W3cRun.assertRows(one, other, false, false));
        assertThrows(AssertionError.class, () -> W3cRun.assertRows(one, fewer, false, false));
    }

    private static ResultSet rows(String query) {
        return ResultSetMgr.read(
                new ByteArrayInputStream(
                        w3c.ask(query, ResultSetLang.RS_JSON.getHeaderString()).body()),
                ResultSetLang.RS_JSON);
    }

    @Test
    void everyWaiverNamesATest() {
        Set<String> ids = new HashSet<>();
        FOLDERS_11.forEach(folder -> W3cManifest.SPARQL_11.cases(folder).forEach(test -> ids.add("1.1/" + test.id())));
        FOLDERS_12.forEach(folder -> W3cManifest.SPARQL_12.cases(folder).forEach(test -> ids.add("1.2/" + test.id())));
        FOLDERS_10.forEach(folder -> W3cManifest.SPARQL_10.cases(folder).forEach(test -> ids.add("1.0/" + test.id())));

        assertTrue(ids.containsAll(WAIVERS.keySet()), () -> {
            Set<String> unknown = new HashSet<>(WAIVERS.keySet());
            unknown.removeAll(ids);
            return unknown.toString();
        });
        assertTrue(ids.size() > 1_000, ids.size() + " tests");
    }

    private static Stream<DynamicTest> tests(String edition, W3cManifest manifest, List<String> folders) {
        return folders.stream()
                .flatMap(folder -> manifest.cases(folder).stream())
                .map(test -> {
                    String id = edition + test.id();
                    return DynamicTest.dynamicTest(id, () -> {
                        if (WAIVERS.containsKey(id)) {
                            assertFalse(w3c.passes(manifest, test), "waived, but it passes");
                        } else {
                            w3c.run(manifest, test);
                        }
                    });
                });
    }

    private static Map<String, String> waivers() {
        Properties read = new Properties();
        try (InputStream in = W3cSuiteTest.class.getResourceAsStream("/w3c/waivers.properties")) {
            read.load(in);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        Map<String, String> waivers = new TreeMap<>();
        read.forEach((id, reason) -> waivers.put(id.toString(), reason.toString()));
        return waivers;
    }
}
