package org.casegraph.store.remote;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/**
 * A duration that was sent as a number: Virtuoso keeps one of years and months as a whole number of months, and one of days or
 * less as a number of seconds with a point or an exponent, of which it sends six digits.
 */
final class SentDuration {
    private static final Pattern MONTHS = Pattern.compile("-?\\d{1,9}");
    private static final Pattern SECONDS = Pattern.compile("-?\\d{1,6}\\.\\d{1,6}|-?\\d(\\.\\d{1,5})?e\\+\\d{2}");
    private static final int SENT_DIGITS = 6;
    private static final BigInteger YEAR = BigInteger.valueOf(12);
    private static final BigInteger DAY = BigInteger.valueOf(24);
    private static final BigInteger SIXTY = BigInteger.valueOf(60);

    private SentDuration() {}

    /** The duration by its value, or the node itself where it is none, or may have been rounded. */
    static Node read(Node sent) {
        if (!sent.isLiteral() || !XSDDatatype.XSDduration.equals(sent.getLiteralDatatype())) {
            return sent;
        }
        String text = sent.getLiteralLexicalForm();
        if (MONTHS.matcher(text).matches()) {
            return duration(ofMonths(new BigInteger(text)));
        }
        if (!SECONDS.matcher(text).matches()) {
            return sent;
        }
        BigDecimal seconds = new BigDecimal(text).stripTrailingZeros();
        boolean mayBeRounded = text.indexOf('e') >= 0 && seconds.precision() >= SENT_DIGITS;
        return seconds.scale() > 0 || mayBeRounded ? sent : duration(ofSeconds(seconds.toBigIntegerExact()));
    }

    private static Node duration(String text) {
        return NodeFactory.createLiteralDT(text, XSDDatatype.XSDduration);
    }

    private static String ofMonths(BigInteger months) {
        BigInteger[] years = months.abs().divideAndRemainder(YEAR);
        String parts = part(years[0], 'Y') + part(years[1], 'M');
        return sign(months) + "P" + (parts.isEmpty() ? "0M" : parts);
    }

    private static String ofSeconds(BigInteger seconds) {
        BigInteger[] minutes = seconds.abs().divideAndRemainder(SIXTY);
        BigInteger[] hours = minutes[0].divideAndRemainder(SIXTY);
        BigInteger[] days = hours[0].divideAndRemainder(DAY);
        String ofDay = part(days[1], 'H') + part(hours[1], 'M') + part(minutes[1], 'S');
        String parts = part(days[0], 'D') + (ofDay.isEmpty() ? "" : "T" + ofDay);
        return sign(seconds) + "P" + (parts.isEmpty() ? "T0S" : parts);
    }

    private static String sign(BigInteger number) {
        return number.signum() < 0 ? "-" : "";
    }

    private static String part(BigInteger number, char unit) {
        return number.signum() == 0 ? "" : number.toString() + unit;
    }
}
