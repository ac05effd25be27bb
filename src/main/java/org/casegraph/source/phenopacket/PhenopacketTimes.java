package org.casegraph.source.phenopacket;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.casegraph.graph.CaseIris;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.vocabulary.CG;

/** Ages, dates and intervals of a phenopacket as constraints on the occurrences of its case. */
final class PhenopacketTimes {
    private final String file;
    private final CaseTriples triples;
    private final PhenopacketTerms terms;
    private final BooleanSupplier gestationEndsWithBirth;
    private final Consumer<Problem> problems;
    private final Map<LocalDate, Node> days = new HashMap<>();

    /** @param gestationEndsWithBirth whether gestational ages are certainly of the unborn patient, so none is after birth */
    PhenopacketTimes(
            String file,
            CaseTriples triples,
            PhenopacketTerms terms,
            BooleanSupplier gestationEndsWithBirth,
            Consumer<Problem> problems) {
        this.gestationEndsWithBirth = gestationEndsWithBirth;
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
        time.message("gestationalAge").ifPresent(age -> gestationalAge(occurrence, boundary, age));
        time.peekMessage("ontologyClass").ifPresent(type -> ageClass(occurrence, boundary, type));
        terms.state(occurrence, boundary.equals(CG.Start) ? CG.onsetClass : CG.endClass, time, "ontologyClass");
    }

    /** The ages that a class of onset holds by its definition. */
    private void ageClass(Node occurrence, Node boundary, MessageFields type) {
        type.peek("id").flatMap(OnsetAges::of).ifPresent(ages -> {
            if (ages.before().isEmpty() && ages.least().isEmpty()) {
                order(occurrence, boundary, birth(), CG.Start, named(occurrence, boundary) + "-before-birth");
                return;
            }
            Node constraint = constraint(
                    birth(), occurrence, boundary, "age", ages.label().toLowerCase(Locale.ROOT));
            ages.least().ifPresent(age -> distance(constraint, CG.minimum, age));
            ages.before().ifPresent(age -> {
                distance(constraint, CG.maximum, age);
                triples.flag(constraint, CG.maximumInclusive, false);
            });
        });
    }

    void age(Node occurrence, Node boundary, MessageFields age) {
        parsed(age).ifPresent(parsed -> {
            String words = written(age).orElseThrow();
            Node constraint = constraint(birth(), occurrence, boundary, "age", "age " + words);
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
        if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
            problems.accept(Problem.of(
                    Mistake.BAD_VALUE,
                    file + " " + range.path(),
                    "the age range ends before it starts",
                    "Exchange its start and its end, or correct one; the rest of the case was read"));
            return;
        }
        String words = first.flatMap(PhenopacketTimes::written).orElse("birth") + " to "
                + last.flatMap(PhenopacketTimes::written).orElse("an unknown age");
        Node constraint = constraint(birth(), occurrence, boundary, "age", "age " + words);
        from.ifPresent(age -> distance(constraint, CG.minimum, age.minimum()));
        to.ifPresent(age -> {
            distance(constraint, CG.maximum, age.maximum());
            triples.flag(constraint, CG.maximumInclusive, false);
        });
    }

    private void gestationalAge(Node occurrence, Node boundary, MessageFields age) {
        int weeks = Integer.parseInt(age.peek("weeks").orElse("0"));
        int days = Integer.parseInt(age.peek("days").orElse("0"));
        Optional<GestationalAge> read = GestationalAge.of(weeks, days);
        if (read.isEmpty()) {
            problems.accept(Problem.of(
                    Mistake.BAD_VALUE,
                    file + " " + age.path(),
                    weeks + " weeks and " + days + " days are no gestational age",
                    "Write completed weeks, and days from 0 to 6; the rest of the case was read"));
            return;
        }
        age.text("weeks");
        age.text("days");
        GestationalAge gestational = read.get();
        boolean ownGestation = gestationEndsWithBirth.getAsBoolean();
        // Of the pregnancies of a patient, nothing tells which one is meant.
        String gestation = ownGestation ? "gestation" : name(occurrence) + "-gestation";
        Node constraint = constraint(
                once(gestation, "start of gestation", CG.Gestation),
                occurrence,
                boundary,
                "gestational-age",
                gestational.words());
        distance(constraint, CG.minimum, gestational.minimum());
        distance(constraint, CG.maximum, gestational.maximum());
        triples.flag(constraint, CG.maximumInclusive, false);
        if (ownGestation) {
            order(occurrence, boundary, birth(), CG.Start, named(occurrence, boundary) + "-before-birth");
        }
    }

    /** The occurrence lies between two days, both included. */
    private void interval(Node occurrence, Node boundary, MessageFields interval) {
        String name = named(occurrence, boundary);
        if (interval.has("start")
                && interval.has("end")
                && interval.message("start")
                        .orElseThrow()
                        .moment()
                        .isAfter(interval.message("end").orElseThrow().moment())) {
            problems.accept(Problem.of(
                    Mistake.BAD_VALUE,
                    file + " " + interval.path(),
                    "the interval ends before it starts",
                    "Exchange its start and its end, or correct one; the rest of the case was read"));
            return;
        }
        interval.message("start")
                .ifPresent(stamp -> moment(order(day(stamp), CG.Start, occurrence, boundary, name + "-after"), stamp));
        interval.message("end")
                .ifPresent(stamp -> moment(order(occurrence, boundary, day(stamp), CG.Start, name + "-until"), stamp));
    }

    void date(Node occurrence, Node boundary, MessageFields stamp) {
        if (boundary.equals(CG.Start)) {
            moment(dated(occurrence, dayOf(stamp)), stamp);
        } else {
            Node constraint = order(occurrence, boundary, day(stamp), CG.Start, name(occurrence) + "-end");
            distance(constraint, CG.maximum, "P0D");
            moment(constraint, stamp);
        }
    }

    private Node order(Node earlier, Node earlierBoundary, Node later, Node laterBoundary, String name) {
        Node constraint =
                triples.statement(name, name(earlier) + " is not after " + name(later), CG.TemporalConstraint);
        triples.add(constraint, CG.earlier, earlier);
        triples.add(constraint, CG.earlierBoundary, earlierBoundary);
        triples.add(constraint, CG.later, later);
        triples.add(constraint, CG.laterBoundary, laterBoundary);
        triples.add(constraint, CG.strength, CG.StatedOrder);
        return constraint;
    }

    /** The day as something that constraints can refer to. */
    private Node day(MessageFields stamp) {
        LocalDate date = dayOf(stamp);
        return days.computeIfAbsent(date, unseen -> {
            Node node = triples.statement("day-" + (days.size() + 1), "a day that the record names", CG.CalendarDay);
            dated(node, date);
            return node;
        });
    }

    private Node dated(Node occurrence, LocalDate date) {
        Node constraint =
                triples.statement(name(occurrence) + "-date", "date of " + name(occurrence), CG.DateConstraint);
        triples.add(constraint, CG.occurrence, occurrence);
        triples.typed(constraint, CG.date, date.toString(), XSDDatatype.XSDdate);
        triples.add(constraint, CG.strength, CG.StatedOrder);
        return constraint;
    }

    /** The time of day, unless it is midnight, which stands for no time of day. */
    private void moment(Node constraint, MessageFields stamp) {
        Instant moment = stamp.moment();
        if (!moment.equals(moment.truncatedTo(ChronoUnit.DAYS))) {
            triples.moment(constraint, CG.recordedMoment, moment);
        }
    }

    private static LocalDate dayOf(MessageFields stamp) {
        return LocalDate.ofInstant(stamp.moment(), ZoneOffset.UTC);
    }

    private Node constraint(Node origin, Node occurrence, Node boundary, String kind, String label) {
        Node constraint = triples.statement(named(occurrence, boundary) + "-" + kind, label, CG.TemporalConstraint);
        triples.add(constraint, CG.earlier, origin);
        triples.add(constraint, CG.later, occurrence);
        triples.add(constraint, CG.laterBoundary, boundary);
        triples.add(constraint, CG.strength, CG.StatedOrder);
        return constraint;
    }

    private Node birth() {
        return once("birth", "birth", CG.Birth);
    }

    private Node once(String name, String label, Node type) {
        Node node = triples.fragment(name);
        return triples.has(node) ? node : triples.statement(name, label, type);
    }

    private void distance(Node constraint, Node property, String duration) {
        triples.typed(constraint, property, duration, XSDDatatype.XSDduration);
    }

    private Optional<PhenopacketAge> parsed(MessageFields age) {
        String text = written(age).orElse("");
        Optional<PhenopacketAge> parsed = PhenopacketAge.parse(text);
        if (parsed.isEmpty()) {
            problems.accept(Problem.of(
                    Mistake.BAD_VALUE,
                    file + " " + age.path(),
                    "\"" + text + "\" is no age",
                    "Write an ISO 8601 duration from birth such as P5Y3M; the rest of the case was read"));
        } else {
            age.text(age.peek("iso8601duration").isPresent() ? "iso8601duration" : "age");
        }
        return parsed;
    }

    private static Optional<String> written(MessageFields age) {
        return age.peek("iso8601duration").or(() -> age.peek("age"));
    }

    private static String named(Node occurrence, Node boundary) {
        return name(occurrence) + (boundary.equals(CG.End) ? "-end" : "");
    }

    private static String name(Node occurrence) {
        return CaseIris.fragment(occurrence);
    }
}
