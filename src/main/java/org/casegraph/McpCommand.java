package org.casegraph;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.casegraph.intake.CaseStore;
import org.casegraph.mcp.StdioTools;
import org.casegraph.query.QuestionLibrary;
import org.casegraph.store.Store;
import org.casegraph.store.StoreBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "mcp",
        mixinStandardHelpOptions = true,
        description = "Answers an assistant that starts this program: the Model Context Protocol over stdio.")
final class McpCommand implements Runnable {
    private final Function<List<Path>, StoreBuilder> stores;
    private final InputStream in;
    private final PrintStream out;

    @Parameters(paramLabel = "SOURCE", arity = "0..*", description = "Case files; without any, the project's own.")
    private List<Path> sources = List.of();

    /**
     * @param stores reads these sources; of the project's own files if there are none
     * @param out takes messages of the protocol and nothing else
     */
    McpCommand(Function<List<Path>, StoreBuilder> stores, InputStream in, PrintStream out) {
        this.stores = stores;
        this.in = in;
        this.out = out;
    }

    @Override
    public void run() {
        Optional<StoreBuilder> own = sources.isEmpty() ? CaseStore.own() : Optional.empty();
        try (Store store = own.orElseGet(() -> stores.apply(sources)).build()) {
            StdioTools.serve(store, QuestionLibrary.ofProject(), in, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
