package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final int WIDTH = 120;

    private final AtomicLong clock = new AtomicLong();
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Progress progress = new Progress(Optional.of(this::bar), clock::get);

    @Test
    void aPhaseTellsItsNameHowManyAreDoneTheRateAndTheTimeLeft() {
        progress.at("reading cases", 0, 125_000);
        clock.addAndGet(Duration.ofSeconds(100).toNanos());
        progress.at("reading cases", 31_250, 125_000);
        progress.close();

        String line = last();
        assertTrue(line.startsWith("reading cases  25%"), line);
        assertTrue(line.contains(" 31250/125000 cases "), line);
        assertTrue(line.contains(" / 0:05:00 left)"), line);
        assertTrue(line.endsWith(" 312.5 cases/s"), line);
    }

    @Test
    void theTimeLeftFollowsWhatIsKnownOfTheirNumberMeanwhile() {
        progress.at("reading cases", 0, 10);
        clock.addAndGet(Duration.ofSeconds(3_000).toNanos());
        progress.at("reading cases", 100, 400);
        progress.close();

        assertTrue(last().contains(" / 2:30:00 left)"), last());
    }

    @Test
    void eachPhaseBeginsAnew() {
        progress.at("reading cases", 0, 100);
        clock.addAndGet(Duration.ofSeconds(50).toNanos());
        progress.at("reading cases", 100, 100);
        progress.at("putting cases in order", 0, 100);
        String read = lastOf("reading cases");
        clock.addAndGet(Duration.ofSeconds(2).toNanos());
        progress.at("putting cases in order", 50, 100);
        progress.close();

        assertTrue(read.contains(" 100/100 cases ") && read.contains(" / 0:00:00 left)"), read);
        assertTrue(read.endsWith(" 2.0 cases/s"), read);
        assertTrue(last().startsWith("putting cases in order  50%"), last());
        assertTrue(last().contains(" / 0:00:02 left)") && last().endsWith(" 25.0 cases/s"), last());
    }

    @Test
    void aPhaseWithoutACountClaimsNone() {
        progress.at("describing the store", 0, -1);
        clock.addAndGet(Duration.ofSeconds(5).toNanos());
        progress.close();

        assertTrue(last().startsWith("describing the store"), last());
        assertFalse(last().contains("cases"), last());
        assertFalse(last().contains("left"), last());
    }

    @Test
    void howManyCameSoFarHasARateThoughNobodyKnowsHowManyCome() {
        progress.at("import", 1, -1);
        clock.addAndGet(Duration.ofSeconds(4).toNanos());
        progress.at("import", 2, -1);
        progress.close();

        assertTrue(last().contains("2/? cases") && last().endsWith(" 0.5 cases/s"), last());
    }

    @Test
    void nothingIsWrittenWhereNobodyLooks() {
        try (Progress quiet = new Progress(Optional.empty(), clock::get)) {
            quiet.at("reading cases", 1, 2);
        }

        assertEquals(List.of(), lines);
    }

    private String last() {
        return lines.get(lines.size() - 1).strip();
    }

    private String lastOf(String phase) {
        return lines.stream()
                .filter(line -> line.startsWith(phase))
                .reduce((before, after) -> after)
                .orElseThrow()
                .strip();
    }

    /** It is drawn at the end of a phase, too. */
    private ProgressBarBuilder bar() {
        return new ProgressBarBuilder()
                .setUpdateIntervalMillis((int) Duration.ofHours(1).toMillis())
                .setConsumer(new ProgressBarConsumer() {
                    @Override
                    public int getMaxRenderedLength() {
                        return WIDTH;
                    }

                    @Override
                    public void accept(String line) {
                        lines.add(line);
                    }

                    @Override
                    public void close() {}
                });
    }
}
