package org.casegraph.alignments;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.casegraph.project.ProjectFiles;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * One SSSOM file: a metadata block in lines of {@code #}, then tab-separated rows.
 *
 * @param file path inside the project
 * @param metadata its slots by name
 * @param columns in the order of the file
 */
record MappingSet(String file, Map<String, Object> metadata, List<String> columns, List<Mapping> mappings) {
    static final String FOLDER = "ontology/alignments/";
    private static final String OPTIONAL = FOLDER + "optional/";

    /** All sets of the project, by path; those that the program does not load are among them. */
    static List<MappingSet> ofProject() {
        return ProjectFiles.under("ontology", ".sssom.tsv").entrySet().stream()
                .map(entry -> read(entry.getKey(), entry.getValue()))
                .toList();
    }

    static MappingSet read(String file, String text) {
        String header = text.lines()
                .takeWhile(line -> line.startsWith("#"))
                .map(line -> line.substring(1))
                .collect(Collectors.joining("\n"));
        List<String> table =
                text.lines().dropWhile(line -> line.startsWith("#")).toList();
        Map<String, Object> metadata = new Yaml(new SafeConstructor(new LoaderOptions())).load(header);
        return new MappingSet(
                file,
                metadata,
                Tsv.columns(table),
                Tsv.rows(table).stream().map(Mapping::of).toList());
    }

    String name() {
        return file.substring(file.lastIndexOf('/') + 1).replace(".sssom.tsv", "");
    }

    /** Whether a user has to ask for it, since its licence asks something of the user. */
    boolean isOptional() {
        return file.startsWith(OPTIONAL);
    }

    String slot(String name) {
        return metadata.getOrDefault(name, "").toString();
    }

    Map<?, ?> prefixes() {
        return (Map<?, ?>) metadata.get("curie_map");
    }

    /** The IRI of a CURIE by the set's own prefixes; a local part may hold colons and slashes. */
    Node iri(String curie) {
        int colon = curie.indexOf(':');
        Object namespace = prefixes().get(curie.substring(0, colon));
        if (namespace == null) {
            throw new IllegalArgumentException(file + ": no prefix for " + curie);
        }
        return NodeFactory.createURI(namespace + curie.substring(colon + 1));
    }
}
