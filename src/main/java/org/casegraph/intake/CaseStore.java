package org.casegraph.intake;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.source.ProjectSources;
import org.casegraph.source.SourceGraph;
import org.casegraph.store.BuildWatch;
import org.casegraph.store.CaseSegment;
import org.casegraph.store.CaseSources;
import org.casegraph.store.CaseStream;
import org.casegraph.store.DatasetMetadata;
import org.casegraph.store.Disk;
import org.casegraph.store.FileOrigin;
import org.casegraph.store.OwnStore;
import org.casegraph.store.Store;
import org.casegraph.store.StoreBuilder;
import org.casegraph.store.StoreFolder;
import org.casegraph.store.StoreSources;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads sources and builds the store of them: {@code source → shapes → timeline → inference → store}. */
public final class CaseStore {
    private static final Logger LOG = LoggerFactory.getLogger(CaseStore.class);

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
            return read(sources);
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
     * The store of the project's own cases that was built with the program and describes itself; empty where the program
     * runs from its classes.
     */
    public static Optional<StoreBuilder> own() {
        return OwnStore.open(ProjectSources::ontology);
    }

    /**
     * Reads sources as {@link #builder} does and writes the store of them.
     *
     * @param metadata what is said of the cases as a whole
     * @param description as {@link StoreBuilder#describedBy} takes it
     * @param watch is told how far it is
     */
    public static StoreFolder.Built build(
            List<Path> sources,
            Path folder,
            DatasetMetadata metadata,
            Disk disk,
            Function<DatasetGraph, Map<Node, Graph>> description,
            BuildWatch watch) {
        sources.stream().filter(StoreFolder::isStore).findFirst().ifPresent(store -> {
            throw Problem.of(
                    Mistake.BAD_ARGUMENT,
                    store.toString(),
                    "this is built already",
                    "Give what it was built of, or copy the folder");
        });
        StoreFolder.requireFree(folder);
        List<SourceGraph> ontology = ProjectSources.ontology();
        try (CaseReading reading = new CaseReading(ontology, sources, watch, false)) {
            CaseSources given = new CaseSources(
                    ontology,
                    reading.terminologies(),
                    reading.annotations(),
                    stream -> reading.cases(sources, new Streaming(stream)));
            StoreFolder.Built built = StoreFolder.build(given, folder, metadata, disk, description, watch);
            return reported(built, reading.told());
        }
    }

    /**
     * Reads, checks, solves and enlarges the cases of a part of the sources, for the build that joins all parts.
     *
     * @param sources as {@link #build} takes them; one with faults only stops no other. All terminologies are among them
     * @param segment is written in place of one that is there, whole or not at all
     * @return how many cases it has, those among them that cannot be taken
     * @throws Problem with a line for each statement in our model that does not conform, or if there was nothing to read
     */
    public static int segment(List<Path> sources, Path segment, Disk disk) {
        List<SourceGraph> ontology = ProjectSources.ontology();
        try (CaseReading reading = new CaseReading(ontology, sources, BuildWatch.NONE, true)) {
            return CaseSegment.write(segment, ontology, reading.terminologies(), disk, writer -> {
                reading.cases(sources, new Segmenting(writer));
                reading.told().forEach(writer::tell);
            });
        }
    }

    /** Solves each case as it is read, for a segment. */
    private record Segmenting(CaseSegment.Writer writer) implements CaseReading.Keeping {
        @Override
        public Takers.Taking keep(SourceGraph source, boolean isWritten, Optional<FileOrigin> origin, String facts) {
            CaseStream.Solved solved = writer.solve(source);
            return new Takers.Taking(() -> writer.take(solved, isWritten, origin, facts), solved.isShortOfMemory());
        }
    }

    /** Solves each case as it is read. */
    private record Streaming(CaseStream stream) implements CaseReading.Keeping {
        @Override
        public Takers.Taking keep(SourceGraph source, boolean isWritten, Optional<FileOrigin> origin, String facts) {
            CaseStream.Solved solved = stream.solve(source);
            return new Takers.Taking(() -> stream.take(solved, isWritten, origin, facts), solved.isShortOfMemory());
        }

        @Override
        public List<CaseStream.Unchanged> unchanged(String file, String sha256) {
            return stream.unchanged(file, sha256);
        }

        @Override
        public void keep(CaseStream.Unchanged one, FileOrigin origin) {
            stream.take(one, origin);
        }

        @Override
        public void read(Path segment, Consumer<CaseSegment.Case> cases, Consumer<Problem> problems) {
            stream.read(segment, cases, problems);
        }

        @Override
        public void keep(CaseSegment.Case one) {
            stream.take(one);
        }
    }

    private static StoreFolder.Built reported(StoreFolder.Built built, List<Problem> told) {
        built.faults().forEach(problem -> LOG.warn("{}", problem.text()));
        if (built.unchanged() > 0) {
            LOG.info("{} cases are as they were in the store before, and were not read again", built.unchanged());
        }
        List<Problem> all =
                Stream.concat(told.stream(), built.faults().stream()).toList();
        if (!all.isEmpty()) {
            LOG.warn("{} faults in the sources, told above; {} cases go in", all.size(), built.cases());
        }
        return new StoreFolder.Built(built.cases(), built.triples(), built.unchanged(), all);
    }

    private static StoreBuilder read(List<Path> sources) {
        List<SourceGraph> ontology = ProjectSources.ontology();
        List<SourceGraph> written = new ArrayList<>();
        List<SourceGraph> imported = new ArrayList<>();
        try (CaseReading reading = new CaseReading(ontology, sources, BuildWatch.NONE, false)) {
            reading.cases(
                    sources,
                    (source, isWritten, origin, facts) ->
                            Takers.Taking.of(() -> (isWritten ? written : imported).add(source)));
            StoreSources all = new StoreSources(
                    ontology,
                    reading.terminologies(),
                    reading.annotations(),
                    Stream.of(written, imported).flatMap(List::stream).toList());
            StoreBuilder builder = StoreBuilder.inMemory(all);
            builder.faults().forEach(problem -> LOG.warn("{}", problem.text()));
            builder.withFaults(reading.told());
            if (!builder.faults().isEmpty()) {
                LOG.warn(
                        "{} faults in the sources, told above; {} of {} cases go in",
                        builder.faults().size(),
                        builder.size(),
                        all.given());
            }
            return builder;
        }
    }
}
