package org.casegraph.generated;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.casegraph.project.ProjectFiles;
import org.casegraph.vocabulary.CG;

/**
 * Writes cases in Turtle that nobody had, shaped like full reports: each has the nodes, the times and the passages of one
 * of the project's own, with words of others in what is quoted, as long as those that stood there. What is said is not true of anybody, and what follows from it is as much as from a report that was read.
 *
 * <p>{@code mvn -q test-compile exec:java -Dexec.mainClass=org.casegraph.generated.GeneratedReports
 * -Dexec.classpathScope=test -Dexec.args="5000 1 FOLDER"}: how many, the seed, a folder. A thousand files go into one
 * folder.
 */
public final class GeneratedReports {
    private static final int IN_ONE_FOLDER = 1_000;
    private static final int SHORTEST = 4;
    private static final Pattern BASE = Pattern.compile("@base <[^>]*>");
    private static final Pattern QUOTE = Pattern.compile("(?<=cg:quote \")[^\"\\\\]*(?=\")");
    private static final Pattern IDENTIFIER = Pattern.compile("(?<=dcterms:identifier \")[^\"]*(?=\")");
    private static final Pattern OF_REPORT = Pattern.compile("(?<=cg:sha256 \")[0-9a-f]{64}(?=\")");
    /**
     * A whole one, so that "Three" stays; not one of a number, of which a length of time is read, nor one that denies, nor
     * a Latin prefix that does.
     */
    private static final Pattern WORD = Pattern.compile("(?<![A-Za-z])(?!"
            + "three|four|five|six|seven|eight|nine|ten|eleven|twelve|thir|twent|fort|fift|hundred|half|once|twice|dozen|couple"
            + "|single|both|first|second|last|past|next|day|week|month|year|hour|minute"
            + "|no|never|neither|cannot|with|den|neg|free|un|abs|lack|fail|exclu|rul|in|refract|resist)[a-z]{"
            + SHORTEST + ",}");

    private final List<String> patterns =
            List.copyOf(new LinkedHashMap<>(ProjectFiles.under("data/cases", ".ttl")).values());

    /** What stands in the quotes of all, by length. */
    private final Map<Integer, List<String>> words = new HashMap<>();

    private GeneratedReports() {
        for (String pattern : patterns) {
            QUOTE.matcher(pattern).results().forEach(quote -> WORD.matcher(quote.group())
                    .results()
                    .forEach(word -> words.computeIfAbsent(word.group().length(), length -> new ArrayList<>())
                            .add(word.group())));
        }
    }

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 3) {
            System.err.println("GeneratedReports CASES SEED FOLDER");
            System.exit(1);
        }
        write(Integer.parseInt(arguments[0]), Long.parseLong(arguments[1]), Path.of(arguments[2]));
    }

    /** Writes a thousand files into each folder below one that is made where it is missing. */
    public static void write(int cases, long seed, Path folder) throws IOException {
        GeneratedReports generated = new GeneratedReports();
        for (int number = 0; number < cases; number++) {
            Path below = folder.resolve(String.format(Locale.ROOT, "%04d", number / IN_ONE_FOLDER));
            Files.createDirectories(below);
            String id = String.format(Locale.ROOT, "generated-report-%07d", number + 1);
            Files.writeString(below.resolve(id + ".ttl"), generated.report(id, new Draw(seed, number)));
        }
    }

    private String report(String id, Draw draw) {
        String text = draw.of(patterns);
        text = BASE.matcher(text).replaceFirst("@base <" + CG.CASE_BASE + id + ">");
        text = IDENTIFIER.matcher(text).replaceAll(id);
        text = OF_REPORT.matcher(text).replaceAll(sum -> hexadecimal(sum.group().length(), draw));
        return QUOTE.matcher(text)
                .replaceAll(quote -> Matcher.quoteReplacement(WORD.matcher(quote.group())
                        .replaceAll(word -> draw.of(words.get(word.group().length())))));
    }

    private static String hexadecimal(int length, Draw draw) {
        StringBuilder digits = new StringBuilder();
        while (digits.length() < length) {
            digits.append(Integer.toHexString(draw.between(0, 15)));
        }
        return digits.toString();
    }
}
