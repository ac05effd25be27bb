package org.casegraph.endpoint.http;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Where a mistake happened, without its message, which may hold what a client wrote. */
final class SafeStackTrace {
    private static final int DEEPEST = 30;

    private SafeStackTrace() {}

    static String of(Throwable mistake) {
        String own = mistake.getClass().getName()
                + Arrays.stream(mistake.getStackTrace())
                        .limit(DEEPEST)
                        .map(frame -> "\n  at " + frame)
                        .collect(Collectors.joining());
        return mistake.getCause() == null ? own : own + "\nbecause of " + of(mistake.getCause());
    }
}
