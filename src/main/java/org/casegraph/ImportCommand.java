package org.casegraph;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.riot.RIOT;
import org.casegraph.intake.SourceFiles;
import org.casegraph.intake.Takers;
import org.casegraph.privacy.Disclosures;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.source.ImportedCase;
import org.casegraph.source.Loss;
import org.casegraph.source.SourceGraph;
import org.casegraph.store.Disk;
import org.casegraph.store.WholeFiles;
import org.casegraph.terminology.CaseTerms;
import org.casegraph.terminology.Terminologies;
import org.casegraph.terminology.Terminology;
import org.casegraph.timeline.Timeline;
import org.casegraph.vocabulary.CG;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code import}: a Turtle file for each case, a line on stderr for each fault, a summary on stdout. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = "Writes cases of other formats as Turtle, and lists what they say that was not carried over.")
final class ImportCommand implements Callable<Integer> {
    private final Function<Graph, Timeline> timelines;
    private final Disk disk;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "SOURCE",
            arity = "1..*",
            description = "Phenopackets, families or cohorts in JSON or YAML: files, folders, .tar.gz or .zip; and"
                    + " terminologies, against which the terms of the cases are held.")
    private List<Path> sources = new ArrayList<>();

    @Option(names = "--to", required = true, paramLabel = "DIR", description = "Folder for the Turtle files.")
    private Path target;

    @Option(names = "--losses", description = "List each thing that was not carried over, not only their sums.")
    private boolean eachLoss;

    @Mixin
    private ForceOption force = new ForceOption();

    private long taken;
    private final Disclosures disclosures = new Disclosures();
    private final Map<String, Integer> losses = new TreeMap<>();
    private final Map<String, List<String>> doubts = new TreeMap<>();
    private final List<Terminology> terminologies = new ArrayList<>();
    private Optional<CaseTerms> terms = Optional.empty();
    private int written;
    private int faults;

    /** @param timelines solves the time of a case; throws a Problem on a contradiction */
    ImportCommand(Function<Graph, Timeline> timelines) {
        this(timelines, Disk.SYSTEM);
    }

    ImportCommand(Function<Graph, Timeline> timelines, Disk disk) {
        this.timelines = timelines;
        this.disk = disk;
    }

    @Override
    public Integer call() {
        createTarget();
        WholeFiles cases = new WholeFiles(target, force.isGiven(), disk);
        cases.sweep();
        try (Progress progress = Progress.start();
                SourceFiles files = new SourceFiles(Takers.inOrder(
                        this::refuse,
                        imported -> {
                            take(cases, imported);
                            progress.at("import", ++taken, -1);
                        },
                        terminologies::add,
                        set -> fault(Problem.of(
                                Mistake.FILE_OF_OTHER_KIND,
                                set.file(),
                                "these annotate diseases, and no case is among them",
                                "Give them to build or serve, beside the cases")),
                        this::fault))) {
            files.readAll(sources);
        }
        cases.finish();
        summarise();
        return faults == 0 ? 0 : 1;
    }

    private void createTarget() {
        try {
            Files.createDirectories(target);
        } catch (FileAlreadyExistsException e) {
            throw Problem.of(Mistake.NOT_WRITTEN, "--to " + target, "this is a file", "Name a folder", e);
        } catch (IOException e) {
            throw Problem.of(
                    Mistake.NOT_WRITTEN,
                    "--to " + target,
                    "the folder cannot be made: " + Problem.reason(e),
                    "Name another folder",
                    e);
        }
    }

    private void take(WholeFiles files, ImportedCase imported) {
        String where = imported.source().file() + " " + imported.id();
        Optional<Problem> tooLong;
        try {
            tooLong = timelines.apply(imported.source().graph()).tooLong(where);
        } catch (Problem contradiction) {
            fault(contradiction.in(where));
            return;
        }
        try {
            write(files, imported);
            tooLong.ifPresent(this::fault);
        } catch (Problem notWritten) {
            fault(notWritten);
        }
    }

    private void write(WholeFiles files, ImportedCase imported) {
        Graph graph = imported.source().graph();
        prefixes(graph);
        files.write(imported.id() + ".ttl", out -> RDFWriter.create()
                .source(graph)
                .base(imported.source().name().getURI())
                .format(RDFFormat.TURTLE)
                .set(RIOT.symTurtleDirectiveStyle, "at")
                .output(out));
        written++;
        disclosures.add(imported.source());
        doubt(imported.source());
        for (Loss loss : imported.losses()) {
            losses.merge(loss.kind(), 1, Integer::sum);
            if (eachLoss) {
                out().println(loss.caseId() + " " + loss.path() + ": not carried: " + loss.what());
            }
        }
    }

    private void refuse(SourceGraph written) {
        fault(Problem.of(
                Mistake.FILE_OF_OTHER_KIND,
                written.file(),
                "this is written in casegraph's own model already",
                "Give it to serve or check as it is"));
    }

    /** The terminologies come before the cases, so all of them are read when the first case comes. */
    private void doubt(SourceGraph source) {
        if (terms.isEmpty()) {
            terms = Optional.of(new CaseTerms(Terminologies.of(terminologies, this::fault)));
        }
        for (CaseTerms.Doubt doubt : terms.get().doubts(source)) {
            doubts.computeIfAbsent(doubt.kind() + " " + doubt.term(), key -> new ArrayList<>())
                    .add(doubt.problem().getMessage());
        }
    }

    private static void prefixes(Graph graph) {
        graph.getPrefixMapping()
                .setNsPrefix("cg", CG.NS)
                .setNsPrefix("dcterms", "http://purl.org/dc/terms/")
                .setNsPrefix("obo", "http://purl.obolibrary.org/obo/")
                .setNsPrefix("owl", "http://www.w3.org/2002/07/owl#")
                .setNsPrefix("rdfs", "http://www.w3.org/2000/01/rdf-schema#")
                .setNsPrefix("vann", "http://purl.org/vocab/vann/")
                .setNsPrefix("xsd", "http://www.w3.org/2001/XMLSchema#");
    }

    private void fault(Problem problem) {
        faults += 1;
        PrintWriter err = spec.commandLine().getErr();
        err.println(problem.text());
        err.flush();
    }

    private void summarise() {
        PrintWriter out = out();
        out.println(counted(written, "case") + " written to " + target + ", " + counted(faults, "fault"));
        losses.forEach((path, number) -> out.println("not carried: " + number + " × " + path));
        disclosures.line().ifPresent(out::println);
        doubts.forEach((term, lines) -> out.println(counted(lines.size(), "case") + ", first " + lines.get(0)));
        out.flush();
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private static String counted(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
