package org.casegraph.query.empty;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryException;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.lang.sparql_11.ParseException;
import org.apache.jena.sparql.lang.sparql_11.SPARQLParser11;
import org.apache.jena.sparql.lang.sparql_11.Token;
import org.apache.jena.sparql.path.Path;
import org.apache.jena.sparql.syntax.TripleCollector;
import org.apache.jena.sparql.syntax.TripleCollectorMark;
import org.casegraph.vocabulary.CG;

/** Where in a query's text its triple patterns and keywords stand, which Jena's parser knows and then forgets. */
public final class ClausePlaces {
    private static final Set<String> BEFORE_A_PATTERN = Set.of(";", ",", ".", "{", "}");

    private final Map<TriplePath, Deque<Place>> patterns = new HashMap<>();
    private final Map<String, List<Place>> keywords = new HashMap<>();

    /** Line and column, both from 1. */
    public record Place(int line, int column) {}

    private ClausePlaces() {}

    /** Nothing has a place in a text that cannot be read. */
    public static ClausePlaces in(String text) {
        ClausePlaces places = new ClausePlaces();
        Query query = new Query();
        query.setBaseURI(CG.BASE);
        Recorder recorder = new Recorder(text);
        recorder.setQuery(query);
        try {
            recorder.QueryUnit();
        } catch (ParseException | QueryException e) {
            return places;
        }
        List<Token> tokens = recorder.tokens();
        Map<Token, Integer> order = new HashMap<>();
        for (Token token : tokens) {
            order.put(token, order.size());
            places.keywords
                    .computeIfAbsent(token.image.toUpperCase(Locale.ROOT), k -> new ArrayList<>())
                    .add(new Place(token.beginLine, token.beginColumn));
        }
        recorder.inserted.forEach(inserted -> places.patterns
                .computeIfAbsent(inserted.pattern(), p -> new ArrayDeque<>())
                .add(begin(
                        tokens, Objects.requireNonNull(order.get(inserted.last()), "a pattern ends with no token"))));
        return places;
    }

    /** The place of the pattern; of its next occurrence when asked again. */
    public Optional<Place> next(TriplePath pattern) {
        return Optional.ofNullable(patterns.get(pattern)).map(Deque::poll);
    }

    /** The places of a keyword, in the order of the text. */
    List<Place> of(String keyword) {
        return keywords.getOrDefault(keyword, List.of());
    }

    /** Back from the last token of a pattern to the first after what ends the one before. */
    private static Place begin(List<Token> tokens, int last) {
        int depth = 0;
        int at = last;
        for (int i = last; i >= 0; i--) {
            String image = tokens.get(i).image;
            if (image.equals(")") || image.equals("]")) {
                depth++;
            } else if (image.equals("(") || image.equals("[")) {
                depth--;
            }
            if (depth < 0 || depth == 0 && BEFORE_A_PATTERN.contains(image)) {
                break;
            }
            at = i;
        }
        return new Place(tokens.get(at).beginLine, tokens.get(at).beginColumn);
    }

    private record Inserted(TriplePath pattern, Token last) {}

    /** Jena's parser, which also notes after which token it had each pattern whole. */
    private static final class Recorder extends SPARQLParser11 {
        private final List<Inserted> inserted = new ArrayList<>();
        private final Token beforeTheFirst;

        private Recorder(String text) {
            super(new StringReader(text));
            beforeTheFirst = token;
        }

        private List<Token> tokens() {
            List<Token> tokens = new ArrayList<>();
            for (Token each = beforeTheFirst.next; each != null; each = each.next) {
                tokens.add(each);
            }
            return tokens;
        }

        @Override
        protected void insert(TripleCollector acc, Node s, Node p, Node o) {
            super.insert(acc, s, p, o);
            inserted.add(new Inserted(new TriplePath(Triple.create(s, p, o)), token));
        }

        @Override
        protected void insert(TripleCollectorMark acc, int index, Node s, Node p, Node o) {
            super.insert(acc, index, s, p, o);
            inserted.add(new Inserted(new TriplePath(Triple.create(s, p, o)), token));
        }

        @Override
        protected void insert(TripleCollector acc, Node s, Node p, Path path, Node o) {
            super.insert(acc, s, p, path, o);
            inserted.add(new Inserted(pattern(s, p, path, o), token));
        }

        @Override
        protected void insert(TripleCollectorMark acc, int index, Node s, Node p, Path path, Node o) {
            super.insert(acc, index, s, p, path, o);
            inserted.add(new Inserted(pattern(s, p, path, o), token));
        }

        private static TriplePath pattern(Node s, Node p, Path path, Node o) {
            return p == null ? new TriplePath(s, path, o) : new TriplePath(Triple.create(s, p, o));
        }
    }
}
