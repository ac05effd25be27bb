package org.casegraph.face;

import jakarta.servlet.http.HttpServletRequest;
import org.casegraph.endpoint.LinkedGraph;
import org.casegraph.endpoint.RequestProblem;
import org.casegraph.endpoint.Resource;

/** What the pages have in common in reading requests. */
final class Requests {
    private Requests() {}

    /** The path below that of the resource, without slashes at its ends. */
    static String below(HttpServletRequest request) {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo();
        return path.replaceAll("^/+|/+$", "");
    }

    /** A resource that tells a person of a problem on a page, and a program in problem details. */
    static Resource readable(Resource resource) {
        return request -> {
            try {
                return resource.answer(request);
            } catch (RequestProblem e) {
                if (!LinkedGraph.wantsPage(request)) {
                    throw e;
                }
                return Page.of(e.title(), Answers.problem(e), Html.link("/", "To the start"))
                        .withStatus(e.status());
            }
        };
    }
}
