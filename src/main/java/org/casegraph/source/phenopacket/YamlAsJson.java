package org.casegraph.source.phenopacket;

import com.google.gson.Gson;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** YAML as JSON, for the schema's own reader. */
final class YamlAsJson {
    private static final int MOST_CHARACTERS = 64 << 20;

    private YamlAsJson() {}

    static String of(String file, String yaml) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MOST_CHARACTERS);
        options.setAllowDuplicateKeys(false);
        DumperOptions unused = new DumperOptions();
        Yaml reader =
                new Yaml(new SafeConstructor(options), new Representer(unused), unused, options, new PlainDates());
        try {
            Object tree = reader.load(yaml);
            return new Gson().toJson(tree);
        } catch (YAMLException e) {
            throw Problem.of(
                    Mistake.MALFORMED_FILE, file, "this is no YAML: " + Problem.reason(e), "Mend it at that place", e);
        }
    }

    /** Leaves dates as the text that they are, as JSON has no others. */
    private static final class PlainDates extends Resolver {
        @Override
        protected void addImplicitResolvers() {
            addImplicitResolver(Tag.BOOL, BOOL, "yYnNtTfFoO");
            addImplicitResolver(Tag.INT, INT, "-+0123456789");
            addImplicitResolver(Tag.FLOAT, FLOAT, "-+0123456789.");
            addImplicitResolver(Tag.MERGE, MERGE, "<");
            addImplicitResolver(Tag.NULL, NULL, "~nN\0");
            addImplicitResolver(Tag.NULL, EMPTY, null);
        }
    }
}
