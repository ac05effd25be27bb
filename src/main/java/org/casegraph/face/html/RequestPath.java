package org.casegraph.face.html;

import jakarta.servlet.http.HttpServletRequest;

/** What the pages have in common in reading requests. */
public final class RequestPath {
    private RequestPath() {}

    /** The path below that of the resource, without slashes at its ends. */
    public static String below(HttpServletRequest request) {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo();
        return path.replaceAll("^/+|/+$", "");
    }
}
