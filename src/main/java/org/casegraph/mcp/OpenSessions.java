package org.casegraph.mcp;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The sessions that clients have opened: each is held in memory until it is closed, or not used for long. */
final class OpenSessions {
    private final int most;
    private final Duration idle;
    private final InstantSource clock;
    private final Map<String, Instant> lastUse = new HashMap<>();
    private int opening;

    /**
     * @param most at once
     * @param idle after which a session is no more, if it was not used
     */
    OpenSessions(int most, Duration idle, InstantSource clock) {
        this.most = most;
        this.idle = idle;
        this.clock = clock;
    }

    /** Whether one more may be opened; if so, its place is kept until {@link #opened}. */
    synchronized boolean hasRoom() {
        Instant ended = clock.instant().minus(idle);
        lastUse.values().removeIf(last -> last.isBefore(ended));
        if (lastUse.size() + opening >= most) {
            return false;
        }
        opening++;
        return true;
    }

    /** @param session empty if it could not be opened */
    synchronized void opened(Optional<String> session) {
        opening--;
        session.ifPresent(this::used);
    }

    synchronized void used(String session) {
        lastUse.put(session, clock.instant());
    }

    synchronized void closed(String session) {
        lastUse.remove(session);
    }
}
