package org.casegraph.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.riot.Lang;
import org.casegraph.annotation.AnnotationSource;
import org.casegraph.mapping.Mapping;
import org.casegraph.mapping.Mappings;
import org.casegraph.mapping.RdfCases;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.source.ArchiveFiles;
import org.casegraph.source.ExternalEntities;
import org.casegraph.source.FolderFiles;
import org.casegraph.source.RdfContent;
import org.casegraph.source.Sha256;
import org.casegraph.source.SizeLimit;
import org.casegraph.source.SourceGraph;
import org.casegraph.source.SourceStream;
import org.casegraph.source.TurtleSource;
import org.casegraph.source.phenopacket.PhenopacketSource;
import org.casegraph.store.CaseSegment;
import org.casegraph.store.FileOrigin;
import org.casegraph.terminology.TerminologySource;

/**
 * Reads whatever a person names: cases in Turtle, phenopackets, RDF of other models with the mapping that tells them,
 * terminologies, annotations of diseases, and folders and archives of them. Mappings, terminologies and annotations are
 * read first, then cases, several at once.
 */
public final class SourceFiles implements AutoCloseable {
    private final Takers takers;
    private final Mappings mappings = Mappings.ofProject();
    private final RdfCases rdf;
    private final OrderedReading reading = new OrderedReading();
    private final Map<String, First> firsts = new HashMap<>();
    private final Map<Path, List<Path>> cases = new LinkedHashMap<>();
    private long bytes;
    private long bytesDone;
    private long bytesBefore;

    private record First(String file, boolean isPhenopacket) {}

    public SourceFiles(Takers takers) {
        this.takers = takers;
        this.rdf = new RdfCases(
                mappings,
                imported -> give(
                        imported.id(),
                        imported.source().file(),
                        takers.imported().apply(imported, Optional.empty()).step(),
                        false),
                takers.problems());
    }

    /** Reads all sources; what cannot be read is a problem, and the rest is read. */
    public void readAll(List<Path> sources) {
        sources.forEach(this::readTerms);
        sources.forEach(this::readCases);
        finish();
    }

    /**
     * Reads a mapping, a terminology or annotations of diseases, or all of them in a folder. What cannot be read is a problem.
     *
     * @return whether there may be cases
     */
    boolean readTerms(Path source) {
        List<Path> others = new ArrayList<>();
        cases.put(source, others);
        attempt(source.toString(), () -> {
            for (Path file : Files.isDirectory(source) ? folder(source) : List.of(source)) {
                if (FileKinds.isMapping(file)) {
                    mappings.add(Mapping.read(file.toString(), text(file)));
                } else if (FileKinds.isTerminology(file)) {
                    attempt(file.toString(), () -> TerminologySource.read(file, takers.problems())
                            .forEach(takers.terminologies()));
                } else if (FileKinds.isAnnotations(file)) {
                    attempt(file.toString(), () -> takers.annotations()
                            .accept(AnnotationSource.read(file, takers.problems())));
                } else {
                    others.add(file);
                    bytes += size(file);
                }
            }
        });
        return !others.isEmpty();
    }

    /** Reads the cases of a file, an archive or a folder of which the terms were read, and may return before it has. */
    void readCases(Path source) {
        for (Path file : cases.getOrDefault(source, List.of())) {
            if (PhenopacketSource.isNamed(file) && PhenopacketSource.isArchive(file)) {
                archive(file);
            } else if (CaseSegment.isNamed(file)) {
                long size = size(file);
                reading.then(() -> {
                    bytesDone += size;
                    attempt(file.toString(), () -> takers.segments().accept(file));
                });
            } else {
                long size = size(file);
                reading.read(size, found -> {
                    found.then(() -> bytesDone += size);
                    attempt(file.toString(), found, () -> file(file, found));
                });
            }
        }
    }

    private void archive(Path file) {
        long size = size(file);
        reading.then(() -> bytesBefore = bytesDone);
        try {
            RecordGuard.run(file.toString(), () -> new ArchiveFiles(SourceFiles::isEntry, this::entry, this::problem)
                    .read(file));
        } catch (Problem problem) {
            problem(problem);
        }
        reading.then(() -> bytesDone = bytesBefore + size);
    }

    /** Which part of the files with cases has been read, from above 0 to 1. */
    double part() {
        return bytes == 0 ? 1 : Math.min(1, Math.max(1, bytesDone) / (double) bytes);
    }

    /** Does something when all cases that were read before have been given. */
    void then(Runnable step) {
        reading.then(step);
    }

    private void problem(Problem problem) {
        reading.then(() -> takers.problems().accept(problem));
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            // Told when it is read.
            return 0;
        }
    }

    private void attempt(String file, RecordGuard.Reading read) {
        try {
            RecordGuard.run(file, read);
        } catch (Problem problem) {
            takers.problems().accept(problem);
        }
    }

    private void attempt(String file, OrderedReading.Found found, RecordGuard.Reading read) {
        try {
            RecordGuard.run(file, read);
        } catch (Problem problem) {
            found.noted(problem.getCause() instanceof OutOfMemoryError);
            found.then(() -> takers.problems().accept(problem));
        }
    }

    /** Gives the cases whose records stand in several files. Comes last. */
    void finish() {
        reading.finish();
        rdf.finish();
    }

    /** How many files wait for {@link #finish()}. */
    int waiting() {
        return rdf.waiting();
    }

    private void file(Path file, OrderedReading.Found found) throws IOException {
        if (PhenopacketSource.isNamed(file)) {
            phenopackets(file.toString(), SizeLimit.bytes(file), found);
        } else if (RdfContent.isNamed(file) && Files.exists(file)) {
            rdf(file, found);
        } else {
            written(TurtleSource.read(file), found);
        }
    }

    private void rdf(Path file, OrderedReading.Found found) throws IOException {
        Lang language = RdfContent.language(SourceStream.formatName(file));
        if (language.equals(Lang.RDFXML)) {
            ExternalEntities.refuse(file);
        }
        RdfContent content = RdfContent.of(file);
        if (content == RdfContent.OURS || content == RdfContent.BROKEN && language.equals(Lang.TURTLE)) {
            written(TurtleSource.read(file), found);
        } else {
            found.then(() -> attempt(file.toString(), () -> {
                try (InputStream bytes = SourceStream.open(file)) {
                    rdf.read(file.toString(), bytes, language, Optional.of(Sha256.of(file)));
                }
            }));
        }
    }

    private static boolean isEntry(String name) {
        return PhenopacketSource.isPacket(name) || RdfContent.isNamed(Path.of(name));
    }

    /** A file of an archive. */
    private void entry(ArchiveFiles.Entry entry) {
        byte[] content = entry.bytes();
        reading.read(content.length, found -> {
            found.then(() -> bytesDone = bytesBefore + entry.packedBefore());
            attempt(entry.file(), found, () -> entry(entry.file(), content, found));
        });
    }

    private void entry(String file, byte[] bytes, OrderedReading.Found found) throws IOException {
        if (PhenopacketSource.isPacket(file)) {
            phenopackets(file, bytes, found);
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
            written(TurtleSource.read(file, new String(bytes, StandardCharsets.UTF_8)), found);
        } else {
            found.then(() -> attempt(
                    file,
                    () -> rdf.read(file, new ByteArrayInputStream(bytes), language, Optional.of(Sha256.of(bytes)))));
        }
    }

    private void written(SourceGraph source, OrderedReading.Found found) {
        Takers.Taking taking = takers.written().apply(source);
        found.noted(taking.isShortOfMemory());
        found.then(taking.step());
    }

    private void phenopackets(String file, byte[] bytes, OrderedReading.Found found) {
        String sha256 = Sha256.of(bytes);
        List<Takers.Known> known = takers.unchanged().apply(file, sha256);
        if (!known.isEmpty()) {
            known.forEach(
                    one -> found.then(() -> give(one.id(), file, one.taking().step(), true)));
            return;
        }
        FileOrigin origin = new FileOrigin(sha256);
        PhenopacketSource.read(
                file,
                bytes,
                imported -> {
                    origin.add();
                    Takers.Taking taking = takers.imported().apply(imported, Optional.of(origin));
                    found.noted(taking.isShortOfMemory());
                    found.then(() -> give(imported.id(), imported.source().file(), taking.step(), true));
                },
                problem -> {
                    origin.spoil();
                    found.then(() -> takers.problems().accept(problem));
                });
    }

    /** Gives a case if it is the first with its id. */
    void give(String id, String file, Runnable take, boolean isPhenopacket) {
        First first = firsts.putIfAbsent(id, new First(file, isPhenopacket));
        if (first == null) {
            take.run();
        } else if (isPhenopacket && first.isPhenopacket()) {
            takers.problems().accept(PhenopacketSource.twice(id, file, first.file()));
        } else {
            takers.problems()
                    .accept(Problem.of(
                            Mistake.CASE_TWICE,
                            file,
                            "the id " + id + " is that of a case of " + first.file(),
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

    private List<Path> folder(Path folder) {
        List<Path> inside;
        try {
            inside = FolderFiles.under(folder, FileKinds::isNamed, takers.problems());
        } catch (UncheckedIOException e) {
            throw RecordGuard.unreadable(folder.toString(), e);
        }
        if (inside.isEmpty()) {
            throw Problem.of(
                    Mistake.NOTHING_TO_READ,
                    folder.toString(),
                    "there is no case, phenopacket, terminology or annotation file in this folder",
                    "Name another folder");
        }
        return inside;
    }

    @Override
    public void close() {
        reading.close();
    }
}
