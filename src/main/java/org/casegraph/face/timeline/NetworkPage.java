package org.casegraph.face.timeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.atlas.json.JsonBuilder;
import org.apache.jena.graph.Node;
import org.casegraph.chronicle.CaseNetwork;
import org.casegraph.chronicle.Lane;
import org.casegraph.endpoint.http.PublicAddress;
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
        for (Optional<Lane> lane : lanes()) {
            List<Html> nodes = network.members().stream()
                    .filter(member -> member.lane().equals(lane))
                    .map(member -> Html.element("li")
                            .of(Html.element("a")
                                    .with("href", links.address(member.node()))
                                    .with("data-node", member.node().getURI())
                                    .of(member.label())))
                    .toList();
            if (!nodes.isEmpty()) {
                parts.add(Html.element("section")
                        .with("data-kind", id(lane))
                        .of(
                                Html.element("h2").of(lane.map(Lane::words).orElse("Everything else")),
                                Html.element("ul").of(nodes)));
            }
        }
        return Html.element("div")
                .with("class", "members")
                .with("role", "region")
                .with("aria-label", "Nodes of the graph")
                .with("tabindex", "0")
                .of(parts);
    }

    /** Those of a timeline in their order, and last none. */
    private static List<Optional<Lane>> lanes() {
        return Stream.concat(Arrays.stream(Lane.values()).map(Optional::of), Stream.of(Optional.<Lane>empty()))
                .toList();
    }

    private static String id(Optional<Lane> lane) {
        return lane.map(Lane::id).orElse("other");
    }

    /** @param here whose pages the nodes have */
    public Representation json(PublicAddress here) {
        JsonBuilder json = JsonBuilder.create().startObject().key("nodes").startArray();
        for (CaseNetwork.Member member : network.members()) {
            json.startObject()
                    .pair("id", member.node().getURI())
                    .pair("label", member.label())
                    .pair("kind", id(member.lane()))
                    .pair("page", here.path(links.address(member.node())))
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
