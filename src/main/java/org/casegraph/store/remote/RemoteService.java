package org.casegraph.store.remote;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.riot.rowset.RowSetReader;
import org.apache.jena.riot.rowset.RowSetReaderRegistry;
import org.apache.jena.shared.JenaException;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.util.Context;
import org.casegraph.evaluation.Refusal;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;

/**
 * A SPARQL 1.1 service at one address. It is asked by the protocol's POST, so nothing can change it, and no answer leads to
 * another address. Safe for use by several threads.
 */
public final class RemoteService {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Lang ROWS = ResultSetLang.RS_JSON;
    private static final int OK = 200;
    private static final int GATEWAY_TIMEOUT = 504;
    private static final int SHOWN = 200;

    private final URI address;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .build();

    private RemoteService(URI address) {
        this.address = address;
    }

    /** Throws a {@link Problem} if this is no http or https address without a name and a password. */
    public static RemoteService at(String url) {
        return read(url)
                .map(RemoteService::new)
                .orElseThrow(() -> Problem.of(
                        Mistake.BAD_OPTION,
                        "--store " + url,
                        "this is no address of a SPARQL service",
                        "Write it as http://localhost:8890/sparql"));
    }

    private static Optional<URI> read(String url) {
        try {
            URI read = new URI(url);
            boolean isWeb = "http".equalsIgnoreCase(read.getScheme()) || "https".equalsIgnoreCase(read.getScheme());
            return isWeb && read.getHost() != null && read.getUserInfo() == null && read.getFragment() == null
                    ? Optional.of(read)
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** Its name and port, for those who need not know the rest of the address. */
    public String host() {
        return address.getAuthority();
    }

    /**
     * The rows of a SELECT query, as they come.
     *
     * @throws Refusal if it gives none
     * @throws QueryCancelledException if the thread was interrupted meanwhile
     */
    RowSet rows(Query query) {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", ROWS.getHeaderString())
                .POST(HttpRequest.BodyPublishers.ofString(
                        "query=" + URLEncoder.encode(query.serialize(), StandardCharsets.UTF_8)))
                .build();
        try {
            HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            if (response.statusCode() != OK) {
                throw failed(response);
            }
            RowSetReader reader = RowSetReaderRegistry.getFactory(ROWS).create(ROWS);
            return reader.read(response.body(), new Context());
        } catch (HttpTimeoutException e) {
            throw Refusal.ofStore(host(), "did not answer in time", true, e);
        } catch (JenaException e) {
            throw Refusal.ofStore(host(), "sent what cannot be read", false, e);
        } catch (IOException e) {
            throw Refusal.ofStore(host(), "gave no answer: " + Problem.reason(e), false, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new QueryCancelledException();
        }
    }

    private Refusal failed(HttpResponse<InputStream> response) {
        return Refusal.ofStore(
                host(),
                "answered with status " + response.statusCode() + said(response.body()),
                response.statusCode() == GATEWAY_TIMEOUT,
                null);
    }

    /** What stands in the first line, if it is short text. */
    private static String said(InputStream body) {
        try (body) {
            String text = new String(body.readNBytes(SHOWN), StandardCharsets.UTF_8);
            String line = text.lines()
                    .findFirst()
                    .orElse("")
                    .replaceAll("\\p{Cntrl}", " ")
                    .strip();
            return line.isEmpty() || line.startsWith("<") ? "" : ": " + line;
        } catch (IOException e) {
            return "";
        }
    }
}
