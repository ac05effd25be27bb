package org.casegraph;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the help of a command, as its {@code --help} does, or of the program. */
@Command(
        name = "help",
        mixinStandardHelpOptions = true,
        description = "What a command does and takes; without one, what commands there are.")
final class HelpCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", arity = "0..1", paramLabel = "COMMAND", description = "The command to tell of.")
    private String name;

    @Override
    public void run() {
        CommandLine program = spec.parent().commandLine();
        if (name != null && !program.getSubcommands().containsKey(name)) {
            throw Main.unknownCommand(program, name);
        }
        PrintWriter out = program.getOut();
        (name == null ? program : program.getSubcommands().get(name)).usage(out);
        out.flush();
    }
}
