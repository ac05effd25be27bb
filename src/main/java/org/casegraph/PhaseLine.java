package org.casegraph;

import java.text.DecimalFormat;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.DefaultProgressBarRenderer;
import me.tongfei.progressbar.ProgressBarStyle;
import me.tongfei.progressbar.ProgressState;

/** The line of one phase: its name, how much is done, the time that passed, the time left and the cases of a second. */
final class PhaseLine extends DefaultProgressBarRenderer {
    private static final double SECOND = 1e9;
    private static final String UNIT = " cases";

    private final LongSupplier clock;
    private final long begun;

    /** @param clock {@link System#nanoTime()}; the phase begins now */
    PhaseLine(ProgressBarStyle style, LongSupplier clock) {
        super(
                style,
                UNIT,
                1,
                true,
                new DecimalFormat(),
                ChronoUnit.SECONDS,
                true,
                // As etaString says.
                state -> Optional.empty());
        this.clock = clock;
        this.begun = clock.getAsLong();
    }

    /** Some phases count no cases. */
    @Override
    protected String ratio(ProgressState state) {
        return isCounted(state) || !state.isIndefinite() ? super.ratio(state) : "";
    }

    @Override
    protected String speed(ProgressState state) {
        double seconds = seconds();
        return isCounted(state) && seconds > 0
                ? String.format(Locale.ROOT, " %.1f%s/s", state.getCurrent() / seconds, UNIT)
                : "";
    }

    @Override
    protected String etaString(ProgressState state) {
        if (!isCounted(state) || state.isIndefinite()) {
            return "?";
        }
        long ahead = Math.max(0, state.getMax() - state.getCurrent());
        Duration left = Duration.ofSeconds(Math.round(seconds() * ahead / state.getCurrent()));
        return String.format(
                Locale.ROOT, "%d:%02d:%02d left", left.toHours(), left.toMinutesPart(), left.toSecondsPart());
    }

    private static boolean isCounted(ProgressState state) {
        return state.getCurrent() > 0;
    }

    private double seconds() {
        return (clock.getAsLong() - begun) / SECOND;
    }
}
