package org.casegraph.workbench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.casegraph.skeleton.CaseSkeleton;
import org.casegraph.source.ProjectSources;
import org.casegraph.source.report.ReportText;
import org.casegraph.statement.Standing;
import org.casegraph.store.Disk;
import org.casegraph.vocabulary.CG;

/** A case that somebody begins to encode: a report, and the file of which {@code casegraph new} makes a beginning. */
public record Encoding(Path file, Path report) {
    public static final Graph ONTOLOGY = ProjectSources.ontologyGraph();

    /** In a folder that is empty, with two comments that a person wrote. */
    public static Encoding begun(Path folder) {
        try {
            Path report = folder.resolve("report.txt");
            Files.writeString(report, text());
            String skeleton = CaseSkeleton.of("miller-2021", List.of(), Optional.of(ReportText.read(report)));
            Path file = Files.writeString(
                    folder.resolve("miller-2021.ttl"),
                    skeleton.replace("### The case,", "# Ask Anna about the doses.\n### The case,")
                            + "# The end of what I read.\n");
            return new Encoding(file, report);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String text() {
        try (var in = Encoding.class.getResourceAsStream("/workbench/report.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public CaseFile open() {
        return open(Disk.SYSTEM);
    }

    CaseFile open(Disk disk) {
        return CaseFile.open(file, report, ONTOLOGY, disk);
    }

    public String written() {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where some words stand in the report for the first time. */
    static Place place(String words) {
        int start = text().indexOf(words);
        return new Place(start, start + words.length(), CG.CaseDescription);
    }

    static Edit.State fact(Standing standing, Node term, String words, Tie... ties) {
        return new Edit.State(
                new Fact(
                        term,
                        standing,
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        "",
                        List.of(ties),
                        Optional.empty(),
                        "",
                        CG.AuthorsOnPatient),
                place(words));
    }

    static Node term(String name) {
        return CG.named(name);
    }

    static Node node(CaseFile file, String id) {
        return file.now().node(id);
    }

    static void apply(CaseFile file, Edit edit) {
        file.apply(file.version(), edit);
    }
}
