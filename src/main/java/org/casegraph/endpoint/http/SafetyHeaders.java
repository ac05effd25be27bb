package org.casegraph.endpoint.http;

import java.util.Map;
import java.util.function.BiConsumer;

/** What tells a browser to take each answer for what it is and to load nothing from elsewhere. */
public final class SafetyHeaders {
    private static final Map<String, String> HEADERS = Map.of(
            "X-Content-Type-Options", "nosniff",
            "Content-Security-Policy",
                    "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'",
            "Referrer-Policy", "no-referrer",
            "X-Frame-Options", "DENY",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Permissions-Policy", "camera=(), geolocation=(), microphone=()");

    private SafetyHeaders() {}

    /** @param header takes name and value */
    public static void each(BiConsumer<String, String> header) {
        HEADERS.forEach(header);
    }
}
