package org.casegraph;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.casegraph.source.ImportedCase;
import org.casegraph.source.PhenopacketSource;
import org.casegraph.source.Problem;
import org.casegraph.source.RdfContent;
import org.casegraph.source.SourceGraph;
import org.casegraph.source.TurtleSource;
import org.casegraph.terminology.Terminology;
import org.casegraph.terminology.TerminologySource;

/** Reads whatever a person names: cases in Turtle, phenopackets, terminologies, and folders and archives of them. */
final class SourceFiles {
    private final Takers takers;
    private final PhenopacketSource phenopackets;

    /**
     * Where what is read goes.
     *
     * @param written what is written in our own model, ontology modules among it
     * @param imported what was read from another format, whose model is that of the reader
     */
    record Takers(
            Consumer<SourceGraph> written,
            Consumer<ImportedCase> imported,
            Consumer<Terminology> terminologies,
            Consumer<Problem> problems) {}

    SourceFiles(Takers takers) {
        this.takers = takers;
        this.phenopackets = new PhenopacketSource(takers.imported(), takers.problems());
    }

    /** The same sources with those that are terminologies in front, whose reading the cases' terms wait for. */
    static List<Path> terminologiesFirst(List<Path> sources) {
        Map<Boolean, List<Path>> byKind = sources.stream()
                .collect(Collectors.partitioningBy(source -> Files.isRegularFile(source) && isTerminology(source)));
        return Stream.concat(byKind.get(true).stream(), byKind.get(false).stream())
                .toList();
    }

    private static boolean isTerminology(Path file) {
        return TerminologySource.isNamed(file)
                || isOboGraphs(file)
                || RdfContent.isNamed(file) && RdfContent.of(file) == RdfContent.TERMINOLOGY;
    }

    /** Reads a file, an archive, or all such files in a folder. What cannot be read is a problem, and the rest is read. */
    void read(Path source) {
        try {
            if (Files.isDirectory(source)) {
                folder(source);
            } else {
                file(source);
            }
        } catch (Problem problem) {
            takers.problems().accept(problem);
        }
    }

    private void file(Path file) {
        if (TerminologySource.isNamed(file) || isOboGraphs(file)) {
            terminologies(file);
        } else if (PhenopacketSource.isNamed(file)) {
            phenopackets.read(file);
        } else if (RdfContent.isNamed(file) && Files.exists(file)) {
            rdf(file);
        } else {
            takers.written().accept(TurtleSource.read(file));
        }
    }

    private void rdf(Path file) {
        if (RdfContent.of(file) == RdfContent.TERMINOLOGY) {
            terminologies(file);
        } else {
            takers.written().accept(TurtleSource.read(file));
        }
    }

    private void terminologies(Path file) {
        TerminologySource.read(file, takers.problems()).forEach(takers.terminologies());
    }

    private static boolean isOboGraphs(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".json") && TerminologySource.isOboGraphs(file);
    }

    private void folder(Path folder) {
        List<Path> files;
        try (Stream<Path> inside = Files.walk(folder)) {
            files = inside.filter(Files::isRegularFile)
                    .filter(file -> RdfContent.isNamed(file)
                            || TerminologySource.isNamed(file)
                            || PhenopacketSource.isNamed(file))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (files.isEmpty()) {
            throw Problem.of(
                    folder.toString(),
                    "there is no case, phenopacket or terminology in this folder",
                    "Name another folder");
        }
        files.forEach(this::read);
    }
}
