package org.casegraph.face;

import jakarta.servlet.http.HttpServletRequest;

/** What the pages have in common in reading requests. */
final class Requests {
    private Requests() {}

    /** The path below that of the resource, without slashes at its ends. */
    static String below(HttpServletRequest request) {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo();
        return path.replaceAll("^/+|/+$", "");
    }
}
