package org.casegraph.face;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.casegraph.endpoint.Representation;

/** The frame of every page, and its style sheet. */
final class Page {
    private static final String FRAME = "page.html";

    private Page() {}

    static Representation of(String title, Html... content) {
        String page = file(FRAME)
                .replace("{{title}}", Html.text(title).markup())
                .replace("{{content}}", Html.all(content).markup());
        return Representation.of("text/html", page);
    }

    static Representation styleSheet() {
        return Representation.of("text/css", file("face.css"));
    }

    private static String file(String name) {
        try (InputStream file = Page.class.getResourceAsStream("/face/" + name)) {
            if (file == null) {
                throw new IllegalStateException("face/" + name + " is missing from the program");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
