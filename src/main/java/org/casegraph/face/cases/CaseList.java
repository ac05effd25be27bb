package org.casegraph.face.cases;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.casegraph.endpoint.http.Representation;
import org.casegraph.face.html.Html;
import org.casegraph.face.html.ListPage;
import org.casegraph.face.html.NodeLinks;
import org.casegraph.face.html.Table;
import org.casegraph.face.html.Template;

/** {@code /case?q=…&page=…}: the cases, fifty at a time. */
public record CaseList(Supplier<CaseIndex> index, NodeLinks links) {
    void prepare() {
        var unused = index.get();
    }

    Representation page(HttpServletRequest request) {
        ListPage paged = ListPage.of(request, "/case");
        List<CaseIndex.Found> found = index.get().search(paged.words());
        Table table = new Table("Cases", "Case", "Diagnosis", "Patient", "Findings", "Found by");
        paged.part(found).forEach(one -> table.row(cells(one)));
        return Template.page("Cases", "cases", Map.of("list", paged, "found", found.size(), "table", table.html()));
    }

    private Html[] cells(CaseIndex.Found found) {
        CaseIndex.Entry entry = found.entry();
        return new Html[] {
            Html.all(
                    links.to(entry.caseIri(), Html.text(entry.label())),
                    Html.element("small").of(Html.element("code").of(entry.id()))),
            links.all(entry.diagnoses()),
            Html.element("span").with("class", "whole").of(entry.patient()),
            Html.text(Long.toString(entry.findings())),
            found.by().isEmpty()
                    ? Html.EMPTY
                    : Html.separated(
                            ", ",
                            found.by().stream()
                                    .map(name -> Html.all(
                                            Html.element("span")
                                                    .with("class", "quiet")
                                                    .of(name.kind() + " "),
                                            Html.text(name.text())))
                                    .toList())
        };
    }
}
