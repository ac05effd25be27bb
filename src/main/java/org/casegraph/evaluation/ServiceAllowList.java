package org.casegraph.evaluation;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.query.ARQ;
import org.apache.jena.sparql.util.Context;

/**
 * Whom SERVICE may ask.
 *
 * @param hosts names in lower case, without port
 */
public record ServiceAllowList(Set<String> hosts) {
    private static final Duration CONNECT = Duration.ofSeconds(10);

    public ServiceAllowList {
        hosts = Set.copyOf(hosts);
    }

    public void allowIn(Context context) {
        context.set(ARQ.httpServiceAllowed, !hosts.isEmpty());
        if (!hosts.isEmpty()) {
            // Jena's own client follows a redirection to any host.
            context.set(
                    ARQ.httpQueryClient,
                    HttpClient.newBuilder()
                            .followRedirects(HttpClient.Redirect.NEVER)
                            .connectTimeout(CONNECT)
                            .build());
        }
    }

    public String refusal() {
        return hosts.isEmpty()
                ? "This server asks no other server: SERVICE is off. Query each endpoint by itself."
                : "SERVICE may ask " + String.join(", ", new TreeSet<>(hosts)) + " only, each named in the query.";
    }
}
