package org.casegraph.store.mapped;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.query.SortCondition;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBase;
import org.apache.jena.sparql.engine.binding.BindingComparator;
import org.apache.jena.sparql.expr.Expr;
import org.casegraph.evaluation.row.ValueRow;
import org.jspecify.annotations.Nullable;

/** A row whose values are ids until somebody looks at them. */
final class IdBinding extends BindingBase {
    private final StoredTerms terms;
    private final Var[] variables;
    private final int[] ids;

    IdBinding(@Nullable Binding parent, StoredTerms terms, Var[] variables, int[] ids) {
        super(parent);
        this.terms = terms;
        this.variables = variables;
        this.ids = ids;
    }

    /** The id of a value that a row holds as such; below 0 of any other, which is not looked up. */
    static int heldId(Binding row, Var variable, StoredTerms terms) {
        return id(row, variable, terms, false);
    }

    /** {@link IdGraph#ANY} if the row gives it no value, {@link IdGraph#NOWHERE} if that is no term of the dataset. */
    static int id(Binding row, Var variable, StoredTerms terms) {
        return id(row, variable, terms, true);
    }

    private static int id(Binding row, Var variable, StoredTerms terms, boolean isLookedUp) {
        Var named = variable;
        Binding at = row;
        while (at != null) {
            Node value = null;
            if (at instanceof IdBinding known && known.terms == terms) {
                int place = known.place(named);
                if (place >= 0) {
                    return known.ids[place];
                }
                at = known.parent;
            } else if (at instanceof ValueRow added) {
                int place = added.place(named);
                Var same = place < 0 ? null : added.sameAs(place);
                if (same == null) {
                    value = place < 0 ? null : added.value(place);
                    at = added.before();
                } else {
                    named = same;
                }
            } else {
                value = at.get(named);
                at = null;
            }
            if (value != null) {
                int id = isLookedUp ? terms.id(value) : StoredTerms.UNKNOWN;
                return id == StoredTerms.UNKNOWN ? IdGraph.NOWHERE : id;
            }
        }
        return IdGraph.ANY;
    }

    /**
     * Takes some values out of rows, without the many rows that each was put together from: so what is sorted or compared is
     * short, and its values are soon found. For one thread.
     */
    static final class Part {
        private static final int KEPT = 64;
        private static final int NONE = -1;

        private final StoredTerms terms;
        private final Var[] variables;

        /** Which of the variables those of a step are, by its list of them, which its rows share. */
        private final Map<Var[], int[]> places = new IdentityHashMap<>();

        private final int[] ids;
        private final @Nullable Node[] values;

        /** The last row that was no row of ours, and what is known of its values. */
        private @Nullable Binding other;

        private final boolean[] isKnown;
        private final int[] idsOfOther;
        private final @Nullable Node[] valuesOfOther;

        /** Those that the last row held as ids. */
        private Var[] last = {};

        /** Those that it held as terms. */
        private Var[] lastOthers = {};

        Part(Collection<Var> variables, StoredTerms terms) {
            this.variables = variables.toArray(Var[]::new);
            this.terms = terms;
            int size = this.variables.length;
            ids = new int[size];
            values = new Node[size];
            isKnown = new boolean[size];
            idsOfOther = new int[size];
            valuesOfOther = new Node[size];
        }

        Binding of(Binding row) {
            return of(row, null);
        }

        /** @param before what it adds the values to, which has none of them */
        Binding of(Binding row, @Nullable Binding before) {
            Arrays.fill(ids, NONE);
            Arrays.fill(values, null);
            read(row);
            int[] held = new int[ids.length];
            @Nullable Node[] others = {};
            int count = 0;
            int countOfOthers = 0;
            for (int i = 0; i < ids.length; i++) {
                if (ids[i] >= 0) {
                    held[count++] = ids[i];
                } else if (values[i] != null) {
                    others = countOfOthers == 0 ? new Node[ids.length - count] : others;
                    others[countOfOthers++] = values[i];
                }
            }
            last = chosen(last, count, true);
            lastOthers = chosen(lastOthers, countOfOthers, false);
            Binding parent = countOfOthers == 0
                    ? before
                    : new ValueRow(before, lastOthers, Arrays.copyOf(others, countOfOthers));
            return new IdBinding(parent, terms, last, count == held.length ? held : Arrays.copyOf(held, count));
        }

        /** Goes once through what the row was put together from: what was added last comes first. */
        private void read(Binding row) {
            Binding at = row;
            while (at != null) {
                if (at instanceof IdBinding known && known.terms == terms) {
                    int[] own = places(known.variables);
                    for (int i = 0; i < own.length; i++) {
                        if (isOpen(own[i])) {
                            ids[own[i]] = known.ids[i];
                        }
                    }
                    at = known.parent;
                } else if (at instanceof ValueRow added) {
                    int[] own = places(added.variables());
                    for (int i = 0; i < own.length; i++) {
                        if (isOpen(own[i])) {
                            take(own[i], added, i);
                        }
                    }
                    at = added.before();
                } else {
                    readOther(at);
                    at = null;
                }
            }
        }

        private boolean isOpen(int place) {
            return place >= 0 && ids[place] < 0 && values[place] == null;
        }

        private int[] places(Var[] some) {
            int[] known = places.get(some);
            if (known == null) {
                if (places.size() == KEPT) {
                    places.clear();
                }
                List<Var> all = List.of(variables);
                known = Arrays.stream(some).mapToInt(all::indexOf).toArray();
                places.put(some, known);
            }
            return known;
        }

        private void take(int place, ValueRow added, int at) {
            Var same = added.sameAs(at);
            if (same != null) {
                ids[place] = heldId(added, same, terms);
            }
            Node value = ids[place] >= 0 ? null : added.value(at);
            if (value != null) {
                ids[place] = idOfRead(value);
                values[place] = value;
            }
        }

        /** Of what a function has just read from the columns, and gave as a term. */
        private int idOfRead(Node value) {
            return value.isURI() ? terms.heldId(value) : NONE;
        }

        /** Many rows continue the same. */
        private void readOther(Binding row) {
            if (row != other) {
                other = row;
                Arrays.fill(isKnown, false);
            }
            for (int i = 0; i < ids.length; i++) {
                if (isOpen(i)) {
                    if (!isKnown[i]) {
                        Node value = row.get(variables[i]);
                        valuesOfOther[i] = value;
                        idsOfOther[i] = value == null ? NONE : idOfRead(value);
                        isKnown[i] = true;
                    }
                    ids[i] = idsOfOther[i];
                    values[i] = valuesOfOther[i];
                }
            }
        }

        /** The variables that have an id, or a term; those of the row before if they are the same: mostly they are. */
        private Var[] chosen(Var[] before, int count, boolean haveIds) {
            Var[] now = before.length == count ? before : new Var[count];
            int at = 0;
            for (int i = 0; i < ids.length; i++) {
                if (haveIds ? ids[i] >= 0 : ids[i] < 0 && values[i] != null) {
                    if (now == before && before[at] != variables[i]) {
                        now = Arrays.copyOf(before, count);
                    }
                    now[at++] = variables[i];
                }
            }
            return now;
        }
    }

    /** Compares rows by what they are put in order by, on ids where these say enough. For one thread. */
    static final class Keys implements Comparator<Binding> {
        private final List<SortCondition> conditions;
        private final StoredTerms terms;
        private final Comparator<Binding> others;

        Keys(List<SortCondition> conditions, StoredTerms terms, ExecutionContext context) {
            this.conditions = conditions;
            this.terms = terms;
            others = new BindingComparator(conditions, context);
        }

        @Override
        public int compare(Binding one, Binding other) {
            for (SortCondition condition : conditions) {
                Expr key = condition.getExpression();
                if (!key.isVariable()) {
                    break;
                }
                int left = heldId(one, key.asVar(), terms);
                int right = heldId(other, key.asVar(), terms);
                if (left >= 0 && right >= 0 ? left != right : !isSame(one.get(key.asVar()), other.get(key.asVar()))) {
                    if (left < 0 || right < 0 || !terms.areNamesInOrder(left, right)) {
                        break;
                    }
                    int order = Integer.compare(left, right);
                    return condition.getDirection() == Query.ORDER_DESCENDING ? -order : order;
                }
            }
            return others.compare(one, other);
        }

        private static boolean isSame(@Nullable Node one, @Nullable Node other) {
            return one != null && one.equals(other);
        }

        /** Whether two rows are known to differ in a key: what stands in the dictionary of cases is no literal. */
        boolean areApart(Binding one, Binding other) {
            for (SortCondition condition : conditions) {
                if (condition.getExpression().isVariable()) {
                    Var key = condition.getExpression().asVar();
                    int left = heldId(one, key, terms);
                    int right = left < 0 ? left : heldId(other, key, terms);
                    if (left >= 0 && right >= 0 && left != right && terms.isOfCase(left) && terms.isOfCase(right)) {
                        return true;
                    }
                }
            }
            return false;
        }
    }

    private int place(Var variable) {
        for (int i = 0; i < variables.length; i++) {
            if (variables[i].equals(variable)) {
                return i;
            }
        }
        return -1;
    }

    @Override
    protected Iterator<Var> vars1() {
        return Arrays.asList(variables).iterator();
    }

    @Override
    protected int size1() {
        return variables.length;
    }

    @Override
    protected boolean isEmpty1() {
        return variables.length == 0;
    }

    @Override
    protected boolean contains1(Var variable) {
        return place(variable) >= 0;
    }

    @Override
    protected @Nullable Node get1(Var variable) {
        int place = place(variable);
        return place < 0 ? null : terms.node(ids[place]);
    }

    @Override
    protected void forEach1(BiConsumer<Var, Node> action) {
        for (int i = 0; i < variables.length; i++) {
            action.accept(variables[i], terms.node(ids[i]));
        }
    }

    @Override
    protected Binding detachWithNewParent(@Nullable Binding newParent) {
        return new IdBinding(newParent, terms, variables, ids);
    }
}
