package org.casegraph.store.mapped;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVars;
import org.apache.jena.sparql.algebra.OpVisitorBase;
import org.apache.jena.sparql.algebra.OpWalker;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.core.VarExprList;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.binding.Binding;
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
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.function.FunctionEnv;

/**
 * EXISTS or NOT EXISTS over columns. What it says depends on the values of the variables that its pattern names, and is kept
 * for further rows that have the same.
 */
final class KnownExists extends ExprFunctionN {
    /** So many answers are kept. */
    private static final int MOST_KEPT = 1 << 16;

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
    private final Map<List<Integer>, Boolean> known = new HashMap<>();

    private KnownExists(RowPlan plan, Op pattern, boolean isNegated, StoredTerms terms) {
        super(isNegated ? "notexists" : "exists");
        this.plan = plan;
        this.terms = terms;
        this.isNegated = isNegated;
        this.isKept = isPlain(pattern);
        this.named = OpVars.mentionedVars(pattern).toArray(Var[]::new);
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
        });
        return isPlain[0];
    }

    private static boolean isPlain(Expr expression) {
        if (!(expression instanceof ExprFunction function)) {
            return true;
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
        Integer[] ids = new Integer[named.length];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = IdBinding.id(row, named[i], terms);
            if (ids[i] == IdGraph.NOWHERE) {
                return plan.rows(row).hasNext();
            }
        }
        List<Integer> key = List.of(ids);
        Boolean before = known.get(key);
        if (before != null) {
            return before;
        }
        boolean exists = plan.rows(row).hasNext();
        if (known.size() < MOST_KEPT) {
            known.put(key, exists);
        }
        return exists;
    }

    @Override
    public NodeValue eval(List<NodeValue> values) {
        throw new IllegalStateException("evaluated with its row");
    }

    @Override
    public Expr copy(ExprList arguments) {
        return this;
    }

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
                                    IdStages.graph(context).orElseThrow().terms()))
                            .orElse(function)
                    : function;
        }
    }
}
