package org.casegraph.face;

import org.apache.jena.atlas.json.JsonBuilder;
import org.apache.jena.graph.Node;
import org.casegraph.drawing.CaseNetwork;
import org.casegraph.endpoint.Representation;
import org.casegraph.store.Store;

/** {@code /case/{id}/graph}: a case as a graph, drawn by the module {@code network}, and the same as a table. */
final class NetworkPage {
    private final Links links;
    private final Node caseIri;
    private final CaseNetwork network;

    NetworkPage(Store store, Node caseIri) {
        this.links = new Links(store);
        this.caseIri = caseIri;
        this.network = CaseNetwork.of(store.dataset(), caseIri);
    }

    Representation page() {
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
                                        .of()),
                table.html());
    }

    Representation json() {
        JsonBuilder json = JsonBuilder.create().startObject().key("nodes").startArray();
        for (CaseNetwork.Member member : network.members()) {
            json.startObject()
                    .pair("id", member.node().getURI())
                    .pair("label", member.label())
                    .pair("kind", member.kind())
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
