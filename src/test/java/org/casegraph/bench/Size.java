package org.casegraph.bench;

import java.util.Locale;

/** How many cases of which kind: {@code own}, {@code 5853} or {@code reports-5000}. */
record Size(Kind kind, int cases) {
    /** More than this no peer loads in the time that a run may take. */
    static final int MOST_WITH_PEERS = 20_000;

    private static final String OWN = "own";
    private static final String REPORTS = "reports-";

    enum Kind {
        /** The project's own, which the jar has. */
        OWN,
        PHENOPACKETS,
        /** Shaped like reports that were read whole. */
        REPORTS
    }

    static Size of(String text) {
        if (text.equals(OWN)) {
            return new Size(Kind.OWN, 0);
        }
        return text.startsWith(REPORTS)
                ? new Size(Kind.REPORTS, Integer.parseInt(text.substring(REPORTS.length())))
                : new Size(Kind.PHENOPACKETS, Integer.parseInt(text));
    }

    boolean isOwn() {
        return kind == Kind.OWN;
    }

    boolean hasPeers() {
        return kind != Kind.REPORTS && cases <= MOST_WITH_PEERS;
    }

    /** As it is given, which is the name of its folder, too. */
    @Override
    public String toString() {
        return switch (kind) {
            case OWN -> OWN;
            case PHENOPACKETS -> Integer.toString(cases);
            case REPORTS -> String.format(Locale.ROOT, "%s%d", REPORTS, cases);
        };
    }
}
