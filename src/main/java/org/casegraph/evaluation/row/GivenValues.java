package org.casegraph.evaluation.row;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVars;
import org.apache.jena.sparql.algebra.Transform;
import org.apache.jena.sparql.algebra.TransformCopy;
import org.apache.jena.sparql.algebra.op.Op1;
import org.apache.jena.sparql.algebra.op.Op2;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpConditional;
import org.apache.jena.sparql.algebra.op.OpExtend;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpJoin;
import org.apache.jena.sparql.algebra.op.OpLeftJoin;
import org.apache.jena.sparql.algebra.op.OpSequence;
import org.apache.jena.sparql.algebra.op.OpTable;
import org.apache.jena.sparql.core.BasicPattern;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.E_Bound;
import org.apache.jena.sparql.expr.E_Equals;
import org.apache.jena.sparql.expr.E_Exists;
import org.apache.jena.sparql.expr.E_LogicalNot;
import org.apache.jena.sparql.expr.E_LogicalOr;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprList;
import org.jspecify.annotations.Nullable;

/**
 * Says once what conditions say of values that VALUES gives to each row, as the parameters of questions are given. Of
 * {@code !BOUND(?disease) || EXISTS { ?diagnosis :concludes ?disease }} only EXISTS is left where there is a disease, and an
 * EXISTS of one triple, all of which each row knows, is a triple of the pattern: so the few that fit can be found first.
 */
public final class GivenValues extends TransformCopy {
    /** A use of {@code Transformer.transform}, once the query is optimised. */
    public static Transform transform() {
        return new GivenValues();
    }

    private GivenValues() {}

    @Override
    public Op transform(OpFilter filter, Op sub) {
        Map<Var, Node> given = new HashMap<>();
        addGiven(sub, given);
        Op of = sub;
        ExprList left = new ExprList();
        for (Expr condition : filter.getExprs()) {
            Expr rest = simplified(condition, given);
            if (said(rest, given).equals(Optional.of(true))) {
                continue;
            }
            Optional<Triple> asked = asked(rest);
            Optional<Op> joined = asked.isEmpty() ? Optional.empty() : joined(asked.get(), of, Set.of());
            if (joined.isPresent()) {
                of = joined.get();
            } else {
                left.add(rest);
            }
        }
        return left.isEmpty() ? of : OpFilter.filterDirect(left, of);
    }

    /** What each row of an op has by VALUES. */
    private static void addGiven(Op op, Map<Var, Node> given) {
        if (op instanceof OpTable values) {
            if (values.getTable().size() == 1) {
                values.getTable().rows().forEachRemaining(row -> row.forEach(given::put));
            }
        } else if (op instanceof OpSequence sequence) {
            sequence.getElements().forEach(part -> addGiven(part, given));
        } else if (op instanceof OpJoin join) {
            addGiven(join.getLeft(), given);
            addGiven(join.getRight(), given);
        } else if (op instanceof OpConditional || op instanceof OpLeftJoin) {
            addGiven(((Op2) op).getLeft(), given);
        } else if (op instanceof OpFilter || op instanceof OpExtend) {
            addGiven(((Op1) op).getSubOp(), given);
        }
    }

    /** A condition without the alternatives that are false of each row. */
    private static Expr simplified(Expr condition, Map<Var, Node> given) {
        if (!(condition instanceof E_LogicalOr either)) {
            return condition;
        }
        Expr one = simplified(either.getArg1(), given);
        Expr other = simplified(either.getArg2(), given);
        if (said(one, given).equals(Optional.of(false))) {
            return other;
        }
        if (said(other, given).equals(Optional.of(false))) {
            return one;
        }
        return either;
    }

    /** What a condition says of each row; empty where that depends on the row. */
    private static Optional<Boolean> said(Expr condition, Map<Var, Node> given) {
        if (condition instanceof E_Bound bound) {
            return bound.getArg().isVariable()
                            && given.containsKey(bound.getArg().asVar())
                    ? Optional.of(true)
                    : Optional.empty();
        }
        if (condition instanceof E_LogicalNot not) {
            return said(not.getArg(), given).map(is -> !is);
        }
        if (condition instanceof E_LogicalOr either) {
            Optional<Boolean> one = said(either.getArg1(), given);
            Optional<Boolean> other = said(either.getArg2(), given);
            return Stream.of(one, other).anyMatch(Optional.of(true)::equals)
                    ? Optional.of(true)
                    : one.flatMap(is -> other);
        }
        if (condition instanceof E_Equals equals) {
            Node one = value(equals.getArg1(), given);
            Node other = value(equals.getArg2(), given);
            return one != null && other != null && isPlain(one) && isPlain(other)
                    ? Optional.of(one.equals(other))
                    : Optional.empty();
        }
        return Optional.empty();
    }

    private static @Nullable Node value(Expr expression, Map<Var, Node> given) {
        return expression.isVariable()
                ? given.get(expression.asVar())
                : expression.isConstant() ? expression.getConstant().asNode() : null;
    }

    /** Whether it equals nothing but itself. */
    private static boolean isPlain(Node node) {
        return node.isURI() || node.isLiteral() && node.getLiteralDatatypeURI().equals(XSDDatatype.XSDstring.getURI());
    }

    /** The one triple that an EXISTS asks for. */
    private static Optional<Triple> asked(Expr condition) {
        return condition instanceof E_Exists exists
                        && exists.getGraphPattern() instanceof OpBGP pattern
                        && pattern.getPattern().size() == 1
                ? Optional.of(pattern.getPattern().get(0))
                : Optional.empty();
    }

    /**
     * An op with a triple in that of its patterns which knows all its variables, or is joined to what does: of a graph, which
     * is a set, each row finds it once or not at all. Empty where there is none.
     *
     * @param before the variables of each row that the op is joined to
     */
    private static Optional<Op> joined(Triple triple, Op op, Set<Var> before) {
        if (op instanceof OpBGP pattern) {
            Set<Var> asked = Set.copyOf(OpVars.mentionedVars(new OpBGP(BasicPattern.wrap(List.of(triple)))));
            Set<Var> known = new HashSet<>(OpVars.mentionedVars(pattern));
            boolean isOfPattern = !Collections.disjoint(known, asked);
            known.addAll(before);
            if (!isOfPattern || !known.containsAll(asked)) {
                return Optional.empty();
            }
            BasicPattern all = new BasicPattern(pattern.getPattern());
            all.add(triple);
            return Optional.of(new OpBGP(all));
        }
        if (op instanceof OpSequence sequence) {
            Set<Var> known = new HashSet<>(before);
            for (int i = 0; i < sequence.size(); i++) {
                Op part = sequence.get(i);
                Optional<Op> with = joined(triple, part, known);
                if (with.isPresent()) {
                    List<Op> parts = new ArrayList<>(sequence.getElements());
                    parts.set(i, with.get());
                    return Optional.of(sequence.copy(parts));
                }
                known.addAll(OpVars.fixedVars(part));
            }
            return Optional.empty();
        }
        if (op instanceof OpFilter || op instanceof OpExtend) {
            Op1 one = (Op1) op;
            return joined(triple, one.getSubOp(), before).map(one::copy);
        }
        if (op instanceof OpConditional || op instanceof OpLeftJoin) {
            Op2 optional = (Op2) op;
            return joined(triple, optional.getLeft(), before).map(left -> optional.copy(left, optional.getRight()));
        }
        return Optional.empty();
    }
}
