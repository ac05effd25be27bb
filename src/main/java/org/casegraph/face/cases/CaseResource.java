package org.casegraph.face.cases;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.casegraph.endpoint.LinkedGraph;
import org.casegraph.endpoint.discovery.Signposts;
import org.casegraph.endpoint.discovery.TypedLink;
import org.casegraph.endpoint.http.HttpResource;
import org.casegraph.endpoint.http.PublicAddress;
import org.casegraph.endpoint.http.Representation;
import org.casegraph.endpoint.http.RequestProblem;
import org.casegraph.export.ExportDocument;
import org.casegraph.export.ExportFormat;
import org.casegraph.export.ExportedCase;
import org.casegraph.export.delivery.Export;
import org.casegraph.export.delivery.ExportFormats;
import org.casegraph.export.delivery.ExportedCases;
import org.casegraph.face.html.GraphDownloads;
import org.casegraph.face.html.GraphExcerpt;
import org.casegraph.face.html.Html;
import org.casegraph.face.html.NodeLinks;
import org.casegraph.face.html.RequestPath;
import org.casegraph.face.timeline.NetworkPage;
import org.casegraph.face.timeline.TimelineResource;
import org.casegraph.graph.Addresses;
import org.casegraph.graph.CaseIris;
import org.casegraph.problem.NearestNames;
import org.casegraph.store.Store;

/**
 * {@code /case/{id}}: the case; as a graph its named graph, and with {@code graph=inferred} or {@code graph=all} what was
 * derived; in a format of others as {@code export} writes it; {@code /case/{id}/timeline} its timeline, {@code /case/{id}/graph} a drawing of its graph. {@code /case/{id}/inferred} is the inferred graph by its own name; {@code /case} lists the cases.
 */
public final class CaseResource implements HttpResource {
    private static final String INFERRED = "/inferred";

    /** Formats that are answered as graphs or as the page. */
    private static final Set<String> GRAPHS = Set.of("turtle", "trig", "nquads", "jsonld", "html");

    private static final Set<String> OF_GRAPHS = Set.of(
            "text/turtle", "application/trig", "application/n-quads", "application/n-triples", "application/ld+json");

    private final Store store;
    private final CaseList list;

    public CaseResource(Store store, CaseList list) {
        this.store = store;
        this.list = list;
    }

    @Override
    public void prepare() {
        list.prepare();
    }

    @Override
    public Representation answer(HttpServletRequest request) {
        String path = RequestPath.below(request);
        if (path.isEmpty()) {
            return list.page(request);
        }
        String last = path.substring(path.lastIndexOf('/') + 1);
        if (path.length() > last.length() && TimelineResource.NAMES.contains(last)) {
            Node drawn = known(path.substring(0, path.length() - last.length() - 1));
            return new TimelineResource(store, drawn, request).answer(request, last);
        }
        if (path.length() > last.length() && (last.equals("graph") || last.equals("graph.json"))) {
            NetworkPage network = new NetworkPage(store, known(path.substring(0, path.length() - last.length() - 1)));
            return last.equals("graph") ? network.page() : network.json(PublicAddress.of(request));
        }
        boolean inferredAlone = path.endsWith(INFERRED);
        String id = inferredAlone ? path.substring(0, path.length() - INFERRED.length()) : path;
        Node caseIri = known(id);
        Node inferred = Store.inferredGraph(caseIri);
        if (inferredAlone) {
            return LinkedGraph.ofNamed(
                    request,
                    store.dataset(),
                    inferred,
                    () -> Representation.seeOther(Addresses.of(caseIri.getURI()) + "#derived"),
                    () -> GraphExcerpt.named(store, inferred));
        }
        Optional<ExportFormat> exported = ExportFormats.all().stream()
                .filter(format -> format.unit() == ExportFormat.Unit.CASE && !GRAPHS.contains(format.name()))
                .filter(format -> LinkedGraph.wants(request, accepted(format), format.name()))
                .findFirst();
        if (exported.isPresent()) {
            return export(request, exported.get(), caseIri);
        }
        Node[] graphs = graphs(request, caseIri, inferred);
        return LinkedGraph.ofNamed(
                request,
                new Signposts(store).ofCase(caseIri),
                () -> new CasePage(store, new NodeLinks(store), caseIri).page(PublicAddress.of(request)),
                () -> GraphExcerpt.named(store, graphs));
    }

    /** The case in a format of others, or with {@code losses=true} the list of what that cannot say. */
    private Representation export(HttpServletRequest request, ExportFormat format, Node caseIri) {
        ExportedCase exported = new ExportedCases(store.dataset()).of(caseIri);
        ExportDocument document = new ExportDocument(exported.id(), List.of(exported));
        if ("true".equals(request.getParameter("losses"))) {
            return Representation.of(
                    "application/json", Export.of(format, document).lossList());
        }
        String losses = Addresses.of(caseIri.getURI()) + "?format=" + format.name() + "&losses=true";
        return Representation.of(format.mediaType(), format.writer().apply(document))
                .withHeader("Link", TypedLink.field(List.of(new TypedLink("describedby", losses, "application/json"))));
    }

    /** What asks for a format by Accept: its media type, unless a graph of ours has the same, and then only its name. */
    private static String accepted(ExportFormat format) {
        return OF_GRAPHS.contains(format.mediaType()) ? format.name() : format.mediaType();
    }

    private Node known(String id) {
        Node caseIri = CaseIris.of(id);
        if (!store.hasCase(caseIri)) {
            throw unknown(id);
        }
        return caseIri;
    }

    private static Node[] graphs(HttpServletRequest request, Node caseIri, Node inferred) {
        String wanted = request.getParameter("graph");
        if (wanted == null || wanted.equals("stated")) {
            return new Node[] {caseIri};
        }
        if (wanted.equals("inferred")) {
            return new Node[] {inferred};
        }
        if (wanted.equals("all")) {
            return new Node[] {caseIri, inferred};
        }
        throw RequestProblem.of(
                400, "Bad argument", "graph=" + wanted + " is not known. Give stated, inferred or all.");
    }

    private RequestProblem unknown(String id) {
        List<String> known =
                store.cases().stream().map(found -> CaseIris.id(found)).toList();
        String nearest =
                known.isEmpty() ? "There is none." : "Nearest: " + String.join(", ", NearestNames.of(id, known));
        return RequestProblem.of(404, "Unknown case", "There is no case " + id + ". " + nearest);
    }

    /** The links to the graphs of a case. */
    static Html downloads(Node caseIri) {
        String path = Addresses.of(caseIri.getURI());
        return Html.all(
                Html.element("p").of("What is stated:"),
                GraphDownloads.of(path, Map.of()),
                Html.element("p").of("What was derived beside it:"),
                GraphDownloads.of(path, Map.of("graph", "inferred")),
                Html.element("p").of("Both:"),
                GraphDownloads.of(path, Map.of("graph", "all")));
    }
}
