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
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.casegraph.endpoint.PageFactory;
import org.casegraph.endpoint.QueryService;
import org.casegraph.endpoint.http.HttpResource;
import org.casegraph.endpoint.http.PublicAddress;
import org.casegraph.endpoint.http.Representation;
import org.casegraph.endpoint.http.RequestProblem;
import org.casegraph.graph.Addresses;
import org.casegraph.query.QuestionLibrary;

/**
 * The tools over streamable HTTP at {@code /mcp}, and {@code /llms.txt}, which tells assistants of them. A session goes on
 * while another store is put in the place of the one that is served; each call stays with the store that it met.
 */
public final class Assistants {
    static final String PATH = "/mcp";
    private static final String ASKED = "org.casegraph.mcp.asked";
    private static final int LARGEST_MESSAGE = 1024 * 1024;
    private static final Duration IDLE = Duration.ofMinutes(10);

    private Assistants() {}

    /** The pages, and with them what assistants use. */
    public static PageFactory beside(PageFactory pages) {
        HttpServletStreamableServerTransportProvider transport = HttpServletStreamableServerTransportProvider.builder()
                .jsonMapper(Wire.JSON)
                .mcpEndpoint(PATH)
                .maxRequestSize(LARGEST_MESSAGE)
                .sessionSweepInterval(IDLE)
                .contextExtractor(request -> McpTransportContext.create(Map.of(ASKED, request.getAttribute(ASKED))))
                .build();
        Session[] server = new Session[1];
        return (store, questions, service) -> {
            Map<String, HttpResource> all = new HashMap<>(pages.of(store, questions, service));
            synchronized (server) {
                if (server[0] == null) {
                    server[0] = new Session(ToolServer.start(McpServer.sync(transport), questions, exchange ->
                            (ToolServer.Asked) exchange.transportContext().get(ASKED)));
                }
            }
            all.put(PATH, new Calls(transport, service, new CaseTools(store, questions)));
            all.put("/llms.txt", new AssistantsText(questions));
            return all;
        };
    }

    /** Held as long as it is served. */
    private record Session(McpSyncServer server) {}

    /** Hands each message to the SDK, with the store that is served now. */
    private record Calls(HttpServletStreamableServerTransportProvider transport, QueryService service, CaseTools tools)
            implements HttpResource {
        @Override
        public Set<String> methods() {
            return Set.of("GET", "POST", "DELETE");
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
            PublicAddress here = PublicAddress.of(request);
            request.setAttribute(
                    ASKED,
                    new ToolServer.Asked(tools, service.guarded(), iri -> here.absolute(Addresses.ofPassage(iri))));
            try {
                transport.service(request.getMethod().equals("POST") ? read(request) : request, response);
            } catch (ServletException e) {
                throw new IOException(e);
            }
            return true;
        }

        private static boolean isStream(HttpServletRequest request) {
            return Optional.ofNullable(request.getHeader("Accept"))
                    .filter(accept -> accept.contains("text/event-stream"))
                    .isPresent();
        }

        private HttpServletRequest read(HttpServletRequest request) throws IOException {
            byte[] body = request.getInputStream().readNBytes(LARGEST_MESSAGE + 1);
            String session =
                    Optional.ofNullable(request.getHeader("Mcp-Session-Id")).orElse("");
            String passed = new Wire(session, service.guarded()::stop).passed(new String(body, StandardCharsets.UTF_8));
            return new Message(request, passed.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public Representation answer(HttpServletRequest request) {
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
