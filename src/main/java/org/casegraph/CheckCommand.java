package org.casegraph;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.function.Supplier;
import org.casegraph.annotation.AnnotationSet;
import org.casegraph.intake.SourceCheck;
import org.casegraph.intake.SourceFiles;
import org.casegraph.intake.SourceWatch;
import org.casegraph.intake.Takers;
import org.casegraph.problem.CheckReport;
import org.casegraph.problem.Diagnostics;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.shapes.CaseShapes;
import org.casegraph.source.ProjectSources;
import org.casegraph.source.SourceGraph;
import org.casegraph.source.TextFile;
import org.casegraph.source.TurtleSource;
import org.casegraph.source.report.CaseRepair;
import org.casegraph.source.report.GivenTexts;
import org.casegraph.source.report.ReportText;
import org.casegraph.source.report.TextEdits;
import org.casegraph.store.StoreFolder;
import org.casegraph.terminology.CaseTerms;
import org.casegraph.terminology.Terminologies;
import org.casegraph.terminology.Terminology;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code check}: one line on stderr for each problem, one on stdout for each good file. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Checks syntax, terms, shapes, time, passages and privacy; exit status 1 if anything is wrong.")
final class CheckCommand implements Callable<Integer> {
    private final Function<SourceGraph, List<Problem>> time;
    private final List<Terminology> terminologies = new ArrayList<>();
    private final List<AnnotationSet> annotations = new ArrayList<>();

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "SOURCE",
            arity = "0..*",
            description =
                    "Turtle files, phenopackets, terminologies, annotations of diseases, or folders and archives of"
                            + " them; without any, the project's own cases. Terms of the cases are held against the terminologies.")
    private List<Path> sources = new ArrayList<>();

    @Option(
            names = "--text",
            paramLabel = "FILE",
            description = "The report's text in UTF-8, against which every passage is checked.")
    private @Nullable Path text;

    @Option(
            names = "--fix",
            description =
                    "Writes offsets, sentence numbers, hash and missing types into the Turtle files, never a fact,"
                            + " and prints the difference first. Without --text only what the file itself tells.")
    private boolean isToBeMended;

    @Option(
            names = "--format",
            paramLabel = "DIAGNOSTICS",
            description = "text (default), or all that is found on stdout as json or sarif.")
    private Format format = Format.TEXT;

    @Option(names = "--watch", description = "Checks again when a file changes, until it is stopped.")
    private boolean isWatched;

    private enum Format {
        TEXT,
        JSON,
        SARIF
    }

    private Diagnostics diagnostics = new Diagnostics();

    /** In which the passages of the project's own cases are looked up where no text is given. */
    private final GivenTexts shipped = GivenTexts.ofProject();

    /** @param time what does not hold together in the time of a case */
    CheckCommand(Function<SourceGraph, List<Problem>> time) {
        this.time = time;
    }

    @Override
    public Integer call() throws InterruptedException {
        List<Path> watched = new ArrayList<>(sources);
        Optional.ofNullable(text).ifPresent(watched::add);
        // Before the first check, so that what changes meanwhile is seen.
        SourceWatch watch = new SourceWatch(watched, this::checked);
        int status = checked();
        if (isWatched) {
            watch.start();
            new CountDownLatch(1).await();
        }
        return status;
    }

    private int checked() {
        terminologies.clear();
        annotations.clear();
        diagnostics = new Diagnostics();
        int status = all();
        PrintWriter out = spec.commandLine().getOut();
        switch (format) {
            case JSON -> out.println(diagnostics.json());
            case SARIF -> out.println(diagnostics.sarif(ProgramVersion.number()));
            case TEXT -> {}
        }
        out.flush();
        return status;
    }

    private int all() {
        if (sources.size() == 1 && StoreFolder.isStore(sources.get(0))) {
            StoreFolder.requireUndamaged(sources.get(0));
            spec.commandLine().getOut().println(sources.get(0) + ": a whole store");
            return 0;
        }
        List<Problem> unreadable = new ArrayList<>();
        Optional<ReportText> report =
                Optional.ofNullable(text).flatMap(file -> attempt(() -> ReportText.read(file), unreadable));
        List<SourceGraph> found = read(unreadable);
        List<SourceGraph> read = isToBeMended
                ? found.stream()
                        .map(source -> mended(source, report, found, unreadable))
                        .toList()
                : found;
        CaseTerms terms = new CaseTerms(Terminologies.of(terminologies, unreadable::add));
        List<AnnotationSet> annotated = AnnotationSet.distinct(annotations, unreadable::add);
        unreadable.forEach(this::print);
        boolean good = unreadable.isEmpty();
        if (format == Format.TEXT) {
            terminologies.forEach(this::print);
            annotated.forEach(this::print);
        }
        if (!read.isEmpty()) {
            SourceCheck check = new SourceCheck(ProjectSources.ontologyGraph(), CaseShapes.ofProject(), time);
            for (SourceGraph source : read) {
                Optional<ReportText> given = report.filter(text -> concerns(text, source, read));
                Optional<ReportText> compared = given.or(() -> shipped.of(source));
                good &= check(check, terms, source, compared);
                if (SourceCheck.isCase(source)) {
                    SourceCheck.unwritten(source).forEach(this::print);
                    if (report.isPresent() && compared.isEmpty()) {
                        SourceCheck.notCompared(source).ifPresent(this::print);
                    }
                }
                given.filter(text -> text.isReportOf(source))
                        .ifPresent(text -> SourceCheck.notes(source, text).forEach(this::print));
            }
            terms.notCompared(read).forEach(this::print);
        }
        return good ? 0 : 1;
    }

    /** Written beside and renamed, so that nobody reads half a file. What is no file of its own stays as it is. */
    private SourceGraph mended(
            SourceGraph source, Optional<ReportText> report, List<SourceGraph> all, List<Problem> problems) {
        Path file = Path.of(source.file());
        if (sources.isEmpty() || !Files.isRegularFile(file) || !source.file().endsWith(".ttl")) {
            return source;
        }
        String before = TextFile.decode(source.file(), TextFile.bytes(file));
        TextEdits edits = CaseRepair.of(
                source, before, ProjectSources.ontologyGraph(), report.filter(given -> concerns(given, source, all)));
        if (edits.isEmpty()) {
            return source;
        }
        PrintWriter out = spec.commandLine().getOut();
        out.print(edits.diff(source.file()));
        out.flush();
        try {
            Path real = file.toRealPath();
            Path beside = real.resolveSibling(real.getFileName() + ".mended");
            Files.writeString(beside, edits.changed());
            Files.move(beside, real, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            problems.add(Problem.of(
                    Mistake.NOT_WRITTEN,
                    source.file(),
                    "the file cannot be written: " + e.getMessage(),
                    "Check its rights and the disk",
                    e));
            return source;
        }
        return TurtleSource.read(file);
    }

    /** A text is of the cases that were made from it; if none was, it is held against all of them. */
    private static boolean concerns(ReportText report, SourceGraph source, List<SourceGraph> all) {
        return report.isReportOf(source) || all.stream().noneMatch(report::isReportOf);
    }

    private boolean check(SourceCheck check, CaseTerms terms, SourceGraph source, Optional<ReportText> report) {
        CheckReport found = check.report(source, report);
        List<Problem> problems = new ArrayList<>(found.problems());
        if (SourceCheck.isCase(source)) {
            terms.doubts(source).forEach(doubt -> problems.add(doubt.problem()));
        }
        problems.forEach(this::print);
        found.notes().forEach(this::print);
        if (problems.isEmpty() && format == Format.TEXT) {
            PrintWriter out = spec.commandLine().getOut();
            out.println(source.file() + ": " + check.summary(source, report.isPresent()));
            out.flush();
        }
        return problems.isEmpty();
    }

    private void print(Terminology terminology) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(terminology.file() + ": " + terminology.title() + " with " + terminology.size() + " terms");
        out.flush();
    }

    private void print(AnnotationSet set) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(set.file() + ": " + set.title() + ", " + set.size() + " lines");
        out.flush();
    }

    private void print(Problem problem) {
        if (format != Format.TEXT) {
            diagnostics.add(problem);
            return;
        }
        PrintWriter err = spec.commandLine().getErr();
        err.println(problem.text());
        err.flush();
    }

    private List<SourceGraph> read(List<Problem> unreadable) {
        if (sources.isEmpty()) {
            return attempt(ProjectSources::cases, unreadable).orElse(List.of());
        }
        List<SourceGraph> read = new ArrayList<>();
        try (SourceFiles files = new SourceFiles(Takers.inOrder(
                read::add,
                imported -> read.add(imported.source()),
                terminologies::add,
                annotations::add,
                unreadable::add))) {
            files.readAll(sources);
        }
        return read;
    }

    private static <T> Optional<T> attempt(Supplier<T> step, List<Problem> unreadable) {
        try {
            return Optional.of(step.get());
        } catch (Problem problem) {
            unreadable.add(problem);
            return Optional.empty();
        }
    }
}
