package org.casegraph.evaluation;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.List;
import java.util.Locale;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.nodevalue.NodeValueOps;
import org.jspecify.annotations.Nullable;

/**
 * Regular expressions that take time in proportion to the text. Java's own backtrack, some for longer than the age of
 * the world, and they need not look at a character meanwhile, so that no watched text can stop each of them.
 *
 * <p>What cannot be matched in linear time, back references and look-around, is refused with a problem.
 */
final class LinearRegex {
    private static final int LONGEST_PATTERN = 10_000;
    private static final int LARGEST_PROGRAM = 50_000;
    private static final int MOST_REPETITIONS = 1_000;
    private static final java.util.regex.Pattern COUNTER = java.util.regex.Pattern.compile("\\{(\\d+)(?:,(\\d*))?\\}");

    private final Evaluation evaluation;
    private @Nullable Compiled last;

    LinearRegex(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    /**
     * The last pattern is kept, because most are the same in each row.
     *
     * @param flags of XPath: s, m, i, x, q
     * @throws ExprEvalException for another flag
     * @throws Refusal for a pattern that cannot be read, or needs more than linear time
     */
    Matcher matcher(String pattern, String flags, String text) {
        Compiled compiled = last;
        if (compiled == null || !compiled.isOf(pattern, flags)) {
            compiled = new Compiled(pattern, flags, compile(pattern, flags));
            last = compiled;
        }
        evaluation.string(text.length());
        return compiled.program().matcher(new Watched(text, evaluation));
    }

    private Pattern compile(String pattern, String flags) {
        if (!flags.matches("[smixq]*")) {
            throw new ExprEvalException("flags of a regular expression are s, m, i, x and q: " + flags);
        }
        if (pattern.length() > LONGEST_PATTERN || repetitions(pattern) > MOST_REPETITIONS) {
            throw refused("it is too long");
        }
        String read =
                flags.contains("q") ? Pattern.quote(pattern) : flags.contains("x") ? withoutSpace(pattern) : pattern;
        try {
            Pattern program = Pattern.compile(read, mask(flags));
            if (program.programSize() > LARGEST_PROGRAM) {
                throw refused("it is too long");
            }
            return program;
        } catch (PatternSyntaxException e) {
            throw refused(
                    e.getDescription().toLowerCase(Locale.ROOT) + (e.getPattern() == null ? "" : " " + e.getPattern()));
        }
    }

    private Refusal refused(String why) {
        return evaluation.refuse(
                Refusal.Remedy.ANOTHER_QUERY,
                "Regular expression refused",
                "A regular expression cannot be used: " + why,
                "Back references and look-around are not offered, because they can take for ever");
    }

    private static int mask(String flags) {
        return (flags.contains("s") ? Pattern.DOTALL : 0)
                | (flags.contains("m") ? Pattern.MULTILINE : 0)
                | (flags.contains("i") ? Pattern.CASE_INSENSITIVE : 0);
    }

    /** Counted repetitions are written out by the engine, those within others as often as the product. */
    private static long repetitions(String pattern) {
        long product = 1;
        long sum = 0;
        java.util.regex.Matcher counter = COUNTER.matcher(pattern);
        while (counter.find()) {
            String most = counter.group(2) == null || counter.group(2).isEmpty() ? counter.group(1) : counter.group(2);
            long times = most.length() > 4 ? MOST_REPETITIONS + 1 : Long.parseLong(most);
            sum += times;
            product = Math.min(MOST_REPETITIONS * (long) MOST_REPETITIONS, product * Math.max(1, times));
        }
        return pattern.contains("(") ? product : sum;
    }

    /** Flag x: white space outside of a character class does not count. */
    private static String withoutSpace(String pattern) {
        StringBuilder kept = new StringBuilder();
        boolean inClass = false;
        for (int at = 0; at < pattern.length(); at++) {
            char here = pattern.charAt(at);
            if (here == '\\' && at + 1 < pattern.length()) {
                kept.append(here).append(pattern.charAt(++at));
                continue;
            }
            inClass = here == '[' || inClass && here != ']';
            if (inClass || " \t\r\n".indexOf(here) < 0) {
                kept.append(here);
            }
        }
        return kept.toString();
    }

    /** A pattern as it was written, with what the engine made of it. */
    private record Compiled(String pattern, String flags, Pattern program) {
        boolean isOf(String otherPattern, String otherFlags) {
            return pattern.equals(otherPattern) && flags.equals(otherFlags);
        }
    }

    /** A text that asks at each character whether the evaluation may go on. */
    private record Watched(String text, Evaluation evaluation) implements CharSequence {
        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            evaluation.check();
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    static String string(NodeValue value) {
        return NodeValueOps.checkAndGetStringLiteral("regex", value).getLiteralLexicalForm();
    }

    /** REGEX as an expression. */
    static final class Call extends ExprFunctionN {
        private final LinearRegex regex;

        private Call(ExprList arguments, LinearRegex regex) {
            super("regex", arguments);
            this.regex = regex;
        }

        static Expr of(ExprList arguments, Evaluation evaluation) {
            return new Call(arguments, new LinearRegex(evaluation));
        }

        @Override
        public NodeValue eval(List<NodeValue> arguments) {
            String text = string(arguments.get(0));
            String flags = arguments.size() > 2 ? string(arguments.get(2)) : "";
            return NodeValue.booleanReturn(
                    regex.matcher(string(arguments.get(1)), flags, text).find());
        }

        @Override
        public Expr copy(ExprList arguments) {
            return new Call(arguments, regex);
        }
    }
}
