package org.casegraph;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Stack;
import java.util.stream.Stream;
import org.casegraph.intake.ExampleCohort;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The option --source of the commands that ask: which cases, in place of the project's own. */
final class SourceOption {
    @Option(
            names = "--source",
            arity = "1..*",
            paramLabel = "FILE",
            parameterConsumer = Files.class,
            description =
                    "Cases to read instead of the project's own. Before what is asked for it takes one FILE, and may"
                            + " be repeated; after it, all that follow.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--example",
            paramLabel = "EXAMPLE",
            description = "Published cases that come with the program, in place of its own: rare-diseases.")
    private @Nullable String example;

    /** In the order given, an example last; none means the project's own. */
    List<Path> files() {
        return Stream.concat(files.stream(), Stream.ofNullable(example).map(ExampleCohort::folder))
                .toList();
    }

    /** Leaves a command the words that it needs, wherever the option stands among them. */
    static final class Files implements IParameterConsumer {
        /** @param arguments picocli's, the next on top; a Stack because its interface asks for one */
        @Override
        public void consumeParameters(Stack<String> arguments, ArgSpec option, CommandSpec command) {
            if (arguments.isEmpty()) {
                throw new ParameterException(
                        command.commandLine(), "Missing required parameter for option '--source' (FILE)");
            }
            List<Path> files = new ArrayList<>(option.<List<Path>>getValue());
            boolean isAsked = command.positionalParameters().stream()
                    .anyMatch(word -> !word.stringValues().isEmpty());
            do {
                files.add(Path.of(arguments.pop()));
            } while (isAsked && !arguments.isEmpty() && !arguments.peek().startsWith("-"));
            option.setValue(files);
        }
    }
}
