package org.casegraph.endpoint.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * By what a client tells whether its copy of an answer still holds. Each coding of it has a tag of its own, and so has each
 * format, as a copy in one is no answer in another. They are weak, as blank nodes may be called otherwise in the next
 * answer.
 *
 * @param content what differs where the answer does
 */
public record EntityTag(String content) {
    /** Of an answer in this format that follows from the data and the program alone. */
    static EntityTag of(DataVersion version, String mediaType) {
        return new EntityTag(version.text() + "-" + mediaType.replaceAll("[^a-zA-Z0-9./+-]", "_"));
    }

    /** The tag that the client has, of what it would get again; empty if it has none. */
    public Optional<String> known(HttpServletRequest request) {
        Set<String> known = given(request);
        return ContentCoding.possible(request).stream()
                .map(this::in)
                .filter(known::contains)
                .findFirst();
    }

    /** An answer with the tag of the coding that the client gets; without its body if the client has that. */
    public Representation on(HttpServletRequest request, Representation answer) {
        String tag = in(ContentCoding.of(request, answer));
        Representation sent =
                given(request).contains(tag) ? Representation.notModified().withHeaders(answer.headers()) : answer;
        return sent.withHeader("ETag", tag);
    }

    private String in(ContentCoding coding) {
        return "W/\"" + content + "-" + coding.name().toLowerCase(Locale.ROOT) + "\"";
    }

    private static Set<String> given(HttpServletRequest request) {
        return Collections.list(request.getHeaders("If-None-Match")).stream()
                .flatMap(list -> Stream.of(list.split(",")))
                .map(String::strip)
                .collect(Collectors.toSet());
    }
}
