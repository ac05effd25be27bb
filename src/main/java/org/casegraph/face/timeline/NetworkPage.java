package org.casegraph.face.timeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.jena.atlas.json.JsonBuilder;
import org.apache.jena.graph.Node;
import org.casegraph.chronicle.CaseNetwork;
import org.casegraph.chronicle.Lane;
import org.casegraph.endpoint.http.Representation;
import org.casegraph.face.html.Html;
import org.casegraph.face.html.NodeLinks;
import org.casegraph.face.html.Page;
import org.casegraph.face.html.Table;
import org.casegraph.face.html.WebJarFiles;
import org.casegraph.graph.Addresses;
import org.casegraph.store.Store;

/** {@code /case/{id}/graph}: a case as a graph, drawn by the module {@code network}, and the same as a table. */
public final class NetworkPage {
    private static final String OTHERS = "Everything else";

    private final NodeLinks links;
    private final Node caseIri;
    private final CaseNetwork network;

    public NetworkPage(Store store, Node caseIri) {
        this.links = new NodeLinks(store);
        this.caseIri = caseIri;
        this.network = CaseNetwork.of(store, caseIri);
    }

    public Representation page() {
        Table table = new Table("What the case states of its nodes", "From", "Property", "To");
        network.links()
                .forEach(link -> table.row(
                        links.of(link.from().node()),
                        Html.text(link.property()),
                        links.of(link.to().node())));
        return Page.of(
                "Graph: " + links.label(caseIri),
                Html.element("div")
                        .with("class", "wide")
                        .of(
                                Html.element("p").with("class", "path").of(links.of(caseIri)),
                                Html.element("h1").of("The case as a graph"),
                                Html.element("div")
                                        .with("class", "network")
                                        .with("data-module", "network")
                                        .with("data-script", WebJarFiles.CYTOSCAPE)
                                        .with("data-graph", Addresses.of(caseIri.getURI()) + "/graph.json")
                                        .of(list())),
                table.html());
    }

    /** The nodes below their kinds; a node that has the focus is shown in the drawing. */
    private Html list() {
        List<Html> parts = new ArrayList<>();
        for (Map.Entry<String, List<CaseNetwork.Member>> kind : kinds().entrySet()) {
            List<Html> nodes = kind.getValue().stream()
                    .map(member -> Html.element("li")
                            .of(Html.element("a")
                                    .with("href", links.address(member.node()))
                                    .with("data-node", member.node().getURI())
                                    .of(member.label())))
                    .toList();
            parts.add(Html.element("section")
                    .with("data-kind", kind.getKey())
                    .of(Html.element("h2").of(kind.getKey()), Html.element("ul").of(nodes)));
        }
        return Html.element("div")
                .with("class", "members")
                .with("role", "region")
                .with("aria-label", "Nodes of the graph")
                .with("tabindex", "0")
                .of(parts);
    }

    /** In the order of the lanes of a timeline, what has none last. */
    private Map<String, List<CaseNetwork.Member>> kinds() {
        Map<String, List<CaseNetwork.Member>> kinds = new LinkedHashMap<>();
        Stream.concat(Arrays.stream(Lane.values()).map(Lane::words), Stream.of(OTHERS))
                .forEach(kind -> kinds.put(
                        kind,
                        network.members().stream()
                                .filter(member -> kind(member).equals(kind))
                                .toList()));
        kinds.values().removeIf(List::isEmpty);
        return kinds;
    }

    private static String kind(CaseNetwork.Member member) {
        return member.kind().isEmpty() ? OTHERS : member.kind();
    }

    public Representation json() {
        JsonBuilder json = JsonBuilder.create().startObject().key("nodes").startArray();
        for (CaseNetwork.Member member : network.members()) {
            json.startObject()
                    .pair("id", member.node().getURI())
                    .pair("label", member.label())
                    .pair("kind", kind(member))
                    .pair("page", links.address(member.node()))
                    .finishObject();
        }
        json.finishArray().key("links").startArray();
        for (CaseNetwork.Link link : network.links()) {
            json.startObject()
                    .pair("source", link.from().node().getURI())
                    .pair("target", link.to().node().getURI())
                    .pair("label", link.property())
                    .finishObject();
        }
        return Representation.of(
                "application/json", json.finishArray().finishObject().build() + "\n");
    }
}
