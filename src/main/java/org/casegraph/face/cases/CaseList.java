package org.casegraph.face.cases;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.function.Supplier;
import org.casegraph.endpoint.http.Representation;
import org.casegraph.face.html.Html;
import org.casegraph.face.html.ListPage;
import org.casegraph.face.html.NodeLinks;
import org.casegraph.face.html.Page;
import org.casegraph.face.html.Table;

/** {@code /case?q=…&page=…}: the cases, fifty at a time. */
public record CaseList(Supplier<CaseIndex> index, NodeLinks links) {
    void prepare() {
        var unused = index.get();
    }

    Representation page(HttpServletRequest request) {
        ListPage paged = ListPage.of(request, "/case");
        List<CaseIndex.Entry> found = index.get().search(paged.words());
        Table table = new Table("Cases", "Case", "Diagnosis", "Patient", "Findings");
        paged.part(found)
                .forEach(entry -> table.row(
                        Html.all(
                                links.to(entry.caseIri(), Html.text(entry.label())),
                                Html.element("small").of(Html.element("code").of(entry.id()))),
                        links.all(entry.diagnoses()),
                        Html.element("span").with("class", "whole").of(entry.patient()),
                        Html.text(Long.toString(entry.findings()))));
        return Page.of(
                "Cases",
                Html.element("h1").of("Cases"),
                paged.search("cases"),
                paged.position(found.size(), found.size() == 1 ? "case" : "cases"),
                found.isEmpty()
                        ? Html.element("p")
                                .of("No case has all of these words in its title, diagnosis, patient or citation.")
                        : table.html(),
                found.size() > 20 ? paged.position(found.size(), "cases") : Html.EMPTY);
    }
}
