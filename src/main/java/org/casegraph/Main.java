package org.casegraph;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.casegraph.intake.CaseStore;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.NearestNames;
import org.casegraph.problem.Problem;
import org.casegraph.query.QuestionLibrary;
import org.casegraph.store.StoreBuilder;
import org.casegraph.timeline.TimeCheck;
import org.casegraph.timeline.Timeline;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * Starts a command. Exit status 0: done; 1: something that the user can mend, told in one line each; 2: a mistake of the
 * program, with its stack trace; 75: the server ended by itself, to be started again.
 */
@Command(
        name = "casegraph",
        description =
                "A published case report as a knowledge graph. Without a command it serves the project's own cases.",
        mixinStandardHelpOptions = true,
        addMethodSubcommands = false,
        versionProvider = ProgramVersion.class,
        synopsisSubcommandLabel = "[COMMAND]")
public final class Main {
    private static final int MENDABLE = 1;
    private static final int MISTAKE = 2;
    private static final String HELP = "help";
    private static final String SERVE = "serve";
    private static final String ENTITY_USES = "jdk.xml.entityExpansionLimit";
    private static final String LINE_FORMAT = "java.util.logging.SimpleFormatter.format";
    private static final String LINE = "%4$s %5$s%6$s%n";

    /** ISO 8601, with the offset: lines of many days lie in one file. */
    static final String LINE_WITH_TIME = "%1$tFT%1$tT.%1$tL%1$tz " + LINE;

    /** Held, because the logging system keeps only weak references and forgets the level of a logger that nobody holds. */
    private static final List<Logger> QUIET = quiet();

    private Main() {}

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        if (arguments.length == 0 || arguments[0].equals(SERVE)) {
            System.setProperty(LINE_FORMAT, LINE_WITH_TIME);
        }
        System.exit(run(CaseStore::builder, out, System.err, arguments));
    }

    /**
     * @param stores reads these sources; of the project's own files if there are none
     * @param out results only, in UTF-8
     * @return the exit status
     */
    static int run(Function<List<Path>, StoreBuilder> stores, PrintStream out, PrintStream err, String... arguments) {
        Optional<Problem> unwritable = workingFolder(System.getProperty("user.dir"));
        if (unwritable.isPresent()) {
            err.println(unwritable.get().text());
            return MENDABLE;
        }
        String[] given = arguments.length == 0 ? new String[] {SERVE} : arguments;
        if (given[0].equals(SERVE)) {
            ServeCommand.begin();
        }
        Map<String, Supplier<Object>> all = subcommands(stores, out);
        // One that is named needs no other to be made, which takes longer than it may.
        CommandLine program = Optional.ofNullable(all.get(given[0]))
                .filter(named -> !given[0].equals(HELP))
                .map(named -> commands(List.of(named), out, err))
                .orElseGet(() -> commands(all.values(), out, err));
        try {
            return program.execute(given);
        } catch (InternalError e) {
            err.println(cutShort(e).text());
            return MENDABLE;
        }
    }

    /** So Java tells of a mapped file that is shorter than it was. */
    private static Problem cutShort(InternalError fault) {
        return Problem.of(
                Mistake.STORE_DAMAGED,
                "the store",
                "a file of it was cut short while it was read, or its disk fails",
                "Build it again",
                fault);
    }

    /** By name, in the order in which they are listed. */
    private static Map<String, Supplier<Object>> subcommands(
            Function<List<Path>, StoreBuilder> stores, PrintStream out) {
        Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
        commands.put(SERVE, () -> new ServeCommand(stores));
        commands.put(
                "query",
                () -> new QueryCommand(
                        QuestionLibrary::ofProject,
                        sources -> stores.apply(sources).build().dataset(),
                        out));
        commands.put("cohort", () -> new CohortCommand(stores, out));
        commands.put("similar", () -> new SimilarCommand(QuestionLibrary::ofProject, stores, out));
        commands.put("benchmark", () -> new BenchmarkCommand(stores, out));
        commands.put("table", () -> new TableCommand(stores, out));
        commands.put("curve", () -> new CurveCommand(QuestionLibrary::ofProject, stores, out));
        commands.put("list", () -> new ListCommand(QuestionLibrary::ofProject, out));
        commands.put("mcp", () -> new McpCommand(stores, System.in, out));
        commands.put("check", () -> new CheckCommand(TimeCheck::problems));
        commands.put("new", () -> new NewCommand(out));
        commands.put("draft", () -> new DraftCommand(TimeCheck::problems));
        commands.put("undecided", () -> new UndecidedCommand(stores, out));
        commands.put("write", WriteCommand::new);
        commands.put("explain", () -> new ExplainCommand(stores, out));
        commands.put("import", () -> new ImportCommand(Timeline::of));
        commands.put("export", () -> new ExportCommand(stores, out));
        commands.put("build", () -> new BuildCommand(out));
        commands.put(HELP, HelpCommand::new);
        return commands;
    }

    static CommandLine commands(Function<List<Path>, StoreBuilder> stores, PrintStream out, PrintStream err) {
        return commands(subcommands(stores, out).values(), out, err);
    }

    private static CommandLine commands(Collection<Supplier<Object>> chosen, PrintStream out, PrintStream err) {
        CommandLine program = new CommandLine(new Main());
        chosen.forEach(command -> program.addSubcommand(command.get()));
        return program.setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
                .setExecutionExceptionHandler((thrown, command, parsed) -> report(thrown, command))
                .setParameterExceptionHandler(Main::reportUsage)
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    /** Jena names the folder that it starts in, which it cannot where the locale has no letters for it. */
    static Optional<Problem> workingFolder(String path) {
        try {
            Path unused = Path.of(path);
            return Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.of(Problem.of(
                    Mistake.FILE_UNREADABLE,
                    "the working folder",
                    "its name has letters that this locale has not",
                    "Set LC_ALL=C.UTF-8, or start in another folder",
                    e));
        }
    }

    private static int report(Exception thrown, CommandLine command) {
        Optional<Problem> mendable = mendable(thrown);
        if (mendable.isPresent()) {
            command.getErr().println(mendable.get().text());
            return MENDABLE;
        }
        thrown.printStackTrace(command.getErr());
        return MISTAKE;
    }

    /** What the file system refuses is no mistake of the program, wherever it comes up. */
    private static Optional<Problem> mendable(Throwable thrown) {
        if (thrown instanceof Problem problem) {
            return Optional.of(problem);
        }
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof FileSystemException refused) {
                String file = Objects.requireNonNullElse(refused.getFile(), "a file");
                boolean isDenied = refused instanceof AccessDeniedException;
                return Optional.of(Problem.of(
                        Mistake.FILE_UNREADABLE,
                        file,
                        isDenied ? "this may not be read or written" : "the file system says: " + refused.getMessage(),
                        isDenied ? "Give yourself the right to it" : "Check the disk and the path",
                        refused));
            }
        }
        return Optional.empty();
    }

    private static int reportUsage(CommandLine.ParameterException thrown, String[] arguments) {
        CommandLine command = thrown.getCommandLine();
        boolean isUnmatched = thrown instanceof CommandLine.UnmatchedArgumentException;
        Problem problem = command.getParent() == null && isUnmatched
                ? unknownCommand(
                        command,
                        ((CommandLine.UnmatchedArgumentException) thrown)
                                .getUnmatched()
                                .get(0))
                : Problem.of(
                        Mistake.BAD_OPTION,
                        command.getCommandName(),
                        Problem.reason(thrown),
                        "See " + command.getCommandSpec().qualifiedName() + " --help");
        command.getErr().println(problem.text());
        return MENDABLE;
    }

    static Problem unknownCommand(CommandLine program, String name) {
        Set<String> known = program.getSubcommands().keySet();
        return Problem.of(
                Mistake.UNKNOWN_COMMAND,
                name,
                "there is no such command",
                "Nearest: " + String.join(", ", NearestNames.of(name, known)));
    }

    private static List<Logger> quiet() {
        System.setProperty(LINE_FORMAT, LINE);
        // An ontology names its terms by an entity each, a hundred thousand times; their whole size stays bounded as it
        // is.
        if (System.getProperty(ENTITY_USES) == null) {
            System.setProperty(ENTITY_USES, "2000000");
        }
        return List.of(
                at("org.eclipse.jetty", Level.WARNING),
                // Warns with what stands in the head of a request.
                at("org.eclipse.jetty.http", Level.OFF),
                at("org.apache.jena", Level.WARNING),
                // Tells on a later Java which instructions it goes without; nobody who searches can act on it.
                at("org.apache.lucene", Level.SEVERE),
                // Tells at every level what clients sent; what goes wrong in a tool is told by the tools themselves.
                at("io.modelcontextprotocol", Level.OFF),
                // These warn with the values of a query, which belong to whoever asked and may hold line breaks.
                at("org.apache.jena.sparql", Level.OFF),
                at("org.apache.jena.arq", Level.OFF),
                at("org.apache.jena.riot", Level.OFF));
    }

    private static Logger at(String name, Level level) {
        Logger logger = Logger.getLogger(name);
        logger.setLevel(level);
        return logger;
    }
}
