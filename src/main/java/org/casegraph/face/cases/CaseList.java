package org.casegraph.face.cases;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.casegraph.cohort.collection.CollectionIndex;
import org.casegraph.cohort.selection.CaseSelection;
import org.casegraph.cohort.selection.SelectionKey;
import org.casegraph.endpoint.http.Representation;
import org.casegraph.endpoint.http.RequestProblem;
import org.casegraph.face.collection.Facet;
import org.casegraph.face.html.Html;
import org.casegraph.face.html.ListPage;
import org.casegraph.face.html.NodeLinks;
import org.casegraph.face.html.SearchDeadline;
import org.casegraph.face.html.Table;
import org.casegraph.face.html.Template;
import org.casegraph.graph.TermIds;
import org.casegraph.search.FoundThings;
import org.casegraph.search.Kind;
import org.casegraph.search.TextIndex;
import org.casegraph.store.Store;
import org.roaringbitmap.RoaringBitmap;

/** {@code /case?q=…&disease=…&page=…}: the cases, or those that words and a selection mean, fifty at a time. */
public record CaseList(Store store, NodeLinks links, SearchDeadline deadline) {
    private static final String[] KEYS =
            Stream.of(SelectionKey.values()).map(SelectionKey::word).toArray(String[]::new);

    static final Set<String> PARAMETERS = ListPage.parameters(KEYS);

    void prepare() {
        var unused = store.text();
    }

    Representation page(HttpServletRequest request) {
        ListPage paged = ListPage.of(request, "/case", KEYS);
        CaseSelection selection = selection(paged);
        boolean isAny = selection.conditions().isEmpty();
        Table table = new Table("Cases", "Case", "Diagnosis", "Patient", "Findings", "Found by");
        if (paged.words().isBlank()) {
            List<Node> selected = isAny ? store.cases() : selected(selection);
            paged.part(selected).forEach(caseIri -> table.row(cells(CaseSummary.of(store, links, caseIri), List.of())));
            return page(
                    paged,
                    selection,
                    selected.size(),
                    () -> collection().parts(selection, Facet.KEYS, Facet.SHOWN, deadline.watch()),
                    false,
                    table);
        }
        FoundThings fitting = store.text().search(paged.words(), Set.of(Kind.CASE), deadline.watch());
        FoundThings found = isAny ? fitting : fitting.among(selectedPlaces(selection));
        paged.part(found.all()).forEach(hit -> {
            CaseSummary summary = CaseSummary.of(store, links, hit.thing());
            table.row(cells(summary, found.matched(hit, shown(summary))));
        });
        return page(
                paged,
                selection,
                found.total(),
                () -> collection().parts(selection, numbers(found.cases()), Facet.KEYS, Facet.SHOWN, deadline.watch()),
                fitting.isCorrected(),
                table);
    }

    /** The cases that a request's conditions mean, whatever the page and the words are. */
    List<Node> selected(HttpServletRequest request) {
        CaseSelection selection = selection(ListPage.of(request, "/case", KEYS));
        return selection.conditions().isEmpty() ? store.cases() : selected(selection);
    }

    /** What to call the cases that a request's conditions mean. */
    String words(HttpServletRequest request) {
        String values = selection(ListPage.of(request, "/case", KEYS)).conditions().stream()
                .map(condition ->
                        condition.value().substring(1 + condition.value().lastIndexOf('/')))
                .collect(Collectors.joining("-"));
        return values.isEmpty() ? "cases" : values;
    }

    private static CaseSelection selection(ListPage paged) {
        return new CaseSelection(paged.filters().entrySet().stream()
                .flatMap(filter -> filter.getValue().stream()
                        .map(value -> new CaseSelection.Condition(
                                SelectionKey.named(filter.getKey()).orElseThrow(), value)))
                .toList());
    }

    private List<Node> selected(CaseSelection selection) {
        try {
            return collection().cases(selection, deadline.watch());
        } catch (IllegalArgumentException e) {
            throw RequestProblem.of(400, "Bad argument", String.valueOf(e.getMessage()), e);
        }
    }

    /** By the places of cases in the list of all. */
    private IntPredicate selectedPlaces(CaseSelection selection) {
        CollectionIndex collection = collection();
        List<Node> names = store.cases();
        try {
            RoaringBitmap selected = collection.numbers(selection, deadline.watch());
            return place -> {
                int number = collection.number(names, place);
                return number >= 0 && selected.contains(number);
            };
        } catch (IllegalArgumentException e) {
            throw RequestProblem.of(400, "Bad argument", String.valueOf(e.getMessage()), e);
        }
    }

    private IntStream numbers(IntStream places) {
        CollectionIndex collection = collection();
        List<Node> names = store.cases();
        return places.map(place -> collection.number(names, place)).filter(number -> number >= 0);
    }

    private CollectionIndex collection() {
        return CollectionIndex.of(store.dataset().getContext());
    }

    /** @param parts of what was found, counted where it is too much to be looked through */
    private Representation page(
            ListPage paged,
            CaseSelection selection,
            int found,
            Supplier<Map<SelectionKey, CollectionIndex.Parts>> parts,
            boolean isCorrected,
            Table table) {
        List<Facet> facets = found > ListPage.SIZE ? Facet.of(parts.get(), links, paged::narrowed) : List.of();
        return Template.page(
                "Cases",
                "cases",
                Map.of(
                        "list",
                        paged,
                        "conditions",
                        selection.conditions().stream().map(this::condition).toList(),
                        "found",
                        found,
                        "facets",
                        facets,
                        "isCorrected",
                        isCorrected,
                        "table",
                        table.html()));
    }

    /** In words: with the label of what its value stands for. */
    private String condition(CaseSelection.Condition condition) {
        String label = TermIds.iris(condition.value()).stream()
                .map(NodeFactory::createURI)
                .filter(node -> links.graph().contains(node, Node.ANY, Node.ANY))
                .findFirst()
                .map(links::label)
                .orElse(condition.value());
        return condition.key().word() + ": " + label;
    }

    private List<String> shown(CaseSummary summary) {
        return Stream.concat(
                        Stream.of(summary.id(), summary.label(), summary.patient()),
                        summary.diagnoses().stream().map(links::label))
                .toList();
    }

    private Html[] cells(CaseSummary summary, List<TextIndex.Matched> by) {
        return new Html[] {
            Html.all(
                    links.to(summary.caseIri(), Html.name(summary.label())),
                    summary.id().equals(summary.label())
                            ? Html.EMPTY
                            : Html.element("small").of(Html.element("code").of(summary.id()))),
            links.all(summary.diagnoses()),
            Html.element("span").with("class", "whole").of(summary.patient()),
            Html.text(Long.toString(summary.findings())),
            by.isEmpty()
                    ? Html.EMPTY
                    : Html.separated(
                            ", ",
                            by.stream()
                                    .map(name -> Html.all(
                                            Html.element("span")
                                                    .with("class", "quiet")
                                                    .of(name.kind() + " "),
                                            Html.text(name.text())))
                                    .toList())
        };
    }
}
