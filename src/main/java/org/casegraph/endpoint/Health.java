package org.casegraph.endpoint;

import java.util.Locale;
import org.apache.jena.atlas.json.JsonBuilder;
import org.casegraph.endpoint.http.DataVersion;
import org.casegraph.endpoint.http.Representation;
import org.casegraph.endpoint.http.ServedSnapshot;
import org.casegraph.evaluation.QueryGate;

/** Whether the server answers without a wait, and over what. */
final class Health {
    private Health() {}

    /** How the server is, in the word that it tells. */
    private enum Status {
        OK(200),
        /** As many queries as may run do; the next one is told to come again, and there is nothing to mend. */
        BUSY(200),
        /** Answers wait for what they need. */
        PREPARING(503),
        /** Too many queries do not end; unless some do, the server will. */
        STUCK(503);

        private final int code;

        Status(int code) {
            this.code = code;
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

    static Representation of(ServedSnapshot site, QueryGate gate) {
        Status status = Status.of(site, gate);
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
                .withStatus(status.code);
        return status.code == 200 ? told : told.withHeader("Retry-After", "1");
    }
}
