package org.casegraph.endpoint.discovery;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.casegraph.endpoint.http.HttpResource;
import org.casegraph.endpoint.http.PublicAddress;
import org.casegraph.endpoint.http.Representation;
import org.casegraph.endpoint.http.RequestProblem;
import org.casegraph.graph.CaseIris;
import org.casegraph.store.Store;

/**
 * {@code /linkset}, {@code /linkset/dataset}, {@code /linkset/case/{id}}: the links of the page at the rest of the path and
 * those of its content back to it, in one document. As JSON; as text for {@code format=linkset} or by {@code Accept}.
 */
public final class LinksetResource implements HttpResource {
    static final String PATH = "/linkset";
    private static final String CASE = "/case/";

    private final Store store;
    private final Signposts signposts;

    public LinksetResource(Store store) {
        this.store = store;
        this.signposts = new Signposts(store);
    }

    @Override
    public Representation answer(HttpServletRequest request) {
        Linkset links =
                new Linkset(of(request.getPathInfo() == null ? "" : request.getPathInfo()), PublicAddress.of(request));
        return wantsText(request)
                ? Representation.of(Signposts.LINKSET, links.text())
                : Representation.of(Signposts.LINKSET_JSON, links.json());
    }

    private Map<String, List<TypedLink>> of(String path) {
        if (path.isEmpty() || path.equals("/")) {
            return withContent("/", signposts.ofStart(), List.of());
        }
        if (path.equals("/dataset")) {
            return withContent(path, signposts.ofDataset(), signposts.cases());
        }
        if (path.startsWith(CASE) && store.hasCase(CaseIris.of(path.substring(CASE.length())))) {
            Node caseIri = CaseIris.of(path.substring(CASE.length()));
            return withContent(path, signposts.ofCase(caseIri), List.of());
        }
        throw RequestProblem.of(
                404,
                "Not found",
                "There are links of the start page, of /dataset and of each case at /linkset/case/{id}.");
    }

    /** @param more of the page, which are no content of it but pages of their own */
    private Map<String, List<TypedLink>> withContent(String page, List<TypedLink> links, List<TypedLink> more) {
        Map<String, List<TypedLink>> all = new LinkedHashMap<>();
        all.put(page, Stream.concat(links.stream(), more.stream()).toList());
        links.stream()
                .filter(link -> link.relation().equals("item"))
                .forEach(item -> all.put(item.target(), Signposts.ofContent(links, page)));
        return all;
    }

    private static boolean wantsText(HttpServletRequest request) {
        String format = request.getParameter("format");
        if (format != null) {
            return format.equals("linkset") || format.equals(Signposts.LINKSET);
        }
        String accept = request.getHeader("Accept");
        return accept != null
                && accept.strip().startsWith(Signposts.LINKSET)
                && !accept.strip().startsWith(Signposts.LINKSET_JSON);
    }
}
