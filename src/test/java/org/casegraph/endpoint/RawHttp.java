package org.casegraph.endpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Sends what Java's client refuses to send. */
public final class RawHttp {
    private static final int PATIENCE_MILLISECONDS = 20_000;

    private RawHttp() {}

    /**
     * @param head request line and header fields, each ended by a line break
     * @return status line, header fields and body, in one; empty if the server closes without a word
     */
    public static String send(int port, String head, byte[] body) {
        try (Socket socket = new Socket(InetAddress.getByName("localhost"), port)) {
            socket.setSoTimeout(PATIENCE_MILLISECONDS);
            byte[] bytes = (head + "Connection: close\r\n\r\n").getBytes(StandardCharsets.UTF_8);
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().write(body);
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String send(int port, String head) {
        return send(port, head, new byte[0]);
    }

    /** -1 if there is none. */
    public static int status(String response) {
        return response.startsWith("HTTP/1.1 ") ? Integer.parseInt(response.substring(9, 12)) : -1;
    }
}
