package org.casegraph.source.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * Changes within lines of a text; whatever else stands there, comments and white space, stays as it is.
 *
 * @param edits in the order of the text, none within another
 */
public record TextEdits(String text, List<Edit> edits) {
    private static final int CONTEXT = 3;

    /**
     * Characters to be replaced; none for an insertion.
     *
     * @param written without a line break
     */
    record Edit(int start, int end, String written) {}

    public TextEdits {
        edits = edits.stream()
                .sorted(Comparator.comparingInt(Edit::start).thenComparingInt(Edit::end))
                .toList();
    }

    public boolean isEmpty() {
        return edits.isEmpty();
    }

    /** The text with all changes. */
    public String changed() {
        StringBuilder changed = new StringBuilder();
        int at = 0;
        for (Edit edit : edits) {
            changed.append(text, at, edit.start()).append(edit.written());
            at = edit.end();
        }
        return changed.append(text, at, text.length()).toString();
    }

    /** The changes as a unified diff with three lines around each; empty if there are none. */
    public String diff(String file) {
        if (edits.isEmpty()) {
            return "";
        }
        String[] before = text.split("\n", -1);
        String[] after = changed().split("\n", -1);
        List<Integer> different = new ArrayList<>();
        for (int i = 0; i < before.length; i++) {
            if (!before[i].equals(after[i])) {
                different.add(i);
            }
        }
        StringBuilder diff = new StringBuilder("--- " + file + "\n+++ " + file + "\n");
        int next = 0;
        while (next < different.size()) {
            int first = next;
            while (next + 1 < different.size() && different.get(next + 1) - different.get(next) <= 2 * CONTEXT) {
                next++;
            }
            hunk(before, after, different.subList(first, next + 1), diff);
            next++;
        }
        return diff.toString();
    }

    private static void hunk(String[] before, String[] after, List<Integer> different, StringBuilder diff) {
        int last = before.length - (before[before.length - 1].isEmpty() ? 1 : 0);
        int from = Math.max(0, different.get(0) - CONTEXT);
        int to = Math.min(last, different.get(different.size() - 1) + CONTEXT + 1);
        diff.append("@@ -").append(from + 1).append(',').append(to - from);
        diff.append(" +").append(from + 1).append(',').append(to - from).append(" @@\n");
        TreeSet<Integer> changed = new TreeSet<>(different);
        for (int i = from; i < to; i++) {
            if (changed.contains(i)) {
                line('-', before, i, diff);
                line('+', after, i, diff);
            } else {
                line(' ', before, i, diff);
            }
        }
    }

    private static void line(char mark, String[] lines, int number, StringBuilder diff) {
        diff.append(mark).append(lines[number]).append('\n');
        if (number == lines.length - 1) {
            diff.append("\\ No newline at end of file\n");
        }
    }
}
