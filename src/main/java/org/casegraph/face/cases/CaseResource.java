package org.casegraph.face.cases;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.casegraph.endpoint.ContentNegotiation;
import org.casegraph.endpoint.LinkedGraph;
import org.casegraph.endpoint.discovery.Signposts;
import org.casegraph.endpoint.http.HttpResource;
import org.casegraph.endpoint.http.PublicAddress;
import org.casegraph.endpoint.http.Representation;
import org.casegraph.endpoint.http.RequestProblem;
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
import org.casegraph.source.report.GivenTexts;
import org.casegraph.store.Store;

/**
 * {@code /case/{id}}: the case; as a graph its named graph, and with {@code graph=inferred} or {@code graph=all} what was
 * derived; in a format of others as {@code export} writes it; {@code /case/{id}/timeline} its timeline, {@code
 * /case/{id}/graph} a drawing of its graph. {@code /case/{id}/inferred} is the inferred graph by its own name; {@code
 * /case} lists the cases, and with {@code format=cohort} has those that are meant as one document.
 */
public final class CaseResource implements HttpResource {
    private static final String INFERRED = "/inferred";

    private static final Set<String> PARAMETERS = Stream.of(
                    CaseList.PARAMETERS,
                    ContentNegotiation.parametersAnd("graph", "losses"),
                    TimelineResource.PARAMETERS)
            .flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableSet());

    private final Store store;
    private final CaseList list;
    private final GivenTexts texts;

    /** @param texts of reports, which whoever serves has the right to show */
    public CaseResource(Store store, CaseList list, GivenTexts texts) {
        this.texts = texts;
        this.store = store;
        this.list = list;
    }

    @Override
    public void prepare() {
        list.prepare();
    }

    @Override
    public Optional<Set<String>> parameters(HttpServletRequest request) {
        return Optional.of(PARAMETERS);
    }

    @Override
    public Representation answer(HttpServletRequest request) {
        String path = RequestPath.below(request);
        if (path.isEmpty()) {
            return CaseExports.ofCohort(request)
                    .map(format ->
                            new CaseExports(store).cohort(request, format, list.selected(request), list.words(request)))
                    .orElseGet(() -> list.page(request));
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
        Optional<Representation> exported = new CaseExports(store).ofCase(request, caseIri);
        if (exported.isPresent()) {
            return exported.get();
        }
        Node[] graphs = graphs(request, caseIri, inferred);
        return LinkedGraph.ofNamed(
                request,
                new Signposts(store).ofCase(caseIri),
                () -> new CasePage(store, new NodeLinks(store), caseIri, texts).page(PublicAddress.of(request)),
                () -> GraphExcerpt.named(store, graphs));
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
        return RequestProblem.of(
                404,
                "Unknown case",
                "There is no case " + id + ". " + NearestNames.told(id, known, "/case lists all") + ".");
    }

    /** The links to the graphs of a case, and to the case in other formats. */
    static Html downloads(Node caseIri) {
        String path = Addresses.of(caseIri.getURI());
        return Html.all(
                Html.element("p").of("What is stated:"),
                GraphDownloads.of(path, Map.of()),
                Html.element("p").of("What was derived beside it:"),
                GraphDownloads.of(path, Map.of("graph", "inferred")),
                Html.element("p").of("Both:"),
                GraphDownloads.of(path, Map.of("graph", "all")),
                Html.element("p").of("In other formats, with what each loses:"),
                CaseExports.links(caseIri));
    }
}
