package org.casegraph.search;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;

/**
 * Makes an index in a thread of its own, since it takes as long as all else that follows the cases of a build. It is written
 * when its turn has come, so that the steps of a build have one order.
 */
public final class TextIndexing implements AutoCloseable {
    private final Path scratch;
    private Optional<Making> making = Optional.empty();

    private record Making(Thread thread, FutureTask<Optional<IOException>> made) {}

    /** @param scratch as {@link TextIndex#write} takes it */
    public TextIndexing(Path scratch) {
        this.scratch = scratch;
    }

    /**
     * Begins with it.
     *
     * @param dataset with all that is searched; must not change
     * @param cases the names of their graphs, in the order of what is found alike
     * @param earlier of which is taken what would be made just so
     */
    public void begin(DatasetGraph dataset, List<Node> cases, Optional<EarlierIndex> earlier) {
        FutureTask<Optional<IOException>> made = new FutureTask<>(() -> make(dataset, cases, earlier));
        Thread thread = new Thread(made, "index of text");
        thread.setDaemon(true);
        making = Optional.of(new Making(thread, made));
        thread.start();
    }

    private Optional<IOException> make(DatasetGraph dataset, List<Node> cases, Optional<EarlierIndex> earlier) {
        try {
            TextIndex.make(dataset, cases, earlier, scratch);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(e);
        }
    }

    /** Waits until it is made, and writes it. */
    public void write(OutputStream out) throws IOException {
        Optional<IOException> failed = made(making.orElseThrow(() -> new IllegalStateException("not begun")));
        if (failed.isPresent()) {
            throw failed.get();
        }
        TextIndex.write(scratch, out);
    }

    private static Optional<IOException> made(Making making) throws IOException {
        try {
            return making.made().get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException mistake ? mistake : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** Ends what is not needed any more, so that the folder is free. */
    @Override
    public void close() {
        making.ifPresent(one -> {
            one.thread().interrupt();
            try {
                one.thread().join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
