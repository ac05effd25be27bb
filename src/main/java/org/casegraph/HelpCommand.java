package org.casegraph;

import java.io.PrintWriter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
    private @Nullable String name;

    @Override
    public void run() {
        CommandLine program = spec.parent().commandLine();
        PrintWriter out = program.getOut();
        (name == null ? program : command(program, name)).usage(out);
        out.flush();
    }

    private static CommandLine command(CommandLine program, String name) {
        return Optional.ofNullable(program.getSubcommands().get(name))
                .orElseThrow(() -> Main.unknownCommand(program, name));
    }
}
