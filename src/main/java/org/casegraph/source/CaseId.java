package org.casegraph.source;

import java.nio.charset.StandardCharsets;

/** The ids of cases and of their nodes as they can stand in an IRI. */
public final class CaseId {
    private static final int CHECKSUM = 8;

    private CaseId() {}

    /** The id itself where it can stand in a case's IRI; else what can, and a checksum of it, so that no two meet. */
    public static String iriSafe(String id) {
        if (id.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
            return id;
        }
        String safe = id.replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^[._-]+", "");
        String checksum = Sha256.of(id.getBytes(StandardCharsets.UTF_8)).substring(0, CHECKSUM);
        return (safe.isEmpty() ? "case" : safe) + "-" + checksum;
    }
}
