package org.casegraph.endpoint;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** When nobody asks a server, so that it may ask itself: the questions of what is served now, and of nothing before it. */
final class QuietTimes implements AutoCloseable {
    private static final long QUIET_NANOSECONDS = 1_000_000_000;
    private static final long STEP_NANOSECONDS = 50_000_000;

    private volatile long lastAsked = System.nanoTime();
    private volatile Optional<AskedBeforehand> questions = Optional.empty();
    private boolean hasBegun;

    /** Somebody asks: what the server asks itself gives way. */
    void asked() {
        lastAsked = System.nanoTime();
        questions.ifPresent(AskedBeforehand::giveWay);
    }

    /**
     * Waits until nobody has asked for a second.
     *
     * @param isUrgent whether it is not waited for any longer
     */
    void await(BooleanSupplier isUrgent) throws InterruptedException {
        for (long left = left(); left > 0 && !isUrgent.getAsBoolean(); left = left()) {
            TimeUnit.NANOSECONDS.sleep(Math.min(left, STEP_NANOSECONDS));
        }
    }

    private long left() {
        return lastAsked + QUIET_NANOSECONDS - System.nanoTime();
    }

    /** From now on these are asked, and no others. */
    synchronized void isFor(Optional<AskedBeforehand> next) {
        questions.ifPresent(AskedBeforehand::close);
        questions = next;
        if (hasBegun) {
            next.ifPresent(AskedBeforehand::begin);
        }
    }

    /** Those of what is served now, and of whatever comes in its place. */
    synchronized void begin() {
        hasBegun = true;
        // Whoever waited for the start asks first.
        lastAsked = System.nanoTime();
        questions.ifPresent(AskedBeforehand::begin);
    }

    @Override
    public synchronized void close() {
        isFor(Optional.empty());
    }
}
