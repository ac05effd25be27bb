package org.casegraph.face.cases;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.casegraph.endpoint.http.Representation;
import org.casegraph.face.html.Html;
import org.casegraph.face.html.ListPage;
import org.casegraph.face.html.NodeLinks;
import org.casegraph.face.html.Table;
import org.casegraph.face.html.Template;
import org.casegraph.search.Kind;
import org.casegraph.search.TextIndex;
import org.casegraph.store.Store;

/** {@code /case?q=…&page=…}: the cases, fifty at a time. */
public record CaseList(Store store, NodeLinks links) {
    void prepare() {
        var unused = store.text();
    }

    Representation page(HttpServletRequest request) {
        ListPage paged = ListPage.of(request, "/case");
        Table table = new Table("Cases", "Case", "Diagnosis", "Patient", "Findings", "Found by");
        if (paged.words().isBlank()) {
            paged.part(store.cases())
                    .forEach(caseIri -> table.row(cells(CaseSummary.of(store, links, caseIri), List.of())));
            return page(paged, store.cases().size(), false, table);
        }
        TextIndex.Found found = store.text().search(paged.words(), Set.of(Kind.CASE));
        paged.part(found.first(paged.last())).forEach(hit -> {
            CaseSummary summary = CaseSummary.of(store, links, hit.thing());
            table.row(cells(summary, found.matched(hit, shown(summary))));
        });
        return page(paged, found.total(), found.isCorrected(), table);
    }

    private static Representation page(ListPage paged, int found, boolean isCorrected, Table table) {
        return Template.page(
                "Cases",
                "cases",
                Map.of("list", paged, "found", found, "isCorrected", isCorrected, "table", table.html()));
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
                    links.to(summary.caseIri(), Html.text(summary.label())),
                    Html.element("small").of(Html.element("code").of(summary.id()))),
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
