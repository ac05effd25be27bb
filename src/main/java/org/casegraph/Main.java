package org.casegraph;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.casegraph.query.QuestionLibrary;
import org.casegraph.source.Problem;
import org.casegraph.timeline.Timeline;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * Starts a command. Exit status 0: done; 1: something that the user can mend, told in one line each; 2: a mistake of the
 * program, with its stack trace.
 */
@Command(
        name = "casegraph",
        description =
                "A published case report as a knowledge graph. Without a command it serves the project's own cases.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND")
public final class Main {
    private static final int MENDABLE = 1;
    private static final int MISTAKE = 2;

    /** Held, because the logging system keeps only weak references and forgets the level of a logger that nobody holds. */
    private static final List<Logger> QUIET = quiet();

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        CommandLine line = new CommandLine(new Main())
                .addSubcommand(new ServeCommand(CaseStore::of))
                .addSubcommand(new QueryCommand(
                        QuestionLibrary::ofProject,
                        sources -> CaseStore.of(sources).dataset(),
                        out))
                .addSubcommand(new SimilarCommand(
                        QuestionLibrary::ofProject,
                        sources -> CaseStore.of(sources).dataset(),
                        out))
                .addSubcommand(new ListCommand(QuestionLibrary::ofProject, out))
                .addSubcommand(new CheckCommand(Timeline::of))
                .addSubcommand(new ExplainCommand(CaseStore::of, out))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .setExecutionExceptionHandler((thrown, command, parsed) -> report(thrown, command))
                .setParameterExceptionHandler(Main::reportUsage)
                .setCaseInsensitiveEnumValuesAllowed(true);
        return line.execute(arguments.length == 0 ? new String[] {"serve"} : arguments);
    }

    private static int report(Exception thrown, CommandLine command) {
        if (thrown instanceof Problem problem) {
            command.getErr().println(problem.getMessage());
            return MENDABLE;
        }
        thrown.printStackTrace(command.getErr());
        return MISTAKE;
    }

    private static int reportUsage(CommandLine.ParameterException thrown, String[] arguments) {
        CommandLine command = thrown.getCommandLine();
        List<String> nearest = new ArrayList<>();
        if (thrown instanceof CommandLine.UnmatchedArgumentException unmatched) {
            nearest.addAll(unmatched.getSuggestions());
        }
        String remedy = nearest.isEmpty()
                ? "See " + command.getCommandSpec().qualifiedName() + " --help"
                : "Did you mean " + String.join(" or ", nearest);
        command.getErr()
                .println(Problem.of(command.getCommandName(), thrown.getMessage(), remedy)
                        .getMessage());
        return MENDABLE;
    }

    private static List<Logger> quiet() {
        System.setProperty("java.util.logging.SimpleFormatter.format", "%4$s %5$s%6$s%n");
        List<Logger> loggers = List.of(Logger.getLogger("org.eclipse.jetty"), Logger.getLogger("org.apache.jena"));
        loggers.forEach(logger -> logger.setLevel(Level.WARNING));
        return loggers;
    }
}
