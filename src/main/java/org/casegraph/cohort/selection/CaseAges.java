package org.casegraph.cohort.selection;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;
import org.casegraph.cohort.CaseColumns;
import org.casegraph.cohort.PreparedColumns;
import org.casegraph.statistics.TimeBounds;
import org.casegraph.vocabulary.CG;
import org.roaringbitmap.RoaringBitmap;

/**
 * The ages of the patients of all cases: at the event that their age is told for, else at the last encounter of a known age;
 * and at the onset of a disease, told as an age or by a class of HPO. Any number of threads may ask.
 */
final class CaseAges {
    private static final Node TYPE = RDF.type.asNode();
    private static final Map<Node, AgeBand> CLASSES = OnsetClasses.read();

    private final CaseColumns columns;
    private final ToldAges ages;
    private final ToldAges onsets;

    private CaseAges(CaseColumns columns, ToldAges ages, ToldAges onsets) {
        this.columns = columns;
        this.ages = ages;
        this.onsets = onsets;
    }

    static CaseAges of(CaseColumns columns) {
        return columns.prepared()
                .column(PreparedColumns.Column.AGES)
                .map(bytes -> new CaseAges(columns, ToldAges.read(bytes), ToldAges.read(bytes)))
                .orElseGet(() -> new Reading(columns).ages());
    }

    /** As {@link #of} finds them among what was prepared. */
    byte[] bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(ages.bytes() + onsets.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        ages.write(bytes);
        onsets.write(bytes);
        return bytes.array();
    }

    CaseSelector.Answer ofAge(List<String> bands) {
        return ages.in(
                AgeBand.joined(bands.stream()
                        .map(text -> AgeBand.read(text).orElseThrow(() -> CaseSelector.nothing(SelectionKey.AGE, text)))
                        .toList()),
                patient -> true,
                columns);
    }

    /** @param diagnoses only the onset of what one of these concludes; of any disease if empty */
    CaseSelector.Answer ofOnset(List<String> values, Optional<RoaringBitmap> diagnoses) {
        List<AgeBand> bands = values.stream()
                .map(text -> onsetBand(text).orElseThrow(() -> CaseSelector.nothing(SelectionKey.ONSET, text)))
                .toList();
        RoaringBitmap courses = new RoaringBitmap();
        diagnoses.ifPresent(some ->
                some.forEach((int diagnosis) -> courses.or(columns.nodes(CG.courseOf, columns.node(diagnosis)))));
        return onsets.in(AgeBand.joined(bands), course -> diagnoses.isEmpty() || courses.contains(course), columns);
    }

    /** The ages that a text means, as ages or as a class of onset. */
    static Optional<AgeBand> onsetBand(String text) {
        return AgeBand.read(text).or(() -> CaseSelector.terms(text)
                .flatMap(term -> Stream.ofNullable(CLASSES.get(term)))
                .findFirst());
    }

    /** Reads the ages off what cases tell. */
    private static final class Reading {
        private final CaseColumns columns;

        /** Of what reaches from a birth to something else, the number of that before its own; sorted. */
        private final long[] sinceBirth;

        Reading(CaseColumns columns) {
            this.columns = columns;
            sinceBirth = sinceBirth(columns);
        }

        CaseAges ages() {
            Map<Integer, TimeBounds> encounters = lastEncounters();
            RoaringBitmap patients = columns.nodes(TYPE, CG.Patient);
            ToldAges.Collector ages = new ToldAges.Collector(columns, patients.getCardinality());
            patients.forEach((int patient) -> age(patient)
                    .or(() -> Optional.ofNullable(encounters.get(patient)))
                    .ifPresent(age -> ages.add(patient, age)));
            RoaringBitmap courses = columns.nodes(TYPE, CG.DiseaseCourse);
            ToldAges.Collector onsets = new ToldAges.Collector(columns, courses.getCardinality());
            courses.forEach((int course) -> onset(course).ifPresent(age -> onsets.add(course, age)));
            return new CaseAges(columns, ages.told(), onsets.told());
        }

        private static long[] sinceBirth(CaseColumns columns) {
            RoaringBitmap births = columns.nodes(TYPE, CG.Birth);
            LongStream.Builder found = LongStream.builder();
            columns.nodes(CG.intervalFrom)
                    .forEach((int interval) -> columns.forEachNode(interval, CG.intervalFrom, from -> {
                        if (births.contains(from)) {
                            columns.forEachNode(
                                    interval, CG.intervalTo, to -> found.add((long) to << Integer.SIZE | interval));
                        }
                    }));
            return found.build().sorted().toArray();
        }

        /** At what the age is told for: as the order in time bounds it, else in completed years. */
        private Optional<TimeBounds> age(int patient) {
            IntStream.Builder events = IntStream.builder();
            columns.forEachNode(patient, CG.ageAt, events);
            return events.build()
                    .mapToObj(this::sinceBirth)
                    .flatMap(Optional::stream)
                    .findFirst()
                    .or(() -> columns.objects(patient, CG.ageYears).stream()
                            .flatMap(years -> AgeBand.read(years.getLiteralLexicalForm()).stream())
                            .map(AgeBand::bounds)
                            .findFirst());
        }

        private Map<Integer, TimeBounds> lastEncounters() {
            Map<Integer, TimeBounds> last = new HashMap<>();
            columns.nodes(TYPE, CG.Encounter).forEach((int encounter) -> sinceBirth(encounter)
                    .ifPresent(age -> columns.forEachNode(
                            encounter, CG.about, patient -> last.merge(patient, age, Reading::later))));
            return last;
        }

        private static TimeBounds later(TimeBounds one, TimeBounds other) {
            return Stream.of(one, other)
                    .max(Comparator.comparing(TimeBounds::from).thenComparing(TimeBounds::to))
                    .orElseThrow();
        }

        private Optional<TimeBounds> onset(int course) {
            Optional<TimeBounds> age = sinceBirth(course);
            return age.filter(known -> known.to() < Double.POSITIVE_INFINITY)
                    .or(() -> columns.objects(course, CG.onsetClass).stream()
                            .flatMap(type -> Stream.ofNullable(CLASSES.get(type)))
                            .map(AgeBand::bounds)
                            .findFirst())
                    .or(() -> age);
        }

        /** In days. */
        private Optional<TimeBounds> sinceBirth(int event) {
            int found = Arrays.binarySearch(sinceBirth, (long) event << Integer.SIZE);
            int first = found < 0 ? -found - 1 : found;
            if (first == sinceBirth.length || sinceBirth[first] >>> Integer.SIZE != event) {
                return Optional.empty();
            }
            int interval = (int) sinceBirth[first];
            Optional<Double> from = number(interval, CG.minimumDays);
            Optional<Double> to = number(interval, CG.maximumDays);
            return Optional.of(new TimeBounds(
                    from.orElse(0.0),
                    from.isEmpty() || isTrue(interval, CG.minimumInclusive),
                    to.orElse(Double.POSITIVE_INFINITY),
                    to.isPresent() && isTrue(interval, CG.maximumInclusive)));
        }

        private Optional<Double> number(int node, Node property) {
            return columns.objects(node, property).stream()
                    .map(value -> Double.parseDouble(value.getLiteralLexicalForm()))
                    .findFirst();
        }

        private boolean isTrue(int node, Node property) {
            return columns.objects(node, property).stream()
                    .anyMatch(value -> value.getLiteralLexicalForm().equals("true"));
        }
    }
}
