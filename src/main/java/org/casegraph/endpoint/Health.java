package org.casegraph.endpoint;

import java.util.Locale;
import org.apache.jena.atlas.json.JsonBuilder;
import org.casegraph.endpoint.http.DataVersion;
import org.casegraph.endpoint.http.Representation;
import org.casegraph.endpoint.http.ServedSnapshot;
import org.casegraph.evaluation.QueryGate;

/**
 * How the server is, and what it serves. Two ask for different things: a supervisor, whether the process is to be left alone
 * ({@link #alive}), and a proxy, whether it is to be given requests ({@link #ready}).
 */
final class Health {
    private Health() {}

    /** How the server is, in the word that it tells. */
    private enum Status {
        OK(200, 200),
        /** As many queries as may run do; the next one is told to come again, and there is nothing to mend. */
        BUSY(200, 200),
        /** Answers wait for what they need. */
        PREPARING(200, 503),
        /** Too many queries do not end; unless some do, the server will. */
        STUCK(503, 503);

        private final int alive;
        private final int ready;

        Status(int alive, int ready) {
            this.alive = alive;
            this.ready = ready;
        }

        private static Status of(ServedSnapshot site, QueryGate gate) {
            if (gate.isExhausted()) {
                return STUCK;
            }
            if (!site.isReady()) {
                return PREPARING;
            }
            return gate.hasRoom() ? OK : BUSY;
        }
    }

    /** 503 only where a new process is needed. */
    static Representation alive(ServedSnapshot site, QueryGate gate) {
        Status status = Status.of(site, gate);
        return told(site, gate, status, status.alive);
    }

    /** 503 where an answer would wait, or never come. */
    static Representation ready(ServedSnapshot site, QueryGate gate) {
        Status status = Status.of(site, gate);
        return told(site, gate, status, status.ready);
    }

    private static Representation told(ServedSnapshot site, QueryGate gate, Status status, int code) {
        JsonBuilder health = JsonBuilder.create()
                .startObject()
                .pair("status", status.name().toLowerCase(Locale.ROOT))
                .pair("ready", site.isReady())
                .pair("version", DataVersion.program())
                .pair("cases", site.cases())
                .pair("queries", gate.running())
                .pair("stuck", gate.stuck());
        if (site.isReady()) {
            health.pair("triples", site.dataset().getDefaultGraph().size());
        }
        Representation told = Representation.of(
                        "application/json", health.finishObject().build() + "\n")
                .withHeader("Cache-Control", "no-store")
                .withStatus(code);
        return code == 200 ? told : told.withHeader("Retry-After", "1");
    }
}
