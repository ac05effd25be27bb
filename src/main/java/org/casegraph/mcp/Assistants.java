package org.casegraph.mcp;

import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.server.transport.HttpServletStreamableServerTransportProvider;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.casegraph.endpoint.PageFactory;
import org.casegraph.endpoint.QueryService;
import org.casegraph.endpoint.http.HttpResource;
import org.casegraph.endpoint.http.PublicAddress;
import org.casegraph.endpoint.http.Representation;
import org.casegraph.endpoint.http.RequestProblem;
import org.casegraph.graph.Addresses;
import org.casegraph.query.QuestionLibrary;
import org.casegraph.store.Store;

/**
 * The tools over streamable HTTP at {@code /mcp}, and {@code /llms.txt}, which tells assistants of them. A session goes on
 * while another store is put in the place of the one that is served; each call stays with the store that it met.
 */
public final class Assistants implements PageFactory {
    static final String PATH = "/mcp";
    private static final String ASKED = "org.casegraph.mcp.asked";
    private static final int LARGEST_MESSAGE = 1024 * 1024;
    private static final Duration IDLE = Duration.ofMinutes(10);
    private static final int MOST_SESSIONS = 1_000;
    private static final int LATER_SECONDS = 60;

    private final PageFactory pages;
    private final OpenSessions sessions;
    private final RunningCalls calls = new RunningCalls();
    private Optional<Running> running = Optional.empty();
    private boolean isClosed;

    /** What the SDK makes. */
    private record Running(HttpServletStreamableServerTransportProvider transport, McpSyncServer server) {
        static Running start(QuestionLibrary questions) {
            HttpServletStreamableServerTransportProvider transport =
                    HttpServletStreamableServerTransportProvider.builder()
                            .jsonMapper(Wire.JSON)
                            .mcpEndpoint(PATH)
                            .maxRequestSize(LARGEST_MESSAGE)
                            .sessionSweepInterval(IDLE)
                            .contextExtractor(
                                    request -> McpTransportContext.create(Map.of(ASKED, request.getAttribute(ASKED))))
                            .build();
            return new Running(transport, ToolServer.start(McpServer.sync(transport), questions, exchange ->
                    (ToolServer.Asked) exchange.transportContext().get(ASKED)));
        }
    }

    Assistants(PageFactory pages, OpenSessions sessions) {
        this.pages = pages;
        this.sessions = sessions;
    }

    /** The pages, and with them what assistants use. */
    public static PageFactory beside(PageFactory pages) {
        // One that was used right after a sweep is there until the next but one.
        return new Assistants(pages, new OpenSessions(MOST_SESSIONS, IDLE.multipliedBy(2), InstantSource.system()));
    }

    @Override
    public Map<String, HttpResource> of(Store store, QuestionLibrary questions, QueryService service) {
        Map<String, HttpResource> all = new HashMap<>(pages.of(store, questions, service));
        all.put(PATH, new Calls(() -> running(questions), service, new CaseTools(store, questions), sessions, calls));
        all.put("/llms.txt", new AssistantsText(questions));
        return all;
    }

    /** Starts when the first message comes: its classes are a tenth of all that a server would need for its first answer. */
    private synchronized HttpServletStreamableServerTransportProvider running(QuestionLibrary questions) {
        if (running.isEmpty()) {
            running = Optional.of(Running.start(questions));
            if (isClosed) {
                close(running.get());
            }
        }
        return running.get().transport();
    }

    private static void close(Running running) {
        running.server().closeGracefully();
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        running.ifPresent(Assistants::close);
        pages.close();
    }

    /** Hands each message to the SDK, with the store that is served now. */
    private record Calls(
            Supplier<HttpServletStreamableServerTransportProvider> transport,
            QueryService service,
            CaseTools tools,
            OpenSessions sessions,
            RunningCalls calls)
            implements HttpResource {
        private static final String SESSION = "Mcp-Session-Id";

        @Override
        public void prepare() {
            var unused = transport.get();
        }

        @Override
        public Set<String> methods() {
            return Set.of("GET", "POST", "DELETE");
        }

        @Override
        public Set<String> requestFields() {
            return Set.of(SESSION, "MCP-Protocol-Version", "Last-Event-ID");
        }

        @Override
        public Set<String> answerFields() {
            return Set.of(SESSION);
        }

        @Override
        public boolean takesPageSlot() {
            return false;
        }

        @Override
        public boolean writes(HttpServletRequest request, HttpServletResponse response) throws IOException {
            if (request.getMethod().equals("HEAD") || request.getMethod().equals("GET") && !isStream(request)) {
                return false;
            }
            HttpServletRequest passed = request;
            boolean opens = false;
            if (request.getMethod().equals("POST")) {
                String message = read(request);
                opens = Wire.opens(message);
                passed = new Message(request, wire(request).passed(message).getBytes(StandardCharsets.UTF_8));
            }
            if (opens && !sessions.hasRoom()) {
                return false;
            }
            PublicAddress here = PublicAddress.of(request);
            request.setAttribute(
                    ASKED,
                    new ToolServer.Asked(
                            tools, service.guarded(), calls, iri -> here.absolute(Addresses.ofPassage(iri))));
            try {
                transport.get().service(passed, response);
            } catch (ServletException e) {
                throw new IOException(e);
            } finally {
                if (opens) {
                    sessions.opened(Optional.ofNullable(response.getHeader(SESSION)));
                }
            }
            if (request.getMethod().equals("GET")) {
                // A stream on which nothing is told yet is there all the same.
                response.flushBuffer();
            }
            if (response.getStatus() < 400) {
                session(request).ifPresent(request.getMethod().equals("DELETE") ? sessions::closed : sessions::used);
            }
            return true;
        }

        private static Optional<String> session(HttpServletRequest request) {
            return Optional.ofNullable(request.getHeader(SESSION));
        }

        private Wire wire(HttpServletRequest request) {
            return new Wire(session(request).orElse(""), run -> calls.cancel(run, service.guarded()));
        }

        private static boolean isStream(HttpServletRequest request) {
            return Optional.ofNullable(request.getHeader("Accept"))
                    .filter(accept -> accept.contains("text/event-stream"))
                    .isPresent();
        }

        private static String read(HttpServletRequest request) throws IOException {
            return new String(request.getInputStream().readNBytes(LARGEST_MESSAGE + 1), StandardCharsets.UTF_8);
        }

        @Override
        public Representation answer(HttpServletRequest request) {
            if (request.getMethod().equals("POST")) {
                throw RequestProblem.of(
                                503,
                                "Busy",
                                "As many sessions of assistants are open as this server takes. Come again in a minute.")
                        .withRetryAfter(LATER_SECONDS);
            }
            throw RequestProblem.of(
                    405,
                    "Method not allowed",
                    "This is the Model Context Protocol, for assistants: send its messages by POST. See /llms.txt.");
        }
    }

    /** A request whose body was read and may have been changed. */
    private static final class Message extends HttpServletRequestWrapper {
        private final byte[] body;

        Message(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        @Override
        public BufferedReader getReader() {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }

        @Override
        public int getContentLength() {
            return body.length;
        }

        @Override
        public long getContentLengthLong() {
            return body.length;
        }

        @Override
        public ServletInputStream getInputStream() {
            ByteArrayInputStream bytes = new ByteArrayInputStream(body);
            return new ServletInputStream() {
                @Override
                public int read() {
                    return bytes.read();
                }

                @Override
                public boolean isFinished() {
                    return bytes.available() == 0;
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    throw new UnsupportedOperationException("The body is there already");
                }
            };
        }
    }

    /** What there is for assistants, as llmstxt.org has it. */
    private record AssistantsText(QuestionLibrary questions) implements HttpResource {
        @Override
        public boolean takesPageSlot() {
            return false;
        }

        @Override
        public Representation answer(HttpServletRequest request) {
            PublicAddress here = PublicAddress.of(request);
            StringBuilder text = new StringBuilder(
                    "# casegraph\n\n> Published clinical case reports as a knowledge graph."
                            + " What a report denies, does not report, and what was not read of it are three things.\n\n");
            text.append("## Ask\n\n- [Model Context Protocol](")
                    .append(here.absolute(PATH))
                    .append("): tools for assistants, streamable HTTP\n- [SPARQL](")
                    .append(here.absolute("/sparql"))
                    .append("): the W3C protocol, read-only\n- [OpenAPI](")
                    .append(here.absolute("/openapi.json"))
                    .append("): the interface over HTTP\n\n## Questions\n\n");
            questions.questions().forEach(question -> text.append("- [")
                    .append(question.id())
                    .append("](")
                    .append(here.absolute("/api/queries/" + question.id()))
                    .append("): ")
                    .append(question.summary())
                    .append('\n'));
            return Representation.of("text/plain", text.toString());
        }
    }
}
