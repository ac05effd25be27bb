package org.casegraph.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.casegraph.graph.CaseIris;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.source.SourceGraph;
import org.casegraph.store.column.ColumnCase;
import org.casegraph.store.column.ColumnWriter;

/**
 * Takes cases in whatever order they come and solves and enlarges each by itself; the store has them in the order of their
 * IRIs. What is solved waits on the disk, so that memory does not grow with the cases but for their names.
 */
public final class CaseStream {
    private final Function<SourceGraph, SolvedCase> solve;
    private final ColumnWriter writer;
    private final EarlierBuild earlier;
    private final String madeBy;
    private final List<Taken> written = new ArrayList<>();
    private final List<Taken> imported = new ArrayList<>();
    private final List<Problem> unordered = new ArrayList<>();
    private final List<Problem> leftOut = new ArrayList<>();
    private final Map<FileOrigin, List<EarlierBuild.Known>> origins = new HashMap<>();
    private final Set<Node> unchanged = new HashSet<>();

    /**
     * @param solve may be called by several threads
     * @param madeBy as {@link EarlierBuild#madeBy}
     */
    CaseStream(Function<SourceGraph, SolvedCase> solve, ColumnWriter writer, EarlierBuild earlier, String madeBy) {
        this.solve = solve;
        this.writer = writer;
        this.earlier = earlier;
        this.madeBy = madeBy;
    }

    /**
     * A case that is ready to be taken.
     *
     * @param file the file that it is of
     * @param where its place in that
     * @param columns empty if it is left out
     * @param problem why it is left out, or cannot be ordered
     */
    public record Solved(
            Node name,
            String file,
            String where,
            Map<String, String> prefixes,
            Optional<ColumnCase> columns,
            Optional<Problem> problem) {
        private Solved withoutColumns() {
            return new Solved(name, file, where, prefixes, Optional.empty(), problem);
        }

        /** Whether it was left out for want of memory, which it may have alone. */
        public boolean isShortOfMemory() {
            return problem.filter(why -> why.getCause() instanceof OutOfMemoryError)
                    .isPresent();
        }
    }

    /** @param kept by which the writer knows it; below 0 if it is left out */
    private record Taken(Solved solved, int kept, boolean isUnchanged, Optional<FileOrigin> origin, String facts) {
        Node name() {
            return solved.name();
        }
    }

    /**
     * A case of a file that was read for the store that is replaced, and is taken as it was.
     *
     * @param id as it is in its IRI
     * @param facts as they were given to {@link #take}
     */
    public record Unchanged(String id, Solved solved, String facts) {}

    /** The cases of a file, by the SHA-256 of its content; empty if it is to be read. Any number of threads may ask. */
    public List<Unchanged> unchanged(String file, String sha256) {
        return earlier.cases(sha256).stream()
                .map(known -> {
                    Node name = CaseIris.of(known.id());
                    Solved solved = new Solved(
                            name, file, file, Map.of(), Optional.of(earlier.columns(name)), Optional.empty());
                    return new Unchanged(known.id(), solved, known.facts());
                })
                .toList();
    }

    /** Solves and enlarges a case. Any number of threads may. */
    public Solved solve(SourceGraph source) {
        return solve(source, solve);
    }

    static Solved solve(SourceGraph source, Function<SourceGraph, SolvedCase> solve) {
        Optional<ColumnCase> columns = Optional.empty();
        Optional<Problem> problem;
        Map<String, String> prefixes = Map.of();
        try {
            SolvedCase solved = solve.apply(source);
            columns = Optional.of(ColumnCase.of(solved.name(), solved.stated(), solved.inferred()));
            problem = solved.unordered();
            prefixes = source.graph().getPrefixMapping().getNsPrefixMap();
        } catch (Problem why) {
            problem = Optional.of(why);
        } catch (OutOfMemoryError e) {
            problem = Optional.of(Problem.of(
                    Mistake.CASE_TOO_LARGE,
                    source.file() + ": " + source.name(),
                    "there is not enough memory for what follows from it",
                    "Give Java more memory by -Xmx, or leave it out; the rest goes in",
                    e));
        }
        return new Solved(source.name(), source.file(), source.where(source.name()), prefixes, columns, problem);
    }

    /**
     * Takes a case; of several with one name the first goes in, and of those the first that is written in our model.
     *
     * @param isWritten whether it is
     * @param origin its file, if it need not be read again while it stays what it is
     * @param facts what was found in it, for who takes it {@link #unchanged}; without tabs and line ends
     */
    public void take(Solved solved, boolean isWritten, Optional<FileOrigin> origin, String facts) {
        take(solved, isWritten ? written : imported, false, origin, facts);
    }

    /** Takes a case of a file that was not read again. */
    public void take(Unchanged one, FileOrigin origin) {
        take(one.solved(), imported, true, Optional.of(origin), one.facts());
    }

    /**
     * Gives the cases of a segment, each to be taken.
     *
     * @param problems takes what was told of the sources when it was written
     * @throws Problem if it was written by another version or with other terminologies, or is damaged
     */
    public void read(Path segment, Consumer<CaseSegment.Case> cases, Consumer<Problem> problems) {
        CaseSegment.read(segment, madeBy, cases, problems);
    }

    /** Takes a case of a segment. */
    public void take(CaseSegment.Case one) {
        take(one.solved(), one.isWritten(), one.origin(), one.facts());
    }

    private void take(Solved solved, List<Taken> into, boolean isUnchanged, Optional<FileOrigin> origin, String facts) {
        try {
            int kept =
                    solved.columns().isPresent() ? writer.keep(solved.columns().get()) : -1;
            into.add(new Taken(solved.withoutColumns(), kept, isUnchanged, origin, facts));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Gives all cases to the writer.
     *
     * @param prefixes takes those of each case
     * @param watch is told how many were given
     * @return how many there are
     */
    int finish(Consumer<Map<String, String>> prefixes, BuildWatch watch) throws IOException {
        int given = written.size() + imported.size();
        int cases = 0;
        List<Problem> unsolved = new ArrayList<>();
        List<Taken> all = inOrder();
        for (Taken one : all) {
            if (one.kept() < 0) {
                one.solved().problem().ifPresent(unsolved::add);
            } else {
                one.solved().problem().ifPresent(unordered::add);
                prefixes.accept(one.solved().prefixes());
                writer.addCase(one.kept());
                if (one.isUnchanged()) {
                    unchanged.add(one.name());
                }
                remember(one);
                cases++;
                watch.at("putting cases in order", cases, all.size());
            }
        }
        leftOut.addAll(unsolved);
        if (given > 0 && cases == 0) {
            throw Problem.all(leftOut);
        }
        return cases;
    }

    /** Not what has a problem, which is to be told again, or prefixes. */
    private void remember(Taken one) {
        one.origin()
                .filter(file -> one.solved().problem().isEmpty()
                        && one.solved().prefixes().isEmpty())
                .ifPresent(file -> origins.computeIfAbsent(file, cases -> new ArrayList<>())
                        .add(new EarlierBuild.Known(CaseIris.id(one.name()), one.facts())));
    }

    /** The cases that were not read again. */
    Set<Node> unchanged() {
        return unchanged;
    }

    /** What the next build may take unchanged, by the SHA-256 of its files. */
    Map<String, List<EarlierBuild.Known>> origins() {
        Map<String, List<EarlierBuild.Known>> whole = new HashMap<>();
        origins.forEach((file, cases) -> {
            if (file.isWholeWith(cases.size())) {
                whole.put(file.sha256(), cases);
            }
        });
        return whole;
    }

    private List<Taken> inOrder() {
        Map<Node, String> files = new HashMap<>();
        List<Taken> firsts = new ArrayList<>();
        Stream.of(written, imported).flatMap(List::stream).forEach(one -> {
            String first = files.putIfAbsent(one.name(), one.solved().file());
            if (first == null) {
                firsts.add(one);
            } else {
                leftOut.add(StoreSources.repeated(one.solved().where(), one.name(), first));
            }
        });
        written.clear();
        imported.clear();
        firsts.sort(Comparator.comparing(Taken::name, ColumnWriter.ORDER));
        return firsts;
    }

    /** What was told of the cases that cannot be ordered, or are left out. */
    List<Problem> faults() {
        return Stream.concat(unordered.stream(), leftOut.stream()).toList();
    }
}
