package org.casegraph;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.casegraph.intake.CaseStore;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.codegen.docgen.manpage.ManPageGenerator;

/**
 * Writes what a system knows of a command, from the command itself: its manual in AsciiDoc, a page for each subcommand, and
 * its completion for bash. The first argument is the folder for the pages, the second the file for the completion.
 */
final class ManualPages {
    private ManualPages() {}

    public static void main(String[] arguments) throws IOException {
        PrintStream unheard = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        CommandLine program = Main.commands(CaseStore::builder, unheard, unheard);
        File pages = Files.createDirectories(Path.of(arguments[0])).toFile();
        int status = ManPageGenerator.generateManPage(pages, null, new boolean[0], true, program.getCommandSpec());
        if (status != 0) {
            System.exit(status);
        }
        Files.writeString(Path.of(arguments[1]), AutoComplete.bash("casegraph", program));
    }
}
