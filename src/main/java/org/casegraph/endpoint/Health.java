package org.casegraph.endpoint;

import org.apache.jena.atlas.json.JsonBuilder;

/** Whether the server answers, and over what. */
final class Health {
    private Health() {}

    static Representation of(Site site, Gate gate) {
        return Representation.of(
                        "application/json",
                        JsonBuilder.create()
                                        .startObject()
                                        .pair("status", "ok")
                                        .pair("ready", true)
                                        .pair("version", Version.program())
                                        .pair("cases", site.cases())
                                        .pair(
                                                "triples",
                                                site.dataset().getDefaultGraph().size())
                                        .pair("queries", gate.running())
                                        .finishObject()
                                        .build()
                                + "\n")
                .withHeader("Cache-Control", "no-store");
    }
}
