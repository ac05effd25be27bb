package org.casegraph.workbench.page;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/**
 * Lets in whoever has the token, calls the server by its own address, and is no page of anybody else. A name that a stranger
 * lets point to this machine is refused by its host, a form of a stranger by its origin, a program by the token.
 */
final class DoorKeeper {
    private static final int TOKEN_BYTES = 32;
    private static final Set<String> OWN = Set.of("same-origin", "none");

    private final byte[] token;
    private final IntSupplier port;

    /** @param port on which the server listens, known once it does */
    DoorKeeper(IntSupplier port) {
        byte[] random = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(random);
        this.token = Base64.getUrlEncoder().withoutPadding().encode(random);
        this.port = port;
    }

    /** What stands first in each path. */
    String token() {
        return new String(token, StandardCharsets.US_ASCII);
    }

    /** The rest of the path behind the token; throws a {@link Refusal} for whoever is not let in. */
    String admit(Request request) {
        List<HttpField> hosts = request.getHeaders().getFields(HttpHeader.HOST);
        boolean isCalledSo = hosts.size() == 1
                && isOwn(hosts.get(0).getValue())
                && Optional.ofNullable(request.getHttpURI().getAuthority())
                        .filter(authority -> !isOwn(authority))
                        .isEmpty();
        if (!isCalledSo) {
            throw new Refusal(421, "The workbench is not called so. Open the address that it printed.");
        }
        boolean isOwnPage = request.getHeaders().getFields(HttpHeader.ORIGIN).stream()
                        .allMatch(origin -> isOrigin(origin.getValue()))
                && request.getHeaders().getFields("Sec-Fetch-Site").stream()
                        .allMatch(site -> OWN.contains(String.valueOf(site.getValue())));
        if (!isOwnPage) {
            throw new Refusal(403, "Another page may not ask the workbench.");
        }
        String path = String.valueOf(request.getHttpURI().getPath());
        int end = path.indexOf('/', 1);
        String given = path.startsWith("/") && end > 0 ? path.substring(1, end) : "";
        if (!MessageDigest.isEqual(token, given.getBytes(StandardCharsets.UTF_8))) {
            throw new Refusal(404, "Nothing is here. Open the address that the workbench printed.");
        }
        return path.substring(end + 1);
    }

    private boolean isOwn(String host) {
        return host.equals("127.0.0.1:" + port.getAsInt()) || host.equals("localhost:" + port.getAsInt());
    }

    private boolean isOrigin(String origin) {
        return origin != null && origin.startsWith("http://") && isOwn(origin.substring("http://".length()));
    }
}
