package org.casegraph.face.ontology;

import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.casegraph.endpoint.http.HttpResource;
import org.casegraph.endpoint.http.Representation;
import org.casegraph.face.html.Html;
import org.casegraph.face.html.ListPage;
import org.casegraph.face.html.NodeLinks;
import org.casegraph.face.html.Page;
import org.casegraph.face.html.SearchDeadline;
import org.casegraph.face.html.Table;
import org.casegraph.query.TermIndex;
import org.casegraph.search.Kind;
import org.casegraph.vocabulary.CG;

/** {@code /terms?q=…&page=…}: the terms of every vocabulary that is loaded, by label or synonym, fifty at a time. */
public record TermList(Supplier<TermIndex> index, NodeLinks links, SearchDeadline deadline) implements HttpResource {
    private static final Set<Kind> TERMS = EnumSet.of(Kind.CLASS, Kind.PROPERTY, Kind.INDIVIDUAL);

    @Override
    public void prepare() {
        var unused = index.get();
    }

    @Override
    public Optional<Set<String>> parameters(HttpServletRequest request) {
        return Optional.of(ListPage.parameters());
    }

    @Override
    public Representation answer(HttpServletRequest request) {
        ListPage paged = ListPage.of(request, "/terms");
        TermIndex.Found found = index.get().search(paged.words(), TERMS, paged.last(), deadline.watch());
        Table table = new Table("Terms", "Term", "Kind", "Found by", "Vocabulary");
        paged.part(found.matches())
                .forEach(match -> table.row(
                        Html.all(
                                links.to(
                                        match.term().node(),
                                        Html.text(match.term().label())),
                                Html.element("small").of(Html.code(match.term().name()))),
                        Html.text(match.term().kind().name().toLowerCase(Locale.ROOT)),
                        Html.text(match.by().equals(match.term().label()) ? "" : match.by()),
                        Html.text(
                                CG.isTerm(match.term().node())
                                        ? "casegraph"
                                        : Vocabularies.of(match.term().node()))));
        return Page.of(
                "Terms",
                Html.element("h1").of("Terms"),
                Html.element("p")
                        .with("class", "lead")
                        .of(
                                Html.text("Every vocabulary that is loaded. Ours by itself is on "),
                                Html.link("/ontology", "a page of its own"),
                                Html.text(", what is known of the diseases on "),
                                Html.link("/knowledge", "another"),
                                Html.text(".")),
                paged.search("terms"),
                found.isCorrected()
                        ? Html.element("p").of("No term has words that begin so. Did you mean one of these?")
                        : Html.EMPTY,
                paged.position(found.total(), found.total() == 1 ? "term" : "terms"),
                table.isEmpty()
                        ? Html.element("p").of("No term has a label or synonym with words that begin so.")
                        : table.html(),
                found.total() > 20 ? paged.positionBelow(found.total(), "terms") : Html.EMPTY);
    }
}
