package org.casegraph.description;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.casegraph.project.ProjectFiles;
import org.casegraph.store.Store;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * An alignment of the ontology with another vocabulary as its SSSOM file has it (https://mapping-commons.github.io/sssom/).
 *
 * @param name of its module, for example {@code mondo}
 * @param text the file as it is
 * @param metadata its slots by name
 * @param predicates how many mappings there are of each, by CURIE
 * @param objectSources the IRIs of the vocabularies whose terms are matched
 */
public record MappingSet(
        String name,
        String text,
        Map<String, Object> metadata,
        Map<String, Long> predicates,
        Set<String> objectSources) {
    /** The path at which all of them are listed. */
    public static final String FOLDER_PATH = "/ontology/alignments";

    public static final String MEDIA_TYPE = "text/tab-separated-values";
    public static final String ENDING = ".sssom.tsv";
    private static final String FOLDER = "ontology/alignments";
    private static final String SOURCE = "object_source";

    /** Those that the program loads; what a user has to ask for, since its licence asks something of the user, is not here. */
    public static List<MappingSet> ofProject() {
        return ProjectFiles.under(FOLDER, ENDING).entrySet().stream()
                .filter(file -> file.getKey().lastIndexOf('/') == FOLDER.length())
                .map(file -> read(file.getKey(), file.getValue()))
                .toList();
    }

    private static MappingSet read(String file, String text) {
        String header = text.lines()
                .takeWhile(line -> line.startsWith("#"))
                .map(line -> line.substring(1))
                .collect(Collectors.joining("\n"));
        Map<String, Object> metadata = new Yaml(new SafeConstructor(new LoaderOptions())).load(header);
        List<String> table =
                text.lines().dropWhile(line -> line.startsWith("#")).toList();
        Map<String, Long> predicates = column(table, "predicate_id").stream()
                .collect(Collectors.groupingBy(predicate -> predicate, TreeMap::new, Collectors.counting()));
        Set<String> sources = column(table, SOURCE).stream()
                .filter(source -> !source.isEmpty())
                .map(source -> iri(metadata, source))
                .collect(Collectors.toCollection(TreeSet::new));
        if (sources.isEmpty() && metadata.containsKey(SOURCE)) {
            sources.add(iri(metadata, metadata.get(SOURCE).toString()));
        }
        String name = file.substring(FOLDER.length() + 1, file.length() - ENDING.length());
        return new MappingSet(name, text, metadata, predicates, sources);
    }

    /** The module that says the same as RDF. */
    public Node module() {
        return NodeFactory.createURI(Store.ONTOLOGY.getURI() + "/alignments/" + name);
    }

    /** The path of the file. */
    public String path() {
        return FOLDER_PATH + "/" + name + ENDING;
    }

    /** The characters of a slot, none if it is not there. */
    public String slot(String slot) {
        return metadata.getOrDefault(slot, "").toString();
    }

    /** The IRI of a CURIE by the set's own prefixes. */
    public String iri(String curie) {
        return iri(metadata, curie);
    }

    private static List<String> column(List<String> table, String name) {
        int column = List.of(table.get(0).split("\t", -1)).indexOf(name);
        return column < 0
                ? List.of()
                : table.stream().skip(1).map(row -> row.split("\t", -1)[column]).toList();
    }

    private static String iri(Map<String, Object> metadata, String curie) {
        int colon = curie.indexOf(':');
        Object namespace =
                metadata.get("curie_map") instanceof Map<?, ?> map ? map.get(curie.substring(0, colon)) : null;
        return namespace == null ? curie : namespace + curie.substring(colon + 1);
    }

    /** How many mappings there are. */
    public long size() {
        return predicates.values().stream().mapToLong(Long::longValue).sum();
    }
}
