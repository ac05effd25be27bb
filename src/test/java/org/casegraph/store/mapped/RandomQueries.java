package org.casegraph.store.mapped;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.out.NodeFmtLib;

/** Queries of many forms about triples that a graph has, always the same for one seed. */
public final class RandomQueries {
    private static final int FORMS = 48;

    private final Random random;
    private final List<Triple> triples;
    private final List<Node> graphs;
    private final Map<Node, List<Triple>> bySubject;

    public RandomQueries(Graph graph, List<Node> graphs, long seed) {
        random = new Random(seed);
        triples = graph.stream()
                .filter(triple ->
                        !triple.getSubject().isBlank() && !triple.getObject().isBlank())
                .sorted((one, other) -> one.toString().compareTo(other.toString()))
                .toList();
        this.graphs = graphs.stream()
                .sorted((one, other) -> one.toString().compareTo(other.toString()))
                .toList();
        bySubject = triples.stream().collect(Collectors.groupingBy(Triple::getSubject));
    }

    public String next() {
        Triple first = any(triples);
        List<String> patterns = new ArrayList<>();
        patterns.add(pattern("?s", first, random.nextInt(6)));
        Triple last = first;
        for (int more = random.nextInt(3); more > 0; more--) {
            last = any(bySubject.get(first.getSubject()));
            patterns.add(pattern("?s", last, random.nextInt(4)));
        }
        boolean walks = bySubject.containsKey(last.getObject());
        if (walks && random.nextBoolean()) {
            patterns.add("?s " + written(last.getPredicate()) + " ?n .");
            patterns.add(pattern("?n", any(bySubject.get(last.getObject())), random.nextInt(4)));
        }
        String all = String.join(" ", patterns);
        String other = pattern("?s", any(bySubject.get(first.getSubject())), random.nextInt(4));
        String property = written(any(triples).getPredicate());
        String graph = written(any(graphs));
        return switch (random.nextInt(FORMS)) {
            case 0 -> "SELECT * { " + all + " OPTIONAL { " + other + " ?s " + property + " ?x } }";
            case 1 -> "SELECT * { " + all + " FILTER NOT EXISTS { " + other + " } }";
            case 2 -> "SELECT * { " + all + " FILTER EXISTS { ?s " + property + " ?x } }";
            case 3 -> "SELECT * { " + all + " MINUS { " + other + " } }";
            case 4 -> "SELECT * { GRAPH ?g { " + all + " } }";
            case 5 -> "SELECT * { GRAPH ?g { " + all + " OPTIONAL { " + other + " } } }";
            case 6 -> "SELECT * { GRAPH " + graph + " { " + all + " } }";
            case 7 -> "SELECT ?s (COUNT(*) AS ?c) { " + all + " } GROUP BY ?s";
            case 8 -> "SELECT (COUNT(DISTINCT ?s) AS ?c) (COUNT(*) AS ?d) { " + all + " }";
            case 9 -> "SELECT ?t (COUNT(DISTINCT ?s) AS ?c) { " + all + " ?s a ?t } GROUP BY ?t";
            case 10 ->
                "SELECT * { VALUES ?s { " + written(first.getSubject()) + " "
                        + written(any(triples).getSubject()) + " <urn:x-no:thing> } " + all + " }";
            case 11 -> "SELECT * { { " + all + " } UNION { " + other + " } }";
            case 12 -> "SELECT DISTINCT ?s ?up { " + all + " ?s a/" + SUBCLASS + "* ?up }";
            case 13 -> "SELECT * { " + all + " ?s a ?k . ?k " + SUBCLASS + "+ ?up FILTER(?up != ?k) }";
            case 14 ->
                "SELECT * { " + all + " BIND(?s AS ?same) GRAPH ?g { ?same ?p2 " + written(first.getObject()) + " } }";
            case 15 ->
                "SELECT * { " + all + " OPTIONAL { ?s " + property
                        + " ?x OPTIONAL { ?x a ?xt } FILTER(!BOUND(?t) || ?x != ?t) } }";
            case 16 ->
                "SELECT * { " + all + " BIND(IF(EXISTS { { " + other + " } UNION { ?s " + property
                        + " ?x } }, 1, 0) AS ?e) }";
            case 17 ->
                "SELECT * { " + all + " FILTER(?s = <urn:x-no:thing> || NOT EXISTS { ?s a ?k . ?k " + SUBCLASS
                        + "+ ?up FILTER NOT EXISTS { " + other + " } }) }";
            case 18 ->
                "SELECT ?s ?e { " + all + " OPTIONAL { ?s " + property
                        + " ?x FILTER EXISTS { ?x ?p0 ?s } } BIND(EXISTS { " + other + " FILTER(BOUND(?x)) } AS ?e) }";
            case 19 -> "SELECT * { GRAPH ?g { " + all + " FILTER EXISTS { ?s " + property + " ?x } } }";
            case 20 -> "SELECT * { " + all + " ?s a ?k . ?k " + SUBCLASS + "* " + written(first.getObject()) + " }";
            case 21 ->
                "SELECT ?t ?u (COUNT(DISTINCT ?s) AS ?c) { " + all + " ?s a ?t ; " + property + " ?u } GROUP BY ?t ?u";
            case 22 ->
                "SELECT ?k (COUNT(DISTINCT ?v) AS ?c) (COUNT(DISTINCT ?s) AS ?d) { " + all
                        + " ?s a ?k ; ?q ?v } GROUP BY ?k";
            case 23 -> "SELECT (COUNT(*) AS ?c) { " + all + " OPTIONAL { " + other + " } }";
            case 24 ->
                "SELECT * { " + all + " ?s ?q ?v FILTER(?q IN (" + property + ", " + written(first.getPredicate())
                        + ")) }";
            case 25 ->
                "SELECT ?k ?l (COUNT(DISTINCT ?s) AS ?c) (COUNT(*) AS ?m) { " + all
                        + " ?s a ?k . ?k <http://www.w3.org/2000/01/rdf-schema#label> ?l } GROUP BY ?k ?l";
            case 26 -> "SELECT * { " + all + " ?s ?q ?v FILTER(" + words() + ") }";
            case 27 -> "SELECT * { " + all + optional(property) + " }" + order(all, "x") + slice();
            case 28 -> "SELECT DISTINCT ?s ?x { " + all + optional(property) + " } ORDER BY DESC(?x) ?s" + slice();
            case 29 ->
                "SELECT * { " + all + " OPTIONAL { ?s " + LABEL + " ?l } BIND(STRLEN(?l) AS ?n0) }"
                        + order(all, "n0", "l") + slice();
            case 30 ->
                "SELECT * { { SELECT ?s (COUNT(*) AS ?c) { " + all + " } GROUP BY ?s HAVING(COUNT(*) > "
                        + random.nextInt(3) + ") } " + other + optional(property) + " }";
            case 31 ->
                "SELECT * { { SELECT DISTINCT ?s { " + all + " FILTER(!isBlank(?s)) } ORDER BY ?s LIMIT "
                        + (1 + random.nextInt(9)) + " }" + optional(property) + " " + other + " }";
            case 32 ->
                "SELECT ?t (MIN(?v) AS ?lo) (MAX(STR(?v)) AS ?hi) (SUM(STRLEN(STR(?v))) AS ?sum) { " + all + " ?s a ?t"
                        + " OPTIONAL { ?s " + property + " ?v } } GROUP BY ?t ORDER BY DESC(?sum) ?t" + slice();
            case 33 ->
                "SELECT * { " + all + optional(property) + " } VALUES (?s ?x) { (" + written(first.getSubject())
                        + " UNDEF) (UNDEF " + written(any(triples).getObject()) + ") }";
            case 34 -> "SELECT * { " + all + " ?s " + path() + " ?x }";
            case 35 ->
                "SELECT DISTINCT ?x { " + all + " ?s " + path() + " ?y . ?y " + path() + " ?x } ORDER BY ?x" + slice();
            case 36 -> "SELECT * { " + all + " ?s ?q ?v FILTER(" + test(first) + ") }";
            case 37 ->
                "SELECT * { " + all + " OPTIONAL { ?s ?q ?v FILTER(" + test(first) + ") } FILTER(!BOUND(?v) || "
                        + test(last) + ") }";
            case 38 ->
                "SELECT * { { " + all + " } UNION { " + other + optional(property) + " } ?s a ?k FILTER(!BOUND(?x) || "
                        + "EXISTS { ?x ?p1 ?s }) }";
            case 39 -> "SELECT * { GRAPH ?g { " + all + " } GRAPH ?g2 { " + other + " } FILTER(?g != ?g2) }";
            case 40 ->
                "SELECT ?s ?e { " + all + " BIND(EXISTS { GRAPH ?g { " + other + " } } AS ?e) MINUS { ?s " + property
                        + " ?x FILTER EXISTS { ?x a ?xt } } }";
            case 41 ->
                random.nextBoolean()
                        ? "CONSTRUCT { ?s <urn:x-is> ?x } { " + all + optional(property) + " }"
                        : "DESCRIBE ?s { " + all + " FILTER(?s = " + written(first.getSubject()) + ") }";
            case 42 ->
                "SELECT * { " + all + " { SELECT ?s ?k (COUNT(DISTINCT ?v) AS ?c) { ?s a ?k OPTIONAL { ?s " + property
                        + " ?v } } GROUP BY ?s ?k } }" + order(all, "c", "k") + slice();
            case 43 ->
                "SELECT * { " + all + " OPTIONAL { ?s " + property + " ?x FILTER(" + not() + "EXISTS { " + other
                        + " } && ?x != " + written(first.getObject()) + ") } }";
            case 44 ->
                "SELECT * { " + all + " ?s a ?k OPTIONAL { ?y a ?k ; " + property + " ?x FILTER " + not()
                        + "EXISTS { ?s " + property + " ?x } } }";
            case 45 ->
                "SELECT * { " + all + optional(property) + " FILTER(!BOUND(?x) || " + not() + "EXISTS { " + other
                        + " ?x a ?xt }) } ORDER BY STR(?x) DESC(STRLEN(STR(?s)) * 2)"
                        + order(all, "x").replace(" ORDER BY", "") + slice();
            case 46 ->
                "SELECT ?s ?e ?u { " + all + optional(property) + " BIND(" + not() + "EXISTS { " + other
                        + " } AS ?e) BIND(IF(?e || BOUND(?x), EXISTS { ?x a ?xt FILTER NOT EXISTS { ?s a ?xt } }, 'no')"
                        + " AS ?u) } ORDER BY ?e ?u ?s";
            default -> "SELECT * { " + all + " }";
        };
    }

    private static final List<String> WORDS = List.of("a", "e", "in", "gl", "the", "s", "i", "k");
    private static final String SUBCLASS = "<http://www.w3.org/2000/01/rdf-schema#subClassOf>";

    private static final String LABEL = "<http://www.w3.org/2000/01/rdf-schema#label>";
    private static final Pattern VARIABLE = Pattern.compile("\\?\\w+");

    private static String optional(String property) {
        return " OPTIONAL { ?s " + property + " ?x }";
    }

    /** By each variable, these first, so that only rows that are alike can change places. */
    private String order(String patterns, String... first) {
        return Stream.concat(
                        Stream.of(first).map("?"::concat),
                        VARIABLE.matcher(patterns).results().map(MatchResult::group))
                .distinct()
                .map(variable -> random.nextBoolean() ? variable : "DESC(" + variable + ")")
                .collect(Collectors.joining(" ", " ORDER BY ", ""));
    }

    private String not() {
        return random.nextBoolean() ? "NOT " : "";
    }

    private String slice() {
        return switch (random.nextInt(4)) {
            case 0 -> "";
            case 1 -> " LIMIT " + random.nextInt(20);
            case 2 -> " LIMIT " + (1 + random.nextInt(200));
            default -> " OFFSET " + random.nextInt(20) + " LIMIT " + random.nextInt(50);
        };
    }

    private String path() {
        String one = written(any(triples).getPredicate());
        String two = written(any(triples).getPredicate());
        return switch (random.nextInt(8)) {
            case 0 -> one + "/^" + one;
            case 1 -> "(" + one + "|^" + two + ")";
            case 2 -> "(" + one + "|" + two + ")+";
            case 3 -> one + "?/" + two;
            case 4 -> "!(" + one + "|" + two + "|^" + one + ")";
            case 5 -> one + "*";
            case 6 -> "a/" + SUBCLASS + "?";
            default -> "^" + one + "/(" + two + "|" + one + ")";
        };
    }

    /** Of {@code ?q} and {@code ?v}, which need not be bound. */
    private String test(Triple of) {
        String object = written(of.getObject());
        return switch (random.nextInt(12)) {
            case 0 -> "?v = " + object;
            case 1 -> "?v != " + object;
            case 2 -> "?v > " + random.nextInt(50);
            case 3 -> "?v IN (" + object + ", 1, 'x')";
            case 4 -> "?v NOT IN (" + object + ", 1 / 0)";
            case 5 -> "isIRI(?v) && ?q != " + written(of.getPredicate());
            case 6 -> "LANG(?v) = 'en' || ?v < " + object;
            case 7 -> "DATATYPE(?v) = <http://www.w3.org/2001/XMLSchema#decimal> || isBlank(?v)";
            case 8 -> "sameTerm(?v, " + object + ") || ?v >= 1.0";
            case 9 -> "COALESCE(?v > 3, STRLEN(STR(?v)) > 30)";
            case 10 -> "IF(isLiteral(?v), STR(?v) < 'm', ?q = " + written(of.getPredicate()) + ")";
            default -> "?s = ?v || !(?v = " + object + ")";
        };
    }

    /** That some letters stand in {@code ?v}, of which most are not in most. */
    private String words() {
        String word = WORDS.get(random.nextInt(WORDS.size()));
        return switch (random.nextInt(6)) {
            case 0 -> "CONTAINS(?v, '" + word + "')";
            case 1 -> "CONTAINS(LCASE(STR(?v)), '" + word + "')";
            case 2 -> "STRENDS(UCASE(?v), '" + word.toUpperCase(Locale.ROOT) + "')";
            case 3 -> "REGEX(?v, '" + word + "', 'i')";
            case 4 -> "REGEX(STR(?v), '^" + word + "|" + word + "$', 'i')";
            default -> "!REGEX(?v, '" + word + "')";
        };
    }

    private String pattern(String subject, Triple of, int form) {
        String property = written(of.getPredicate());
        String object = written(of.getObject());
        return switch (form) {
            case 0 -> subject + " " + property + " " + object + " .";
            case 1 -> subject + " " + property + " ?o" + random.nextInt(2) + " .";
            case 2 -> subject + " ?p" + random.nextInt(2) + " " + object + " .";
            case 3 -> subject + " a ?t . " + subject + " " + property + " " + object + " .";
            case 4 -> "?any ?how " + object + " . " + subject + " " + property + " " + object + " .";
            default -> subject + " " + property + " " + object + " . " + subject + " ?p ?o .";
        };
    }

    private <T> T any(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    private static String written(Node node) {
        return NodeFmtLib.strNT(node);
    }
}
