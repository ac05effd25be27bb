package org.casegraph;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.casegraph.skeleton.CaseSkeleton;
import org.casegraph.source.report.ReportText;
import org.casegraph.store.Disk;
import org.casegraph.store.WholeFiles;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code new}: a case file to begin with, in the current folder. */
@Command(
        name = "new",
        mixinStandardHelpOptions = true,
        description =
                "Writes CASE-ID.ttl into the current folder: a commented file that passes check, to be filled in.")
final class NewCommand implements Callable<Integer> {
    private final PrintStream out;

    @Parameters(
            paramLabel = "CASE-ID",
            description = "Letters, digits, dots and hyphens; usually author and year, such as miller-2021.")
    private String id;

    @Option(
            names = "--text",
            paramLabel = "REPORT",
            description = "The report's text in UTF-8; its hash and first words go into the file.")
    private @Nullable Path text;

    @Option(
            names = "--from",
            paramLabel = "TEMPLATE",
            split = ",",
            hideParamSyntax = true,
            completionCandidates = Templates.class,
            description = "What to add, separated by commas: ${COMPLETION-CANDIDATES}.")
    private List<String> templates = List.of();

    @Option(names = "--into", paramLabel = "DIR", description = "Another folder; made if it is not there.")
    private Path folder = Path.of("");

    @Mixin
    private ForceOption force = new ForceOption();

    /** The names of the templates, for help and completion. */
    static final class Templates implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return CaseSkeleton.names().iterator();
        }
    }

    NewCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        Optional<ReportText> report = Optional.ofNullable(text).map(ReportText::read);
        String skeleton = CaseSkeleton.of(id, templates, report);
        WholeFiles files = WholeFiles.in(folder, force.isGiven(), Disk.SYSTEM);
        files.write(id + ".ttl", bytes -> bytes.write(skeleton.getBytes(StandardCharsets.UTF_8)));
        files.finish();
        Path file = folder.resolve(id + ".ttl");
        String against =
                Optional.ofNullable(text).map(given -> " --text " + given).orElse("");
        out.println(file + ": replace what is in capitals, then: casegraph check " + file + against);
        return 0;
    }
}
