package org.casegraph.workbench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.source.Sha256;
import org.casegraph.source.SourceGraph;
import org.casegraph.source.TextFile;
import org.casegraph.source.report.ReportText;
import org.casegraph.store.Disk;
import org.casegraph.store.WholeFiles;
import org.casegraph.vocabulary.CG;

/**
 * One case file under a person's hands. Each edit is in the file when it is told as done, whole or not at all, and can be
 * undone as long as this is open. Any number of threads may use it, one after the other.
 */
public final class CaseFile {
    private static final String ENDING = ".ttl";

    private final Path file;
    private final String name;
    private final ReportText report;
    private final KnownTerms terms;
    private final Disk disk;
    private final Deque<Change> undo = new ArrayDeque<>();
    private final Deque<Change> redo = new ArrayDeque<>();
    private CaseText now;
    private byte[] written;

    private CaseFile(Path file, ReportText report, KnownTerms terms, Disk disk) {
        this.file = real(file);
        this.name = file.toString();
        this.report = report;
        this.terms = terms;
        this.disk = disk;
        this.written = TextFile.bytes(this.file);
        this.now = CaseText.read(name, TextFile.decode(name, written));
    }

    /**
     * @param terms of the ontology and of the terminologies from which a person may choose
     * @throws Problem if the file cannot be read, describes no case, or was made from another report
     */
    public static CaseFile open(Path file, Path report, Graph terms, Disk disk) {
        if (!file.toString().endsWith(ENDING)) {
            throw Problem.of(
                    Mistake.FILE_OF_OTHER_KIND,
                    file.toString(),
                    "this is not named as a Turtle file",
                    "Begin one with casegraph new CASE-ID --text " + report);
        }
        CaseFile opened = new CaseFile(file, ReportText.read(report), new KnownTerms(terms), disk);
        SourceGraph source = opened.source();
        boolean isHashed = source.graph().contains(Node.ANY, CG.sha256, Node.ANY);
        if (isHashed && !opened.report.isReportOf(source)) {
            throw Problem.of(
                    Mistake.REPORT_CHANGED,
                    file.toString(),
                    "the case was not made from " + report + ", whose SHA-256 is " + opened.report.sha256(),
                    "Give the file that it was made from, unchanged, or mend its hash with casegraph check --fix");
        }
        return opened;
    }

    private static Path real(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            // Reading it tells what is wrong.
            return file.toAbsolutePath();
        }
    }

    public ReportText report() {
        return report;
    }

    /** As it was named. */
    public String name() {
        return name;
    }

    public synchronized String text() {
        return now.text();
    }

    synchronized CaseText now() {
        return now;
    }

    KnownTerms terms() {
        return terms;
    }

    /** What it states now. */
    public synchronized SourceGraph source() {
        return now.source();
    }

    /** Names the text as it is now; another text has another. */
    public synchronized String version() {
        return Sha256.of(now.text().getBytes(StandardCharsets.UTF_8)).substring(0, 16);
    }

    /** What would be undone next. */
    public synchronized Optional<String> undoes() {
        return Optional.ofNullable(undo.peek()).map(Change::name);
    }

    /** What would be done again next. */
    public synchronized Optional<String> redoes() {
        return Optional.ofNullable(redo.peek()).map(Change::name);
    }

    /** Whether the file is no longer what was last read from it or written to it. */
    public synchronized boolean isChangedOutside() {
        try {
            return !Arrays.equals(written, Files.readAllBytes(file));
        } catch (IOException e) {
            return true;
        }
    }

    /**
     * Makes an edit.
     *
     * @param version of the text that whoever edits has seen
     * @throws Problem if it cannot be made, if the text has changed meanwhile, here or outside, or cannot be written; the
     *     file is then as it was
     */
    public synchronized void apply(String version, Edit edit) {
        requireSeen(version);
        CaseText after = new EditWriter(now, report, terms).after(edit);
        Change change = Change.between(EditNames.of(edit, now, terms), now.text(), after.text());
        if (change.removed().equals(change.inserted())) {
            return;
        }
        write(after);
        undo.push(change);
        redo.clear();
    }

    /** Takes the last edit back, if there is one; throws as {@link #apply} does. */
    public synchronized void undo(String version) {
        step(version, undo, redo, true);
    }

    /** Makes the edit again that was last taken back, if there is one; throws as {@link #apply} does. */
    public synchronized void redo(String version) {
        step(version, redo, undo, false);
    }

    private void step(String version, Deque<Change> from, Deque<Change> to, boolean isBack) {
        requireSeen(version);
        Change change = from.peek();
        if (change == null) {
            return;
        }
        write(CaseText.read(name, isBack ? change.undone(now.text()) : change.done(now.text())));
        to.push(from.pop());
    }

    /**
     * Reads the file again. What was done here can no longer be undone if it has another text.
     *
     * @throws Problem if it cannot be read; what was read before stays
     */
    public synchronized void reload() {
        byte[] bytes = TextFile.bytes(file);
        CaseText read = CaseText.read(name, TextFile.decode(name, bytes));
        if (!read.text().equals(now.text())) {
            undo.clear();
            redo.clear();
        }
        now = read;
        written = bytes;
    }

    private void requireSeen(String version) {
        if (isChangedOutside()) {
            throw Problem.of(
                    Mistake.NOT_WRITTEN,
                    name,
                    "the file was changed outside the workbench, and is not overwritten",
                    "Reload it, then make the edit again");
        }
        if (!version.equals(version())) {
            throw Problem.of(
                    Mistake.NOT_WRITTEN,
                    name,
                    "the case was changed in another window",
                    "Look at it as it is now, then make the edit again");
        }
    }

    private void write(CaseText after) {
        byte[] bytes = after.text().getBytes(StandardCharsets.UTF_8);
        try {
            WholeFiles files =
                    WholeFiles.in(Optional.ofNullable(file.getParent()).orElseThrow(), true, disk);
            files.write(file.getFileName().toString(), out -> out.write(bytes));
            files.finish();
        } catch (Problem problem) {
            // What failed may have been only to make the new name safe from a loss of power.
            if (isThere(bytes)) {
                keep(after, bytes);
            }
            throw problem;
        }
        keep(after, bytes);
    }

    private boolean isThere(byte[] bytes) {
        try {
            return Arrays.equals(bytes, Files.readAllBytes(file));
        } catch (IOException e) {
            return false;
        }
    }

    private void keep(CaseText after, byte[] bytes) {
        now = after;
        written = bytes;
    }

    /** The Turtle of a node, as somebody wrote it. */
    public synchronized List<String> turtle(Node node) {
        return now.layout().of(node).stream()
                .map(block -> now.text().substring(block.start(), block.end()))
                .toList();
    }
}
