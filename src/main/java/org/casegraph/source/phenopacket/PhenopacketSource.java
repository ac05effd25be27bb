package org.casegraph.source.phenopacket;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.source.ArchiveFiles;
import org.casegraph.source.FolderFiles;
import org.casegraph.source.ImportedCase;
import org.casegraph.source.Sha256;
import org.casegraph.source.SizeLimit;
import org.casegraph.source.json.JsonRecord;

/**
 * Reads GA4GH Phenopackets, families and cohorts, in JSON or YAML, from files, folders, tar.gz and zip archives. One file
 * is in memory at a time. Cases go to their consumer as they are read; a file that cannot be read is a {@link Problem}
 * with the file and the JSON path, and the others are read. A value that cannot be read is one too, and the rest of its
 * case is read.
 */
public final class PhenopacketSource {
    private static final List<String> ENDINGS = List.of(".json", ".ndjson", ".jsonl", ".yaml", ".yml");
    private static final List<String> ARCHIVES = List.of(".tar.gz", ".tgz", ".zip");

    private final Consumer<ImportedCase> cases;
    private final Consumer<Problem> problems;
    private final Map<String, String> files = new HashMap<>();

    public PhenopacketSource(Consumer<ImportedCase> cases, Consumer<Problem> problems) {
        this.cases = cases;
        this.problems = problems;
    }

    /** Whether a file is named as a phenopacket or as an archive of them. */
    public static boolean isNamed(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return Stream.concat(ENDINGS.stream(), ARCHIVES.stream()).anyMatch(name::endsWith);
    }

    /** Whether a file is named as an archive. */
    public static boolean isArchive(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return ARCHIVES.stream().anyMatch(name::endsWith);
    }

    /** Reads a file, an archive, or what is in a folder and its folders, in the order of their names. */
    public void read(Path source) {
        try {
            if (Files.isDirectory(source)) {
                folder(source);
            } else if (!isNamed(source)) {
                throw Problem.of(
                        Mistake.FILE_OF_OTHER_KIND,
                        source.toString(),
                        "this is not named as a phenopacket or an archive",
                        "Name a file that ends in " + String.join(", ", ENDINGS) + ", " + String.join(", ", ARCHIVES));
            } else if (isPacket(source.toString())) {
                read(source.toString(), SizeLimit.bytes(source));
            } else {
                new ArchiveFiles(PhenopacketSource::isPacket, entry -> read(entry.file(), entry.bytes()), problems)
                        .read(source);
            }
        } catch (Problem problem) {
            problems.accept(problem);
        }
    }

    private void folder(Path folder) {
        List<Path> inside = FolderFiles.under(folder, PhenopacketSource::isNamed, problems);
        if (inside.isEmpty()) {
            throw Problem.of(
                    Mistake.NOTHING_TO_READ,
                    folder.toString(),
                    "there is no phenopacket in this folder",
                    "Name another folder");
        }
        inside.forEach(this::read);
    }

    /** Whether a file, or an entry of an archive, is named as a phenopacket. */
    public static boolean isPacket(String file) {
        String name = file.toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(name::endsWith);
    }

    /** Reads a phenopacket, family or cohort, an array of them, or one in each line (NDJSON). The file is only named in messages. */
    public void read(String file, byte[] bytes) {
        read(file, bytes, this::give, problems);
    }

    /** The same for who looks after ids that come {@link #twice}; any number of threads may. */
    public static void read(String file, byte[] bytes, Consumer<ImportedCase> cases, Consumer<Problem> problems) {
        try {
            String sha256 = Sha256.of(bytes);
            for (JsonRecord json : JsonRecord.of(file, bytes, problems)) {
                read(json, sha256, cases, problems);
            }
        } catch (Problem problem) {
            problems.accept(problem);
        }
    }

    private static void read(JsonRecord json, String sha256, Consumer<ImportedCase> cases, Consumer<Problem> problems) {
        try {
            PhenopacketReader.read(json, sha256, problems).forEach(cases);
        } catch (Problem problem) {
            problems.accept(problem);
        }
    }

    private void give(ImportedCase imported) {
        String first = files.putIfAbsent(imported.id(), imported.source().file());
        if (first == null) {
            cases.accept(imported);
        } else {
            problems.accept(twice(imported.id(), imported.source().file(), first));
        }
    }

    /** What is told of a case that has the id of one in another file. */
    public static Problem twice(String id, String file, String first) {
        return Problem.of(
                Mistake.CASE_TWICE,
                file + " $.id",
                "the id " + id + " is that of a case of " + first,
                "Give each phenopacket an id of its own; the first was kept");
    }
}
