package org.casegraph.cohort.review;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.jena.graph.NodeFactory;
import org.casegraph.cohort.review.Item.Which;
import org.casegraph.graph.TermIds;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.NearestNames;
import org.casegraph.problem.Problem;
import org.casegraph.unit.UnitConversion;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads the columns of a review from YAML, as {@code docs/review-table.md} describes it. */
public final class ColumnSetReader {
    private static final int MOST_CHARACTERS = 1 << 20;
    private static final int MOST_COLUMNS = 200;
    private static final Pattern ID = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,59}");
    private static final List<String> ITEMS =
            List.of("finding", "event", "diagnosis", "measurement", "interval", "property");
    private static final Map<String, Set<String>> BESIDE = Map.of(
            "finding", Set.of(),
            "event", Set.of(),
            "diagnosis", Set.of(),
            "measurement", Set.of("unit", "which"),
            "interval", Set.of("unit", "which"),
            "property", Set.of("of", "within", "unit"));

    /** What a file has of its own columns; rows begin with the name of the case. */
    private static final Set<String> TAKEN = Set.of("case", "caselabel");

    private final String file;
    private final UnitConversion units = new UnitConversion();

    private ColumnSetReader(String file) {
        this.file = file;
    }

    /**
     * The columns of a text.
     *
     * @throws Problem with the line and column of the first fault
     */
    public static ColumnSet read(String file, String text) {
        return new ColumnSetReader(file).set(text);
    }

    private ColumnSet set(String text) {
        Map<String, Node> set = fields(tree(text), Set.of("title", "description", "columns"));
        Node columns = required(set, "columns", tree(text));
        if (!(columns instanceof SequenceNode list) || list.getValue().isEmpty()) {
            throw fault(columns, "these are no columns", "Write them as a list, each with id, label and an item");
        }
        if (list.getValue().size() > MOST_COLUMNS) {
            throw fault(columns, "these are more than " + MOST_COLUMNS + " columns", "Make two tables");
        }
        List<ReviewColumn> read = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Node column : list.getValue()) {
            read.add(column(column, ids));
        }
        String name = file.replaceFirst("^.*[/\\\\]", "").replaceFirst("\\.ya?ml$", "");
        return new ColumnSet(
                name,
                optional(set, "title").orElse(name),
                optional(set, "description").orElse(""),
                read);
    }

    private Node tree(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MOST_CHARACTERS);
        options.setAllowDuplicateKeys(false);
        try {
            @Nullable Node tree = new Yaml(options).compose(new StringReader(text));
            if (tree == null) {
                throw Problem.of(
                        Mistake.NOTHING_TO_READ, file, "the file is empty", "Write columns: and a list of columns");
            }
            return tree;
        } catch (MarkedYAMLException e) {
            throw Problem.of(
                    Mistake.MALFORMED_FILE,
                    place(e.getProblemMark()),
                    "this is no YAML: " + e.getProblem(),
                    "Mend it at that place",
                    e);
        } catch (YAMLException e) {
            throw Problem.of(Mistake.MALFORMED_FILE, file, "this is no YAML: " + Problem.reason(e), "Mend it", e);
        }
    }

    private ReviewColumn column(Node node, Set<String> ids) {
        Set<String> allowed = new HashSet<>(ITEMS);
        allowed.addAll(Set.of("id", "label", "unit", "which", "of", "within"));
        Map<String, Node> fields = fields(node, allowed);
        Node id = required(fields, "id", node);
        String name = text(id);
        if (!ID.matcher(name).matches()) {
            throw fault(
                    id,
                    "\"" + name + "\" is no id of a column",
                    "Begin with a letter and use letters, digits and _, at most 60");
        }
        if (TAKEN.contains(name.toLowerCase(Locale.ROOT)) || !ids.add(name.toLowerCase(Locale.ROOT))) {
            throw fault(id, "another column is called \"" + name + "\"", "Give each an id of its own");
        }
        List<String> items = ITEMS.stream().filter(fields::containsKey).toList();
        if (items.size() != 1) {
            throw fault(
                    node,
                    items.isEmpty()
                            ? "the column " + name + " asks for nothing"
                            : "the column " + name + " asks for " + String.join(" and ", items),
                    "Give it one of " + String.join(", ", ITEMS));
        }
        String item = items.get(0);
        fields.forEach((key, value) -> {
            boolean isMeant = key.equals("id")
                    || key.equals("label")
                    || key.equals(item)
                    || BESIDE.getOrDefault(item, Set.of()).contains(key);
            if (!isMeant) {
                throw fault(value, key + " says nothing of a " + item, "Remove it");
            }
        });
        return new ReviewColumn(name, optional(fields, "label").orElse(name), item(item, fields));
    }

    private Item item(String item, Map<String, Node> fields) {
        Node value = required(fields, item, fields.values().iterator().next());
        return switch (item) {
            case "finding" -> new Item.OfFinding(terms(value));
            case "event" -> new Item.OfEvent(terms(value));
            case "diagnosis" -> new Item.OfDiagnosis(terms(value));
            case "measurement" ->
                new Item.OfMeasurement(
                        terms(value), unit(required(fields, "unit", value)), which(fields, Which.values()));
            case "interval" -> {
                Map<String, Node> ends = fields(value, Set.of("from", "to"));
                yield new Item.OfInterval(
                        term(required(ends, "from", value)),
                        term(required(ends, "to", value)),
                        unit(required(fields, "unit", value)),
                        which(fields, Which.EVERY, Which.FIRST));
            }
            default ->
                new Item.OfProperty(
                        term(required(fields, "of", value)),
                        term(value),
                        Optional.ofNullable(fields.get("within")).map(this::term),
                        Optional.ofNullable(fields.get("unit")).map(this::unit));
        };
    }

    private Which which(Map<String, Node> fields, Which... choices) {
        Node written = fields.get("which");
        if (written == null) {
            return Which.EVERY;
        }
        return Arrays.stream(choices)
                .filter(one -> word(one).equals(text(written)))
                .findFirst()
                .orElseThrow(() -> fault(
                        written,
                        "\"" + text(written) + "\" says not which of several",
                        "Write one of "
                                + Arrays.stream(choices)
                                        .map(ColumnSetReader::word)
                                        .collect(Collectors.joining(", "))));
    }

    private static String word(Which which) {
        return which.name().toLowerCase(Locale.ROOT);
    }

    private List<org.apache.jena.graph.Node> terms(Node value) {
        if (value instanceof SequenceNode list && !list.getValue().isEmpty()) {
            return list.getValue().stream().map(this::term).toList();
        }
        return List.of(term(value));
    }

    private org.apache.jena.graph.Node term(Node value) {
        String written = text(value);
        return TermIds.iris(written).stream()
                .findFirst()
                .map(NodeFactory::createURI)
                .orElseThrow(() -> fault(
                        value,
                        "\"" + written + "\" is no IRI and no id of a term",
                        "Write it as cg:Glossitis, HP:0000206 or a whole IRI"));
    }

    private String unit(Node value) {
        String code = text(value);
        if (!units.isUnit(code)) {
            throw fault(value, "\"" + code + "\" is no UCUM code", "Write for example pg/mL, mm, a or mo");
        }
        return code;
    }

    private Map<String, Node> fields(Node node, Set<String> allowed) {
        if (!(node instanceof MappingNode mapping)) {
            throw fault(
                    node,
                    "this has no fields",
                    "Write " + allowed.stream().sorted().collect(Collectors.joining(", ")) + " as name: value");
        }
        Map<String, Node> fields = new LinkedHashMap<>();
        for (NodeTuple field : mapping.getValue()) {
            String key = text(field.getKeyNode());
            if (!allowed.contains(key)) {
                throw fault(
                        field.getKeyNode(),
                        "there is no field \"" + key + "\"",
                        "Nearest: " + String.join(", ", NearestNames.of(key, allowed)));
            }
            if (fields.put(key, field.getValueNode()) != null) {
                throw fault(field.getKeyNode(), key + " stands twice", "Keep one of the two");
            }
        }
        return fields;
    }

    private Node required(Map<String, Node> fields, String key, Node whole) {
        Node value = fields.get(key);
        if (value == null) {
            throw fault(whole, key + " is missing", "Write " + key + ": and its value");
        }
        return value;
    }

    private Optional<String> optional(Map<String, Node> fields, String key) {
        return Optional.ofNullable(fields.get(key)).map(this::text);
    }

    private String text(Node node) {
        if (!(node instanceof ScalarNode scalar) || scalar.getValue().isBlank()) {
            throw fault(node, "one value is expected here", "Write one word or one text");
        }
        return scalar.getValue().strip();
    }

    private Problem fault(Node node, String what, String remedy) {
        return Problem.of(Mistake.BAD_COLUMNS, place(node.getStartMark()), what, remedy);
    }

    private String place(@Nullable Mark mark) {
        return mark == null ? file : file + ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1);
    }
}
