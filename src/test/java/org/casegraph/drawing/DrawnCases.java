package org.casegraph.drawing;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.casegraph.chronicle.CaseTimeline;
import org.casegraph.source.ProjectSources;
import org.casegraph.source.TurtleSource;
import org.casegraph.store.Store;
import org.casegraph.vocabulary.CG;

/** The timelines that the tests draw: hand-made ones and the project's. */
public final class DrawnCases {
    private static final String PREFIXES =
            """
            @base <https://w3id.org/casegraph/case/ID> .
            @prefix cg: <https://w3id.org/casegraph/ontology#> .
            @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
            @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
            <> a cg:Case ; rdfs:label "ID" .
            """;

    private static final String[] KINDS = {
        "cg:Glossitis , cg:Finding",
        "cg:LaboratoryInvestigation",
        "cg:SynchronousResection",
        "cg:FollowUpVisit",
        "cg:Measurement"
    };

    private DrawnCases() {}

    static Store of(String id, String turtle) {
        return Store.inMemory(
                ProjectSources.ontology(),
                List.of(TurtleSource.read(id + ".ttl", PREFIXES.replace("ID", id) + turtle)));
    }

    public static CaseTimeline timeline(String id, String turtle) {
        return CaseTimeline.of(of(id, turtle), iri(id));
    }

    static Node iri(String id) {
        return NodeFactory.createURI(CG.CASE_BASE + id);
    }

    public static String event(String id, String kind) {
        return "<#" + id + "> a " + kind + " ; rdfs:label \"" + id.replace('-', ' ') + "\"@en ; cg:inCase <> .\n";
    }

    public static String before(String earlier, String later, String strength, String further) {
        return "<#" + earlier + "." + later + "> a cg:TemporalConstraint ; rdfs:label \"order\"@en ; cg:earlier <#"
                + earlier + "> ; cg:later <#" + later + "> ; cg:strength cg:" + strength + " ; cg:inCase <> ; "
                + further + " .\n";
    }

    public static String on(String event, String date, String type) {
        return "<#d." + event + "> a cg:DateConstraint ; rdfs:label \"date\"@en ; cg:occurrence <#" + event
                + "> ; cg:date \"" + date + "\"^^xsd:" + type + " ; cg:strength cg:StatedOrder ; cg:inCase <> .\n";
    }

    /** So many events; every fourth has a date, the others come in chains of ten after one that has. */
    static String many(int number) {
        String events = IntStream.range(0, number)
                .mapToObj(i -> event("event-with-a-rather-long-label-" + i, KINDS[i % KINDS.length]))
                .collect(Collectors.joining());
        String dates = IntStream.range(0, number)
                .filter(i -> i % 10 == 0)
                .mapToObj(i -> on("event-with-a-rather-long-label-" + i, "20%02d-01".formatted(i / 10), "gYearMonth"))
                .collect(Collectors.joining());
        String order = IntStream.range(1, number)
                .filter(i -> i % 10 != 0)
                .mapToObj(i -> before(
                        "event-with-a-rather-long-label-" + (i - 1),
                        "event-with-a-rather-long-label-" + i,
                        i % 2 == 0 ? "MarkedOrder" : "NarrativeOrder",
                        "cg:strict true"))
                .collect(Collectors.joining());
        return events + dates + order;
    }
}
