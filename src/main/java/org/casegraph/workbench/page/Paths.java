package org.casegraph.workbench.page;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.casegraph.endpoint.http.SafetyHeaders;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.workbench.CaseFile;
import org.casegraph.workbench.LiveCheck;
import org.casegraph.workbench.OpenOrder;
import org.casegraph.workbench.OrderTrial;
import org.casegraph.workbench.TermLookup;
import org.casegraph.workbench.TimelinePicture;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All that is there, by method and path; there is nothing else. */
final class Paths extends Handler.Abstract {
    private static final Logger LOG = LoggerFactory.getLogger(Paths.class);

    private final DoorKeeper door;
    private final Map<String, Function<Request, Answer>> reads = new TreeMap<>();
    private final Map<String, Function<JsonObject, Answer>> writes = new TreeMap<>();

    Paths(DoorKeeper door, CaseFile file, TermLookup terms, LiveCheck check) {
        this.door = door;
        EditReader edits = new EditReader(file, terms);
        PageParts.files().forEach((path, answer) -> reads.put(path, request -> answer));
        reads.put("", request -> Answer.text("text/html", PageParts.page()));
        reads.put("report", request -> {
            return Answer.json(CaseState.report(file, terms));
        });
        reads.put("state", request -> Answer.json(CaseState.of(file)));
        reads.put("version", request -> Answer.json(CaseState.version(file)));
        reads.put("messages", request -> Answer.json(CaseState.messages(file, check)));
        reads.put(
                "timeline",
                request ->
                        Answer.text("image/svg+xml", TimelinePicture.svg(file).orElse("")));
        reads.put("undecided", request -> Answer.json(CaseState.open(OpenOrder.of(file))));
        reads.put(
                "api/terms",
                request ->
                        Answer.json(CaseState.found(terms.find(parameter(request, "q"), parameter(request, "kind")))));
        reads.put("proposed", request -> Answer.json(CaseState.found(terms.proposed(parameter(request, "q")))));
        reads.put("turtle", request -> {
            JsonObject named = new JsonObject();
            named.addProperty("node", parameter(request, "node"));
            return Answer.text("text/plain", String.join("\n\n", file.turtle(edits.node(named, "node"))));
        });
        writes.put("edit", json -> {
            file.apply(EditReader.word(json, "version"), edits.read(json));
            return Answer.json(CaseState.of(file));
        });
        writes.put("undo", json -> {
            file.undo(EditReader.word(json, "version"));
            return Answer.json(CaseState.of(file));
        });
        writes.put("redo", json -> {
            file.redo(EditReader.word(json, "version"));
            return Answer.json(CaseState.of(file));
        });
        writes.put("reload", json -> {
            file.reload();
            return Answer.json(CaseState.of(file));
        });
        // Writes nothing, but is asked with what an edit would say.
        writes.put(
                "try",
                json -> Answer.json(CaseState.trial(OrderTrial.of(file, edits.node(json, "node"), edits.tie(json)))));
    }

    private static String parameter(Request request, String name) {
        return Optional.ofNullable(Request.extractQueryParameters(request).getValue(name))
                .orElse("");
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Answer answer = answer(request);
        SafetyHeaders.each((name, value) -> response.getHeaders().put(name, value));
        response.setStatus(answer.status());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, answer.contentType());
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        byte[] body = answer.bytes();
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        boolean isHead = request.getMethod().equals("HEAD");
        response.write(true, isHead ? ByteBuffer.allocate(0) : ByteBuffer.wrap(body), callback);
        return true;
    }

    private Answer answer(Request request) {
        try {
            return admitted(door.admit(request), request);
        } catch (Refusal refusal) {
            return Answer.problem(refusal.status(), String.valueOf(refusal.getMessage()));
        } catch (Problem problem) {
            boolean isConflict = problem.parts().stream().anyMatch(part -> part.mistake() == Mistake.NOT_WRITTEN);
            return Answer.problem(isConflict ? 409 : 422, problem.text());
        } catch (RuntimeException e) {
            LOG.error("the workbench failed", e);
            return Answer.problem(500, "The workbench failed, and changed nothing. Its log tells why.");
        }
    }

    private Answer admitted(String path, Request request) {
        boolean isRead =
                request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        if (isRead && reads.containsKey(path)) {
            return reads.get(path).apply(request);
        }
        if (request.getMethod().equals("POST") && writes.containsKey(path)) {
            return writes.get(path).apply(body(request));
        }
        if (reads.containsKey(path) || writes.containsKey(path)) {
            throw new Refusal(405, "This is not asked so.");
        }
        throw new Refusal(404, "Nothing is here. It has " + String.join(", ", known().keySet()) + ".");
    }

    /** The paths behind the token, each with its method. */
    SortedMap<String, String> known() {
        SortedMap<String, String> all = new TreeMap<>();
        reads.keySet().forEach(path -> all.put(path, "GET"));
        writes.keySet().forEach(path -> all.put(path, "POST"));
        return all;
    }

    private static JsonObject body(Request request) {
        String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
        if (type == null || !type.matches("application/json(?:;.*)?")) {
            throw new Refusal(415, "An edit is sent as application/json.");
        }
        try {
            return JsonParser.parseString(Content.Source.asString(request, StandardCharsets.UTF_8))
                    .getAsJsonObject();
        } catch (JsonParseException | IllegalStateException | StackOverflowError | IOException e) {
            throw new Refusal(400, "An edit is a JSON object.");
        }
    }
}
