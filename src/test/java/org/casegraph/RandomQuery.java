package org.casegraph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.out.NodeFmtLib;
import org.casegraph.vocabulary.CG;

/**
 * A SELECT query made at random. Its patterns are taken from triples that there are, one beside the other, so that most
 * have rows; what an engine may choose, such as the order of rows that are alike, is not asked.
 *
 * @param text the query
 * @param keys the variables by whose text its rows are sorted and cut; none if all rows are asked for
 */
record RandomQuery(String text, List<String> keys) {
    /** The triples to take patterns from. */
    static final class Source {
        private static final int MOST_BACK = 30;

        private final Map<Node, List<Triple>> bySubject = new HashMap<>();
        private final Map<Node, List<Triple>> byObject = new HashMap<>();
        private final List<Triple> inCases = new ArrayList<>();

        Source(Graph graph) {
            graph.stream()
                    .filter(triple ->
                            triple.getSubject().isURI() && !triple.getObject().isBlank())
                    .forEach(triple -> {
                        bySubject
                                .computeIfAbsent(triple.getSubject(), key -> new ArrayList<>())
                                .add(triple);
                        byObject.computeIfAbsent(triple.getObject(), key -> new ArrayList<>())
                                .add(triple);
                        if (triple.getPredicate().equals(CG.inCase)) {
                            inCases.add(triple);
                        }
                    });
            // The order of a graph in memory is not that of the next run.
            bySubject.values().forEach(triples -> triples.sort(RandomQuery::compare));
            byObject.values().forEach(triples -> triples.sort(RandomQuery::compare));
            inCases.sort(RandomQuery::compare);
        }

        RandomQuery query(long seed) {
            return new Writer(this, new Random(seed)).query();
        }

        private List<Triple> from(Node node) {
            return bySubject.getOrDefault(node, List.of());
        }

        /** Whether its subject has several values beside this one, so that a few variables make many rows. */
        private boolean isOneOfMany(Triple triple) {
            return from(triple.getSubject()).stream()
                            .filter(other -> other.getPredicate().equals(triple.getPredicate()))
                            .count()
                    > 3;
        }

        /** None of a node that too much leads to. */
        private List<Triple> to(Node node) {
            List<Triple> triples = byObject.getOrDefault(node, List.of());
            return triples.size() > MOST_BACK ? List.of() : triples;
        }
    }

    private static int compare(Triple one, Triple other) {
        return one.toString().compareTo(other.toString());
    }

    private static final class Writer {
        private final Source source;
        private final Random random;

        /** What each variable stands for in one row, so that the row is there; those that every row has. */
        private final Map<String, Node> certain = new LinkedHashMap<>();

        private final Map<String, Node> possible = new LinkedHashMap<>();
        private int variables;

        private Writer(Source source, Random random) {
            this.source = source;
            this.random = random;
        }

        private RandomQuery query() {
            String body = anchor() + patterns(certain, 1 + random.nextInt(3), true);
            int clauses = random.nextInt(4);
            for (int clause = 0; clause < clauses; clause++) {
                body += clause();
            }
            List<String> all = new ArrayList<>(certain.keySet());
            if (random.nextInt(5) == 0) {
                return grouped(all, body);
            }
            if (random.nextInt(4) == 0) {
                return sorted(all, body);
            }
            all.addAll(possible.keySet());
            List<String> chosen = some(all, 1 + random.nextInt(all.size()));
            String distinct = random.nextInt(3) == 0 ? "DISTINCT " : "";
            return new RandomQuery("SELECT " + distinct + String.join(" ", chosen) + " {\n" + body + "}", List.of());
        }

        private RandomQuery grouped(List<String> all, String body) {
            List<String> keys = some(all, 1 + random.nextInt(Math.min(2, all.size())));
            String counted = one(all);
            List<String> aggregates = some(
                    List.of(
                            "(COUNT(*) AS ?n0)",
                            "(COUNT(" + counted + ") AS ?n1)",
                            "(COUNT(DISTINCT " + counted + ") AS ?n2)",
                            "(SUM(STRLEN(STR(" + counted + "))) AS ?n3)",
                            "(MIN(STR(" + counted + ")) AS ?n4)",
                            "(MAX(STR(" + counted + ")) AS ?n5)",
                            "(AVG(STRLEN(STR(" + counted + "))) AS ?n6)"),
                    1 + random.nextInt(3));
            String having = random.nextInt(3) == 0 ? " HAVING(COUNT(" + counted + ") > " + random.nextInt(4) + ")" : "";
            return new RandomQuery(
                    "SELECT " + String.join(" ", keys) + " " + String.join(" ", aggregates) + " {\n" + body
                            + "} GROUP BY " + String.join(" ", keys) + having,
                    List.of());
        }

        private RandomQuery sorted(List<String> all, String body) {
            List<String> keys = some(all, 1 + random.nextInt(all.size()));
            String order = "";
            for (String key : keys) {
                order += random.nextInt(3) == 0 ? " DESC(STR(" + key + "))" : " STR(" + key + ")";
            }
            String cut =
                    " LIMIT " + (1 + random.nextInt(20)) + (random.nextBoolean() ? " OFFSET " + random.nextInt(5) : "");
            return new RandomQuery(
                    "SELECT " + String.join(" ", keys) + " {\n" + body + "} ORDER BY" + order + cut,
                    keys.stream().map(key -> key.substring(1)).toList());
        }

        /** What keeps the rows few: the case of a node, or something else that it has. */
        private String anchor() {
            Triple inCase = one(source.inCases);
            String variable = variable(certain, inCase.getSubject());
            return line(variable, inCase.getPredicate(), inCase.getObject());
        }

        private String clause() {
            List<Supplier<String>> clauses = List.of(
                    () -> "  OPTIONAL { " + inner(possible, true) + " }\n",
                    this::nested,
                    () -> "  MINUS { " + inner(new LinkedHashMap<>(), false) + " }\n",
                    () -> "  FILTER EXISTS { " + inner(new LinkedHashMap<>(), true) + " }\n",
                    () -> "  FILTER NOT EXISTS { " + inner(new LinkedHashMap<>(), true) + " }\n",
                    () -> "  { " + inner(possible, false) + " } UNION { " + inner(possible, false) + " }\n",
                    () -> "  FILTER(" + condition(2) + ")\n",
                    () -> "  FILTER(" + condition(1) + ")\n",
                    this::path,
                    this::path,
                    this::values,
                    this::bind,
                    this::subquery);
            return one(clauses).get();
        }

        /** What is optional in it is on a variable of it, and seldom on one from without. */
        private String nested() {
            String from = one(List.copyOf(certain.keySet()));
            Map<String, Node> mine = new LinkedHashMap<>();
            String outer = inner(possible, mine, from, true);
            mine.put(from, certain.get(from));
            String near = random.nextInt(6) == 0 ? one(List.copyOf(certain.keySet())) : one(List.copyOf(mine.keySet()));
            return "  OPTIONAL { " + outer + " OPTIONAL { " + inner(possible, mine, near, true) + " } }\n";
        }

        private String inner(Map<String, Node> known, boolean anyPredicate) {
            return inner(known, new LinkedHashMap<>(), one(List.copyOf(certain.keySet())), anyPredicate);
        }

        /**
         * Patterns on one variable that there is, with a condition now and then; new variables are known by what they add
         * to. Patterns on two would be endless where an engine asks them by themselves.
         */
        private String inner(Map<String, Node> known, Map<String, Node> mine, String from, boolean anyPredicate) {
            String patterns = pattern(known, mine, from, anyPredicate);
            if (random.nextBoolean()) {
                List<String> near = new ArrayList<>(mine.keySet());
                near.add(from);
                patterns += pattern(known, mine, one(near), anyPredicate);
            }
            return random.nextInt(4) == 0 ? patterns.strip() + " FILTER(" + condition(1) + ")" : patterns.strip();
        }

        private String patterns(Map<String, Node> known, int count, boolean anyPredicate) {
            String patterns = "";
            Map<String, Node> mine = new LinkedHashMap<>();
            for (int at = 0; at < count; at++) {
                Map<String, Node> near = mine.isEmpty() || random.nextBoolean() ? certain : mine;
                patterns += pattern(known, mine, one(List.copyOf(near.keySet())), anyPredicate);
            }
            return patterns;
        }

        private String pattern(Map<String, Node> known, Map<String, Node> mine, String from, boolean anyPredicate) {
            Node node = certain.getOrDefault(from, mine.get(from));
            List<Triple> to = source.to(node);
            if (!to.isEmpty() && random.nextInt(4) == 0) {
                Triple triple = one(to);
                return line(added(known, mine, triple.getSubject()), triple.getPredicate(), from);
            }
            List<Triple> triples = source.from(node);
            if (triples.isEmpty()) {
                return to.isEmpty()
                        ? ""
                        : line(
                                added(known, mine, to.get(0).getSubject()),
                                to.get(0).getPredicate(),
                                from);
            }
            Triple triple = one(triples);
            String object = random.nextInt(4) < (source.isOneOfMany(triple) ? 3 : 1)
                    ? written(triple.getObject())
                    : added(known, mine, triple.getObject());
            String predicate = anyPredicate && !object.startsWith("?") && random.nextInt(5) == 0
                    ? added(known, mine, triple.getPredicate())
                    : written(triple.getPredicate());
            return "  " + from + " " + predicate + " " + object + " .\n";
        }

        private String added(Map<String, Node> known, Map<String, Node> mine, Node node) {
            String variable = variable(known, node);
            mine.put(variable, node);
            return variable;
        }

        private String path() {
            String from = one(List.copyOf(certain.keySet()));
            List<Triple> triples = source.from(certain.get(from));
            if (triples.isEmpty()) {
                return "";
            }
            Triple first = one(triples);
            String step = written(first.getPredicate());
            String other = written(one(triples).getPredicate());
            List<Triple> further = source.from(first.getObject());
            String second = further.isEmpty() ? step : written(one(further).getPredicate());
            String path = one(List.of(
                    step + "/" + second,
                    step + "|" + other,
                    step + "?",
                    step + "*",
                    step + "+",
                    "(" + step + "|" + other + ")*",
                    "(" + step + "/" + second + ")?",
                    "!(" + step + "|" + other + ")",
                    step + "/" + second + "*",
                    step + "/^" + step));
            String to = random.nextInt(3) == 0 && path.startsWith(step + "/" + second)
                    ? written(first.getObject())
                    : variable(certain, first.getObject());
            return "  " + from + " " + path + " " + to + " .\n";
        }

        private String values() {
            String variable = one(List.copyOf(certain.keySet()));
            Node node = certain.get(variable);
            Set<String> values = new TreeSet<>(Set.of(written(node)));
            source.from(node).stream().limit(2).forEach(triple -> values.add(written(triple.getObject())));
            if (random.nextInt(4) == 0) {
                values.add("UNDEF");
            }
            return "  VALUES " + variable + " { " + String.join(" ", values) + " }\n";
        }

        private String bind() {
            String of = one(List.copyOf(certain.keySet()));
            String other = any();
            String expression = one(List.of(
                    "STR(" + of + ")",
                    "STRLEN(STR(" + of + "))",
                    "IF(ISIRI(" + of + "), \"iri\", \"other\")",
                    "COALESCE(" + other + ", \"none\")",
                    "LANG(" + other + ")",
                    "BOUND(" + other + ")",
                    "CONCAT(STR(" + of + "), \"-\", STR(" + other + "))",
                    "SUBSTR(STR(" + of + "), 3, 5)",
                    "STRAFTER(STR(" + of + "), \"#\")",
                    "UCASE(STR(" + of + "))",
                    of + " + 1",
                    "REPLACE(STR(" + of + "), \"[aeiou]\", \"_\")"));
            return "  BIND(" + expression + " AS " + variable(possible, certain.get(of)) + ")\n";
        }

        /** What it is evaluated over by itself is kept few by something that the variable has. */
        private String subquery() {
            String of = one(List.copyOf(certain.keySet()));
            List<Triple> triples = source.from(certain.get(of));
            if (triples.isEmpty()) {
                return "";
            }
            Triple anchor = one(triples);
            Triple counted = one(triples);
            String inner = of + " " + written(anchor.getPredicate()) + " " + written(anchor.getObject()) + " ; "
                    + written(counted.getPredicate()) + " ?inner" + variables;
            String name = "?inner" + variables++;
            if (random.nextBoolean()) {
                return "  { SELECT DISTINCT " + of + " { " + inner + " } }\n";
            }
            return "  { SELECT " + of + " (COUNT(" + name + ") AS " + variable(possible, counted.getObject()) + ") { "
                    + inner + " } GROUP BY " + of + " }\n";
        }

        private String condition(int depth) {
            if (depth > 1) {
                return one(List.of(
                        condition(1) + " && " + condition(1),
                        condition(1) + " || " + condition(1),
                        "!(" + condition(1) + ")"));
            }
            String variable = any();
            Node node = certain.getOrDefault(variable, possible.get(variable));
            String text = node.isURI() ? node.getURI() : node.getLiteralLexicalForm();
            String part = text.replaceAll("[^a-zA-Z]", "");
            String some = part.substring(part.length() / 2, Math.min(part.length(), part.length() / 2 + 2));
            List<String> conditions = new ArrayList<>(List.of(
                    "BOUND(" + variable + ")",
                    "ISIRI(" + variable + ")",
                    "ISLITERAL(" + variable + ")",
                    "CONTAINS(STR(" + variable + "), \"" + some + "\")",
                    "REGEX(STR(" + variable + "), \"" + some + "\", \"i\")",
                    "STRSTARTS(STR(" + variable + "), \"http\")",
                    "STRLEN(STR(" + variable + ")) > " + random.nextInt(60),
                    "sameTerm(" + variable + ", " + any() + ")",
                    "STR(" + variable + ") < STR(" + any() + ")"));
            if (node.isURI()) {
                conditions.add(variable + " = " + written(node));
                conditions.add(variable + " != " + written(node));
                conditions.add(variable + " IN (" + written(node) + ", <urn:other>)");
                conditions.add(variable + " NOT IN (" + written(node) + ")");
            } else if (node.getLiteralValue() instanceof Number) {
                conditions.add(variable + " >= " + text);
                conditions.add(variable + " < " + text);
                conditions.add(variable + " * 2 = " + text + " + " + variable);
                conditions.add("ABS(" + variable + ") > 1 || ISNUMERIC(" + variable + ")");
            } else if (!node.getLiteralLanguage().isEmpty()) {
                conditions.add("LANG(" + variable + ") = \"" + node.getLiteralLanguage() + "\"");
                conditions.add("LANGMATCHES(LANG(" + variable + "), \"*\")");
            }
            return one(conditions);
        }

        private String any() {
            List<String> all = new ArrayList<>(certain.keySet());
            all.addAll(possible.keySet());
            return one(all);
        }

        private String variable(Map<String, Node> known, Node node) {
            String variable = "?v" + variables++;
            known.put(variable, node);
            return variable;
        }

        private <T> List<T> some(List<T> from, int count) {
            List<T> left = new ArrayList<>(from);
            List<T> chosen = new ArrayList<>();
            while (chosen.size() < count) {
                chosen.add(left.remove(random.nextInt(left.size())));
            }
            return chosen;
        }

        private <T> T one(List<T> from) {
            return from.get(random.nextInt(from.size()));
        }

        private static String line(String subject, Node predicate, Node object) {
            return line(subject, predicate, written(object));
        }

        private static String line(String subject, Node predicate, String object) {
            return "  " + subject + " " + written(predicate) + " " + object + " .\n";
        }

        private static String written(Node node) {
            return NodeFmtLib.strNT(node);
        }
    }
}
