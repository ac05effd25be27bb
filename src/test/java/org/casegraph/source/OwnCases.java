package org.casegraph.source;

import java.util.List;

/** The project's own cases, read once for all tests. */
public final class OwnCases {
    private static final List<SourceGraph> ALL = ProjectSources.cases();

    private OwnCases() {}

    /** In the order of their names; nothing changes their graphs. */
    public static List<SourceGraph> all() {
        return ALL;
    }
}
