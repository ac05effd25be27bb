package org.casegraph.endpoint.discovery;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.casegraph.endpoint.http.HttpResource;
import org.casegraph.endpoint.http.Representation;

/** {@code /favicon.ico}, which browsers ask for without being told to, also beside an answer that is no page. */
public final class Favicon implements HttpResource {
    private static final String FILE = "/META-INF/resources/favicon.ico";

    private final byte[] icon = read();

    @Override
    public boolean takesPageSlot() {
        return false;
    }

    @Override
    public Representation answer(HttpServletRequest request) {
        return Representation.of("image/vnd.microsoft.icon", icon);
    }

    private static byte[] read() {
        try (InputStream file = Favicon.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is missing from the program");
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
