package org.casegraph;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.apache.jena.graph.Node;
import org.casegraph.graph.ShortNames;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.similarity.BenchmarkedCase;
import org.casegraph.similarity.Differential;
import org.casegraph.similarity.DifferentialBenchmark;
import org.casegraph.similarity.JoinedBenchmark;
import org.casegraph.similarity.RankingFigures;
import org.casegraph.store.Store;
import org.casegraph.store.StoreBuilder;
import org.casegraph.vocabulary.CG;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures how well published cases rank the disease of another. */
@Command(
        name = "benchmark",
        mixinStandardHelpOptions = true,
        customSynopsis = {"casegraph benchmark BENCHMARK [--cases] [--by-year] [--source=FILE...]"},
        description = {
            "How well the cases of other papers rank the disease of each case, and how well together with annotations of"
                    + " diseases, where some are among the sources.",
            "For research, not for care."
        })
final class BenchmarkCommand implements Runnable {
    private static final String DIFFERENTIAL = "differential";
    private static final double PER_CENT = 100;

    private final Function<List<Path>, StoreBuilder> stores;
    private final PrintStream out;

    @Parameters(index = "0", paramLabel = "BENCHMARK", description = "What to measure: differential.")
    private String measured = DIFFERENTIAL;

    @Option(names = "--cases", description = "Print a line for each case, too.")
    private boolean isEachTold;

    @Option(names = "--by-year", description = "Only cases count that were published in a year before.")
    private boolean isByYear;

    @Mixin
    private SourceOption sources = new SourceOption();

    /**
     * @param stores reads these sources; of the project's own files if there are none
     * @param out written in UTF-8
     */
    BenchmarkCommand(Function<List<Path>, StoreBuilder> stores, PrintStream out) {
        this.stores = stores;
        this.out = out;
    }

    @Override
    public void run() {
        if (!measured.equals(DIFFERENTIAL)) {
            throw Problem.of(Mistake.BAD_OPTION, measured, "there is no such benchmark", "Give " + DIFFERENTIAL);
        }
        try (Store store = stores.apply(sources.files()).build()) {
            Differential differential = new Differential(store.dataset().getDefaultGraph(), store.similarity());
            List<BenchmarkedCase> cases = new DifferentialBenchmark(differential, isByYear).cases();
            if (isEachTold) {
                out.println("case\tstanding\tdisease\trank\treciprocalRank");
                cases.forEach(this::tell);
            }
            tell(RankingFigures.of(cases));
            if (store.dataset().getDefaultGraph().contains(Node.ANY, CG.annotatedDisease, Node.ANY)) {
                tell(new JoinedBenchmark(new DifferentialBenchmark(differential, isByYear)).run());
            }
        }
        out.flush();
    }

    private void tell(BenchmarkedCase each) {
        int first = each.before().orElse(0) + 1;
        String rank = each.before().isEmpty()
                ? ""
                : each.equal() == 1 ? first + "" : first + "-" + (first + each.equal() - 1);
        String disease = each.disease() == null ? "" : ShortNames.ofProject().written(each.disease());
        out.println(String.join(
                "\t",
                each.caseIri().getURI(),
                each.standing().words(),
                disease,
                rank,
                String.format(Locale.ROOT, "%.4f", each.reciprocalRank())));
    }

    private void tell(JoinedBenchmark.Result result) {
        out.println("Joined with annotations of diseases, which weigh " + result.leastPercent() + " to "
                + result.mostPercent() + " %, for each disease as is best for all others.");
        out.println("an annotation of the disease cites the paper, left out: " + result.leftOut());
        List<JoinedBenchmark.JoinedCase> annotated = result.cases().stream()
                .filter(JoinedBenchmark.JoinedCase::isAnnotated)
                .toList();
        tell("disease annotated, cases alone", annotated, JoinedBenchmark.JoinedCase::alone);
        tell("disease annotated, joined", annotated, JoinedBenchmark.JoinedCase::joined);
        tell("disease annotated or not, cases alone", result.cases(), JoinedBenchmark.JoinedCase::alone);
        tell("disease annotated or not, joined", result.cases(), JoinedBenchmark.JoinedCase::joined);
    }

    private void tell(
            String which,
            List<JoinedBenchmark.JoinedCase> cases,
            Function<JoinedBenchmark.JoinedCase, BenchmarkedCase> rank) {
        if (!cases.isEmpty()) {
            out.println(which + ": " + cases.size() + " cases");
            tellShares(RankingFigures.of(cases.stream().map(rank).toList()));
        }
    }

    private void tell(RankingFigures figures) {
        out.println(
                "For research, not for care. Cases of the same paper are left out, and those of which no paper is told.");
        for (BenchmarkedCase.Standing standing : BenchmarkedCase.Standing.values()) {
            Integer count = figures.counts().get(standing);
            if (count != null) {
                out.println(standing.words() + ": " + count);
            }
        }
        if (figures.counts().containsKey(BenchmarkedCase.Standing.RANKED)) {
            tellShares(figures);
        }
    }

    private void tellShares(RankingFigures figures) {
        out.println(String.format(
                Locale.ROOT,
                "top 1: %.1f %%, top 3: %.1f %%, top 10: %.1f %%, mean reciprocal rank: %.3f",
                PER_CENT * figures.top1(),
                PER_CENT * figures.top3(),
                PER_CENT * figures.top10(),
                figures.meanReciprocalRank()));
    }
}
