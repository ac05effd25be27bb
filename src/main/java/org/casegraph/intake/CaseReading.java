package org.casegraph.intake;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.casegraph.annotation.AnnotationSet;
import org.casegraph.graph.CaseIris;
import org.casegraph.problem.Problem;
import org.casegraph.source.ImportedCase;
import org.casegraph.source.ProjectSources;
import org.casegraph.source.SourceGraph;
import org.casegraph.store.BuildWatch;
import org.casegraph.store.CaseSegment;
import org.casegraph.store.CaseStream;
import org.casegraph.store.FileOrigin;
import org.casegraph.terminology.Terminologies;
import org.casegraph.terminology.Terminology;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads sources and checks each case while it is at hand, so that none has to be kept for that. What was found in all of
 * them is told at the end.
 */
final class CaseReading implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CaseReading.class);

    private final SourceFiles files = new SourceFiles(new Takers(
            this::written,
            this::imported,
            this::unchanged,
            this::segment,
            this::terminology,
            this::annotations,
            this::problem));
    private final List<Source> sources = new ArrayList<>();
    private final List<Terminology> given = new ArrayList<>();
    private final List<AnnotationSet> annotated = new ArrayList<>();
    private final List<Problem> repeated = new ArrayList<>();
    private final List<Problem> fatal = new ArrayList<>();
    private final List<Problem> told = new ArrayList<>();
    private final Terminologies terminologies;
    private final List<AnnotationSet> annotations;
    private final CaseChecks checks;
    private final BuildWatch watch;
    private final boolean isPart;
    private Source current = new Source();
    private Keeping keeping = (source, isWritten, origin, facts) -> Takers.Taking.of(() -> {});
    private volatile boolean isFutile;
    private int found;
    private int imported;
    private long losses;

    /** What becomes of a case; the first step may be done by any thread. */
    interface Keeping {
        Takers.Taking keep(SourceGraph source, boolean isWritten, Optional<FileOrigin> origin, String facts);

        /** The cases of a file that need not be read. */
        default List<CaseStream.Unchanged> unchanged(String file, String sha256) {
            return List.of();
        }

        /** Keeps one of those. */
        default void keep(CaseStream.Unchanged one, FileOrigin origin) {
            throw new IllegalStateException(one.id());
        }

        /** Gives the cases of a segment. */
        default void read(Path segment, Consumer<CaseSegment.Case> cases, Consumer<Problem> problems) {
            throw CaseSegment.onlyForStores(segment);
        }

        /** Keeps one of those. */
        default void keep(CaseSegment.Case one) {
            throw new IllegalStateException(one.solved().file());
        }
    }

    /** What was told of a source while it was read, and how many files of it wait for others. */
    private static final class Source {
        private final List<Problem> problems = new ArrayList<>();
        private int found;
    }

    /**
     * Reads the terminologies and annotations among the sources.
     *
     * @param watch is told how many cases have been read
     * @param isPart whether others are read elsewhere, so that one which gives nothing stops nothing
     */
    CaseReading(List<SourceGraph> ontology, List<Path> paths, BuildWatch watch, boolean isPart) {
        this.watch = watch;
        this.isPart = isPart;
        for (Path path : paths) {
            current = new Source();
            sources.add(current);
            if (!files.readTerms(path)) {
                judge(current);
            }
        }
        terminologies = Terminologies.of(given, repeated::add);
        annotations = AnnotationSet.distinct(annotated, repeated::add);
        checks = new CaseChecks(ProjectSources.asOne(ontology), terminologies);
    }

    Terminologies terminologies() {
        return terminologies;
    }

    List<AnnotationSet> annotations() {
        return annotations;
    }

    /**
     * Reads the cases, the project's own if there are none.
     *
     * @throws Problem with a line for each statement in our model that does not conform, and of a source that gave nothing;
     *     other faults are logged with their file, and are {@link #told}
     */
    void cases(List<Path> paths, Keeping keep) {
        keeping = keep;
        for (int i = 0; i < paths.size(); i++) {
            Source source = sources.get(i);
            files.then(() -> {
                current = source;
                source.found -= files.waiting();
            });
            files.readCases(paths.get(i));
            files.then(() -> {
                source.found += files.waiting();
                judge(source);
            });
        }
        Source across = new Source();
        files.then(() -> current = across);
        files.finish();
        across.found = found;
        judge(across);
        List<Problem> all =
                Stream.of(fatal, checks.violations()).flatMap(List::stream).toList();
        if (!all.isEmpty()) {
            throw Problem.all(all);
        }
        repeated.forEach(this::warn);
        if (found == given.size() + annotated.size() && !isPart) {
            ProjectSources.cases().parallelStream().map(this::own).toList().forEach(Runnable::run);
        }
        report();
    }

    /** What was told, and stopped no other. */
    List<Problem> told() {
        return told;
    }

    private void judge(Source source) {
        if (source.found == 0 && !isPart) {
            fatal.addAll(source.problems);
            isFutile |= !source.problems.isEmpty();
        } else {
            source.problems.forEach(this::warn);
        }
        source.problems.clear();
        source.found = 0;
    }

    private void warn(Problem problem) {
        LOG.warn("{}", problem.text());
        told.add(problem);
    }

    private void problem(Problem problem) {
        current.problems.add(problem);
    }

    private void terminology(Terminology terminology) {
        given.add(terminology);
        count();
    }

    private void annotations(AnnotationSet set) {
        annotated.add(set);
        count();
    }

    private void count() {
        found++;
        current.found++;
    }

    /** How many cases there are is what those until now take of their files. */
    private void countCase() {
        count();
        long cases = (long) found - given.size() - annotated.size();
        watch.at("reading cases", cases, Math.max(cases, Math.round(cases / files.part())));
    }

    private Takers.Taking written(SourceGraph source) {
        CaseChecks.Checked checked = checks.written(source);
        Takers.Taking kept = kept(source, true, Optional.empty(), checked, 0);
        return kept.after(() -> {
            countCase();
            checks.add(checked);
        });
    }

    private Takers.Taking imported(ImportedCase one, Optional<FileOrigin> origin) {
        CaseChecks.Checked checked = checks.imported(one.source());
        int lost = one.losses().size();
        return kept(one.source(), false, origin, checked, lost).after(() -> count(checked, lost));
    }

    private void count(CaseChecks.Checked checked, int lost) {
        countCase();
        imported++;
        losses += lost;
        checks.add(checked);
    }

    private List<Takers.Known> unchanged(String file, String sha256) {
        FileOrigin origin = new FileOrigin(sha256);
        return keeping.unchanged(file, sha256).stream()
                .map(one -> {
                    origin.add();
                    CaseFacts facts = CaseFacts.read(one.facts());
                    return new Takers.Known(one.id(), Takers.Taking.of(() -> {
                        count(facts.checked(), facts.losses());
                        keeping.keep(one, origin);
                    }));
                })
                .toList();
    }

    /** What one cannot give is not in the store, however much the others gave. */
    private void segment(Path file) {
        try {
            keeping.read(file, this::segmented, this::problem);
        } catch (Problem unusable) {
            fatal.add(unusable);
            isFutile = true;
        }
    }

    private void segmented(CaseSegment.Case one) {
        CaseFacts facts = CaseFacts.read(one.facts());
        if (one.isWritten()) {
            countCase();
            checks.add(facts.checked());
            keeping.keep(one);
            return;
        }
        CaseStream.Solved solved = one.solved();
        files.give(
                CaseIris.id(solved.name()),
                solved.file(),
                () -> {
                    count(facts.checked(), facts.losses());
                    keeping.keep(one);
                },
                one.origin().isPresent());
    }

    private Runnable own(SourceGraph source) {
        CaseChecks.Checked checked = checks.own(source);
        return keeping.keep(source, true, Optional.empty(), "")
                .after(() -> checks.add(checked))
                .step();
    }

    /** Nothing is worked out for a store that is not to be. */
    private Takers.Taking kept(
            SourceGraph source, boolean isWritten, Optional<FileOrigin> origin, CaseChecks.Checked checked, int lost) {
        isFutile |= !checked.violations().isEmpty();
        return isFutile
                ? Takers.Taking.of(() -> {})
                : keeping.keep(source, isWritten, origin, new CaseFacts(checked, lost).text());
    }

    private void report() {
        if (losses > 0) {
            LOG.info(
                    "{} values of {} imported cases were not carried over; import --losses lists them",
                    losses,
                    imported);
        }
        checks.disclosures().ifPresent(LOG::warn);
        terminologies.list().forEach(one -> LOG.info("{}: {} with {} terms", one.file(), one.title(), one.size()));
        annotations.forEach(one -> LOG.info("{}: {}, {} lines", one.file(), one.title(), one.size()));
        if (!checks.doubts().isEmpty()) {
            LOG.warn("terms of the cases are {}; check lists them", checks.doubts());
        }
    }

    @Override
    public void close() {
        files.close();
    }
}
