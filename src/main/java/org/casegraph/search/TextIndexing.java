package org.casegraph.search;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.casegraph.rounds.Beside;

/**
 * Makes an index in a thread of its own, since it takes as long as all else that follows the cases of a build. It is written
 * when its turn has come, so that the steps of a build have one order.
 */
public final class TextIndexing implements AutoCloseable {
    private final Path scratch;
    private Optional<Beside<Path>> making = Optional.empty();

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
        making = Optional.of(Beside.begin("index of text", () -> {
            TextIndex.make(dataset, cases, earlier, scratch);
            return scratch;
        }));
    }

    /** Waits until it is made, and writes it. */
    public void write(OutputStream out) throws IOException {
        Path made =
                making.orElseThrow(() -> new IllegalStateException("not begun")).made();
        TextIndex.write(made, out);
    }

    /** Ends what is not needed any more, so that the folder is free. */
    @Override
    public void close() {
        making.ifPresent(Beside::close);
    }
}
