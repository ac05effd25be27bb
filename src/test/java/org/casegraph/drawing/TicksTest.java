package org.casegraph.drawing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.casegraph.chronicle.TimeScale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TicksTest {
    private static List<String> labels(TimeScale.Kind kind, double from, double to, double pixels) {
        return Ticks.of(new TimeScale(kind, "the biopsy"), from, to, pixels / (to - from)).stream()
                .map(Ticks.Tick::label)
                .toList();
    }

    @ParameterizedTest
    @EnumSource(names = {"CALENDAR", "AGE", "GESTATION", "DISTANCE"})
    void noTwoMarksOfAnAxisAreWrittenAlike(TimeScale.Kind kind) {
        for (double from : new double[] {-400, 0, 25, 200, 11_000}) {
            for (double days : new double[] {3, 10, 40, 100, 400, 1000, 9000, 30_000}) {
                for (double pixels : new double[] {60, 200, 900}) {
                    List<String> labels = labels(kind, from, from + days, pixels);
                    assertEquals(
                            labels.stream().distinct().toList(), labels, from + " + " + days + " days in " + pixels);
                }
            }
        }
    }

    @Test
    void weeksOfAMonthAreToldApart() {
        assertEquals(
                List.of("birth", "7 d", "14 d", "21 d", "28 d", "1 mo 5 d"), labels(TimeScale.Kind.AGE, 0, 46, 500));
    }
}
