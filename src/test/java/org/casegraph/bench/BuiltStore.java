package org.casegraph.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.casegraph.generated.GeneratedPhenopackets;
import org.casegraph.generated.GeneratedReports;
import org.casegraph.intake.CaseStore;
import org.casegraph.problem.Problem;
import org.casegraph.store.Store;

/** The store of one size with its dump, built where there is none that this version opens. */
final class BuiltStore {
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final String MANIFEST = "casegraph-store.json";
    private static final String TRIPLES = "default-graph.nt.gz";

    private final Settings settings;
    private final Goals goals;
    private final Casegraph ours;
    private final Path work;
    private final Size size;

    BuiltStore(Settings settings, Goals goals, Casegraph ours, Path work, Size size) {
        this.settings = settings;
        this.goals = goals;
        this.ours = ours;
        this.work = work;
        this.size = size;
    }

    Path store() throws IOException, InterruptedException {
        Path store = path();
        if (store.startsWith(work) && (settings.has("build") || !opens(store))) {
            build(store);
        }
        return store;
    }

    private Path path() {
        int place = settings.cases().stream()
                .filter(cases -> !cases.isOwn())
                .toList()
                .indexOf(size);
        if (place >= 0 && place < settings.store().size()) {
            return settings.store().get(place);
        }
        return work.resolve("store");
    }

    /** Not one that another version built. */
    private static boolean opens(Path store) throws IOException {
        if (!Files.exists(store.resolve(MANIFEST))) {
            return false;
        }
        try (Store opened = CaseStore.of(List.of(store))) {
            return !opened.cases().isEmpty();
        } catch (Problem e) {
            return false;
        }
    }

    private void build(Path store) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("build", "--store", store.toString(), "--force"));
        arguments.addAll(sources());
        try (RunningProcess build = ours.run("-Xmx4g", "build.log", arguments)) {
            RunningProcess.Taken taken = build.awaitAnyEnd(PATIENCE);
            if (!Files.exists(store.resolve(MANIFEST))) {
                throw new IOException("no store: " + build.lastWords());
            }
            if (!size.isOwn()) {
                built(taken, store);
            }
        }
    }

    private void built(RunningProcess.Taken taken, Path store) throws IOException {
        double rate = size.cases() / taken.seconds();
        if (size.kind() == Size.Kind.PHENOPACKETS) {
            goals.atLeast(size + " cases built", 300, "cases a second", rate);
        }
        goals.told(
                size + " cases built",
                String.format(
                        Locale.ROOT,
                        "%.0f s, %.0f a second, %.0f s of processor, %d MB at most with -Xmx4g",
                        taken.seconds(),
                        rate,
                        taken.processorSeconds(),
                        taken.mostResident()));
        double text = size(store, ".cgt") / 1e3 / size.cases();
        double all = size(store, "") / 1e3 / size.cases();
        if (size.kind() == Size.Kind.PHENOPACKETS) {
            goals.atMost(size + " cases, of disk without the index of text", 6, "KB a case", all - text);
        }
        goals.told(size + " cases, of disk with it", String.format(Locale.ROOT, "%.2f KB a case", all));
    }

    private List<String> sources() throws IOException {
        List<String> sources = new ArrayList<>();
        if (!size.isOwn()) {
            boolean areReports = size.kind() == Size.Kind.REPORTS;
            if (!areReports) {
                sources.addAll(settings.source());
            }
            if (sources.isEmpty()) {
                Path generated = work.resolve("cases");
                if (!Files.isDirectory(generated)) {
                    if (areReports) {
                        GeneratedReports.write(size.cases(), 1, generated);
                    } else {
                        GeneratedPhenopackets.write(size.cases(), 1, generated, settings.terminologies());
                    }
                }
                sources.add(generated.toString());
            }
            settings.terminologies().forEach(file -> sources.add(file.toString()));
        }
        return sources;
    }

    /** What stands in the store, for those who load it; nothing is solved again. */
    Path dump() throws IOException, InterruptedException {
        Path store = path();
        Path dump = store.resolveSibling("dump");
        if (!store.startsWith(work)) {
            if (!Files.exists(dump.resolve(TRIPLES))) {
                throw new IOException("no dump is beside " + store);
            }
            return dump.resolve(TRIPLES);
        }
        KeptFolder kept = new KeptFolder(dump, PeerTriples.sha256(store.resolve(MANIFEST)));
        if (!kept.isKept()) {
            kept.empty();
            List<String> arguments = new ArrayList<>(
                    List.of("build", "--store", store.toString(), "--dump", dump.toString(), "--force"));
            arguments.addAll(sources());
            try (RunningProcess writing = ours.run("-Xmx4g", "dump.log", arguments)) {
                // A store of cases of which some were left out is one, too.
                RunningProcess.Taken taken = writing.awaitAnyEnd(PATIENCE);
                if (!Files.exists(dump.resolve(TRIPLES))) {
                    throw new IOException("no dump: " + writing.lastWords());
                }
                goals.say("dumped in %.0f s", taken.seconds());
            }
            kept.keep();
        }
        return dump.resolve(TRIPLES);
    }

    private static long size(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(ending))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
