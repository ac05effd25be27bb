package org.casegraph.source;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.casegraph.vocabulary.CG;

/** Ages, dates and intervals of a phenopacket as constraints on the occurrences of its case. */
final class PhenopacketTimes {
    private final String file;
    private final CaseTriples triples;
    private final PhenopacketTerms terms;
    private final Consumer<Problem> problems;
    private final Map<LocalDate, Node> days = new HashMap<>();

    PhenopacketTimes(String file, CaseTriples triples, PhenopacketTerms terms, Consumer<Problem> problems) {
        this.file = file;
        this.triples = triples;
        this.terms = terms;
        this.problems = problems;
    }

    /** When an occurrence starts, by a TimeElement of version 2. */
    void start(Node occurrence, MessageFields fields, String name) {
        fields.message(name).ifPresent(time -> place(occurrence, CG.Start, time));
    }

    /** When an occurrence ends, by a TimeElement of version 2. */
    void end(Node occurrence, MessageFields fields, String name) {
        fields.message(name).ifPresent(time -> place(occurrence, CG.End, time));
    }

    /** When an occurrence starts, by the three fields that version 1 has for one time. */
    void startOfVersion1(Node occurrence, MessageFields fields, String age, String range, String kind) {
        fields.message(age).ifPresent(value -> age(occurrence, CG.Start, value));
        fields.message(range).ifPresent(value -> range(occurrence, CG.Start, value));
        terms.state(occurrence, CG.onsetClass, fields, kind);
    }

    /** Completed years of an age, where they are known. */
    static Optional<Integer> years(MessageFields age) {
        return age.peek("iso8601duration")
                .or(() -> age.peek("age"))
                .flatMap(PhenopacketAge::parse)
                .flatMap(PhenopacketAge::years);
    }

    private void place(Node occurrence, Node boundary, MessageFields time) {
        time.message("age").ifPresent(age -> age(occurrence, boundary, age));
        time.message("ageRange").ifPresent(range -> range(occurrence, boundary, range));
        time.message("timestamp").ifPresent(stamp -> date(occurrence, boundary, stamp));
        time.message("interval").ifPresent(interval -> interval(occurrence, boundary, interval));
        if (boundary.equals(CG.Start)) {
            terms.state(occurrence, CG.onsetClass, time, "ontologyClass");
        }
    }

    void age(Node occurrence, Node boundary, MessageFields age) {
        parsed(age).ifPresent(parsed -> {
            String words = written(age).orElseThrow();
            Node constraint = constraint(occurrence, boundary, "age", "age " + words);
            distance(constraint, CG.minimum, parsed.minimum());
            distance(constraint, CG.maximum, parsed.maximum());
            triples.flag(constraint, CG.maximumInclusive, false);
        });
    }

    void range(Node occurrence, Node boundary, MessageFields range) {
        Optional<MessageFields> first = range.message("start");
        Optional<MessageFields> last = range.message("end");
        Optional<PhenopacketAge> from = first.flatMap(this::parsed);
        Optional<PhenopacketAge> to = last.flatMap(this::parsed);
        if (from.isEmpty() && to.isEmpty()) {
            return;
        }
        String words = first.flatMap(PhenopacketTimes::written).orElse("birth") + " to "
                + last.flatMap(PhenopacketTimes::written).orElse("an unknown age");
        Node constraint = constraint(occurrence, boundary, "age", "age " + words);
        from.ifPresent(age -> distance(constraint, CG.minimum, age.minimum()));
        to.ifPresent(age -> {
            distance(constraint, CG.maximum, age.maximum());
            triples.flag(constraint, CG.maximumInclusive, false);
        });
    }

    /** The occurrence lies between two days, both included. */
    void interval(Node occurrence, Node boundary, MessageFields interval) {
        interval.message("start").ifPresent(stamp -> order(day(stamp), CG.Start, occurrence, boundary, "after"));
        interval.message("end").ifPresent(stamp -> order(occurrence, boundary, day(stamp), CG.Start, "until"));
    }

    void date(Node occurrence, Node boundary, MessageFields stamp) {
        if (boundary.equals(CG.Start)) {
            dated(occurrence, day(stamp.peek("seconds")), stamp);
        } else {
            Node constraint = order(occurrence, boundary, day(stamp), CG.Start, "end");
            distance(constraint, CG.maximum, "P0D");
        }
    }

    private Node order(Node earlier, Node earlierBoundary, Node later, Node laterBoundary, String kind) {
        Node constraint = triples.statement(
                name(kind.equals("after") ? later : earlier) + "-" + kind,
                name(earlier) + " is not after " + name(later),
                CG.TemporalConstraint);
        triples.add(constraint, CG.earlier, earlier);
        triples.add(constraint, CG.earlierBoundary, earlierBoundary);
        triples.add(constraint, CG.later, later);
        triples.add(constraint, CG.laterBoundary, laterBoundary);
        triples.add(constraint, CG.strength, CG.StatedOrder);
        return constraint;
    }

    /** The day as something that constraints can refer to. */
    private Node day(MessageFields stamp) {
        LocalDate date = day(stamp.peek("seconds"));
        Node day = days.computeIfAbsent(date, unseen -> {
            Node node = triples.statement("day-" + (days.size() + 1), "a day that the record names", CG.CalendarDay);
            dated(node, date, stamp);
            return node;
        });
        readDay(stamp);
        return day;
    }

    private void dated(Node occurrence, LocalDate date, MessageFields stamp) {
        Node constraint =
                triples.statement(name(occurrence) + "-date", "date of " + name(occurrence), CG.DateConstraint);
        triples.add(constraint, CG.occurrence, occurrence);
        triples.typed(constraint, CG.date, date.toString(), XSDDatatype.XSDdate);
        triples.add(constraint, CG.strength, CG.StatedOrder);
        readDay(stamp);
    }

    /** The time of day stays unread, and so is listed, unless it is midnight, which stands for no time of day. */
    private static void readDay(MessageFields stamp) {
        if (Long.parseLong(stamp.peek("seconds").orElse("0")) % 86_400 == 0) {
            stamp.text("seconds");
        }
    }

    private static LocalDate day(Optional<String> seconds) {
        return LocalDate.ofInstant(Instant.ofEpochSecond(Long.parseLong(seconds.orElse("0"))), ZoneOffset.UTC);
    }

    private Node constraint(Node occurrence, Node boundary, String kind, String label) {
        String end = boundary.equals(CG.End) ? "-end" : "";
        Node constraint = triples.statement(name(occurrence) + end + "-" + kind, label, CG.TemporalConstraint);
        triples.add(constraint, CG.earlier, birth());
        triples.add(constraint, CG.later, occurrence);
        triples.add(constraint, CG.laterBoundary, boundary);
        triples.add(constraint, CG.strength, CG.StatedOrder);
        return constraint;
    }

    private Node birth() {
        Node birth = triples.fragment("birth");
        return triples.has(birth) ? birth : triples.statement("birth", "birth", CG.Birth);
    }

    private void distance(Node constraint, Node property, String duration) {
        triples.typed(constraint, property, duration, XSDDatatype.XSDduration);
    }

    private Optional<PhenopacketAge> parsed(MessageFields age) {
        String text = written(age).orElse("");
        Optional<PhenopacketAge> parsed = PhenopacketAge.parse(text);
        if (parsed.isEmpty()) {
            problems.accept(Problem.of(
                    file + " " + age.path(),
                    "\"" + text + "\" is no age",
                    "Write an ISO 8601 duration from birth such as P5Y3M; the rest of the case was read"));
        } else {
            age.text("iso8601duration").or(() -> age.text("age"));
        }
        return parsed;
    }

    private static Optional<String> written(MessageFields age) {
        return age.peek("iso8601duration").or(() -> age.peek("age"));
    }

    private static String name(Node occurrence) {
        return CaseTriples.local(occurrence);
    }
}
