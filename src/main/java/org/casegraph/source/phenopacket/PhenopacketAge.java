package org.casegraph.source.phenopacket;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An age as precise as it is given: from {@code minimum}, included, to {@code maximum}, not included. P5Y is five
 * completed years, so up to P6Y; P5Y3M up to P5Y4M. Weeks are seven days each. The units are those that are given, so that
 * P0Y3M stays apart from P3M.
 *
 * @param minimum an xsd:duration
 * @param maximum an xsd:duration
 * @param years completed years; empty where the age is given without years and has a year or more of smaller units
 */
record PhenopacketAge(String minimum, String maximum, Optional<Integer> years) {
    private static final Pattern AGE = Pattern.compile(
            "P(?=.)(?:(\\d{1,4})Y)?(?:(\\d{1,4})M)?(?:(\\d{1,4})W)?(?:(\\d{1,5})D)?(?:T(?=.)(?:(\\d{1,5})H)?(?:(\\d{1,5})M)?(?:(\\d{1,5})S)?)?");
    private static final int LONGEST_LIFE = 130;
    private static final double DAY = 86_400;
    private static final double YEAR = 365.2425 * DAY;

    /** In a year, a month, a week, a day, an hour, a minute and a second. */
    private static final double[] SECONDS = {YEAR, YEAR / 12, 7 * DAY, DAY, 3_600, 60, 1};

    private static final String[] LETTERS = {"Y", "M", "D", "H", "M", "S"};

    /** Empty if the text is no ISO 8601 duration, is negative, or is longer than anyone lived. */
    static Optional<PhenopacketAge> parse(String iso8601) {
        Matcher matcher = AGE.matcher(iso8601);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int[] least = new int[LETTERS.length];
        boolean[] given = new boolean[LETTERS.length];
        int finest = -1;
        int step = 1;
        for (int group = 1; group <= 7; group++) {
            if (matcher.group(group) != null) {
                int number = new BigInteger(matcher.group(group)).intValueExact();
                finest = group <= 2 ? group - 1 : group - 2 == 1 ? 2 : group - 2;
                step = group == 3 ? 7 : 1;
                least[finest] += number * step;
                given[finest] = true;
            }
        }
        if (least[0] > LONGEST_LIFE) {
            return Optional.empty();
        }
        int[] most = least.clone();
        most[finest] += step;
        Optional<Integer> years =
                least[1] < 12 && least[2] < 365 && least[3] < 8760 ? Optional.of(least[0]) : Optional.empty();
        return Optional.of(new PhenopacketAge(duration(least, given), duration(most, given), years));
    }

    /** Whether an age range from this to another holds no age, by months and years of their mean length. */
    boolean isAfter(PhenopacketAge last) {
        return seconds(minimum) >= seconds(last.maximum);
    }

    private static double seconds(String duration) {
        Matcher matcher = AGE.matcher(duration);
        double sum = 0;
        for (int group = 1; matcher.matches() && group <= 7; group++) {
            sum += matcher.group(group) == null ? 0 : Integer.parseInt(matcher.group(group)) * SECONDS[group - 1];
        }
        return sum;
    }

    private static String duration(int[] parts, boolean[] given) {
        StringBuilder date = new StringBuilder("P");
        StringBuilder time = new StringBuilder();
        for (int i = 0; i < parts.length; i++) {
            if (given[i]) {
                (i < 3 ? date : time).append(parts[i]).append(LETTERS[i]);
            }
        }
        if (time.length() > 0) {
            date.append('T').append(time);
        }
        return date.toString();
    }
}
