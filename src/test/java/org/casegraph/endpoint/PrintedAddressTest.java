package org.casegraph.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.casegraph.ServedProject;
import org.casegraph.SharedProject;
import org.casegraph.endpoint.http.PublicAddress;
import org.casegraph.endpoint.http.Settings;
import org.casegraph.face.Face;
import org.casegraph.project.ProjectFiles;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Behind a proxy that has the server under a path, whatever the server prints leads to where it is. Begun first: at the
 * end too little would run beside it.
 */
@Order(1)
@ExtendWith(SharedProject.class)
class PrintedAddressTest {
    private static final PublicAddress BASE =
            PublicAddress.read(ServedProject.BASE).orElseThrow();

    private static final Pattern ADDRESS_IN_SCRIPT = Pattern.compile("(?<!at\\()([\"'`]/[a-z.][a-z][^\"'`]*)");

    @Test
    void eachAddressOfEachKindOfPageHasThePathOfTheProxyAndIsFound(ServedProject project) {
        walk(project, 1);
    }

    @Test
    @Tag("long")
    void eachAddressOfManyPagesHasThePathOfTheProxyAndIsFound(ServedProject project) {
        walk(project, 50);
    }

    private static void walk(ServedProject project, int mostOfAKind) {
        Settings settings = Settings.loopback(0).withBase(BASE).withContact(URI.create("mailto:security@example.org"));
        try (Endpoint endpoint = Endpoint.start(project.store(), project.questions(), settings, Face::pages);
                StrippingProxy proxy = new StrippingProxy(BASE.path(), endpoint.port())) {
            AddressWalk walk = new AddressWalk(BASE, proxy::get, mostOfAKind);
            walk.findEach(Stream.concat(
                    endpoint.paths().stream(),
                    Stream.of(
                            "/health",
                            "/ready",
                            "/metrics",
                            "/case/wang-2022/timeline.svg",
                            "/case/wang-2022/graph.json",
                            "/nothing/here")));
            walk.go();

            assertEquals(new TreeSet<>(), walk.faults());
            assertTrue(walk.kinds().size() > 60, walk.kinds().toString());
        }
    }

    @Test
    void scriptsAskWhereTheyLie() {
        List<String> elsewhere = new ArrayList<>();
        ProjectFiles.under("page", ".js").forEach((name, text) -> ADDRESS_IN_SCRIPT
                .matcher(text)
                .results()
                .forEach(found -> elsewhere.add(name + " " + found.group(1))));

        assertEquals(List.of(), elsewhere);
    }

    @Test
    void styleSheetsLoadNothing() {
        ProjectFiles.under("page", ".css").forEach((name, text) -> assertTrue(!text.contains("url("), name));
    }
}
