package org.casegraph.bench;

import com.google.gson.stream.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks an endpoint over HTTP, from the first byte of the question to the last of its answer as SPARQL JSON. */
final class SparqlClient {
    private static final String ANY_CASE =
            "SELECT ?case { ?case a <https://w3id.org/casegraph/ontology#Case> } LIMIT 1";
    private static final Duration MOMENT = Duration.ofMillis(10);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    record Answer(double milliseconds, long rows) {}

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** @throws IOException if there is no answer within that time, or a refusal */
    Answer ask(URI endpoint, String query, Duration most) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/sparql-results+json")
                .timeout(most)
                .POST(HttpRequest.BodyPublishers.ofString("query=" + URLEncoder.encode(query, StandardCharsets.UTF_8)))
                .build();
        long start = System.nanoTime();
        HttpResponse<byte[]> response;
        try {
            response = client.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray())
                    .get(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new HttpTimeoutException("over " + most.toSeconds() + " s");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof HttpTimeoutException) {
                throw new HttpTimeoutException("over " + most.toSeconds() + " s");
            }
            throw new IOException(e.getCause());
        }
        double milliseconds = (System.nanoTime() - start) / 1e6;
        if (response.statusCode() != 200) {
            String said = new String(response.body(), StandardCharsets.UTF_8).replaceAll("\\s+", " ");
            throw new IOException(response.statusCode() + " " + said.substring(0, Math.min(300, said.length())));
        }
        return counted(milliseconds, response.body());
    }

    /** Asks until there is an answer. */
    void awaitAnswer(URI endpoint, RunningProcess server, Duration most) throws IOException, InterruptedException {
        awaitAnswer(endpoint, server, most, most);
    }

    /** @param attempt after which it is asked anew, as one that hangs may never answer */
    void awaitAnswer(URI endpoint, RunningProcess server, Duration most, Duration attempt)
            throws IOException, InterruptedException {
        while (true) {
            try {
                if (ask(endpoint, ANY_CASE, attempt).rows() == 1) {
                    return;
                }
            } catch (IOException e) {
                boolean isStarting = e instanceof ConnectException || e.getCause() instanceof IOException;
                if (!isStarting && server.seconds() > most.toSeconds()) {
                    throw e;
                }
            }
            if (!server.isAlive()) {
                throw new IOException("ended: " + server.lastWords());
            }
            if (server.seconds() > most.toSeconds()) {
                throw new IOException("no answer within " + most.toSeconds() + " s: " + server.lastWords());
            }
            Thread.sleep(MOMENT.toMillis());
        }
    }

    private static Answer counted(double milliseconds, byte[] body) throws IOException {
        long rows = 0;
        try (JsonReader json =
                new JsonReader(new InputStreamReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8))) {
            json.beginObject();
            while (json.hasNext()) {
                if (!json.nextName().equals("results")) {
                    json.skipValue();
                    continue;
                }
                json.beginObject();
                while (json.hasNext()) {
                    if (!json.nextName().equals("bindings")) {
                        json.skipValue();
                        continue;
                    }
                    json.beginArray();
                    while (json.hasNext()) {
                        json.skipValue();
                        rows++;
                    }
                    json.endArray();
                }
                json.endObject();
            }
            json.endObject();
        }
        return new Answer(milliseconds, rows);
    }
}
