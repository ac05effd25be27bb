package org.casegraph.store.mapped;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.BasicPattern;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.jspecify.annotations.Nullable;

/**
 * A basic graph pattern with ids in the place of terms, and the order in which its triples are looked up: always the one
 * of which the fewest are expected next, and at the end those that no other needs and that say of each row any number of things.
 */
final class IdPattern {
    private static final int PLACES = 3;
    private static final int MOST_VARIABLES = Long.SIZE;

    /** All variables. */
    static final long ALL = -1;

    private final IdGraph graph;

    /** Three a triple: an id, or a variable by its number in ones' complement. */
    private final int[] triples;

    private final Var[] variables;

    /** Where it matters of each triple how often its objects come. */
    private final @Nullable NewObjects[] none;

    private final Map<Long, Order> orders = new HashMap<>();

    /** That of the last row: most rows after each other have values of the same variables. */
    private @Nullable Order last;

    /**
     * The triples in the order of the steps, and which of their places give a variable its value.
     *
     * @param given the variables that have a value before, as bits
     * @param free the others, by their numbers
     * @param needs of each step those before it that give one of its variables its value, as bits
     */
    record Order(long given, int[] free, Var[] freeNames, int[] steps, boolean[] isFresh, int[] needs) {}

    private IdPattern(IdGraph graph, int[] triples, Var[] variables) {
        this.graph = graph;
        this.triples = triples;
        this.variables = variables;
        this.none = new NewObjects[triples.length / PLACES];
    }

    /** Whether it can be told in ids: a triple about a triple cannot, nor are so many variables worth it. */
    static boolean takes(BasicPattern pattern) {
        return PLACES * pattern.size() <= MOST_VARIABLES
                && pattern.getList().stream().allMatch(IdPattern::takes);
    }

    private static boolean takes(Triple triple) {
        return !triple.getSubject().isTripleTerm() && !triple.getObject().isTripleTerm();
    }

    /** Empty if one of its terms is not in the dataset, so that nothing can fit. */
    static Optional<IdPattern> of(BasicPattern pattern, IdGraph graph) {
        int[] triples = new int[PLACES * pattern.size()];
        List<Var> variables = new ArrayList<>();
        int at = 0;
        for (Triple triple : pattern) {
            for (Node node : new Node[] {triple.getSubject(), triple.getPredicate(), triple.getObject()}) {
                if (Var.isVar(node)) {
                    Var variable = Var.alloc(node);
                    if (!variables.contains(variable)) {
                        variables.add(variable);
                    }
                    triples[at] = ~variables.indexOf(variable);
                } else {
                    triples[at] = graph.terms().id(node);
                    if (triples[at] == StoredTerms.UNKNOWN) {
                        return Optional.empty();
                    }
                }
                at++;
            }
        }
        return Optional.of(new IdPattern(graph, triples, variables.toArray(Var[]::new)));
    }

    /** Its variables, by their numbers. */
    Var[] variables() {
        return variables;
    }

    /** The rows that fit to a row that is there; empty if one of its values is not in the dataset. */
    Optional<IdJoin> join(Binding row) {
        return join(row, ALL);
    }

    /**
     * The same, where of rows with the same values of some variables one is enough; there may be more.
     *
     * @param asked the variables, by their numbers as bits
     */
    Optional<IdJoin> join(Binding row, long asked) {
        int[] values = values(row);
        if (Arrays.stream(values).anyMatch(value -> value == IdGraph.NOWHERE)) {
            return Optional.empty();
        }
        Order order = order(values);
        return Optional.of(new IdJoin(graph, order, news(order, order.given, asked), values));
    }

    /** What a row says of the variables, by their numbers. */
    int[] values(Binding row) {
        int[] values = new int[variables.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = IdBinding.id(row, variables[i], graph.terms());
        }
        return values;
    }

    /** The rows that fit to values of the variables, all of which are in the dataset; these change with each row. */
    IdJoin join(Order order, int... values) {
        return new IdJoin(graph, order, none, values);
    }

    /** How to look up the triples where some variables have values. */
    Order order(int... values) {
        long given = 0;
        for (int i = 0; i < values.length; i++) {
            given |= values[i] == IdGraph.ANY ? 0 : 1L << i;
        }
        Order before = last;
        if (before != null && before.given == given) {
            return before;
        }
        Order order = orders.computeIfAbsent(given, bound -> order(bound, values));
        last = order;
        return order;
    }

    /** @param given the variables that have a value before, as bits */
    private @Nullable NewObjects[] news(Order order, long given, long asked) {
        if (asked == ALL || !(graph instanceof UnionGraph union)) {
            return none;
        }
        int count = triples.length / PLACES;
        @Nullable NewObjects[] news = new NewObjects[count];
        long needed = asked;
        for (int step = count - 1; step > 0; step--) {
            int at = PLACES * step;
            int subject = order.steps()[at];
            int property = order.steps()[at + 1];
            long free = order.steps()[at + 2] < 0 ? 1L << ~order.steps()[at + 2] : 0;
            if (subject < 0
                    && !order.isFresh()[at]
                    && (needed & 1L << ~subject) == 0
                    && property >= 0
                    && order.isFresh()[at + 2]
                    && !union.isLocal(property)) {
                news[step] =
                        new NewObjects(union.columns(), property, bits(needed & bound(order, step, given) & ~free));
            }
            for (int place = at; place < at + PLACES; place++) {
                needed |= order.steps()[place] < 0 ? 1L << ~order.steps()[place] : 0;
            }
        }
        return news;
    }

    /** The variables that have a value before a step. */
    private static long bound(Order order, int step, long given) {
        long bound = given;
        for (int place = 0; place < PLACES * step; place++) {
            bound |= order.isFresh()[place] ? 1L << ~order.steps()[place] : 0;
        }
        return bound;
    }

    private static int[] bits(long set) {
        return IntStream.range(0, Long.SIZE)
                .filter(bit -> (set & 1L << bit) != 0)
                .toArray();
    }

    /**
     * @param given the variables that have a value before, as bits
     * @param values of the first row, which may be those of all: of a class that many have more is expected than of any class
     */
    private Order order(long given, int[] values) {
        int count = triples.length / PLACES;
        int[] steps = new int[triples.length];
        boolean[] isFresh = new boolean[triples.length];
        int[] needs = new int[count];
        int[] givenBy = new int[variables.length];
        boolean[] isUsed = new boolean[count];
        long bound = given;
        for (int step = 0; step < count; step++) {
            int best = cheapest(isUsed, bound, given, values);
            isUsed[best] = true;
            long before = bound;
            for (int place = 0; place < PLACES; place++) {
                int term = triples[PLACES * best + place];
                steps[PLACES * step + place] = term;
                if (term < 0) {
                    boolean isNew = (before & 1L << ~term) == 0;
                    isFresh[PLACES * step + place] = isNew;
                    needs[step] |= isNew ? 0 : givenBy[~term];
                    givenBy[~term] = isNew ? 1 << step : givenBy[~term];
                    bound |= 1L << ~term;
                }
            }
        }
        int[] free = bits(~given & (1L << variables.length) - 1);
        Var[] freeNames =
                Arrays.stream(free).mapToObj(number -> variables[number]).toArray(Var[]::new);
        return new Order(given, free, freeNames, steps, isFresh, needs);
    }

    private int cheapest(boolean[] isUsed, long bound, long given, int[] values) {
        int best = -1;
        double fewest = 0;
        boolean isLast = false;
        for (int triple = 0; triple < isUsed.length; triple++) {
            if (!isUsed[triple]) {
                double expected = Math.max(count(triple, bound, 0, values), count(triple, bound, given, values));
                boolean canWait = expected > 1 && isOnItsOwn(triple, isUsed, bound);
                // Of as many rows those that know more need fewer steps, and come in the order of their objects.
                if (best < 0
                        || (canWait == isLast
                                ? expected < fewest || expected == fewest && fresh(triple, bound) > fresh(best, bound)
                                : isLast)) {
                    best = triple;
                    fewest = expected;
                    isLast = canWait;
                }
            }
        }
        return best;
    }

    /**
     * Whether a triple shares no variable with what comes before or after, or says whatever there is of one that is known:
     * nearly always there is something, so before the others it would only have them looked up as many times.
     */
    private boolean isOnItsOwn(int triple, boolean[] isUsed, long bound) {
        long own = variables(triple);
        long others = bound;
        for (int other = 0; other < isUsed.length; other++) {
            others |= isUsed[other] || other == triple ? 0 : variables(other);
        }
        int property = triples[PLACES * triple + 1];
        return (own & others) == 0 || property < 0 && (own & others & ~bound) == 0 && (1L << ~property & others) == 0;
    }

    private long variables(int triple) {
        long all = 0;
        for (int place = PLACES * triple; place < PLACES * (triple + 1); place++) {
            all |= triples[place] < 0 ? 1L << ~triples[place] : 0;
        }
        return all;
    }

    /** How many variables a triple gives a value. */
    private int fresh(int triple, long bound) {
        return Long.bitCount(variables(triple) & ~bound);
    }

    /** @param known the variables that are asked for with their values */
    private double count(int triple, long bound, long known, int[] values) {
        int[] asked = new int[PLACES];
        for (int place = 0; place < PLACES; place++) {
            int term = triples[PLACES * triple + place];
            long bit = term < 0 ? 1L << ~term : 0;
            if (term >= 0) {
                asked[place] = term;
            } else if ((bound & bit) == 0) {
                asked[place] = IdGraph.ANY;
            } else {
                asked[place] = (known & bit) == 0 ? IdGraph.SOME : values[~term];
            }
        }
        return graph.count(asked[0], asked[1], asked[2]);
    }
}
