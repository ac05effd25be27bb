package org.casegraph.evaluation;

import java.math.BigDecimal;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.jena.sparql.expr.E_Add;
import org.apache.jena.sparql.expr.E_Bound;
import org.apache.jena.sparql.expr.E_Coalesce;
import org.apache.jena.sparql.expr.E_Divide;
import org.apache.jena.sparql.expr.E_Equals;
import org.apache.jena.sparql.expr.E_Function;
import org.apache.jena.sparql.expr.E_GreaterThan;
import org.apache.jena.sparql.expr.E_GreaterThanOrEqual;
import org.apache.jena.sparql.expr.E_IRI;
import org.apache.jena.sparql.expr.E_If;
import org.apache.jena.sparql.expr.E_IsBlank;
import org.apache.jena.sparql.expr.E_IsIRI;
import org.apache.jena.sparql.expr.E_IsLiteral;
import org.apache.jena.sparql.expr.E_IsNumeric;
import org.apache.jena.sparql.expr.E_IsURI;
import org.apache.jena.sparql.expr.E_LessThan;
import org.apache.jena.sparql.expr.E_LessThanOrEqual;
import org.apache.jena.sparql.expr.E_LogicalAnd;
import org.apache.jena.sparql.expr.E_LogicalNot;
import org.apache.jena.sparql.expr.E_LogicalOr;
import org.apache.jena.sparql.expr.E_Multiply;
import org.apache.jena.sparql.expr.E_NotEquals;
import org.apache.jena.sparql.expr.E_NotOneOf;
import org.apache.jena.sparql.expr.E_NumAbs;
import org.apache.jena.sparql.expr.E_NumCeiling;
import org.apache.jena.sparql.expr.E_NumFloor;
import org.apache.jena.sparql.expr.E_NumRound;
import org.apache.jena.sparql.expr.E_OneOf;
import org.apache.jena.sparql.expr.E_Regex;
import org.apache.jena.sparql.expr.E_SameTerm;
import org.apache.jena.sparql.expr.E_StrAfter;
import org.apache.jena.sparql.expr.E_StrBefore;
import org.apache.jena.sparql.expr.E_StrConcat;
import org.apache.jena.sparql.expr.E_StrContains;
import org.apache.jena.sparql.expr.E_StrDatatype;
import org.apache.jena.sparql.expr.E_StrEncodeForURI;
import org.apache.jena.sparql.expr.E_StrLang;
import org.apache.jena.sparql.expr.E_StrLangDir;
import org.apache.jena.sparql.expr.E_StrReplace;
import org.apache.jena.sparql.expr.E_Subtract;
import org.apache.jena.sparql.expr.E_TripleFn;
import org.apache.jena.sparql.expr.E_UnaryMinus;
import org.apache.jena.sparql.expr.E_UnaryPlus;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.ExprFunction;
import org.apache.jena.sparql.expr.ExprFunction1;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.apache.jena.sparql.expr.ExprFunction3;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprTransformCopy;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.Unstable;
import org.casegraph.evaluation.row.PlainIri;

/**
 * Puts a bound on each function whose work or result can grow without a row being read: strings, searches in strings,
 * numbers of any length, durations of any number of days.
 */
final class GuardedExpressions extends ExprTransformCopy {
    private static final long COMPARISONS = 1_000_000_000L;

    /** Java adds days to a date month by month. */
    private static final BigDecimal DAYS = new BigDecimal(10_000_000);

    /** As in the grammar of SPARQL, with subtags as long as RFC 5646 has them. */
    private static final Pattern LANGUAGE = Pattern.compile("[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8}){0,20}");

    private static final Set<Class<? extends ExprFunction2>> SEARCHES =
            Set.of(E_StrContains.class, E_StrBefore.class, E_StrAfter.class);
    private static final Set<Class<? extends ExprFunction2>> ARITHMETIC =
            Set.of(E_Add.class, E_Subtract.class, E_Multiply.class, E_Divide.class);

    private static final Set<Class<? extends ExprFunction1>> NUMERIC = Set.of(
            E_NumAbs.class,
            E_NumCeiling.class,
            E_NumFloor.class,
            E_NumRound.class,
            E_UnaryMinus.class,
            E_UnaryPlus.class);

    /** These make no mistakes, and ARQ's optimiser has to find them. */
    private static final Set<Class<? extends Expr>> SEEN_BY_THE_OPTIMISER = Set.of(
            E_LogicalAnd.class,
            E_LogicalOr.class,
            E_LogicalNot.class,
            E_Bound.class,
            E_Coalesce.class,
            E_If.class,
            E_OneOf.class,
            E_NotOneOf.class,
            E_Equals.class,
            E_NotEquals.class,
            E_SameTerm.class,
            E_LessThan.class,
            E_LessThanOrEqual.class,
            E_GreaterThan.class,
            E_GreaterThanOrEqual.class,
            E_IsBlank.class,
            E_IsIRI.class,
            E_IsURI.class,
            E_IsLiteral.class,
            E_IsNumeric.class);

    private final Evaluation evaluation;

    GuardedExpressions(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    @Override
    public Expr transform(ExprFunction1 function, Expr given) {
        Expr argument = GuardedTriple.of(given, evaluation);
        if (function instanceof E_StrEncodeForURI) {
            return new Bounded(
                    caught(super.transform(function, argument)),
                    evaluation.limits().characters(),
                    evaluation);
        }
        Expr bounded = NUMERIC.contains(function.getClass()) ? new Sized(argument, evaluation) : argument;
        Expr same = super.transform(function, bounded);
        return caught(same instanceof E_IRI iri ? new PlainIri(iri) : same);
    }

    @Override
    public Expr transform(ExprFunction2 function, Expr first, Expr second) {
        Expr left = GuardedTriple.of(first, evaluation);
        Expr right = GuardedTriple.of(second, evaluation);
        if (function instanceof E_StrDatatype) {
            return caught(super.transform(function, new Bounded(left, NumberSize.MOST_DIGITS, evaluation), right));
        }
        if (function instanceof E_StrLang) {
            return caught(super.transform(function, left, new Tag(right)));
        }
        ExprFunction2 same = (ExprFunction2) super.transform(function, left, right);
        if (SEARCHES.contains(function.getClass())) {
            return caught(new Search(same, evaluation));
        }
        return caught(ARITHMETIC.contains(function.getClass()) ? new Arithmetic(same, evaluation) : same);
    }

    @Override
    public Expr transform(ExprFunction3 function, Expr one, Expr two, Expr three) {
        Expr first = GuardedTriple.of(one, evaluation);
        Expr second = GuardedTriple.of(two, evaluation);
        Expr third = GuardedTriple.of(three, evaluation);
        if (function instanceof E_TripleFn) {
            return caught(new GuardedTriple(first, second, third, evaluation));
        }
        if (function instanceof E_StrLangDir) {
            return caught(super.transform(function, first, new Tag(second), third));
        }
        return caught(super.transform(function, first, second, third));
    }

    @Override
    public Expr transform(ExprFunctionN function, ExprList given) {
        ExprList arguments = GuardedTriple.of(given, evaluation);
        if (function instanceof E_Regex) {
            return LinearRegex.Call.of(arguments, evaluation);
        }
        if (function instanceof E_StrReplace) {
            return GuardedReplace.of(arguments, evaluation);
        }
        if (function instanceof E_StrConcat) {
            return new GuardedConcat(arguments, evaluation);
        }
        if (function instanceof E_Function call) {
            return new GuardedCall(call.getFunctionIRI(), arguments, evaluation);
        }
        return caught(super.transform(function, arguments));
    }

    private Expr caught(Expr expression) {
        return expression instanceof Unstable || SEEN_BY_THE_OPTIMISER.contains(expression.getClass())
                ? expression
                : new Caught((ExprFunction) expression, evaluation);
    }

    /** Lets a value through that has few enough characters. */
    private static final class Bounded extends ExprFunction1 {
        private final int characters;
        private final Evaluation evaluation;

        private Bounded(Expr value, int characters, Evaluation evaluation) {
            super(value, "bounded");
            this.characters = characters;
            this.evaluation = evaluation;
        }

        @Override
        public NodeValue eval(NodeValue value) {
            evaluation.check();
            if (value.asNode().isLiteral()
                    && value.asNode().getLiteralLexicalForm().length() > characters) {
                throw evaluation.refuse(
                        Refusal.Remedy.ASK_FOR_LESS,
                        "String too long",
                        "A function is called with a string of more than " + characters + " characters",
                        "Take a part of it, as with SUBSTR");
            }
            return value;
        }

        @Override
        public Expr copy(Expr other) {
            return new Bounded(other, characters, evaluation);
        }
    }

    /** Lets a value through, unless it is a number of too many digits. */
    private static final class Sized extends ExprFunction1 {
        private final Evaluation evaluation;

        private Sized(Expr value, Evaluation evaluation) {
            super(value, "sized");
            this.evaluation = evaluation;
        }

        @Override
        public NodeValue eval(NodeValue value) {
            NumberSize.check(value, evaluation);
            return value;
        }

        @Override
        public Expr copy(Expr other) {
            return new Sized(other, evaluation);
        }
    }

    /** Lets a language tag through; at others Jena 5.6.0 makes a mistake while it words its message. */
    private static final class Tag extends ExprFunction1 {
        private Tag(Expr tag) {
            super(tag, "tag");
        }

        @Override
        public NodeValue eval(NodeValue tag) {
            if (tag.isString() && !LANGUAGE.matcher(tag.getString()).matches()) {
                throw new ExprEvalException("this is no language tag");
            }
            return tag;
        }

        @Override
        public Expr copy(Expr other) {
            return new Tag(other);
        }
    }

    /** One string within another: the work is up to the product of their lengths. */
    static final class Search extends ExprFunction2 {
        private final ExprFunction2 search;
        private final Evaluation evaluation;

        private Search(ExprFunction2 search, Evaluation evaluation) {
            super(search.getArg1(), search.getArg2(), "search");
            this.search = search;
            this.evaluation = evaluation;
        }

        @Override
        public NodeValue eval(NodeValue text, NodeValue part) {
            evaluation.check();
            if ((long) length(text) * length(part) > COMPARISONS) {
                throw evaluation.refuse(
                        Refusal.Remedy.ASK_FOR_LESS,
                        "String too long",
                        "A long string is searched for in a long string",
                        "Take a part of them, as with SUBSTR");
            }
            return search.eval(text, part);
        }

        ExprFunction2 within() {
            return search;
        }

        private static int length(NodeValue value) {
            return value.isLiteral() ? value.asNode().getLiteralLexicalForm().length() : 0;
        }

        @Override
        public Expr copy(Expr text, Expr part) {
            return new Search((ExprFunction2) search.copy(text, part), evaluation);
        }
    }

    private static final class Arithmetic extends ExprFunction2 {
        private final ExprFunction2 operation;
        private final Evaluation evaluation;

        private Arithmetic(ExprFunction2 operation, Evaluation evaluation) {
            super(
                    operation.getArg1(),
                    operation.getArg2(),
                    operation.getFunctionSymbol().getSymbol());
            this.operation = operation;
            this.evaluation = evaluation;
        }

        @Override
        public NodeValue eval(NodeValue left, NodeValue right) {
            evaluation.check();
            check(left);
            check(right);
            if (operation instanceof E_Add && (left.isString() || right.isString())) {
                throw new ExprEvalException("strings are joined with CONCAT");
            }
            return operation instanceof E_Divide
                    ? NumberSize.endlessQuotient(left, right).orElseGet(() -> operation.eval(left, right))
                    : operation.eval(left, right);
        }

        private void check(NodeValue value) {
            NumberSize.check(value, evaluation);
            if (value.isDuration() && days(value).compareTo(DAYS) > 0) {
                throw new ExprEvalException("a duration of more than " + DAYS + " days");
            }
        }

        private static BigDecimal days(NodeValue duration) {
            BigDecimal days = BigDecimal.ZERO;
            for (String number : duration.getDuration().toString().split("[^0-9.]+")) {
                days = number.isEmpty() ? days : days.max(new BigDecimal(number));
            }
            return duration.getDuration().toString().contains("T") ? days.movePointLeft(4) : days;
        }

        @Override
        public Expr copy(Expr left, Expr right) {
            return new Arithmetic((ExprFunction2) operation.copy(left, right), evaluation);
        }
    }
}
