package org.casegraph.endpoint;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Queries that keep a server busy for ever, fill its memory or overflow its stack, unless it has limits. */
final class HostileQueries {
    /** As many as the short test asks; the first ones are the worst. */
    static final int FEW = 9;

    private HostileQueries() {}

    /** By what each does. */
    static Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("VALUES 60 to the 8th", "SELECT (COUNT(*) AS ?n) { " + values(8, 60) + " }");
        all.put("joined VALUES, sorted", "SELECT * { " + values(6, 60) + " } ORDER BY ?v1 ?v2");
        all.put("CONCAT nest", concat(40));
        all.put("regex back reference", filter("REGEX(\"" + "a".repeat(60) + "b\", \"^(a+)+\\\\1$\")"));
        all.put("path over a long chain", "SELECT (COUNT(*) AS ?n) { <urn:chain:0> <urn:next>+ ?x }");
        all.put("nesting 20,000 deep", "ASK " + "{".repeat(20_000) + "}".repeat(20_000));
        all.put("cross product, sorted", "SELECT * { " + triples(4) + " } ORDER BY DESC(?o1) ?o2");
        all.put("GROUP_CONCAT of a cross product", "SELECT (GROUP_CONCAT(STR(?o1)) AS ?x) { " + triples(3) + " }");
        all.put("DESCRIBE all", "DESCRIBE * { " + triples(2) + " }");
        all.put("DESCRIBE everything there is", "DESCRIBE ?s ?o { ?s ?p ?o . ?t ?q ?u }");
        all.put("regex of nested quantifiers", filter("REGEX(\"" + "a".repeat(40) + "\", \"^(a|a)*(a|aa)+$b\")"));
        all.put("regex of many stars", filter("REGEX(\"" + "a".repeat(90) + "\", \"" + ".*".repeat(12) + "b\")"));
        all.put("regex of optional letters", filter("REGEX(\"" + "a".repeat(40) + "\", \"(a?){40}a{40}b\")"));
        all.put("regex of empty repetitions", filter("REGEX(\"\", \"((()){1000}){1000}x\")"));
        all.put("regex of empty alternatives", filter("REGEX(\"\", \"" + "(|||)".repeat(30) + "x\")"));
        all.put("regex on each row", "SELECT * { " + triples(3) + " FILTER REGEX(STR(?o1), \"(.*)*(.*)*x{1,30}$\") }");
        all.put("REPLACE that doubles", replace(30));
        all.put("REPLACE with a long replacement", replaceAll());
        all.put("paths between all nodes", "SELECT (COUNT(*) AS ?n) { ?x <urn:next>* ?y }");
        all.put(
                "paths of any property",
                "SELECT * { ?x (<urn:next>|!<urn:none>)* ?y . ?y (^<urn:next>|!<urn:no>)* ?z }");
        all.put("path of paths", "SELECT * { ?x ((<urn:next>+)*/(<urn:next>*)+)* ?y }");
        all.put("cross product, counted", "SELECT (COUNT(DISTINCT *) AS ?n) { " + triples(4) + " }");
        all.put("cross product, distinct", "SELECT DISTINCT ?o1 ?o2 ?o3 ?o4 { " + triples(4) + " }");
        all.put("cross product, filtered", "ASK { " + triples(5) + " FILTER (?o1 = ?o2 && ?o2 != ?o1) }");
        all.put(
                "groups of a cross product",
                "SELECT ?o1 ?o2 (COUNT(?o3) AS ?n) { " + triples(3) + " } GROUP BY ?o1 ?o2 ?s3");
        all.put(
                "MINUS of cross products",
                "SELECT * { " + triples(2) + " MINUS { ?s1 ?p9 ?o9 . " + triples(3) + " FILTER (?o9 = ?o3) } }");
        all.put(
                "OPTIONAL cross products",
                "SELECT * { ?s ?p ?o OPTIONAL { " + triples(2) + " } OPTIONAL { ?x ?y ?z } }");
        all.put("subqueries within subqueries", subqueries(12));
        all.put("doubling BINDs", binds(60, "?b%d + ?b%d"));
        all.put("squaring BINDs", binds(60, "?b%d * ?b%d"));
        all.put("doubling triple terms", binds(60, "<<( ?b%d <urn:p> ?b%d )>>"));
        all.put(
                "triple terms within triple terms",
                "ASK { ?s ?p " + "<<( ?s ?p ".repeat(20_000) + "1" + " )>>".repeat(20_000) + " }");
        all.put(
                "UUID and RAND for each row",
                "SELECT (STRUUID() AS ?u) (RAND() AS ?r) { " + triples(3) + " } ORDER BY RAND()");
        all.put(
                "SHA512 for each row",
                "SELECT (COUNT(DISTINCT SHA512(CONCAT(STR(?o1), STR(?o2), STR(?o3)))) AS ?n) { " + triples(3) + " }");
        all.put("BNODE for each row", "SELECT (COUNT(?b) AS ?n) { " + triples(3) + " BIND(BNODE(STR(?o1)) AS ?b) }");
        all.put(
                "EXISTS for each row",
                "SELECT * { " + triples(2) + " FILTER NOT EXISTS { " + "?s3 ?p3 ?o3 . ?s4 ?p4 ?o4 "
                        + "FILTER (?o3 = ?o1 && ?o4 = ?o2 && ?s3 = ?s4 && ?p3 = \"x\") } }");
        all.put("CONSTRUCT of a cross product", "CONSTRUCT { ?s1 ?p1 ?o2 . ?s2 ?p2 ?o1 } WHERE { " + triples(3) + " }");
        all.put(
                "a year of days",
                "SELECT (\"2000-01-01T00:00:00Z\"^^<http://www.w3.org/2001/XMLSchema#dateTime> + "
                        + "\"P999999999D\"^^<http://www.w3.org/2001/XMLSchema#dayTimeDuration> AS ?late) {}");
        all.put(
                "a number of many digits",
                "SELECT (" + "9".repeat(200_000) + " * " + "9".repeat(200_000) + " AS ?n) {}");
        all.put("a chain of additions", "SELECT (" + "1+".repeat(100_000) + "1 AS ?n) {}");
        all.put("a list of many triples", "ASK { ?x <urn:list> (" + "1 ".repeat(100_000) + ") }");
        all.put(
                "many BINDs",
                "ASK { "
                        + IntStream.range(0, 30_000)
                                .mapToObj(i -> "BIND(1 AS ?b" + i + ")")
                                .collect(Collectors.joining(" "))
                        + " }");
        all.putAll(calls());
        all.put("long path", "ASK { ?x " + "<urn:next>/".repeat(8_000) + "<urn:next> ?y }");
        return all;
    }

    /** What Jena registers as functions by IRI, called so that it would take for ever. */
    static Map<String, String> calls() {
        String text = "\"" + "a".repeat(70) + "!\"";
        String number = "9".repeat(4_900);
        Map<String, String> calls = new LinkedHashMap<>();
        calls.put("regex by IRI", call("http://www.w3.org/ns/sparql#regex", text + ", \"^(a+)+\\\\1$\""));
        calls.put("replace by IRI", call("http://www.w3.org/ns/sparql#replace", text + ", \"^(a+)+\\\\1$\", \"b\""));
        calls.put(
                "matches by IRI", call("http://www.w3.org/2005/xpath-functions#matches", text + ", \"^(a+)+\\\\1$\""));
        calls.put("concat by IRI", call("http://www.w3.org/ns/sparql#concat", text + ", " + text));
        calls.put("power of many digits", call("http://www.w3.org/2005/xpath-functions/math#pow", number + ", 1000"));
        calls.put("power of ten", call("http://www.w3.org/2005/xpath-functions/math#exp10", "2000000000"));
        calls.put("round to many places", call("http://www.w3.org/2005/xpath-functions#round", "1.5, 2000000000"));
        calls.put(
                "format of many places",
                call("http://www.w3.org/2005/xpath-functions#format-number", "1, \"" + "#".repeat(4_000) + "\""));
        calls.put("squares of a small number", binds(60, "?b%d * ?b%d").replace("99999999", "0.00000001"));
        return calls;
    }

    private static String call(String iri, String arguments) {
        return "SELECT (<" + iri + ">(" + arguments + ") AS ?x) {}";
    }

    private static String filter(String condition) {
        return "SELECT ?s { ?s ?p ?o FILTER(" + condition + ") }";
    }

    private static String values(int variables, int rows) {
        String column = IntStream.range(0, rows).mapToObj(Integer::toString).collect(Collectors.joining(" "));
        return IntStream.rangeClosed(1, variables)
                .mapToObj(v -> "VALUES ?v" + v + " { " + column + " }")
                .collect(Collectors.joining(" "));
    }

    private static String triples(int patterns) {
        return IntStream.rangeClosed(1, patterns)
                .mapToObj(i -> "?s" + i + " ?p" + i + " ?o" + i + " .")
                .collect(Collectors.joining(" "));
    }

    private static String concat(int depth) {
        String expression = "\"0123456789\"";
        StringBuilder binds =
                new StringBuilder("SELECT (STRLEN(?c" + depth + ") AS ?n) { BIND(" + expression + " AS ?c0)");
        for (int i = 1; i <= depth; i++) {
            binds.append(" BIND(CONCAT(?c")
                    .append(i - 1)
                    .append(", ?c")
                    .append(i - 1)
                    .append(") AS ?c")
                    .append(i)
                    .append(")");
        }
        return binds.append(" }").toString();
    }

    private static String replace(int depth) {
        StringBuilder binds = new StringBuilder("SELECT (STRLEN(?c" + depth + ") AS ?n) { BIND(\"aa\" AS ?c0)");
        for (int i = 1; i <= depth; i++) {
            binds.append(" BIND(REPLACE(?c")
                    .append(i - 1)
                    .append(", \"a\", \"aa\") AS ?c")
                    .append(i)
                    .append(")");
        }
        return binds.append(" }").toString();
    }

    private static String replaceAll() {
        return "SELECT (STRLEN(REPLACE(\"" + "a".repeat(100_000) + "\", \"a\", \"" + "b".repeat(100_000)
                + "\")) AS ?n) {}";
    }

    private static String subqueries(int depth) {
        String inner = "SELECT * { ?s0 ?p0 ?o0 }";
        for (int i = 1; i <= depth; i++) {
            inner = "SELECT * { ?s" + i + " ?p" + i + " ?o" + i + " { " + inner + " } }";
        }
        return inner + " ORDER BY ?o1";
    }

    private static String binds(int depth, String expression) {
        StringBuilder binds = new StringBuilder("SELECT ?b" + depth + " { BIND(99999999 AS ?b0)");
        for (int i = 1; i <= depth; i++) {
            binds.append(" BIND(")
                    .append(String.format(expression, i - 1, i - 1))
                    .append(" AS ?b")
                    .append(i)
                    .append(")");
        }
        return binds.append(" }").toString();
    }
}
