package org.casegraph.project;

import java.util.Map;
import java.util.stream.Collectors;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.QueryParseException;
import org.casegraph.problem.Problem;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * A SPARQL file whose header is the YAML in its lines of {@code #+}, each field of which has to be there when it is asked
 * for.
 *
 * @param file as it is named in problems
 */
public record HeadedQuery(String file, Map<?, ?> header, String text) {
    private static final String MARK = "#+ ";

    /** @param fields what the header has to hold, in words, for the {@link Problem} where there is none */
    public static HeadedQuery read(String file, String text, String fields) {
        String lines = text.lines()
                .filter(line -> line.startsWith(MARK))
                .map(line -> line.substring(MARK.length()))
                .collect(Collectors.joining("\n"));
        try {
            if (new Yaml(new SafeConstructor(new LoaderOptions())).load(lines) instanceof Map<?, ?> header) {
                return new HeadedQuery(file, header, text);
            }
        } catch (YAMLException e) {
            throw Problem.of(file, "the header is no YAML: " + e.getMessage(), "Mend the lines that begin with #+", e);
        }
        throw Problem.of(file, "there is no header", "Begin it with " + fields + " in lines of #+");
    }

    /** Throws a {@link Problem} if the field is missing or of another type. */
    public <T> T field(String name, Class<T> type) {
        if (type.isInstance(header.get(name))) {
            return type.cast(header.get(name));
        }
        throw Problem.of(
                file,
                "the header has no " + name + (type == Integer.class ? " that is a number" : ""),
                "Add a line #+ " + name + ": …");
    }

    /** The query of the file, parsed. */
    public Query query() {
        return parse(file, text);
    }

    /** Throws a {@link Problem} with line and column if the text is no query. */
    public static Query parse(String where, String text) {
        try {
            return QueryFactory.create(text);
        } catch (QueryParseException e) {
            // Its further lines are all tokens that could have stood there.
            String what = e.getMessage().lines().findFirst().orElseThrow();
            throw Problem.of(where + ":" + e.getLine() + ":" + e.getColumn(), what, "Mend the query", e);
        }
    }
}
