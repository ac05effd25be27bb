package org.casegraph.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private static final Pace PACE = new Pace(20, 1_000, 7, 2_000);

    /** How often it is asked, if each turn takes as long. */
    private static int asked(double milliseconds) {
        Turns turns = new Turns(PACE);
        int asked = 0;
        while (!turns.isDone()) {
            turns.took(milliseconds, Double.NaN, 3);
            asked++;
        }
        assertEquals(milliseconds, turns.timing("q").milliseconds());
        return asked;
    }

    @Test
    void whatIsQuickIsAskedSoManyTimesAndWhatIsSlowSoLong() {
        assertEquals(20 + 7, asked(5));
        assertEquals(10 + 7, asked(100));
        assertEquals(2 + 4, asked(500));
        assertEquals(1 + 1, asked(4_000));
    }

    @Test
    void turnsBeforeItIsWarmDoNotCount() {
        Turns turns = new Turns(new Pace(2, 1_000, 3, 2_000));
        List<Double> times = List.of(90.0, 80.0, 7.0, 5.0, 6.0);
        List<Boolean> done = new ArrayList<>();
        for (double time : times) {
            done.add(turns.isDone());
            turns.took(time, time * 2, 11);
        }
        assertEquals(List.of(false, false, false, false, false), done);
        assertTrue(turns.isDone());
        assertEquals(new Timing("q", 11, 6, 12, ""), turns.timing("q"));
    }

    @Test
    void whatFailedIsNotAskedAgain() {
        Turns turns = new Turns(PACE);
        assertFalse(turns.isDone());
        turns.failed("over 5 s");
        assertTrue(turns.isDone());
        assertFalse(turns.timing("q").isMeasured());
        assertEquals("x", turns.timing("q").cell());
        assertEquals("–", Timing.failed("q", "400 syntax").cell());
    }

    @Test
    void aTimingIsReadAsItIsWritten() throws Exception {
        Timing timing = Timing.of("a, b", new Pace(1, 0, 3, 1_000), () -> 4);
        assertEquals(4, timing.rows());
        List<Timing> read = Timing.read(
                List.of("noise", timing.line(), Timing.failed("c", "no\nway").line()));
        assertEquals(List.of("a, b", "c"), read.stream().map(Timing::name).toList());
        assertEquals(timing.milliseconds(), read.get(0).milliseconds(), 0.001);
        assertEquals("no way", read.get(1).failure());
    }
}
