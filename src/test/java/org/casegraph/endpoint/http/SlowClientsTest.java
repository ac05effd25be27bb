package org.casegraph.endpoint.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Test;

class SlowClientsTest {
    private static final long FOR_EVER = Duration.ofHours(1).toMillis();

    @Test
    void aConnectionThatIsKeptForTheNextRequestDelaysNoStop() throws Exception {
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        SlowClients slow = new SlowClients(new Answer());
        connector.setHost("127.0.0.1");
        connector.setShutdownIdleTimeout(FOR_EVER);
        connector.addBean(slow);
        server.addConnector(connector);
        server.setHandler(slow);
        server.setStopTimeout(FOR_EVER);
        server.start();
        try (Socket asks = connect(connector);
                Socket silent = connect(connector)) {
            asks.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertEquals('H', asks.getInputStream().read());

            assertTimeoutPreemptively(Duration.ofSeconds(20), server::stop);

            assertTrue(slow.isShutdown());
            assertEquals(-1, silent.getInputStream().read());
        }
    }

    private static Socket connect(ServerConnector connector) throws IOException {
        return new Socket(InetAddress.getByName("127.0.0.1"), connector.getLocalPort());
    }

    private static final class Answer extends Handler.Abstract {
        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            response.write(true, null, callback);
            return true;
        }
    }
}
