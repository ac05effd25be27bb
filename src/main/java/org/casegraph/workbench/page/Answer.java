package org.casegraph.workbench.page;

import java.nio.charset.StandardCharsets;
import org.apache.jena.atlas.json.JsonObject;

/** What is sent back, whole. */
record Answer(int status, String contentType, String text) {

    static Answer json(JsonObject json) {
        return new Answer(200, "application/json; charset=utf-8", json + "\n");
    }

    static Answer text(String mediaType, String text) {
        return new Answer(200, mediaType + "; charset=utf-8", text);
    }

    static Answer problem(int status, String detail) {
        JsonObject json = new JsonObject();
        json.put("title", "The workbench does not do this");
        json.put("status", status);
        json.put("detail", detail);
        return new Answer(status, "application/problem+json; charset=utf-8", json + "\n");
    }

    byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
