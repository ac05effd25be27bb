package org.casegraph.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.casegraph.face.Face;
import org.casegraph.mcp.Assistants;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a path says of its methods is what it does when they are used. */
class AllowedMethodsTest {
    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH");
    /** What nobody can read is told after the method, and before a page is made. */
    private static final String UNREADABLE = "?%ZZ";

    private static final Pattern ALLOW = Pattern.compile("\r\nAllow: ([^\r]*)\r\n");

    private static ServedFixture served;

    @BeforeAll
    static void serve() {
        served = ServedFixture.start(Assistants.beside(Face::pages));
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    @Test
    void eachPathAllowsTheMethodsThatItAnswersAndNoOthers() {
        for (String path : paths().filter(path -> !path.equals("/nothing")).toList()) {
            String options = ask("OPTIONS", path);
            Set<String> answered = METHODS.stream()
                    .filter(method -> RawHttp.status(ask(method, path + UNREADABLE)) != 405)
                    .collect(Collectors.toCollection(TreeSet::new));
            answered.add("OPTIONS");

            assertEquals(200, RawHttp.status(options), path);
            assertEquals(answered, allowed(options), path);
        }
    }

    @Test
    void whatIsRefusedIsToldWhatIsAllowed() {
        for (String path : paths().toList()) {
            String refused = ask("PATCH", path + UNREADABLE);

            if (RawHttp.status(refused) == 405) {
                assertEquals(allowed(ask("OPTIONS", path)), allowed(refused), path);
            }
        }
    }

    @Test
    void nothingIsAllowedWhereNothingStands() {
        for (String method :
                Stream.concat(METHODS.stream(), Stream.of("OPTIONS", "TRACE")).toList()) {
            String answer = ask(method, "/nothing");

            assertEquals(404, RawHttp.status(answer), method);
            assertFalse(ALLOW.matcher(answer).find(), answer);
            assertFalse(answer.contains("Access-Control-Allow-Methods"), answer);
        }
    }

    private static Stream<String> paths() {
        return Stream.concat(Routes.requests().stream(), Stream.of("/health", "/ready", "/metrics"))
                .map(request -> request.replaceFirst("\\?.*", ""))
                .distinct();
    }

    private static String ask(String method, String path) {
        return RawHttp.send(
                served.port(), method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n");
    }

    private static Set<String> allowed(String answer) {
        Matcher allow = ALLOW.matcher(answer);
        return allow.find() ? new TreeSet<>(Arrays.asList(allow.group(1).split(", "))) : Set.of();
    }
}
