package org.casegraph.face.ontology;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.SKOS;
import org.casegraph.endpoint.http.Representation;
import org.casegraph.endpoint.http.RequestProblem;
import org.casegraph.face.html.Html;
import org.casegraph.face.html.ListPage;
import org.casegraph.face.html.OntologyTerms;
import org.casegraph.face.html.Page;
import org.casegraph.face.html.Table;
import org.casegraph.graph.Addresses;
import org.casegraph.graph.Labels;
import org.casegraph.query.FoldedText;
import org.casegraph.vocabulary.CG;

/** {@code /ontology?q=…&kind=…&page=…}: our terms with their definitions, fifty at a time. */
record OntologyList(OntologyTerms terms, ListPage paged) {
    private static final String KIND = "kind";

    /** What of the list a request asks for. */
    static final Set<String> PARAMETERS = ListPage.parameters(KIND);

    static ListPage asked(HttpServletRequest request) {
        return ListPage.of(request, "/ontology", KIND);
    }

    static String address(OntologyTerms.Kind kind) {
        return Addresses.with("/ontology", Map.of(KIND, kind.parameter()));
    }

    /** @throws RequestProblem 400 for a kind that is none */
    Representation page() {
        FoldedText words = FoldedText.of(paged.words());
        List<Node> found = kinds().stream()
                .flatMap(kind -> terms.of(kind).stream())
                .filter(term -> FoldedText.of(said(term)).hasEach(words))
                .toList();
        Table table = new Table("Terms", "Term", "Kind", "Definition", "Also called");
        paged.part(found)
                .forEach(term -> table.row(
                        Html.all(terms.links().of(term), Html.element("small").of(Html.code("cg:" + CG.name(term)))),
                        Html.text(terms.kind(term).orElseThrow().words()),
                        Html.text(texts(term, SKOS.definition.asNode())),
                        Html.text(texts(term, SKOS.altLabel.asNode()))));
        String title = kinds().size() == 1 ? kinds().get(0).plural() : "Terms of the ontology";
        return Page.of(
                title,
                Html.element("p").with("class", "path").of(Html.link("/ontology", "Ontology")),
                Html.element("h1").of(title),
                paged.search("terms and their definitions"),
                paged.position(found.size(), found.size() == 1 ? "term" : "terms"),
                found.isEmpty()
                        ? Html.element("p").of("No term has all of these words in its name, synonyms or definition.")
                        : table.html(),
                found.size() > 20 ? paged.positionBelow(found.size(), "terms") : Html.EMPTY);
    }

    private List<OntologyTerms.Kind> kinds() {
        String wanted = paged.filters().getOrDefault(KIND, List.of("")).get(0);
        List<OntologyTerms.Kind> kinds = Stream.of(OntologyTerms.Kind.values())
                .filter(kind -> wanted.isEmpty() || kind.parameter().equals(wanted))
                .toList();
        if (kinds.isEmpty()) {
            throw RequestProblem.of(
                    400,
                    "Bad argument",
                    "kind=" + wanted + " is not known. Give one of "
                            + Stream.of(OntologyTerms.Kind.values())
                                    .map(OntologyTerms.Kind::parameter)
                                    .collect(Collectors.joining(", "))
                            + ".");
        }
        return kinds;
    }

    private String said(Node term) {
        return String.join(
                " ",
                terms.links().label(term),
                CG.name(term),
                texts(term, SKOS.definition.asNode()),
                texts(term, SKOS.altLabel.asNode()));
    }

    private String texts(Node term, Node property) {
        return Labels.texts(terms.graph(), term, property).sorted().collect(Collectors.joining("; "));
    }
}
