package org.casegraph.inference;

import java.util.Map;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.QueryParseException;
import org.casegraph.source.Problem;
import org.casegraph.vocabulary.CG;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * One file of {@code queries/rules/}: a CONSTRUCT query over the union of one case, the ontology and what earlier
 * stages derived.
 *
 * @param id the file's name without ending
 * @param source where the rule comes from: an IRI or a citation
 * @param stage 1 or more; a rule sees what rules of lower stages derived, and nothing of its own stage
 * @param requirement what a graph must hold for the rule to derive anything
 * @param text the whole file
 */
public record Rule(
        String id,
        String title,
        String why,
        String source,
        int stage,
        Query construct,
        Requirement requirement,
        String text) {
    private static final String HEADER = "#+ ";

    /** The IRI that {@code prov:wasGeneratedBy} names. */
    public Node iri() {
        return NodeFactory.createURI(CG.RULE_BASE + id);
    }

    /** Reads a rule; throws a {@link Problem} that names the file if its header or its query cannot be read. */
    static Rule read(String file, String text) {
        String id = file.substring(file.lastIndexOf('/') + 1).replaceFirst("\\.rq$", "");
        Map<?, ?> header = header(file, text);
        String title = field(file, header, "title", String.class);
        String why = field(file, header, "why", String.class);
        String source = field(file, header, "source", String.class);
        int stage = field(file, header, "stage", Integer.class);
        Query construct = construct(file, text);
        return new Rule(id, title, why, source, stage, construct, Requirement.of(construct), text);
    }

    private static Map<?, ?> header(String file, String text) {
        String lines = text.lines()
                .filter(line -> line.startsWith(HEADER))
                .map(line -> line.substring(HEADER.length()))
                .collect(Collectors.joining("\n"));
        try {
            if (new Yaml(new SafeConstructor(new LoaderOptions())).load(lines) instanceof Map<?, ?> fields) {
                return fields;
            }
        } catch (YAMLException e) {
            throw Problem.of(file, "the header is no YAML: " + e.getMessage(), "Mend the lines that begin with #+", e);
        }
        throw Problem.of(file, "there is no header", "Begin it with title, why, source and stage in lines of #+");
    }

    private static <T> T field(String file, Map<?, ?> header, String name, Class<T> type) {
        if (type.isInstance(header.get(name))) {
            return type.cast(header.get(name));
        }
        throw Problem.of(
                file,
                "the header has no " + name + (type == Integer.class ? " that is a number" : ""),
                "Add a line #+ " + name + ": …");
    }

    private static Query construct(String file, String text) {
        Query query;
        try {
            query = QueryFactory.create(text);
        } catch (QueryParseException e) {
            // Its further lines are all tokens that could have stood there.
            String what = e.getMessage().lines().findFirst().orElseThrow();
            throw Problem.of(file + ":" + e.getLine() + ":" + e.getColumn(), what, "Mend the query", e);
        }
        if (query.isConstructType()) {
            return query;
        }
        throw Problem.of(file, "a rule has to be a CONSTRUCT query", "Move a question to queries/questions/");
    }
}
