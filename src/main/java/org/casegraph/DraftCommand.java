package org.casegraph;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.casegraph.draft.Draft;
import org.casegraph.draft.ProposedDraft;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.source.SourceGraph;
import org.casegraph.store.Disk;
import org.casegraph.store.WholeFiles;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code draft}: one line on stderr for each row that is refused. */
@Command(
        name = "draft",
        mixinStandardHelpOptions = true,
        description =
                "Makes a case of the rows of a table that a report's text proves; exit status 1 if a row is refused.")
final class DraftCommand implements Callable<Integer> {
    private static final String ENDING = ".ttl";

    private final Function<SourceGraph, List<Problem>> time;

    @Spec
    private CommandSpec spec;

    @Option(names = "--schema", description = "Print the JSON Schema of a draft, and do nothing else.")
    private boolean isSchemaWanted;

    @Option(
            names = "--propose",
            description = "Write a draft to complete, a .csv, of a phenopacket and the passages that name its terms.")
    private boolean isProposalWanted;

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            description = "The draft, .xlsx, .csv or .json, a row a statement, as docs/draft.md says.")
    private @Nullable Path draft;

    @Option(
            names = "--text",
            paramLabel = "FILE",
            description = "The report's text in UTF-8, against which every row is held.")
    private @Nullable Path text;

    @Option(
            names = "--to",
            paramLabel = "FILE",
            description = "The case file to write, CASE-ID.ttl; the reports on the rows are written beside it.")
    private @Nullable Path target;

    @Option(
            names = "--licence",
            paramLabel = "LICENCE",
            description = "Of the case that is written, where no row gives it: its address, or its id at spdx.org.")
    private @Nullable String licence;

    @Mixin
    private ForceOption force = new ForceOption();

    /** @param time what does not hold together in the time of a case */
    DraftCommand(Function<SourceGraph, List<Problem>> time) {
        this.time = time;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (isSchemaWanted) {
            out.print(Draft.schema());
            out.flush();
            return 0;
        }
        if (isProposalWanted) {
            return propose(given(draft, "a phenopacket"), given(text, "--text"), given(target, "--to"), out);
        }
        return judge(given(draft, "a draft"), given(text, "--text"), given(target, "--to"), out);
    }

    private static Path given(@Nullable Path file, String what) {
        return Optional.ofNullable(file)
                .orElseThrow(() ->
                        Problem.of(Mistake.BAD_OPTION, "draft", what + " is missing", "See casegraph draft --help"));
    }

    private int propose(Path phenopacket, Path text, Path target, PrintWriter out) {
        String name = target.getFileName().toString();
        if (!name.toLowerCase(Locale.ROOT).endsWith(".csv")) {
            throw Problem.of(
                    Mistake.BAD_OPTION,
                    "--to " + target,
                    "a draft is proposed as CSV",
                    "Name a file that ends in .csv");
        }
        ProposedDraft proposed = ProposedDraft.of(phenopacket, text);
        WholeFiles files = WholeFiles.in(target.resolveSibling("."), force.isGiven(), Disk.SYSTEM);
        write(files, name, proposed.csv());
        files.finish();
        out.println(target + ": " + proposed.rows() + " rows proposed, " + proposed.quoted()
                + " with a passage; each is refused until its column proposal is empty");
        out.flush();
        return 0;
    }

    private int judge(Path draft, Path text, Path target, PrintWriter out) {
        String name = target.getFileName().toString();
        String id = name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : "";
        if (!id.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
            throw Problem.of(
                    Mistake.BAD_OPTION,
                    "--to " + target,
                    "this is no name of a case file",
                    "Name it CASE-ID.ttl, the id in letters, digits, dots and hyphens");
        }
        Draft judged = Draft.of(draft, text, id, Optional.ofNullable(licence).map(MetadataOptions::licence), time);
        WholeFiles files = WholeFiles.in(target.resolveSibling("."), force.isGiven(), Disk.SYSTEM);
        write(files, name, judged.turtle());
        write(files, id + ".draft-report.json", judged.report().json());
        write(files, id + ".draft-report.md", judged.report().markdown());
        files.finish();
        PrintWriter err = spec.commandLine().getErr();
        judged.report().lines().forEach(err::println);
        judged.unresolved().forEach(problem -> err.println(problem.text()));
        err.flush();
        out.println(target + ": " + judged.report().accepted() + " rows accepted, "
                + judged.report().refused() + " refused; see " + id + ".draft-report.md");
        out.flush();
        return judged.report().refused() == 0 && judged.unresolved().isEmpty() ? 0 : 1;
    }

    private static void write(WholeFiles files, String name, String content) {
        files.write(name, out -> out.write(content.getBytes(StandardCharsets.UTF_8)));
    }
}
