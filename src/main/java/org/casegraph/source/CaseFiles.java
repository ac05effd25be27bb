package org.casegraph.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Reads cases of any format that a person names: Turtle, phenopackets, folders and archives. */
public final class CaseFiles {
    private final Consumer<SourceGraph> turtle;
    private final Consumer<Problem> problems;
    private final PhenopacketSource phenopackets;

    /**
     * @param turtle takes what is written in our own model, ontologies among it
     * @param imported takes what was read from another format, whose model is that of the reader
     */
    public CaseFiles(Consumer<SourceGraph> turtle, Consumer<ImportedCase> imported, Consumer<Problem> problems) {
        this.turtle = turtle;
        this.problems = problems;
        this.phenopackets = new PhenopacketSource(imported, problems);
    }

    /** Reads a file, an archive, or all such files in a folder, by their names' endings. */
    public void read(Path source) {
        if (Files.isDirectory(source)) {
            folder(source);
        } else if (PhenopacketSource.isNamed(source)) {
            phenopackets.read(source);
        } else {
            try {
                turtle.accept(TurtleSource.read(source));
            } catch (Problem problem) {
                problems.accept(problem);
            }
        }
    }

    private void folder(Path folder) {
        List<Path> files;
        try (Stream<Path> inside = Files.walk(folder)) {
            files = inside.filter(Files::isRegularFile)
                    .filter(CaseFiles::isNamed)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (files.isEmpty()) {
            problems.accept(Problem.of(
                    folder.toString(), "there is no .ttl file or phenopacket in this folder", "Name another folder"));
        }
        files.forEach(this::read);
    }

    /** Whether a file in a folder is read, by the ending of its name. */
    public static boolean isNamed(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".ttl") || PhenopacketSource.isNamed(file);
    }
}
