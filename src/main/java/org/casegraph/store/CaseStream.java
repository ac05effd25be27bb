package org.casegraph.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
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
    private final List<Taken> written = new ArrayList<>();
    private final List<Taken> imported = new ArrayList<>();
    private final List<Problem> unordered = new ArrayList<>();
    private final List<Problem> leftOut = new ArrayList<>();

    /** @param solve may be called by several threads */
    CaseStream(Function<SourceGraph, SolvedCase> solve, ColumnWriter writer) {
        this.solve = solve;
        this.writer = writer;
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
        /** Whether it was left out for want of memory, which it may have alone. */
        public boolean isShortOfMemory() {
            return problem.filter(why -> why.getCause() instanceof OutOfMemoryError)
                    .isPresent();
        }
    }

    /** @param kept by which the writer knows it; below 0 if it is left out */
    private record Taken(
            Node name, String file, String where, Map<String, String> prefixes, int kept, Optional<Problem> problem) {}

    /** Solves and enlarges a case. Any number of threads may. */
    public Solved solve(SourceGraph source) {
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
     */
    public void take(Solved solved, boolean isWritten) {
        try {
            int kept =
                    solved.columns().isPresent() ? writer.keep(solved.columns().get()) : -1;
            (isWritten ? written : imported)
                    .add(new Taken(
                            solved.name(), solved.file(), solved.where(), solved.prefixes(), kept, solved.problem()));
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
                one.problem().ifPresent(unsolved::add);
            } else {
                one.problem().ifPresent(unordered::add);
                prefixes.accept(one.prefixes());
                writer.addCase(one.kept());
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

    private List<Taken> inOrder() {
        Map<Node, String> files = new HashMap<>();
        List<Taken> firsts = new ArrayList<>();
        Stream.of(written, imported).flatMap(List::stream).forEach(one -> {
            String first = files.putIfAbsent(one.name(), one.file());
            if (first == null) {
                firsts.add(one);
            } else {
                leftOut.add(StoreSources.repeated(one.where(), one.name(), first));
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
