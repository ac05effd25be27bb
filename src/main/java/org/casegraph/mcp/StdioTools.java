package org.casegraph.mcp;

import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.server.transport.StdioServerTransportProvider;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.casegraph.evaluation.GuardedQueries;
import org.casegraph.evaluation.Limits;
import org.casegraph.evaluation.QueryGate;
import org.casegraph.evaluation.ServiceAllowList;
import org.casegraph.query.QuestionLibrary;
import org.casegraph.store.Store;

/** The tools over stdio, a message a line, for an assistant that starts this program. */
public final class StdioTools {
    private static final int BUFFER = 1024 * 1024;
    private static final int LONGEST_WAIT_SECONDS = 70;

    private StdioTools() {}

    /**
     * Answers until there are no more messages.
     *
     * @param out takes messages of the protocol and nothing else
     */
    public static void serve(Store store, QuestionLibrary questions, InputStream in, OutputStream out)
            throws IOException {
        Phaser open = new Phaser(1);
        try (QueryGate gate = new QueryGate(Limits.standard());
                PipedOutputStream feed = new PipedOutputStream();
                PipedInputStream fed = new PipedInputStream(feed, BUFFER)) {
            GuardedQueries queries = new GuardedQueries(store.dataset(), gate, ServiceAllowList.NOBODY);
            RunningCalls calls = new RunningCalls();
            ToolServer.Asked asked = new ToolServer.Asked(new CaseTools(store, questions), queries, calls, iri -> iri);
            McpSyncServer server = ToolServer.start(
                    McpServer.sync(new StdioServerTransportProvider(Wire.JSON, fed, new Answers(out, open))),
                    questions,
                    exchange -> asked);
            Wire wire = new Wire("stdio", run -> calls.cancel(run, queries));
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.contains("\"method\"") && line.contains("\"id\"")) {
                    open.register();
                }
                feed.write((wire.passed(line) + "\n").getBytes(StandardCharsets.UTF_8));
                feed.flush();
            }
            awaitAnswers(open);
            server.closeGracefully();
        }
    }

    private static void awaitAnswers(Phaser open) {
        try {
            open.awaitAdvanceInterruptibly(open.arrive(), LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException e) {
            // What is not answered by then, no gate lets go on.
        }
    }

    /** Counts the answers that go out. */
    private static final class Answers extends FilterOutputStream {
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();
        private final Phaser open;

        Answers(OutputStream out, Phaser open) {
            super(out);
            this.open = open;
        }

        @Override
        public void write(int one) throws IOException {
            out.write(one);
            if (one != '\n') {
                line.write(one);
                return;
            }
            out.flush();
            // A key that is quoted within a text stands between escaped quotes.
            boolean isAnswer = !line.toString(StandardCharsets.UTF_8).contains("\"method\":");
            line.reset();
            // Whoever reads the messages is registered too, also after the last of them.
            if (isAnswer && open.getRegisteredParties() > 1) {
                open.arriveAndDeregister();
            }
        }

        @Override
        public void write(byte[] bytes, int start, int length) throws IOException {
            for (int place = start; place < start + length; place++) {
                write(bytes[place]);
            }
        }
    }
}
