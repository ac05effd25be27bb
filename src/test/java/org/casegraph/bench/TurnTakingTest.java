package org.casegraph.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TurnTakingTest {
    private static final Duration CAP = Duration.ofSeconds(5);
    private static final Asked EASY = new Asked("easy", "e", "e");
    private static final Asked HARD = new Asked("hard", "h", "h");

    /** Who was asked what, in its order. */
    private final List<String> calls = new ArrayList<>();

    private final Map<String, TurnTaking.Answerer> engines = new LinkedHashMap<>();

    private void add(String name, boolean isPeer, boolean givesUp, double easy, double hard) {
        engines.put(name, new TurnTaking.Answerer(isPeer, givesUp, (asked, cap) -> {
            calls.add(name + " " + asked.name());
            double milliseconds = asked.equals(EASY) ? easy : hard;
            if (milliseconds > cap.toMillis()) {
                throw new IOException("over 5 s");
            }
            return new SparqlClient.Answer(milliseconds, 3);
        }));
    }

    private TurnTaking taking() {
        return new TurnTaking(engines, new Pace(1, 0, 2, 10_000), CAP, new Goals());
    }

    @Test
    void whatWasNotAnsweredOnceIsNotAskedAgain() throws InterruptedException {
        add("ours", false, true, 3, 3);
        add("A", true, true, 4, 9_000);
        TurnTaking taking = taking();
        taking.once(List.of(EASY, HARD));
        assertEquals(List.of("ours easy", "A easy", "ours hard", "A hard"), calls);

        calls.clear();
        assertEquals(2, taking.warm(List.of(EASY, HARD), 2, Duration.ofMinutes(1)));
        assertEquals(List.of("ours easy", "A easy", "ours hard", "ours easy", "A easy", "ours hard"), calls);

        calls.clear();
        assertEquals("x", taking.times(HARD).get("A").cell());
        assertEquals(List.of("ours hard", "ours hard", "ours hard"), calls);
    }

    @Test
    void enginesTakeTurns() throws InterruptedException {
        add("ours", false, true, 3, 3);
        add("A", true, true, 4, 4);
        TurnTaking taking = taking();
        Map<String, Timing> times = taking.times(EASY);
        assertEquals(List.of("ours easy", "A easy", "ours easy", "A easy", "ours easy", "A easy"), calls);
        assertEquals(3, times.get("ours").milliseconds());
        assertEquals(4, times.get("A").milliseconds());
    }

    @Test
    void whatIsSlowIsNotAskedOnlyToWarm() throws InterruptedException {
        add("A", true, true, 4, 300);
        TurnTaking taking = taking();
        taking.once(List.of(EASY, HARD));
        calls.clear();
        assertEquals(1, taking.warm(List.of(EASY, HARD), 1, Duration.ofMinutes(1)));
        assertEquals(List.of("A easy"), calls);
        assertEquals(0, taking.warm(List.of(EASY), 3, Duration.ZERO), "the time is over");
    }

    @Test
    void whoHasToLoadAgainIsAskedOnlyWhatOtherPeersAnswerSoon() throws InterruptedException {
        add("ours", false, true, 3, 3);
        add("A", true, true, 4, 501);
        add("endless", true, false, 4, 4);
        TurnTaking taking = taking();
        taking.once(List.of(EASY, HARD));
        assertEquals(List.of("ours easy", "A easy", "endless easy", "ours hard", "A hard"), calls);
        assertEquals("–", taking.times(HARD).get("endless").cell());
    }
}
