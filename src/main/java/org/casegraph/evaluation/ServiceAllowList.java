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
    public static final ServiceAllowList NOBODY = new ServiceAllowList(Set.of());

    private static final Duration CONNECT = Duration.ofSeconds(10);

    public ServiceAllowList {
        hosts = Set.copyOf(hosts);
    }

    void allowIn(Context context) {
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

    Refusal refusal() {
        return Refusal.of(
                Refusal.Remedy.NOT_OFFERED,
                "Service refused",
                hosts.isEmpty()
                        ? "No other server is asked: SERVICE is off"
                        : "SERVICE may ask " + String.join(", ", new TreeSet<>(hosts))
                                + " only, each named in the query",
                "Query each endpoint by itself, or ask whoever runs this one to name the other with --allow-service");
    }
}
