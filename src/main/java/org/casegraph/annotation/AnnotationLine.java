package org.casegraph.annotation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.casegraph.graph.PublicationIds;
import org.casegraph.graph.TermIds;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;

/** One line of annotations by its twelve columns; each is read, or the line is not taken. */
final class AnnotationLine {
    private static final List<String> COLUMNS =
            List.of(("database_id disease_name qualifier hpo_id reference evidence onset frequency sex modifier aspect"
                            + " biocuration")
                    .split(" "));

    private static final int DISEASE = 0;
    private static final int NAME = 1;
    private static final int QUALIFIER = 2;
    private static final int TERM = 3;
    private static final int REFERENCE = 4;
    private static final int EVIDENCE = 5;
    private static final int ONSET = 6;
    private static final int FREQUENCY = 7;
    private static final int SEX = 8;
    private static final int MODIFIER = 9;
    private static final int ASPECT = 10;
    private static final int BIOCURATION = 11;

    private static final Pattern CURIE = Pattern.compile("[A-Za-z][A-Za-z0-9]*:[A-Za-z0-9._-]+");
    private static final Pattern HPO = Pattern.compile("HP:\\d{7}");
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"{}|\\\\^`]+");
    private static final Pattern COUNTED = Pattern.compile("(\\d{1,9})/(\\d{1,9})");
    private static final Pattern PERCENT = Pattern.compile("(\\d{1,3}(?:\\.\\d+)?)\\s?%");
    private static final double WHOLE = 100;

    private final String place;
    private final List<String> values;
    private final Map<String, Optional<Node>> iris;
    private final List<Integer> starts = new ArrayList<>();

    /**
     * @param place the file and the number of the line
     * @param iris what the ids of the lines before stand for; grows
     */
    AnnotationLine(String place, String text, Map<String, Optional<Node>> iris) {
        this.place = place;
        this.iris = iris;
        this.values = List.of(text.split("\t", -1));
        int start = 1;
        for (String value : values) {
            starts.add(start);
            start += value.length() + 1;
        }
        if (values.size() != COLUMNS.size()) {
            throw problem(
                    Math.min(values.size(), COLUMNS.size()) - 1,
                    "the line has " + values.size() + " columns, and not " + COLUMNS.size());
        }
        if (text.indexOf('\uFFFD') >= 0) {
            throw Problem.of(
                    Mistake.BAD_ANNOTATION,
                    place + ":" + (text.indexOf('\uFFFD') + 1),
                    "this is no UTF-8; the line was left out",
                    "Save the file as UTF-8");
        }
    }

    /** Whether a line names the columns, in today's or the earlier spelling. */
    static boolean isHeader(String line) {
        String plain = line.replace("#", "").replace("_", "").toLowerCase(Locale.ROOT);
        return plain.startsWith("databaseid\tdiseasename\tqualifier\thpoid\t");
    }

    /** In how many of how many it was seen. */
    record Counted(int having, int of) {}

    Node disease() {
        String id = values.get(DISEASE);
        return (CURIE.matcher(id).matches() ? iri(id) : Optional.<Node>empty())
                .orElseThrow(() -> problem(DISEASE, "\"" + id + "\" is no id of a disease such as OMIM:154700"));
    }

    String diseaseName() {
        return values.get(NAME).strip();
    }

    boolean isNegated() {
        return oneOf(QUALIFIER, "NOT").isPresent();
    }

    Node term() {
        return term(TERM, values.get(TERM));
    }

    /** Publications and other records by their IRIs, what has none as it is written. */
    List<Node> references() {
        return several(REFERENCE)
                .map(text -> PublicationIds.iri(text)
                        .or(() -> ADDRESS.matcher(text).matches()
                                ? Optional.of(NodeFactory.createURI(text))
                                : Optional.empty())
                        .or(() -> CURIE.matcher(text).matches() && !text.startsWith("ISBN")
                                ? iri(text)
                                : Optional.empty())
                        .orElseGet(() -> NodeFactory.createLiteralString(text)))
                .toList();
    }

    Optional<String> evidence() {
        return oneOf(EVIDENCE, "IEA", "PCS", "TAS");
    }

    Optional<Node> onset() {
        return optional(ONSET).map(id -> term(ONSET, id));
    }

    Optional<Counted> counted() {
        Matcher counted = COUNTED.matcher(values.get(FREQUENCY).strip());
        if (!counted.matches()) {
            return Optional.empty();
        }
        Counted read = new Counted(Integer.parseInt(counted.group(1)), Integer.parseInt(counted.group(2)));
        if (read.of() == 0 || read.having() > read.of()) {
            throw problem(FREQUENCY, "nobody can be " + counted.group());
        }
        return Optional.of(read);
    }

    /** As it is written, without the sign. */
    Optional<String> percent() {
        Matcher percent = PERCENT.matcher(values.get(FREQUENCY).strip());
        if (!percent.matches()) {
            return Optional.empty();
        }
        if (Double.parseDouble(percent.group(1)) > WHOLE) {
            throw problem(FREQUENCY, percent.group() + " is more than all");
        }
        return Optional.of(percent.group(1));
    }

    /** The term that a frequency is if it is neither counted nor in per cent. */
    Optional<Node> frequency() {
        return optional(FREQUENCY)
                .filter(text -> counted().isEmpty() && percent().isEmpty())
                .map(text -> {
                    if (!HPO.matcher(text).matches()) {
                        throw problem(FREQUENCY, "\"" + text + "\" is no frequency such as 3/7, 43% or HP:0040283");
                    }
                    return term(FREQUENCY, text);
                });
    }

    Optional<String> sex() {
        return oneOf(SEX, "MALE", "FEMALE");
    }

    List<Node> modifiers() {
        return several(MODIFIER).map(id -> term(MODIFIER, id)).toList();
    }

    /** The letter that says what kind of term it is: P, I, C, M or H. */
    String aspect() {
        return oneOf(ASPECT, "P", "I", "C", "M", "H").orElseThrow(() -> problem(ASPECT, "no aspect is given"));
    }

    Optional<String> biocuration() {
        return optional(BIOCURATION);
    }

    private Optional<String> optional(int column) {
        return Optional.of(values.get(column).strip()).filter(text -> !text.isEmpty());
    }

    private Stream<String> several(int column) {
        return Stream.of(values.get(column).split(";")).map(String::strip).filter(text -> !text.isEmpty());
    }

    private Optional<String> oneOf(int column, String... allowed) {
        Optional<String> given = optional(column).map(text -> text.toUpperCase(Locale.ROOT));
        if (given.isPresent() && !List.of(allowed).contains(given.get())) {
            throw problem(
                    column,
                    "\"" + values.get(column).strip() + "\" is no " + COLUMNS.get(column) + ", which is one of "
                            + String.join(", ", allowed) + (column == ASPECT ? "" : " or empty"));
        }
        return given;
    }

    private Node term(int column, String id) {
        if (!HPO.matcher(id).matches()) {
            throw problem(column, "\"" + id + "\" is no id of HPO such as HP:0001250");
        }
        return iri(id).orElseThrow();
    }

    private Optional<Node> iri(String id) {
        return iris.computeIfAbsent(
                id, text -> TermIds.iris(text).stream().findFirst().map(NodeFactory::createURI));
    }

    private Problem problem(int column, String what) {
        return Problem.of(
                Mistake.BAD_ANNOTATION,
                place + ":" + starts.get(column),
                what + "; the line was left out",
                "Correct it; the rest was read");
    }
}
