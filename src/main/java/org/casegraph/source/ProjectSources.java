package org.casegraph.source;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.GraphUtil;
import org.casegraph.project.ProjectFiles;

/** The project's own ontology and cases, read. */
public final class ProjectSources {
    private ProjectSources() {}

    /** The modules of the ontology, the knowledge layer, then the alignments, each in the order of their names; no shapes. */
    public static List<SourceGraph> ontology() {
        return Ontology.MODULES;
    }

    /** Read once: it is part of the program. */
    private static final class Ontology {
        private static final List<SourceGraph> MODULES = Stream.concat(
                        directlyIn("ontology").stream(), directlyIn("ontology/alignments").stream())
                .toList();
    }

    /** All of {@link #ontology()} as one graph. */
    public static Graph ontologyGraph() {
        return asOne(ontology());
    }

    /** What some modules say together. */
    public static Graph asOne(List<SourceGraph> modules) {
        Graph all = GraphMemFactory.createDefaultGraphSameTerm();
        modules.forEach(module -> GraphUtil.addInto(all, module.graph()));
        return all;
    }

    /** The cases, in the order of their names. */
    public static List<SourceGraph> cases() {
        return directlyIn("data/cases");
    }

    private static List<SourceGraph> directlyIn(String folder) {
        SortedMap<String, String> texts = new TreeMap<>(ProjectFiles.under(folder, ".ttl"));
        texts.keySet().removeIf(file -> file.lastIndexOf('/') != folder.length());
        return ProjectFiles.readEach(texts, TurtleSource::read);
    }
}
