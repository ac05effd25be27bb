package org.casegraph.face.html;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.casegraph.endpoint.http.RequestProblem;
import org.casegraph.graph.Addresses;

/**
 * One page of a long list that can be searched.
 *
 * @param words that were searched for; empty for all
 * @param number of the page, from 1
 * @param filters further parameters that say what the list holds, each with its values, none empty
 */
public record ListPage(String path, String words, int number, Map<String, List<String>> filters) {
    /** How many are on a page. */
    public static final int SIZE = 50;

    /** The whole list from its beginning. */
    public static ListPage all(String path) {
        return new ListPage(path, "", 1, Map.of());
    }

    /**
     * @param filters names of further parameters that say what the list holds
     * @throws RequestProblem 400 unless {@code page} is a number from 1
     */
    public static ListPage of(HttpServletRequest request, String path, String... filters) {
        Map<String, List<String>> given = new LinkedHashMap<>();
        for (String filter : filters) {
            List<String> values = Stream.ofNullable(request.getParameterValues(filter))
                    .flatMap(Stream::of)
                    .filter(value -> !value.isBlank())
                    .toList();
            if (!values.isEmpty()) {
                given.put(filter, values);
            }
        }
        String words = request.getParameter("q") == null
                ? ""
                : request.getParameter("q").strip();
        String page = request.getParameter("page") == null ? "1" : request.getParameter("page");
        if (!page.matches("[1-9]\\d{0,6}")) {
            throw RequestProblem.of(400, "Bad argument", "page is a number, 1 or more.");
        }
        return new ListPage(path, words, Integer.parseInt(page), given);
    }

    /** What a request for such a page may name. */
    public static Set<String> parameters(String... filters) {
        return Stream.concat(Stream.of("q", "page"), Stream.of(filters)).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether something of the list is asked for, rather than the page that it is on. */
    public boolean isAsked(HttpServletRequest request) {
        return !words.isEmpty() || !filters.isEmpty() || request.getParameter("page") != null;
    }

    /** How many there must be for this page to be full. */
    public int last() {
        return number * SIZE;
    }

    /** What of all belongs on this page. */
    public <T> List<T> part(List<T> all) {
        int from = Math.min((number - 1) * SIZE, all.size());
        return all.subList(from, Math.min(from + SIZE, all.size()));
    }

    /** @param what the list holds, in the plural */
    public Html search(String what) {
        return Html.element("form")
                .with("class", "search")
                .with("role", "search")
                .with("action", path)
                .of(
                        hidden(),
                        Html.element("input")
                                .with("type", "search")
                                .with("name", "q")
                                .with("value", words)
                                .with("aria-label", "Search the " + what)
                                .with("placeholder", "Search the " + what)
                                .of(),
                        Html.element("button").with("type", "submit").of("Search"));
    }

    /** How many of how many, and the way to the pages before and after. */
    public Html position(int found, String what) {
        return position(found, what, "Pages");
    }

    /** The same below the list. */
    public Html positionBelow(int found, String what) {
        return position(found, what, "Pages, below the list");
    }

    private Html position(int found, String what, String name) {
        int last = Math.max(1, (found + SIZE - 1) / SIZE);
        int from = Math.min((number - 1) * SIZE + 1, found);
        String shown = found <= SIZE && number == 1
                ? String.format(Locale.ROOT, "%,d %s", found, what)
                : String.format(Locale.ROOT, "%,d to %,d of %,d %s", from, Math.min(number * SIZE, found), found, what);
        return Html.element("nav")
                .with("class", "pages")
                .with("aria-label", name)
                .of(
                        Html.element("span").of(shown),
                        number > 1 ? Html.link(address(Math.min(number - 1, last)), "Previous") : Html.EMPTY,
                        number < last ? Html.link(address(number + 1), "Next") : Html.EMPTY);
    }

    private Html hidden() {
        return Html.all(filters.entrySet().stream()
                .flatMap(filter -> filter.getValue().stream().map(value -> Html.element("input")
                        .with("type", "hidden")
                        .with("name", filter.getKey())
                        .with("value", value)
                        .of()))
                .toList());
    }

    /** That of the first page of what of the list has a further value of a filter. */
    public String narrowed(String filter, String value) {
        return Addresses.with(filtered(), Map.of(filter, value));
    }

    private String address(int page) {
        return Addresses.with(filtered(), Map.of("page", Integer.toString(page)));
    }

    private String filtered() {
        String address = path;
        for (Map.Entry<String, List<String>> filter : filters.entrySet()) {
            for (String value : filter.getValue()) {
                address = Addresses.with(address, Map.of(filter.getKey(), value));
            }
        }
        return words.isEmpty() ? address : Addresses.with(address, Map.of("q", words));
    }
}
