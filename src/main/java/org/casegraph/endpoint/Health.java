package org.casegraph.endpoint;

import org.apache.jena.atlas.json.JsonBuilder;
import org.casegraph.endpoint.http.DataVersion;
import org.casegraph.endpoint.http.Representation;
import org.casegraph.endpoint.http.ServedSnapshot;
import org.casegraph.evaluation.QueryGate;

/** Whether the server answers without a wait, and over what. */
final class Health {
    private Health() {}

    /** 503 until it is ready; other answers then wait for what they need. */
    static Representation of(ServedSnapshot site, QueryGate gate) {
        boolean ready = site.isReady();
        JsonBuilder health = JsonBuilder.create()
                .startObject()
                .pair("status", ready ? "ok" : "preparing")
                .pair("ready", ready)
                .pair("version", DataVersion.program())
                .pair("cases", site.cases())
                .pair("queries", gate.running())
                .pair("stuck", gate.stuck());
        if (ready) {
            health.pair("triples", site.dataset().getDefaultGraph().size());
        }
        Representation told = Representation.of(
                        "application/json", health.finishObject().build() + "\n")
                .withHeader("Cache-Control", "no-store");
        return ready ? told : told.withStatus(503).withHeader("Retry-After", "1");
    }
}
