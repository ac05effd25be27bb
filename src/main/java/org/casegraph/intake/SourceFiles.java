package org.casegraph.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.jena.riot.Lang;
import org.casegraph.mapping.Mapping;
import org.casegraph.mapping.Mappings;
import org.casegraph.mapping.RdfCases;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.source.ArchiveFiles;
import org.casegraph.source.ExternalEntities;
import org.casegraph.source.FolderFiles;
import org.casegraph.source.ImportedCase;
import org.casegraph.source.RdfContent;
import org.casegraph.source.Sha256;
import org.casegraph.source.SourceGraph;
import org.casegraph.source.SourceStream;
import org.casegraph.source.TurtleSource;
import org.casegraph.source.phenopacket.PhenopacketSource;
import org.casegraph.terminology.Terminology;
import org.casegraph.terminology.TerminologySource;

/**
 * Reads whatever a person names: cases in Turtle, phenopackets, RDF of other models with the mapping that tells them,
 * terminologies, and folders and archives of them.
 */
public final class SourceFiles {
    private final Takers takers;
    private final Mappings mappings = Mappings.ofProject();
    private final PhenopacketSource phenopackets;
    private final RdfCases rdf;
    private final Map<String, String> files = new HashMap<>();

    /**
     * Where what is read goes.
     *
     * @param written what is written in our own model, ontology modules among it
     * @param imported what was read from another format, whose model is that of the reader
     */
    public record Takers(
            Consumer<SourceGraph> written,
            Consumer<ImportedCase> imported,
            Consumer<Terminology> terminologies,
            Consumer<Problem> problems) {}

    public SourceFiles(Takers takers) {
        this.takers = takers;
        this.phenopackets = new PhenopacketSource(this::give, takers.problems());
        this.rdf = new RdfCases(mappings, this::give, takers.problems());
    }

    /** The same sources in the order in which they need each other: mappings, terminologies, cases. */
    public static List<Path> inOrder(List<Path> sources) {
        return sources.stream().sorted(Comparator.comparing(SourceFiles::rank)).toList();
    }

    private static int rank(Path source) {
        if (isMapping(source)) {
            return 0;
        }
        return Files.isRegularFile(source) && isTerminology(source) ? 1 : 2;
    }

    /** Reads a file, an archive, or all such files in a folder. What cannot be read is a problem, and the rest is read. */
    public void read(Path source) {
        try {
            if (Files.isDirectory(source)) {
                folder(source);
            } else {
                RecordGuard.run(source.toString(), () -> file(source));
            }
        } catch (Problem problem) {
            takers.problems().accept(problem);
        }
    }

    /** Gives the cases whose records stand in several files. Comes after the last {@link #read}. */
    public void finish() {
        rdf.finish();
    }

    /** How many files wait for {@link #finish()}. */
    int waiting() {
        return rdf.waiting();
    }

    private void file(Path file) throws IOException {
        if (isMapping(file)) {
            mappings.add(Mapping.read(file.toString(), text(file)));
        } else if (TerminologySource.isNamed(file) || isOboGraphs(file)) {
            terminologies(file);
        } else if (PhenopacketSource.isArchive(file)) {
            new ArchiveFiles(SourceFiles::isEntry, this::entry, takers.problems()).read(file);
        } else if (PhenopacketSource.isNamed(file)) {
            phenopackets.read(file);
        } else if (RdfContent.isNamed(file) && Files.exists(file)) {
            rdf(file);
        } else {
            takers.written().accept(TurtleSource.read(file));
        }
    }

    private void rdf(Path file) throws IOException {
        Lang language = RdfContent.language(SourceStream.formatName(file));
        if (language.equals(Lang.RDFXML)) {
            ExternalEntities.refuse(file);
        }
        RdfContent content = RdfContent.of(file);
        if (content == RdfContent.TERMINOLOGY) {
            terminologies(file);
        } else if (content == RdfContent.OURS || content == RdfContent.BROKEN && language.equals(Lang.TURTLE)) {
            takers.written().accept(TurtleSource.read(file));
        } else {
            try (InputStream bytes = SourceStream.open(file)) {
                rdf.read(file.toString(), bytes, language, Optional.of(Sha256.of(file)));
            }
        }
    }

    private static boolean isEntry(String name) {
        return PhenopacketSource.isPacket(name) || RdfContent.isNamed(Path.of(name));
    }

    /** A file of an archive. */
    private void entry(String file, byte[] bytes) {
        try {
            RecordGuard.run(file, () -> read(file, bytes));
        } catch (Problem problem) {
            takers.problems().accept(problem);
        }
    }

    private void read(String file, byte[] bytes) throws IOException {
        if (PhenopacketSource.isPacket(file)) {
            phenopackets.read(file, bytes);
            return;
        }
        Lang language = RdfContent.language(file.toLowerCase(Locale.ROOT));
        if (language.equals(Lang.RDFXML)) {
            ExternalEntities.refuse(file, bytes);
        }
        RdfContent content = RdfContent.of(new ByteArrayInputStream(bytes), language);
        if (content == RdfContent.TERMINOLOGY) {
            throw Problem.of(
                    Mistake.FILE_OF_OTHER_KIND,
                    file,
                    "this is a terminology inside an archive",
                    "Unpack it and give it by itself");
        }
        if (content == RdfContent.OURS) {
            takers.written().accept(TurtleSource.read(file, new String(bytes, StandardCharsets.UTF_8)));
        } else {
            rdf.read(file, new ByteArrayInputStream(bytes), language, Optional.of(Sha256.of(bytes)));
        }
    }

    private void terminologies(Path file) {
        TerminologySource.read(file, takers.problems()).forEach(takers.terminologies());
    }

    private void give(ImportedCase imported) {
        String file = imported.source().file();
        String first = files.putIfAbsent(imported.id(), file);
        if (first == null) {
            takers.imported().accept(imported);
        } else {
            takers.problems()
                    .accept(Problem.of(
                            Mistake.CASE_TWICE,
                            file,
                            "the id " + imported.id() + " is that of a case of " + first,
                            "Give each record an id of its own; the first was kept"));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw Problem.of(
                    Mistake.FILE_NOT_UTF8,
                    file.toString(),
                    "the file cannot be read as UTF-8",
                    "Check the path and the file",
                    e);
        }
    }

    /** Whether a file in a folder is read, by the ending of its name. */
    static boolean isNamed(Path file) {
        return RdfContent.isNamed(file) || TerminologySource.isNamed(file) || PhenopacketSource.isNamed(file);
    }

    private static boolean isMapping(Path file) {
        return file.toString().endsWith(".rq");
    }

    private static boolean isTerminology(Path file) {
        return TerminologySource.isNamed(file)
                || isOboGraphs(file)
                || RdfContent.isNamed(file) && RdfContent.of(file) == RdfContent.TERMINOLOGY;
    }

    private static boolean isOboGraphs(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".json") && TerminologySource.isOboGraphs(file);
    }

    private void folder(Path folder) {
        List<Path> inside = FolderFiles.under(folder, SourceFiles::isNamed, takers.problems());
        if (inside.isEmpty()) {
            throw Problem.of(
                    Mistake.NOTHING_TO_READ,
                    folder.toString(),
                    "there is no case, phenopacket or terminology in this folder",
                    "Name another folder");
        }
        inside.forEach(this::read);
    }
}
