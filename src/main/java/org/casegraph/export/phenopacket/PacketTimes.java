package org.casegraph.export.phenopacket;

import com.google.protobuf.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.casegraph.vocabulary.CG;
import org.phenopackets.schema.v2.core.Age;
import org.phenopackets.schema.v2.core.AgeRange;
import org.phenopackets.schema.v2.core.GestationalAge;
import org.phenopackets.schema.v2.core.TimeElement;
import org.phenopackets.schema.v2.core.TimeInterval;

/** When something started or ended, as far as an age, a date or a class of onset says it. */
final class PacketTimes {
    private static final Pattern DURATION =
            Pattern.compile("P(?:(\\d+)Y)?(?:(\\d+)M)?(?:(\\d+)D)?(?:T(?:(\\d+)H)?(?:(\\d+)M)?(?:(\\d+)S)?)?");
    private static final String[] LETTERS = {"Y", "M", "D", "H", "M", "S"};
    private static final int DAY = 2;
    private static final int WEEK = 7;

    private final CaseStatements statements;
    private final PacketTerms terms;

    PacketTimes(CaseStatements statements, PacketTerms terms) {
        this.statements = statements;
        this.terms = terms;
    }

    Optional<TimeElement> start(Node occurrence) {
        return statements
                .object(occurrence, CG.onsetClass)
                .map(this::ofClass)
                .or(() -> date(occurrence))
                .or(() -> placed(occurrence, CG.Start));
    }

    Optional<TimeElement> end(Node occurrence) {
        return statements
                .object(occurrence, CG.endClass)
                .map(this::ofClass)
                .or(() -> endDate(occurrence))
                .or(() -> placed(occurrence, CG.End));
    }

    static Timestamp timestamp(Instant moment) {
        return Timestamp.newBuilder()
                .setSeconds(moment.getEpochSecond())
                .setNanos(moment.getNano())
                .build();
    }

    private TimeElement ofClass(Node term) {
        return TimeElement.newBuilder().setOntologyClass(terms.of(term)).build();
    }

    private Optional<TimeElement> date(Node occurrence) {
        return statements.with(CG.occurrence, occurrence).stream()
                .flatMap(constraint -> moment(constraint, occurrence).stream())
                .findFirst()
                .map(stamp -> TimeElement.newBuilder().setTimestamp(stamp).build());
    }

    private Optional<TimeElement> endDate(Node occurrence) {
        return statements.with(CG.earlier, occurrence).stream()
                .filter(constraint -> boundary(constraint, CG.earlierBoundary).equals(CG.End)
                        && statements.text(constraint, CG.maximum).equals(Optional.of("P0D")))
                .flatMap(constraint -> dayAt(constraint, CG.later).stream())
                .findFirst()
                .map(stamp -> TimeElement.newBuilder().setTimestamp(stamp).build());
    }

    /** The moment that a constraint records, or else the day at its other end. */
    private Optional<Timestamp> dayAt(Node constraint, Node side) {
        return statements
                .object(constraint, side)
                .filter(day -> statements.isA(day, CG.CalendarDay))
                .flatMap(day -> statements.with(CG.occurrence, day).stream().findFirst())
                .flatMap(dated -> statements.text(dated, CG.date))
                .map(date -> statements
                        .text(constraint, CG.recordedMoment)
                        .map(Instant::parse)
                        .orElseGet(() -> midnight(date)))
                .map(PacketTimes::timestamp);
    }

    private Optional<Timestamp> moment(Node constraint, Node occurrence) {
        boolean bounded = statements.text(constraint, CG.tolerance).isPresent();
        return bounded
                ? Optional.empty()
                : statements
                        .text(constraint, CG.date)
                        .filter(date -> date.matches("\\d{4}-\\d\\d-\\d\\d"))
                        .map(date -> statements
                                .text(constraint, CG.recordedMoment)
                                .map(Instant::parse)
                                .orElseGet(() -> midnight(date)))
                        .map(PacketTimes::timestamp);
    }

    private static Instant midnight(String date) {
        return LocalDate.parse(date).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    private Node boundary(Node constraint, Node property) {
        return statements.object(constraint, property).orElse(CG.Start);
    }

    private Optional<TimeElement> placed(Node occurrence, Node boundary) {
        List<Node> before = statements.with(CG.later, occurrence).stream()
                .filter(constraint -> boundary(constraint, CG.laterBoundary).equals(boundary))
                .toList();
        List<Node> after = statements.with(CG.earlier, occurrence).stream()
                .filter(constraint -> boundary(constraint, CG.earlierBoundary).equals(boundary))
                .toList();
        return before.stream()
                .flatMap(constraint -> fromOrigin(constraint).stream())
                .findFirst()
                .or(() -> interval(before, after));
    }

    private Optional<TimeElement> interval(List<Node> before, List<Node> after) {
        Optional<Timestamp> first = before.stream()
                .flatMap(constraint -> dayAt(constraint, CG.earlier).stream())
                .findFirst();
        Optional<Timestamp> last = after.stream()
                .filter(constraint -> statements.text(constraint, CG.maximum).isEmpty())
                .flatMap(constraint -> dayAt(constraint, CG.later).stream())
                .findFirst();
        if (first.isEmpty() && last.isEmpty()) {
            return Optional.empty();
        }
        TimeInterval.Builder interval = TimeInterval.newBuilder();
        first.ifPresent(interval::setStart);
        last.ifPresent(interval::setEnd);
        return Optional.of(TimeElement.newBuilder().setInterval(interval).build());
    }

    private Optional<TimeElement> fromOrigin(Node constraint) {
        Optional<Node> origin = statements.object(constraint, CG.earlier);
        Optional<String> least = statements.text(constraint, CG.minimum);
        Optional<String> most = statements.text(constraint, CG.maximum);
        boolean isOpen = statements.text(constraint, CG.maximumInclusive).equals(Optional.of("false"));
        if (origin.isEmpty() || most.isPresent() && !isOpen) {
            return Optional.empty();
        }
        if (statements.isA(origin.get(), CG.Gestation)) {
            return least.flatMap(from -> most.flatMap(to -> gestational(from, to)));
        }
        if (!statements.isA(origin.get(), CG.Birth)) {
            return Optional.empty();
        }
        Optional<String> age = least.flatMap(from -> most.flatMap(to -> age(from, to)));
        if (age.isPresent()) {
            return age.map(text -> TimeElement.newBuilder().setAge(ageOf(text)).build());
        }
        AgeRange.Builder range = AgeRange.newBuilder();
        least.ifPresent(from -> range.setStart(ageOf(from)));
        most.flatMap(PacketTimes::last).ifPresent(to -> range.setEnd(ageOf(to)));
        return range.hasStart() || range.hasEnd()
                ? Optional.of(TimeElement.newBuilder().setAgeRange(range).build())
                : Optional.empty();
    }

    private static Age ageOf(String text) {
        return Age.newBuilder().setIso8601Duration(text).build();
    }

    private static Optional<TimeElement> gestational(String least, String most) {
        int from = parts(least)[DAY];
        int length = parts(most)[DAY] - from;
        if (length != WEEK && length != 1) {
            return Optional.empty();
        }
        return Optional.of(TimeElement.newBuilder()
                .setGestationalAge(
                        GestationalAge.newBuilder().setWeeks(from / WEEK).setDays(from % WEEK))
                .build());
    }

    /** The age that lasts from one to the other: of one year, one month, one week or less. */
    static Optional<String> age(String least, String most) {
        int[] from = parts(least);
        int[] to = parts(most);
        int finest = finest(most);
        for (int unit = 0; unit < LETTERS.length; unit++) {
            if (unit != finest && from[unit] != to[unit]) {
                return Optional.empty();
            }
        }
        int step = to[finest] - from[finest];
        boolean isWeek = finest == DAY && step == WEEK && from[DAY] % WEEK == 0;
        return isWeek || step == 1 ? Optional.of(written(most, from, isWeek)) : Optional.empty();
    }

    /** The last age of a range that ends where this begins, as exact as this is. */
    private static Optional<String> last(String end) {
        int[] parts = parts(end);
        int finest = finest(end);
        if (parts[finest] == 0) {
            return Optional.empty();
        }
        parts[finest]--;
        return Optional.of(written(end, parts, false));
    }

    /** The last of the units that a duration names. */
    private static int finest(String duration) {
        Matcher matcher = DURATION.matcher(duration);
        int finest = 0;
        for (int unit = 0; matcher.matches() && unit < LETTERS.length; unit++) {
            finest = matcher.group(unit + 1) == null ? finest : unit;
        }
        return finest;
    }

    /** In the units that another duration names. */
    private static String written(String alike, int[] parts, boolean isWeek) {
        Matcher matcher = DURATION.matcher(alike);
        StringBuilder date = new StringBuilder("P");
        StringBuilder time = new StringBuilder();
        for (int unit = 0; matcher.matches() && unit < LETTERS.length; unit++) {
            if (matcher.group(unit + 1) != null) {
                String letter = isWeek && unit == DAY ? "W" : LETTERS[unit];
                int number = isWeek && unit == DAY ? parts[unit] / WEEK : parts[unit];
                (unit <= DAY ? date : time).append(number).append(letter);
            }
        }
        return time.length() == 0
                ? date.toString()
                : date.append('T').append(time).toString();
    }

    private static int[] parts(String duration) {
        int[] parts = new int[LETTERS.length];
        Matcher matcher = DURATION.matcher(duration);
        if (matcher.matches()) {
            for (int unit = 0; unit < LETTERS.length; unit++) {
                parts[unit] = matcher.group(unit + 1) == null ? 0 : Integer.parseInt(matcher.group(unit + 1));
            }
        }
        return parts;
    }
}
