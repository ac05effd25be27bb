package org.casegraph.store.mapped;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.out.NodeFmtLib;

/** Queries of many forms about triples that a graph has, always the same for one seed. */
final class RandomQueries {
    private static final int FORMS = 28;

    private final Random random;
    private final List<Triple> triples;
    private final List<Node> graphs;
    private final Map<Node, List<Triple>> bySubject;

    RandomQueries(Graph graph, List<Node> graphs, long seed) {
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

    String next() {
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
            default -> "SELECT * { " + all + " }";
        };
    }

    private static final List<String> WORDS = List.of("a", "e", "in", "gl", "the", "s", "i", "k");
    private static final String SUBCLASS = "<http://www.w3.org/2000/01/rdf-schema#subClassOf>";

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
