package org.casegraph;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.casegraph.intake.CaseStore;
import org.casegraph.store.StoreBuilder;

/** What one command line gave: exit status, standard output and standard error. */
public record CommandLineRun(int status, String out, String err) {

    public static CommandLineRun of(String... arguments) {
        return of(CaseStore::builder, arguments);
    }

    public static CommandLineRun of(Function<List<Path>, StoreBuilder> stores, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = Main.run(stores, printing(out), printing(err), arguments);
        return new CommandLineRun(status, text(out), text(err));
    }

    private static PrintStream printing(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
}
