package org.casegraph.endpoint.discovery;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.casegraph.endpoint.http.EntityTag;
import org.casegraph.endpoint.http.HttpResource;
import org.casegraph.endpoint.http.PublicAddress;
import org.casegraph.endpoint.http.Representation;
import org.casegraph.endpoint.http.RequestProblem;

/**
 * {@code /.well-known/security.txt} (RFC 9116): whom to tell of a vulnerability, as whoever started the server said. It holds
 * for ninety days from the day on which it is asked, as long as the server runs. Where nobody said it, nothing is there.
 *
 * @param contact {@code mailto:}, {@code tel:} or {@code https:}
 */
public record SecurityContact(Optional<URI> contact, Clock clock) implements HttpResource {
    public static final String PATH = "/.well-known/security.txt";
    private static final int DAYS = 90;

    @Override
    public boolean takesPageSlot() {
        return false;
    }

    @Override
    public Representation answer(HttpServletRequest request) {
        URI whom = contact.orElseThrow(() -> RequestProblem.of(
                404, "Not found", "Nobody is named here. Whoever starts the server can, with --security-contact."));
        LocalDate last = LocalDate.now(clock.withZone(ZoneOffset.UTC)).plusDays(DAYS);
        String text = "Contact: " + whom + "\nExpires: " + last + "T00:00:00Z\nPreferred-Languages: en\nCanonical: "
                + PublicAddress.of(request).absolute(PATH) + "\n";
        return new EntityTag(last.toString())
                .on(request, Representation.of("text/plain", text))
                .withHeader("Cache-Control", "no-cache");
    }
}
