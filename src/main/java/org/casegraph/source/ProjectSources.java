package org.casegraph.source;

import java.util.List;

/** The project's own ontology and cases, read. */
public final class ProjectSources {
    private ProjectSources() {}

    /** The modules of the ontology and the knowledge layer, without shapes and alignments, in the order of their names. */
    public static List<SourceGraph> ontology() {
        return directlyIn("ontology");
    }

    /** The cases, in the order of their names. */
    public static List<SourceGraph> cases() {
        return directlyIn("data/cases");
    }

    private static List<SourceGraph> directlyIn(String folder) {
        return ProjectFiles.under(folder, ".ttl").entrySet().stream()
                .filter(file -> file.getKey().lastIndexOf('/') == folder.length())
                .map(file -> TurtleSource.read(file.getKey(), file.getValue()))
                .toList();
    }
}
