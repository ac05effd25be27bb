package org.casegraph;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.casegraph.endpoint.http.ListeningAddress;
import org.casegraph.intake.SourceFiles;
import org.casegraph.intake.Takers;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.source.ProjectSources;
import org.casegraph.store.Disk;
import org.casegraph.terminology.Terminology;
import org.casegraph.workbench.CaseFile;
import org.casegraph.workbench.TermLookup;
import org.casegraph.workbench.page.Workbench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code write}: a page on which one case file is written, for whoever sits at this machine. */
@Command(
        name = "write",
        mixinStandardHelpOptions = true,
        description = "Serves a page on which one case is encoded beside its report, on this machine only,"
                + " until it is stopped. Each edit is in the file at once, and can be undone.")
final class WriteCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The Turtle file; casegraph new makes one to begin with.")
    private Path file;

    @Option(
            names = "--text",
            paramLabel = "REPORT",
            required = true,
            description = "The report's text in UTF-8, from which the case is made.")
    private Path text;

    @Option(
            names = "--terms",
            paramLabel = "SOURCE",
            description = "A terminology whose terms can be chosen beside the ontology's. Repeatable.")
    private List<Path> terminologies = List.of();

    @Option(
            names = "--port",
            defaultValue = "0",
            paramLabel = "PORT",
            description = "0 for any that is free, as if not given.")
    private int port;

    @Override
    public Integer call() throws InterruptedException {
        // Nobody waits for all to be read, only to be told that nothing will be served.
        new ListeningAddress(Workbench.HOST, port).requireFree();
        Graph terms = terms();
        CaseFile open = CaseFile.open(file, text, terms, Disk.SYSTEM);
        Workbench workbench = Workbench.start(open, new TermLookup(terms), port);
        Runtime.getRuntime().addShutdownHook(new Thread(workbench::close, "stop"));
        PrintWriter out = spec.commandLine().getOut();
        out.println(workbench.address() + " writes " + file);
        out.println("Keep this address to yourself: whoever knows it and works on this machine can change the file.");
        out.flush();
        workbench.join();
        return 0;
    }

    private Graph terms() {
        Graph terms = ProjectSources.ontologyGraph();
        if (!terminologies.isEmpty()) {
            List<Terminology> read = new ArrayList<>();
            List<Problem> problems = new ArrayList<>();
            try (SourceFiles files = new SourceFiles(Takers.inOrder(
                    source -> problems.add(noTerminology(source.file())),
                    imported -> problems.add(noTerminology(imported.source().file())),
                    read::add,
                    annotations -> problems.add(noTerminology(annotations.file())),
                    problems::add))) {
                files.readAll(terminologies);
            }
            Optional.of(problems).filter(all -> !all.isEmpty()).ifPresent(all -> {
                throw Problem.all(all);
            });
            read.forEach(terminology -> GraphUtil.addInto(terms, terminology.graph()));
        }
        return terms;
    }

    private static Problem noTerminology(String file) {
        return Problem.of(
                Mistake.FILE_OF_OTHER_KIND,
                file,
                "this is no terminology",
                "Give one with --terms, as hp.json, and the case as FILE");
    }
}
