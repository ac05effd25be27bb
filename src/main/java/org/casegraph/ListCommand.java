package org.casegraph;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.casegraph.query.Parameter;
import org.casegraph.query.Question;
import org.casegraph.query.QuestionLibrary;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints the questions with their parameters, or one question in full. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "The questions, with their parameters; with an ID that question in full, with its SPARQL.")
final class ListCommand implements Runnable {
    private final Supplier<QuestionLibrary> library;
    private final PrintStream out;

    @Parameters(index = "0", arity = "0..1", paramLabel = "ID", description = "A question to print in full.")
    private @Nullable String id;

    /** @param out written in UTF-8 */
    ListCommand(Supplier<QuestionLibrary> library, PrintStream out) {
        this.library = library;
        this.out = out;
    }

    @Override
    public void run() {
        if (id == null) {
            library.get().questions().forEach(this::printShort);
        } else {
            printFull(library.get().question(id));
        }
        out.flush();
    }

    private void printShort(Question question) {
        print(question.id() + "  " + question.summary());
        List<String> parameters = new ArrayList<>(
                question.parameters().stream().map(ListCommand::usage).toList());
        if (!question.caseParameters().isEmpty()) {
            parameters.add(question.caseParameters().stream()
                    .map(Parameter::name)
                    .collect(Collectors.joining(" ", "which cases: ", "")));
        }
        print("    " + String.join("  ", parameters));
    }

    private void printFull(Question question) {
        print(question.id() + "  " + question.summary());
        print("");
        print(question.description());
        question.parameters().forEach(this::printFull);
        if (!question.caseParameters().isEmpty()) {
            print("");
            print("Which cases, as in every question over many; each may be repeated:");
        }
        for (Parameter parameter : question.caseParameters()) {
            print("    " + parameter.name() + "=…  " + parameter.description());
        }
        print("");
        print(question.text().stripTrailing());
    }

    private void printFull(Parameter parameter) {
        print("");
        print(usage(parameter));
        print("    " + parameter.description());
        parameter.choices().forEach(choice -> print("    " + choice.name() + " = " + choice.value()));
    }

    private static String usage(Parameter parameter) {
        String values = parameter.choices().isEmpty()
                ? "…"
                : String.join(
                        "|",
                        parameter.choices().stream().map(Parameter.Choice::name).toList());
        return parameter.name() + "=" + values + " ("
                + parameter.defaultValue().map(value -> "default " + value).orElse("default all")
                + parameter.secondName().map(name -> ", also " + name + "=").orElse("") + ")";
    }

    private void print(String line) {
        out.print(line + "\n");
    }
}
