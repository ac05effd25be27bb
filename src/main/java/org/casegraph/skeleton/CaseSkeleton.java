package org.casegraph.skeleton;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.NearestNames;
import org.casegraph.problem.Problem;
import org.casegraph.project.ProjectFiles;
import org.casegraph.source.CaseId;
import org.casegraph.source.TurtleSource;
import org.casegraph.source.report.ReportText;

/** A commented case file without facts of a report, put together from the files of {@code data/templates}. */
public final class CaseSkeleton {
    private static final String FOLDER = "data/templates";
    private static final String ENDING = ".ttl";

    /** What every case has; the others are added to it. */
    private static final String CASE = "case";

    private static final String ID = "CASE-ID";
    private static final String PASSAGES = "### Passages";
    private static final int WORDS = 8;
    private static final Pattern HEAD = Pattern.compile("\\A(@[^\\n]*\\n|\\s*\\n)*");
    private static final Pattern QUOTE = Pattern.compile("( *)cg:quote \"([^\"]*)\" ;");
    private static final Pattern FIRST_WORDS =
            Pattern.compile("[^\\s\"\\\\]+(?:\\h[^\\s\"\\\\]+){0," + (WORDS - 1) + "}");

    /** As in {@code TITLE OF THE REPORT}; an abbreviation is shorter. */
    private static final Pattern IN_CAPITALS = Pattern.compile("\\b[A-Z]{5,}\\b");

    private static final SortedMap<String, String> TEMPLATES = templates();
    private static final Set<Node> UNWRITTEN = unwritten();

    private CaseSkeleton() {}

    /** The names of what can be added, in alphabetical order. */
    public static List<String> names() {
        return TEMPLATES.keySet().stream().filter(name -> !name.equals(CASE)).toList();
    }

    /**
     * The text of a case file.
     *
     * @param id as it will stand in the IRI of the case
     * @param chosen names of templates, in the order in which they are to stand
     * @param report by its hash and first words, where it is at hand; the places of other passages are then still to be
     *     filled in, which {@code check --fix} does
     * @throws Problem if the id cannot stand in an IRI, or there is no such template
     */
    public static String of(String id, List<String> chosen, Optional<ReportText> report) {
        requireId(id);
        List<String> parts = new ArrayList<>();
        for (String name : chosen.stream().distinct().toList()) {
            parts.add(body(name));
        }
        String whole = text(CASE);
        int passages = whole.indexOf(PASSAGES);
        String text = whole.substring(0, passages)
                + parts.stream().map(part -> part + "\n").collect(Collectors.joining())
                + whole.substring(passages);
        return report.map(given -> anchored(text, given)).orElse(text).replace(ID, id);
    }

    /** Whether a value is one that every skeleton has until somebody writes another: those in capitals. */
    public static boolean isUnwritten(Node value) {
        return UNWRITTEN.contains(value);
    }

    /** Whether so much is unwritten that nobody has begun; the words by which the patient is told may be there already. */
    public static boolean isUntouched(Set<Node> unwritten) {
        return unwritten.size() >= UNWRITTEN.size() - 1;
    }

    private static Set<Node> unwritten() {
        return TurtleSource.read(CASE + ENDING, text(CASE)).graph().stream()
                .map(Triple::getObject)
                .filter(value -> IN_CAPITALS
                        .matcher(value.isLiteral() ? value.getLiteralLexicalForm() : value.toString())
                        .find())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static void requireId(String id) {
        String safe = CaseId.iriSafe(id);
        if (!safe.equals(id)) {
            String near = id.replaceAll("\\.ttl$", "")
                    .replaceAll("[^A-Za-z0-9._-]+", "-")
                    .replaceAll("^[._-]+|-+$", "");
            throw Problem.of(
                    Mistake.BAD_CASE_IRI,
                    id,
                    "this cannot be the id of a case: it begins with a letter or digit and goes on with those, dots and"
                            + " hyphens",
                    "Write for example " + (near.isEmpty() ? "author-2024" : near));
        }
        if (id.endsWith(ENDING)) {
            throw Problem.of(
                    Mistake.BAD_CASE_IRI,
                    id,
                    "this is the name of a file, not the id of a case",
                    "Write " + id.substring(0, id.length() - ENDING.length()));
        }
    }

    private static String body(String name) {
        if (!names().contains(name)) {
            throw Problem.of(
                    Mistake.UNKNOWN_NAME,
                    name,
                    "there is no such template",
                    "Nearest: " + String.join(", ", NearestNames.of(name, names())) + "; all are "
                            + String.join(", ", names()));
        }
        return HEAD.matcher(text(name)).replaceFirst("").strip() + "\n";
    }

    private static String text(String name) {
        return Optional.ofNullable(TEMPLATES.get(name)).orElseThrow();
    }

    /** The passage of the case itself quotes the report's first words; the places of the others are not known yet. */
    private static String anchored(String text, ReportText report) {
        Matcher words = FIRST_WORDS.matcher(report.text());
        if (!words.find()) {
            return text;
        }
        int start = report.text().codePointCount(0, words.start());
        int end = start + words.group().codePointCount(0, words.group().length());
        String hashed = text.replace(
                "    cg:extentRead \"", "    cg:sha256 \"" + report.sha256() + "\" ;\n    cg:extentRead \"");
        int own = hashed.indexOf(PASSAGES);
        String others = QUOTE.matcher(hashed.substring(0, own))
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group() + "\n" + found.group(1) + place(0, 1) + " # check --fix finds the place"));
        return others
                + QUOTE.matcher(hashed.substring(own))
                        .replaceAll(found -> Matcher.quoteReplacement(found.group(1)
                                + "cg:quote \""
                                + words.group().replaceAll("\\h", " ")
                                + "\" ;\n"
                                + found.group(1)
                                + place(start, end)));
    }

    private static String place(int start, int end) {
        return "cg:sentence 1 ; cg:start " + start + " ; cg:end " + end + " ;";
    }

    private static SortedMap<String, String> templates() {
        SortedMap<String, String> byName = new TreeMap<>();
        ProjectFiles.under(FOLDER, ENDING)
                .forEach((path, text) ->
                        byName.put(path.substring(FOLDER.length() + 1, path.length() - ENDING.length()), text));
        return byName;
    }
}
