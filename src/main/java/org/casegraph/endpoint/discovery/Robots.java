package org.casegraph.endpoint.discovery;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Collectors;
import org.casegraph.endpoint.http.HttpResource;
import org.casegraph.endpoint.http.PublicAddress;
import org.casegraph.endpoint.http.Representation;

/**
 * {@code /robots.txt} (RFC 9309): what is made of a request's own words costs time and leads nowhere new, all else is in the
 * map of addresses. Crawlers read it at the root of a host only: under a path, whoever has the root has to say it there.
 */
public final class Robots implements HttpResource {
    private static final List<String> NOT_FOR_CRAWLERS = List.of(
            "/sparql",
            "/query?",
            "/questions/*?",
            "/api/",
            "/resource?",
            "/why?",
            "/case?",
            "/cohort",
            "/compare",
            "/curve",
            "/table",
            "/dump.nq.gz",
            "/metrics");

    @Override
    public boolean takesPageSlot() {
        return false;
    }

    @Override
    public Representation answer(HttpServletRequest request) {
        PublicAddress here = PublicAddress.of(request);
        String rules = NOT_FOR_CRAWLERS.stream()
                .map(path -> "Disallow: " + here.path(path) + "\n")
                .collect(Collectors.joining());
        return Representation.of(
                "text/plain", "User-agent: *\n" + rules + "\nSitemap: " + here.absolute(Sitemap.PATH) + "\n");
    }
}
