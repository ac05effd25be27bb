package org.casegraph.project;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.casegraph.problem.NearestNames;

/** A mistake that people make in queries, as {@code sparql-mistakes.tsv} has it: by what it is known, and what to do. */
record FrequentMistake(
        Pattern said,
        Pattern within,
        Pattern before,
        boolean isGlued,
        Pattern at,
        List<String> nearest,
        String what,
        String advice) {
    private static final List<FrequentMistake> ALL = TableFile.rows("project/sparql-mistakes.tsv")
            .map(FrequentMistake::of)
            .toList();

    private static final int LONGEST = 40;

    /** What is told of one. */
    record Told(String what, String advice) {}

    private static FrequentMistake of(List<String> row) {
        String before = row.get(2);
        boolean isGlued = before.endsWith("~");
        return new FrequentMistake(
                pattern(row.get(0)),
                pattern(row.get(1)),
                pattern(
                        before.isEmpty() || before.startsWith("^")
                                ? before
                                : "(?:.* )?" + (isGlued ? before.substring(0, before.length() - 1) : before)),
                isGlued,
                pattern(row.get(3)),
                row.get(4).isEmpty() ? List.of() : List.of(row.get(4).split(" ")),
                row.get(5),
                row.get(6));
    }

    /** Nothing stands for anything. */
    private static Pattern pattern(String cell) {
        return Pattern.compile(
                cell.isEmpty() ? "(?s:.*)" : cell.replace("TERM", "(?:\\?v|<i>|p:n|_:b|\"s\"|9|\\(\\)|\\[\\])"),
                Pattern.DOTALL);
    }

    /**
     * The first that fits.
     *
     * @param said what the parser tells
     */
    static Optional<Told> told(String said, QueryPlace place) {
        return ALL.stream().flatMap(one -> one.fits(said, place).stream()).findFirst();
    }

    private Optional<Told> fits(String said, QueryPlace place) {
        Matcher told = this.said.matcher(said);
        if (!told.matches()
                || isGlued && !place.isGlued()
                || !at.matcher(place.at().kind()).matches()
                || !within.matcher(place.within()).matches()
                || !before.matcher(place.before()).matches()) {
            return Optional.empty();
        }
        List<String> near =
                nearest.isEmpty() ? List.of() : NearestNames.alike(place.at().text(), nearest);
        if (near.isEmpty() && !nearest.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Told(filled(what, told, place, near), filled(advice, told, place, near)));
    }

    private static String filled(String words, Matcher told, QueryPlace place, List<String> near) {
        String filled = words.replace("{nearest}", String.join(" or ", near))
                .replace("{owner}", place.within().replaceAll("[ ~({\\[]", "").toUpperCase(Locale.ROOT));
        for (int i = 1; i <= told.groupCount(); i++) {
            filled = filled.replace(
                    "{" + i + "}", Optional.ofNullable(told.group(i)).orElse(""));
        }
        // Last, as they may hold anything.
        return filled.replace("{last}", "\u0000")
                .replace("{at}", shortened(place.at().text()))
                .replace("\u0000", shortened(place.last().map(QueryWord::text).orElse("")));
    }

    private static String shortened(String text) {
        String line = text.lines().findFirst().orElse("");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
