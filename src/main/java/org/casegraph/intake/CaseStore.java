package org.casegraph.intake;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.shapes.CaseShapes;
import org.casegraph.shapes.Disclosures;
import org.casegraph.source.ImportedCase;
import org.casegraph.source.ProjectSources;
import org.casegraph.source.SourceGraph;
import org.casegraph.store.DatasetMetadata;
import org.casegraph.store.Disk;
import org.casegraph.store.Store;
import org.casegraph.store.StoreBuilder;
import org.casegraph.store.StoreFolder;
import org.casegraph.store.StoreSources;
import org.casegraph.terminology.CaseTerms;
import org.casegraph.terminology.Terminologies;
import org.casegraph.terminology.Terminology;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads sources and builds the store of them: {@code source → shapes → timeline → inference → store}. */
public final class CaseStore {
    private static final Logger LOG = LoggerFactory.getLogger(CaseStore.class);

    private final List<SourceGraph> ontology = ProjectSources.ontology();
    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> told = new ArrayList<>();
    private final List<SourceGraph> written = new ArrayList<>();
    private final List<ImportedCase> imported = new ArrayList<>();
    private final List<Terminology> terminologies = new ArrayList<>();

    private CaseStore() {}

    /** As {@link #builder}, without descriptions. */
    public static Store of(List<Path> sources) {
        return builder(sources).build();
    }

    /**
     * @param sources a folder that {@code build} wrote, or files of cases, of which those in Turtle must conform to the shapes, terminologies, or folders and
     *     archives of them; the project's own cases, whose conformance its build has proven, if no case is among them
     * @throws Problem with a line for each statement in our model that does not conform, and of a source that gave nothing;
     *     other faults are logged with their file, counted by {@link StoreBuilder#faults}, and the rest is taken
     */
    public static StoreBuilder builder(List<Path> sources) {
        if (sources.stream().noneMatch(StoreFolder::isStore)) {
            return new CaseStore().read(sources);
        }
        if (sources.size() > 1) {
            throw Problem.of(
                    Mistake.BAD_ARGUMENT,
                    sources.stream()
                            .filter(StoreFolder::isStore)
                            .findFirst()
                            .orElseThrow()
                            .toString(),
                    "a built store stands alone",
                    "Build one store of all the sources");
        }
        return StoreFolder.open(sources.get(0), ProjectSources::ontology);
    }

    /**
     * Reads sources as {@link #builder} does and writes the store of them.
     *
     * @param metadata what is said of the cases as a whole
     * @param description as {@link StoreBuilder#describedBy} takes it
     */
    public static StoreFolder.Built build(
            List<Path> sources,
            Path folder,
            DatasetMetadata metadata,
            Disk disk,
            Function<DatasetGraph, Map<Node, Graph>> description) {
        sources.stream().filter(StoreFolder::isStore).findFirst().ifPresent(store -> {
            throw Problem.of(
                    Mistake.BAD_ARGUMENT,
                    store.toString(),
                    "this is built already",
                    "Give what it was built of, or copy the folder");
        });
        StoreFolder.requireFree(folder);
        CaseStore read = new CaseStore();
        StoreFolder.Built built = StoreFolder.build(read.sources(sources), folder, metadata, disk, description);
        return read.reported(built);
    }

    private StoreFolder.Built reported(StoreFolder.Built built) {
        built.faults().forEach(problem -> LOG.warn("{}", problem.text()));
        List<Problem> all =
                Stream.concat(told.stream(), built.faults().stream()).toList();
        if (!all.isEmpty()) {
            LOG.warn("{} faults in the sources, told above; {} cases go in", all.size(), built.cases());
        }
        return new StoreFolder.Built(built.cases(), built.triples(), all);
    }

    private StoreBuilder read(List<Path> sources) {
        StoreSources all = sources(sources);
        StoreBuilder builder = StoreBuilder.inMemory(all);
        builder.faults().forEach(problem -> LOG.warn("{}", problem.text()));
        builder.withFaults(told);
        if (!builder.faults().isEmpty()) {
            LOG.warn(
                    "{} faults in the sources, told above; {} of {} cases go in",
                    builder.faults().size(),
                    builder.size(),
                    all.given());
        }
        return builder;
    }

    private StoreSources sources(List<Path> sources) {
        List<Problem> fatal = sources.isEmpty() ? new ArrayList<>() : readEach(sources);
        fatal.addAll(violations());
        if (!fatal.isEmpty()) {
            throw Problem.all(fatal);
        }
        Terminologies all = Terminologies.of(terminologies, this::warn);
        List<SourceGraph> cases = cases();
        reportLosses();
        reportDisclosures();
        reportTerms(all, cases);
        written.clear();
        imported.clear();
        return new StoreSources(ontology, all, cases);
    }

    /** What is wrong with the sources that gave nothing. */
    private List<Problem> readEach(List<Path> sources) {
        SourceFiles files =
                new SourceFiles(new SourceFiles.Takers(written::add, imported::add, terminologies::add, problems::add));
        List<Problem> fatal = new ArrayList<>();
        for (Path source : SourceFiles.inOrder(sources)) {
            int before = found() + files.waiting();
            files.read(source);
            if (found() + files.waiting() == before) {
                fatal.addAll(problems);
            } else {
                warn();
            }
            problems.clear();
        }
        files.finish();
        if (found() == 0) {
            fatal.addAll(problems);
        } else {
            warn();
        }
        return fatal;
    }

    private void warn() {
        problems.forEach(this::warn);
    }

    private void warn(Problem problem) {
        LOG.warn("{}", problem.text());
        told.add(problem);
    }

    private List<Problem> violations() {
        if (written.isEmpty()) {
            return List.of();
        }
        CaseShapes shapes = CaseShapes.ofProject();
        Graph terms = ProjectSources.asOne(ontology);
        return written.parallelStream()
                .flatMap(source -> SourceCheck.isCase(source)
                        ? shapes.violations(source, terms).stream()
                        : Stream.of(Problem.of(
                                Mistake.FILE_OF_OTHER_KIND,
                                source.file(),
                                "this is a module of the casegraph ontology, which is served already",
                                "Give cases and terminologies; check takes a module")))
                .toList();
    }

    private int found() {
        return written.size() + imported.size() + terminologies.size();
    }

    /** What was imported conforms by its reader, whose tests prove it, and is not checked case by case. */
    private List<SourceGraph> cases() {
        return written.isEmpty() && imported.isEmpty()
                ? ProjectSources.cases()
                : Stream.concat(written.stream(), imported.stream().map(ImportedCase::source))
                        .toList();
    }

    /** Of the cases of others; those of the project have been checked. */
    private void reportDisclosures() {
        Disclosures disclosures = new Disclosures();
        disclosures.addAll(Stream.concat(written.stream(), imported.stream().map(ImportedCase::source))
                .toList());
        disclosures.line().ifPresent(LOG::warn);
    }

    private void reportLosses() {
        long losses = imported.stream().mapToLong(one -> one.losses().size()).sum();
        if (losses > 0) {
            LOG.info(
                    "{} values of {} imported cases were not carried over; import --losses lists them",
                    losses,
                    imported.size());
        }
    }

    private static void reportTerms(Terminologies terminologies, List<SourceGraph> cases) {
        terminologies.list().forEach(one -> LOG.info("{}: {} with {} terms", one.file(), one.title(), one.size()));
        CaseTerms terms = new CaseTerms(terminologies);
        Map<CaseTerms.Kind, Integer> doubts = new EnumMap<>(CaseTerms.Kind.class);
        cases.forEach(source -> terms.doubts(source).forEach(doubt -> doubts.merge(doubt.kind(), 1, Integer::sum)));
        if (!doubts.isEmpty()) {
            LOG.warn("terms of the cases are {}; check lists them", doubts);
        }
    }
}
