package org.casegraph.source.json;

import com.google.gson.Gson;
import java.util.Collection;
import java.util.Map;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.jspecify.annotations.Nullable;
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
            new Expansion(file).measure(tree, 0);
            return new Gson().toJson(tree);
        } catch (NumberFormatException e) {
            throw Problem.of(
                    Mistake.MALFORMED_FILE,
                    file,
                    "a number in it cannot be read: " + Problem.reason(e),
                    "Mend it, or write it in quotes as a text",
                    e);
        } catch (YAMLException e) {
            throw Problem.of(
                    Mistake.MALFORMED_FILE, file, "this is no YAML: " + Problem.reason(e), "Mend it at that place", e);
        }
    }

    /** What a tree is when each alias stands for a copy of its anchor, measured without making the copies. */
    private static final class Expansion {
        private static final int DEEPEST = 100;
        private final String file;
        private long characters;

        private Expansion(String file) {
            this.file = file;
        }

        private void measure(@Nullable Object part, int depth) {
            if (depth > DEEPEST) {
                throw refused("it is nested more than " + DEEPEST + " deep, or an alias stands inside its own anchor");
            }
            characters += part instanceof String text ? text.length() + 1 : 1;
            if (characters > MOST_CHARACTERS) {
                throw refused("its aliases make more than " + (MOST_CHARACTERS >> 20) + " million characters of it");
            }
            if (part instanceof Map<?, ?> map) {
                map.forEach((key, value) -> {
                    measure(key, depth + 1);
                    measure(value, depth + 1);
                });
            } else if (part instanceof Collection<?> items) {
                items.forEach(item -> measure(item, depth + 1));
            } else if (part instanceof Double number && !Double.isFinite(number)) {
                throw refused("a number in it is too large, or none");
            }
        }

        private Problem refused(String what) {
            return Problem.of(
                    Mistake.MALFORMED_FILE, file, what, "Write it out, or mend it; nothing of the file was taken");
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
