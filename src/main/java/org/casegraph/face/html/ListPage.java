package org.casegraph.face.html;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.casegraph.endpoint.http.RequestProblem;
import org.casegraph.graph.Addresses;

/**
 * One page of a long list that can be searched.
 *
 * @param words that were searched for; empty for all
 * @param number of the page, from 1
 * @param filters further parameters that say what the list holds
 */
public record ListPage(String path, String words, int number, Map<String, String> filters) {
    private static final int SIZE = 50;

    /** The whole list from its beginning. */
    public static ListPage all(String path) {
        return new ListPage(path, "", 1, Map.of());
    }

    /**
     * @param filters names of further parameters that say what the list holds
     * @throws RequestProblem 400 unless {@code page} is a number from 1
     */
    public static ListPage of(HttpServletRequest request, String path, String... filters) {
        Map<String, String> given = new LinkedHashMap<>();
        for (String filter : filters) {
            Optional.ofNullable(request.getParameter(filter))
                    .filter(value -> !value.isBlank())
                    .ifPresent(value -> given.put(filter, value));
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
        int last = Math.max(1, (found + SIZE - 1) / SIZE);
        int from = Math.min((number - 1) * SIZE + 1, found);
        String shown = found <= SIZE && number == 1
                ? String.format(Locale.ROOT, "%,d %s", found, what)
                : String.format(Locale.ROOT, "%,d to %,d of %,d %s", from, Math.min(number * SIZE, found), found, what);
        return Html.element("nav")
                .with("class", "pages")
                .with("aria-label", "Pages")
                .of(
                        Html.element("span").of(shown),
                        number > 1 ? Html.link(address(Math.min(number - 1, last)), "Previous") : Html.EMPTY,
                        number < last ? Html.link(address(number + 1), "Next") : Html.EMPTY);
    }

    private Html hidden() {
        return Html.all(filters.entrySet().stream()
                .map(filter -> Html.element("input")
                        .with("type", "hidden")
                        .with("name", filter.getKey())
                        .with("value", filter.getValue())
                        .of())
                .toList());
    }

    private String address(int page) {
        Map<String, String> parameters = new LinkedHashMap<>(filters);
        if (!words.isEmpty()) {
            parameters.put("q", words);
        }
        parameters.put("page", Integer.toString(page));
        return Addresses.with(path, parameters);
    }
}
