package org.casegraph.endpoint.discovery;

import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;
import org.casegraph.endpoint.http.PublicAddress;

/**
 * A link with what it is for (RFC 8288).
 *
 * @param relation as IANA registers it, for example {@code item}
 * @param target a path of this server, beginning with a slash, or an IRI; encoded
 * @param mediaType of what is there, where it is known
 */
public record TypedLink(String relation, String target, Optional<String> mediaType) {
    public TypedLink(String relation, String target) {
        this(relation, target, Optional.empty());
    }

    public TypedLink(String relation, String target, String mediaType) {
        this(relation, target, Optional.of(mediaType));
    }

    /** The value of the field {@code Link}; whoever sends it puts the path of a proxy before the server's own. */
    public static String field(Collection<TypedLink> links) {
        return links.stream().map(TypedLink::value).collect(Collectors.joining(", "));
    }

    private String value() {
        return "<" + target + ">; rel=\"" + relation + "\""
                + mediaType.map(type -> "; type=\"" + type + "\"").orElse("");
    }

    /** The target as a whole address. */
    String address(PublicAddress here) {
        return target.startsWith("/") ? here.absolute(target) : target;
    }
}
