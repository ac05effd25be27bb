package org.casegraph.store.mapped;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVars;
import org.apache.jena.sparql.algebra.OpVisitorBase;
import org.apache.jena.sparql.algebra.OpWalker;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpExtend;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.core.BasicPattern;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.core.VarExprList;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.sparql.expr.E_Bound;
import org.apache.jena.sparql.expr.E_Equals;
import org.apache.jena.sparql.expr.E_Exists;
import org.apache.jena.sparql.expr.E_LogicalAnd;
import org.apache.jena.sparql.expr.E_LogicalNot;
import org.apache.jena.sparql.expr.E_LogicalOr;
import org.apache.jena.sparql.expr.E_NotEquals;
import org.apache.jena.sparql.expr.E_NotExists;
import org.apache.jena.sparql.expr.E_NotOneOf;
import org.apache.jena.sparql.expr.E_OneOf;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprTransformCopy;
import org.apache.jena.sparql.expr.ExprTransformer;
import org.apache.jena.sparql.expr.ExprVar;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.function.FunctionEnv;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * EXISTS or NOT EXISTS over columns. What it says depends on the values of the variables that its pattern names, and is kept
 * for further rows that have the same.
 */
final class KnownExists extends ExprFunctionN {
    private static final int FIRST_KEPT = 1 << 6;

    /** So many answers are kept at most. */
    private static final int MOST_KEPT = 1 << 16;

    private static final int FACTOR = 0x9e3779b9;

    /** What these say depends on nothing but their arguments. */
    private static final Set<Class<? extends Expr>> PLAIN = Set.of(
            E_Bound.class,
            E_Equals.class,
            E_NotEquals.class,
            E_LogicalAnd.class,
            E_LogicalOr.class,
            E_LogicalNot.class,
            E_OneOf.class,
            E_NotOneOf.class,
            E_Exists.class,
            E_NotExists.class);

    private final RowPlan plan;
    private final StoredTerms terms;
    private final boolean isNegated;
    private final boolean isKept;
    private final Var[] named;

    /** By the hash of the values; of several in one place the last. */
    private @Nullable Answer[] known = new Answer[FIRST_KEPT];

    private int kept;
    private final MadeValues made = new MadeValues();
    private final Optional<Together> together;

    /** Its arguments are the variables, so that an EXISTS around it knows what it depends on. */
    private KnownExists(RowPlan plan, Op pattern, boolean isNegated, IdGraph graph, Var[] named) {
        super(
                isNegated ? "notexists" : "exists",
                Arrays.stream(named).map(ExprVar::new).toArray(Expr[]::new));
        this.plan = plan;
        this.terms = graph.terms();
        this.isNegated = isNegated;
        this.isKept = isPlain(pattern);
        this.named = named;
        this.together = isKept ? Together.of(pattern, plan, graph, made, named) : Optional.empty();
    }

    /** The expressions with this in the place of what it can answer. */
    static ExprList in(ExprList expressions, ExecutionContext context) {
        return hasAny(expressions) ? ExprTransformer.transform(new Replacing(context), expressions) : expressions;
    }

    /** As {@link #in(ExprList, ExecutionContext)}. */
    static VarExprList in(VarExprList expressions, ExecutionContext context) {
        VarExprList replaced = new VarExprList();
        expressions.forEachVarExpr((variable, expression) -> {
            if (expression == null) {
                replaced.add(variable);
            } else {
                replaced.add(variable, ExprTransformer.transform(new Replacing(context), expression));
            }
        });
        return replaced;
    }

    private static boolean hasAny(ExprList expressions) {
        return expressions.getList().stream().anyMatch(KnownExists::hasAny);
    }

    static boolean hasAny(Expr expression) {
        return expression instanceof ExprFunctionOp
                || expression instanceof KnownExists
                || expression instanceof ExprFunction function
                        && function.getArgs().stream().anyMatch(argument -> argument != null && hasAny(argument));
    }

    private static boolean isPlain(Op pattern) {
        boolean[] isPlain = {true};
        OpWalker.walk(pattern, new OpVisitorBase() {
            @Override
            public void visit(OpFilter filter) {
                isPlain[0] &= filter.getExprs().getList().stream().allMatch(KnownExists::isPlain);
            }

            @Override
            public void visit(OpExtend extend) {
                isPlain[0] &=
                        extend.getVarExprList().getExprs().values().stream().allMatch(KnownExists::isPlain);
            }
        });
        return isPlain[0];
    }

    private static boolean isPlain(Expr expression) {
        if (!(expression instanceof ExprFunction function)) {
            return true;
        }
        // What stands within is replaced first.
        if (expression instanceof KnownExists within) {
            return within.isKept;
        }
        return PLAIN.contains(expression.getClass())
                && (expression instanceof ExprFunctionOp exists
                        ? isPlain(exists.getGraphPattern())
                        : function.getArgs().stream().allMatch(KnownExists::isPlain));
    }

    @Override
    protected NodeValue evalSpecial(Binding row, FunctionEnv environment) {
        return NodeValue.booleanReturn(isNegated != exists(row));
    }

    private boolean exists(Binding row) {
        if (!isKept) {
            return plan.rows(row).hasNext();
        }
        int[] ids = new int[named.length];
        for (int i = 0; i < ids.length; i++) {
            int id = IdBinding.id(row, named[i], terms);
            ids[i] = id == IdGraph.NOWHERE ? made.id(row.get(named[i])) : id;
            if (ids[i] == IdGraph.NOWHERE) {
                return plan.rows(row).hasNext();
            }
        }
        if (together.isPresent() && together.get().isFound(ids)) {
            return together.get().isAmong(ids);
        }
        Answer before = known[place(ids)];
        if (before != null && Arrays.equals(before.ids, ids)) {
            return before.exists;
        }
        Answer answer = new Answer(ids, together.flatMap(all -> all.exists(ids)).orElseGet(() -> plan.rows(row)
                .hasNext()));
        keep(answer);
        return answer.exists;
    }

    private void keep(Answer answer) {
        if (2 * ++kept > known.length && known.length < MOST_KEPT) {
            @Nullable Answer[] fewer = known;
            known = new Answer[2 * fewer.length];
            for (Answer each : fewer) {
                if (each != null) {
                    known[place(each.ids)] = each;
                }
            }
        }
        known[place(answer.ids)] = answer;
    }

    private int place(int... ids) {
        int hash = Arrays.hashCode(ids) * FACTOR;
        return (hash ^ hash >>> Short.SIZE) & known.length - 1;
    }

    @Override
    public NodeValue eval(List<NodeValue> values) {
        throw new IllegalStateException("evaluated with its row");
    }

    @Override
    public Expr copy(ExprList arguments) {
        return this;
    }

    /** @param ids the values of the variables, or what {@link MadeValues} gave for them */
    private record Answer(int[] ids, boolean exists) {}

    private static final class Replacing extends ExprTransformCopy {
        private final ExecutionContext context;

        Replacing(ExecutionContext context) {
            this.context = context;
        }

        @Override
        public Expr transform(ExprFunctionOp function, ExprList arguments, Op pattern) {
            boolean isNegated = function instanceof E_NotExists;
            return isNegated || function instanceof E_Exists
                    ? RowPlan.of(pattern, context)
                            .<Expr>map(plan -> new KnownExists(
                                    plan,
                                    pattern,
                                    isNegated,
                                    IdStages.graph(context).orElseThrow(),
                                    OpVars.mentionedVars(pattern).toArray(Var[]::new)))
                            .orElse(function)
                    : function;
        }
    }

    /**
     * The values of one variable for which a pattern has a row, found all at once. Where thousands of rows ask for one of them
     * each, as each case whether something is in it, the pattern would be gone through as often.
     */
    private static final class Together {
        /** So many values have been asked for by themselves before it may be worth it. */
        private static final int ASKED = 64;

        /** What is looked through at once for each of them. */
        private static final int FOR_EACH = 256;

        private static final int NONE = -1;

        private final BasicPattern pattern;
        private final RowPlan plan;
        private final IdGraph graph;
        private final MadeValues made;
        private final Var[] named;

        /** Of each of them. */
        private final boolean[] isInPattern;

        /** Which of the variables varies; {@link #NONE} while that is not known. */
        private int varying = NONE;

        private int[] last = {};
        private int asked;
        private int next = ASKED;
        private @Nullable RoaringBitmap values;

        private Together(BasicPattern pattern, RowPlan plan, IdGraph graph, MadeValues made, Var[] named) {
            this.pattern = pattern;
            this.plan = plan;
            this.graph = graph;
            this.made = made;
            this.named = named;
            Set<Var> mentioned = Set.copyOf(OpVars.mentionedVars(new OpBGP(pattern)));
            isInPattern = new boolean[named.length];
            for (int i = 0; i < named.length; i++) {
                isInPattern[i] = mentioned.contains(named[i]);
            }
        }

        /**
         * @param pattern depends on nothing but the values of its variables
         * @param plan of the pattern
         * @param made whose numbers may stand for values
         * @param named all its variables
         */
        static Optional<Together> of(Op pattern, RowPlan plan, IdGraph graph, MadeValues made, Var... named) {
            Op joined = RowPlan.joined(pattern);
            Op basic = joined instanceof OpFilter filter ? filter.getSubOp() : joined;
            return basic instanceof OpBGP triples && !triples.getPattern().isEmpty()
                    ? Optional.of(new Together(triples.getPattern(), plan, graph, made, named))
                    : Optional.empty();
        }

        /** Whether it is known of all values, and these differ from those of before in nothing else. */
        boolean isFound(int... now) {
            return values != null && isAlike(now);
        }

        /** Whether there is a row, where {@link #isFound}. */
        boolean isAmong(int... now) {
            return values != null && values.contains(now[varying]);
        }

        /**
         * Whether there is a row; empty where it is to be looked for.
         *
         * @param now the ids of the variables, {@link IdGraph#ANY} for one without a value; each time others
         */
        Optional<Boolean> exists(int... now) {
            boolean isAlike = isAlike(now);
            last = now;
            if (!isAlike) {
                varying = NONE;
                asked = 0;
                next = ASKED;
                values = null;
                return Optional.empty();
            }
            if (values == null && ++asked >= next) {
                next *= 2;
                values = looked(now);
            }
            return Optional.ofNullable(values).map(all -> all.contains(now[varying]));
        }

        /** Whether nothing but the value of one variable, always the same, is another than before. */
        private boolean isAlike(int... now) {
            if (last.length != now.length) {
                return false;
            }
            for (int i = 0; i < now.length; i++) {
                if (now[i] < IdGraph.ANY && isInPattern[i]) {
                    return false;
                }
                if (now[i] != last[i]) {
                    if (now[i] < 0 || last[i] < 0 || varying != NONE && varying != i) {
                        return false;
                    }
                    varying = i;
                }
            }
            return varying != NONE && isInPattern[varying];
        }

        private @Nullable RoaringBitmap looked(int... now) {
            int[] others = IntStream.range(0, now.length)
                    .filter(i -> i != varying && now[i] >= 0)
                    .toArray();
            BindingBuilder besides = Binding.builder();
            for (int i = 0; i < now.length; i++) {
                Var variable = named[i];
                made.node(now[i]).ifPresent(value -> besides.add(variable, value));
            }
            Binding row = new IdBinding(
                    besides.build(),
                    graph.terms(),
                    Arrays.stream(others).mapToObj(i -> named[i]).toArray(Var[]::new),
                    Arrays.stream(others).map(i -> now[i]).toArray());
            double least = pattern.getList().stream()
                    .mapToDouble(triple -> count(triple, row))
                    .min()
                    .orElse(Double.MAX_VALUE);
            if (least > (double) FOR_EACH * asked) {
                return null;
            }
            RoaringBitmap found = new RoaringBitmap();
            Iterator<Binding> rows = plan.rows(row);
            while (rows.hasNext()) {
                found.add(IdBinding.id(rows.next(), named[varying], graph.terms()));
            }
            return found;
        }

        private double count(Triple triple, Binding row) {
            return graph.count(
                    id(triple.getSubject(), row), id(triple.getPredicate(), row), id(triple.getObject(), row));
        }

        private int id(Node node, Binding row) {
            return Var.isVar(node)
                    ? IdBinding.id(row, Var.alloc(node), graph.terms())
                    : graph.terms().id(node);
        }
    }

    /** Numbers for values that a query made and that are no terms of the dataset, so that it is known what was said of them. */
    private static final class MadeValues {
        /** The greatest; it is the id of no term, nor what stands for one. */
        private static final int FIRST = -3;

        /** Of as many values each row may have another. */
        private static final int MOST = 1 << 8;

        private final Map<Node, Integer> numbers = new HashMap<>();
        private final List<Node> nodes = new ArrayList<>();

        /** The number of a value; {@link IdGraph#NOWHERE} if there are too many. */
        int id(Node value) {
            Integer known = numbers.get(value);
            if (known == null) {
                if (nodes.size() == MOST) {
                    return IdGraph.NOWHERE;
                }
                known = FIRST - nodes.size();
                numbers.put(value, known);
                nodes.add(value);
            }
            return known;
        }

        /** Empty for what is no number of a value. */
        Optional<Node> node(int id) {
            return id <= FIRST ? Optional.of(nodes.get(FIRST - id)) : Optional.empty();
        }
    }
}
