package org.casegraph.timeline;

import static org.casegraph.timeline.CaseTurtle.interval;
import static org.casegraph.timeline.CaseTurtle.node;
import static org.casegraph.timeline.CaseTurtle.pairs;
import static org.casegraph.timeline.CaseTurtle.timeline;
import static org.casegraph.timeline.CaseTurtle.words;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.casegraph.problem.Problem;
import org.casegraph.vocabulary.CG;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarTest {
    private static final String GLUCAGONOMA =
            """
            <#birth> a cg:Birth . <#lesions> a cg:Finding ; rdfs:label "skin lesions" .
            <#visit> a cg:Presentation ; rdfs:label "presentation" . <#followup> a cg:FollowUpVisit . <#surgery> a cg:Treatment .
            <#age> a cg:TemporalConstraint ; cg:earlier <#birth> ; cg:later <#visit> ; cg:minimum "P23Y"^^xsd:duration ;
                cg:maximum "P24Y"^^xsd:duration ; cg:maximumInclusive false ; cg:strength cg:StatedOrder .
            <#history> a cg:TemporalConstraint ; cg:earlier <#lesions> ; cg:later <#visit> ; cg:minimum "P14M"^^xsd:duration ;
                cg:maximum "P14M"^^xsd:duration ; cg:tolerance "P15D"^^xsd:duration ; cg:strength cg:StatedOrder .
            <#july> a cg:DateConstraint ; cg:occurrence <#visit> ; cg:date "2020-07"^^xsd:gYearMonth ; cg:strength cg:StatedOrder .
            <#then> a cg:TemporalConstraint ; cg:earlier <#visit> ; cg:later <#surgery> ; cg:strict true ; cg:strength cg:MarkedOrder .
            <#twoMonths> a cg:TemporalConstraint ; cg:earlier <#surgery> ; cg:later <#followup> ; cg:minimum "P2M"^^xsd:duration ;
                cg:maximum "P2M"^^xsd:duration ; cg:strength cg:StatedOrder .
            """;

    @Test
    void twoMonthsAfterJulyIsSeptember() {
        Timeline timeline = timeline(GLUCAGONOMA);

        assertEquals(
                Set.of("visit 2020-07-01", "surgery 2020-07-01", "followup 2020-09-01", "lesions 2019-04-16"),
                pairs(timeline, CG.earliest));
        assertEquals(Set.of("visit 2020-07-31", "lesions 2019-06-15"), pairs(timeline, CG.latest));
    }

    @Test
    void earliestDayIsProvedFromTheDateOnwards() {
        Timeline timeline = timeline(GLUCAGONOMA);

        assertEquals(
                List.of(
                        "presentation is dated 2020-07 (stated)",
                        "surgery comes after presentation (marked)",
                        "followup comes 2 months after surgery (stated)"),
                words(timeline.proofOfEarliest(node("followup")).orElseThrow()));
        assertEquals(
                List.of(
                        "presentation is dated 2020-07 (stated)",
                        "presentation comes 14 months, give or take 15 days, after skin lesions (stated)"),
                words(timeline.proofOfLatest(node("lesions")).orElseThrow()));
        assertEquals(Optional.empty(), timeline.proofOfLatest(node("surgery")));
    }

    @Test
    void ageAtOnsetIs21Or22CompletedYears() {
        Timeline timeline = timeline(GLUCAGONOMA);

        Set<String> age = interval(timeline, "birth", "lesions");
        assertEquals(
                Set.of(
                        "label birth → skin lesions: 7958 to less than 8354 days",
                        "minimumDays 7958",
                        "minimumInclusive true",
                        "maximumDays 8354",
                        "maximumInclusive false"),
                age);
        LocalDate birth = LocalDate.of(1997, 3, 1);
        assertEquals(21, Period.between(birth, birth.plusDays(7958)).getYears());
        assertEquals(22, Period.between(birth, birth.plusDays(8354)).getYears());
        assertTrue(
                interval(timeline, "lesions", "visit").contains("label skin lesions → presentation: 412 to 442 days"));
    }

    @Test
    void fourteenMonthsUpToJuly2020Have427DaysAndTheProofSaysSo() {
        Timeline timeline = timeline(GLUCAGONOMA);
        List<String> proof = List.of(
                "presentation is dated 2020-07 (stated)",
                "presentation comes 14 months that have 427 days, give or take 15 days, after skin lesions (stated)");

        assertEquals(
                proof,
                words(timeline.proofOfMinimum(node("lesions"), node("visit")).orElseThrow()));
        assertEquals(
                proof,
                words(timeline.proofOfMaximum(node("lesions"), node("visit")).orElseThrow()));
    }

    @Test
    void monthsThatMayLieAnywhereHaveAsManyDaysAsAnywhere() {
        String undated = GLUCAGONOMA.replaceAll("<#july>.*\n", "");

        assertTrue(interval(timeline(undated), "lesions", "visit")
                .contains("label skin lesions → presentation: 409 to 443 days"));
    }

    /** Each day of a, and each of b that the months and the tolerance allow, of which one lies in a known month. */
    @Test
    void datedIntervalsHoldWhatTryingEveryDayFindsAndNoMoreWhereTheMonthsAreExact() {
        for (int seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            LocalDate month = LocalDate.of(2019 + random.nextInt(3), 1 + random.nextInt(12), 1);
            int least = 1 + random.nextInt(14);
            int most = least + random.nextInt(2);
            int tolerance = random.nextInt(3) * random.nextInt(8);
            boolean forwards = random.nextBoolean();
            long low = Long.MAX_VALUE;
            long high = 0;
            for (LocalDate a = month.minusMonths(20); a.isBefore(month.plusMonths(2)); a = a.plusDays(1)) {
                for (LocalDate b = a.plusMonths(least).minusDays(tolerance);
                        !b.isAfter(a.plusMonths(most).plusDays(tolerance));
                        b = b.plusDays(1)) {
                    LocalDate dated = forwards ? a : b;
                    if (!b.isBefore(a) && dated.withDayOfMonth(1).equals(month)) {
                        low = Math.min(low, b.toEpochDay() - a.toEpochDay());
                        high = Math.max(high, b.toEpochDay() - a.toEpochDay());
                    }
                }
            }
            Timeline timeline =
                    timeline("<#a> a cg:Event . <#b> a cg:Event . <#1> a cg:DateConstraint ; cg:occurrence <#"
                            + (forwards ? "a" : "b")
                            + "> ; cg:date \"" + month.toString().substring(0, 7)
                            + "\"^^xsd:gYearMonth ; cg:strength cg:StatedOrder . <#2> a cg:TemporalConstraint ; cg:earlier <#a> ;"
                            + " cg:later <#b> ; cg:minimum \"P" + least + "M\"^^xsd:duration ; cg:maximum \"P" + most
                            + "M\"^^xsd:duration ; cg:tolerance \"P" + tolerance
                            + "D\"^^xsd:duration ; cg:strength cg:StatedOrder .");
            Set<String> solved = interval(timeline, "a", "b");
            long minimum = number(solved, "minimumDays");
            long maximum = number(solved, "maximumDays");
            String where = "seed " + seed + ": " + low + " to " + high + " in " + solved;
            assertTrue(minimum <= low && high <= maximum, where);
            if (forwards || tolerance == 0 && least == most) {
                assertEquals(List.of(low, high), List.of(minimum, maximum), where);
            }
        }
    }

    private static long number(Set<String> interval, String name) {
        return interval.stream()
                .filter(line -> line.startsWith(name + " "))
                .mapToLong(line -> Long.parseLong(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anAgeWithoutAnUpperBoundIsNoInterval() {
        assertEquals(Set.of(), interval(timeline(GLUCAGONOMA), "birth", "surgery"));
    }

    @Test
    void birthHasNoDayAndNoOrder() {
        Timeline timeline = timeline(
                GLUCAGONOMA + "<#hypotonia> a cg:Finding ; cg:observedIn <#birth> . <#day> a cg:DateConstraint ;"
                        + " cg:occurrence <#birth> ; cg:date \"1997\"^^xsd:gYear ; cg:strength cg:StatedOrder .");

        Set<String> told = Set.of(
                        CG.certainlyPrecedes,
                        CG.probablyPrecedes,
                        CG.certainlyNotAfter,
                        CG.simultaneousWith,
                        CG.orderUndeterminedWith,
                        CG.earliest,
                        CG.latest)
                .stream()
                .flatMap(property -> pairs(timeline, property).stream())
                .collect(Collectors.toSet());
        assertEquals(
                Set.of(), told.stream().filter(pair -> pair.contains("birth")).collect(Collectors.toSet()));
        assertEquals(
                Set.of(),
                told.stream().filter(pair -> pair.matches("hypotonia \\d.*")).collect(Collectors.toSet()),
                "the day of what is there at birth is the day of birth");
        assertEquals(Optional.empty(), timeline.proofOfEarliest(node("birth")));
        assertTrue(told.contains("hypotonia visit"));
    }

    @ParameterizedTest
    @CsvSource({
        "2020, gYear, 2020-01-01, 2020-12-31",
        "2020-07, gYearMonth, 2020-07-01, 2020-07-31",
        "2020-02-29, date, 2020-02-29, 2020-02-29",
        "2020-07-04T23:30:00-05:00, dateTime, 2020-07-04, 2020-07-04",
        "2020-07-04Z, date, 2020-07-04, 2020-07-04",
        "0001, gYear, 0001-01-01, 0001-12-31"
    })
    void dateIsTheWholeOfItsPeriod(String date, String type, String earliest, String latest) {
        Timeline timeline = timeline("<#a> a cg:Event . <#1> a cg:DateConstraint ; cg:occurrence <#a> ; cg:date \""
                + date + "\"^^xsd:" + type + " ; cg:strength cg:StatedOrder .");

        assertEquals(Set.of("a " + earliest), pairs(timeline, CG.earliest));
        assertEquals(Set.of("a " + latest), pairs(timeline, CG.latest));
    }

    @Test
    void datesOrderWhatTheyDate() {
        Timeline timeline = timeline(
                """
                <#a> a cg:Event . <#b> a cg:Event . <#c> a cg:Event .
                <#1> a cg:DateConstraint ; cg:occurrence <#a> ; cg:date "2019"^^xsd:gYear ; cg:strength cg:StatedOrder .
                <#2> a cg:DateConstraint ; cg:occurrence <#b> ; cg:date "2020-01-01"^^xsd:date ; cg:strength cg:StatedOrder .
                <#3> a cg:DateConstraint ; cg:occurrence <#c> ; cg:date "2020-01"^^xsd:gYearMonth ; cg:strength cg:StatedOrder .
                """);

        assertEquals(Set.of("a b", "a c"), pairs(timeline, CG.certainlyPrecedes));
        assertEquals(
                List.of("a is dated 2019 (stated)", "b is dated 2020-01-01 (stated)"),
                words(timeline.proof(node("a"), node("b"), CG.certainlyPrecedes).orElseThrow()));
        assertTrue(interval(timeline, "a", "b").contains("label a → b: more than 0 to less than 366 days"));
    }

    @ParameterizedTest
    @CsvSource({"1, 28, 31", "2, 59, 62", "12, 365, 366", "14, 424, 428", "48, 1460, 1461", "1200, 36524, 36525"})
    void monthsHaveTheFewestAndMostDaysOfTheCalendar(int months, long fewest, long most) {
        CalendarDuration duration = CalendarDuration.parse("P" + months + "M");

        assertEquals(fewest * CalendarDuration.DAY, duration.fewest());
        assertEquals(most * CalendarDuration.DAY, duration.most());
    }

    @Test
    void fewestAndMostDaysHoldFromEveryDayOfTheCalendar() {
        for (int months : new int[] {1, 2, 14, 276, 1439, 1440}) {
            CalendarDuration duration = CalendarDuration.parse("P" + months + "M");
            var days = IntStream.range(0, 146_097)
                    .mapToLong(i -> {
                        LocalDate day = LocalDate.of(1999, 5, 20).plusDays(i);
                        return day.plusMonths(months).toEpochDay() - day.toEpochDay();
                    })
                    .summaryStatistics();
            assertEquals(days.getMin() * CalendarDuration.DAY, duration.fewest(), months + " months");
            assertEquals(days.getMax() * CalendarDuration.DAY, duration.most(), months + " months");
        }
    }

    @Test
    void monthsBackwardsAreTheExactInverse() {
        for (int months : new int[] {1, 2, 6, 11, 12, 14}) {
            CalendarDuration duration = CalendarDuration.parse("P" + months + "M");
            for (LocalDate day = LocalDate.of(2019, 1, 1); day.getYear() < 2022; day = day.plusDays(1)) {
                LocalDate from = day.minusMonths(months).minusDays(5);
                LocalDate first = from;
                while (first.plusMonths(months).isBefore(day)) {
                    first = first.plusDays(1);
                }
                LocalDate last = from;
                while (!last.plusDays(1).plusMonths(months).isAfter(day)) {
                    last = last.plusDays(1);
                }
                assertEquals(first, duration.firstDayLeadingTo(day), day + " less " + months + " months");
                assertEquals(last, duration.lastDayLeadingTo(day), day + " less " + months + " months");
            }
        }
    }

    /** Days a, b = a + 1 to 3 months and tolerance: each day of a is tried, and the days of b that it allows. */
    @Test
    void earliestAndLatestAreThoseOfTryingEveryDay() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            LocalDate month = LocalDate.of(2019 + random.nextInt(3), 1 + random.nextInt(12), 1);
            int least = 1 + random.nextInt(2);
            int most = least + random.nextInt(2);
            int tolerance = random.nextInt(3);
            boolean forwards = random.nextBoolean();
            LocalDate low = LocalDate.MAX;
            LocalDate high = LocalDate.MIN;
            LocalDate begin = month.minusMonths(6);
            for (LocalDate a = begin; a.isBefore(month.plusMonths(6)); a = a.plusDays(1)) {
                LocalDate first = a.plusMonths(least).minusDays(tolerance);
                LocalDate last = a.plusMonths(most).plusDays(tolerance);
                boolean aInMonth = a.getMonth() == month.getMonth() && a.getYear() == month.getYear();
                boolean bInMonth = last.compareTo(month) >= 0 && first.isBefore(month.plusMonths(1));
                if (forwards && aInMonth) {
                    low = first.isBefore(low) ? first : low;
                    high = last.isAfter(high) ? last : high;
                }
                if (!forwards && bInMonth) {
                    low = a.isBefore(low) ? a : low;
                    high = a.isAfter(high) ? a : high;
                }
            }
            Timeline timeline =
                    timeline("<#a> a cg:Event . <#b> a cg:Event . <#1> a cg:DateConstraint ; cg:occurrence <#"
                            + (forwards ? "a" : "b") + "> ; cg:date \""
                            + month.toString().substring(0, 7)
                            + "\"^^xsd:gYearMonth ; cg:strength cg:StatedOrder . <#2> a cg:TemporalConstraint ; cg:earlier <#a> ;"
                            + " cg:later <#b> ; cg:minimum \"P" + least + "M\"^^xsd:duration ; cg:maximum \"P" + most
                            + "M\"^^xsd:duration ; cg:tolerance \"P" + tolerance
                            + "D\"^^xsd:duration ; cg:strength cg:StatedOrder .");
            String solved = forwards ? "b " : "a ";
            assertTrue(pairs(timeline, CG.earliest).contains(solved + low), "seed " + seed + ": " + low);
            assertTrue(pairs(timeline, CG.latest).contains(solved + high), "seed " + seed + ": " + high);
        }
    }

    @Test
    void contradictionThatOnlyTheCalendarShowsIsFound() {
        Problem problem = assertThrows(
                Problem.class,
                () -> timeline(
                        """
                        <#a> a cg:Event . <#b> a cg:Event .
                        <#1> a cg:DateConstraint ; cg:occurrence <#a> ; cg:date "2020-07-01"^^xsd:date ; cg:strength cg:StatedOrder .
                        <#2> a cg:DateConstraint ; cg:occurrence <#b> ; cg:date "2020-08-30"^^xsd:date ; cg:strength cg:StatedOrder .
                        <#3> a cg:TemporalConstraint ; cg:earlier <#a> ; cg:later <#b> ; cg:minimum "P2M"^^xsd:duration ; cg:strength cg:StatedOrder .
                        """));

        String base = CaseTurtle.CASE + "#";
        assertEquals(
                base
                        + "a: no day of the calendar is left for it, as these cannot all hold: a is dated 2020-07-01 (stated) ["
                        + base + "1]; b is dated 2020-08-30 (stated) [" + base
                        + "2]; b comes at least 2 months after a (stated) [" + base
                        + "3]. Compare these passages with the report and correct one of the constraints, or give it"
                        + " cg:NarrativeOrder if only the order of telling speaks for it.",
                problem.getMessage());
    }
}
