package org.casegraph.face.cases;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.system.G;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.casegraph.endpoint.http.HttpResource;
import org.casegraph.endpoint.http.Representation;
import org.casegraph.endpoint.http.RequestProblem;
import org.casegraph.face.html.Description;
import org.casegraph.face.html.Html;
import org.casegraph.face.html.NodeLinks;
import org.casegraph.face.html.Page;
import org.casegraph.face.html.Table;
import org.casegraph.source.report.GivenTexts;
import org.casegraph.store.Store;
import org.casegraph.vocabulary.CG;

/**
 * {@code /passage?iri=…}: the quote, where it stands in the report, and what rests on it. Where the report's text comes
 * with the project or whoever serves gave it, also the paragraph with the passage marked.
 */
public final class PassagePage implements HttpResource {
    private final Store store;
    private final GivenTexts texts;

    public PassagePage(Store store, GivenTexts texts) {
        this.store = store;
        this.texts = texts;
    }

    @Override
    public Optional<Set<String>> parameters(HttpServletRequest request) {
        return Optional.of(Set.of("iri"));
    }

    @Override
    public Representation answer(HttpServletRequest request) {
        String iri = request.getParameter("iri");
        if (iri == null || iri.isBlank()) {
            throw RequestProblem.of(400, "Bad argument", "Give the IRI of a passage: /passage?iri=…");
        }
        NodeLinks links = new NodeLinks(store);
        Node passage = NodeFactory.createURI(iri.strip());
        Optional<Node> caseIri = links.inCase(passage);
        if (caseIri.isEmpty() || !links.graph().contains(passage, RDF.type.asNode(), CG.Passage)) {
            throw RequestProblem.of(404, "Unknown passage", "No case here has the passage " + iri + ".");
        }
        return page(passage, caseIri.get(), links);
    }

    private Representation page(Node passage, Node caseIri, NodeLinks links) {
        CaseNodes nodes = new CaseNodes(store, links, caseIri);
        String quote = links.label(passage);
        return Page.of(
                "“" + quote + "”",
                Html.element("p")
                        .with("class", "path")
                        .of(Html.link("/case", "Cases"), Html.text(" › "), links.of(caseIri)),
                Html.element("h1").of(Html.element("q").of(quote)),
                new Description()
                        .add("Section", nodes.values(passage, CG.section))
                        .add("Sentence", nodes.values(passage, CG.sentence))
                        .add("Characters", characters(passage, nodes))
                        .add("Report", report(passage, links))
                        .html(),
                inPlace(passage, links),
                Html.element("section").of(Html.element("h2").of("What rests on it"), resting(passage, nodes, links)),
                Html.element("p").of(links.to(passage, Html.text("Its row on the page of the case"))));
    }

    private static Html characters(Node passage, CaseNodes nodes) {
        Html start = nodes.values(passage, CG.start);
        return start.equals(Html.EMPTY)
                ? Html.EMPTY
                : Html.all(start, Html.text(" to "), nodes.values(passage, CG.end));
    }

    private static List<Html> report(Node passage, NodeLinks links) {
        List<Html> lines = new ArrayList<>();
        for (Node report : links.objects(passage, CG.fromReport)) {
            links.objects(report, DCTerms.bibliographicCitation.asNode()).forEach(text -> lines.add(links.of(text)));
            links.objects(report, DCTerms.source.asNode()).forEach(source -> lines.add(links.outside(source)));
        }
        return lines;
    }

    private Html inPlace(Node passage, NodeLinks links) {
        Html content = texts.around(links.graph(), passage)
                .map(found -> Html.element("blockquote")
                        .with("class", "report")
                        .of(
                                Html.text(found.before()),
                                Html.element("mark").of(found.passage()),
                                Html.text(found.after())))
                .orElseGet(() -> Html.element("p")
                        .with("class", "quiet")
                        .of("The text of this report does not come along. Whoever has it can serve it beside the case,"
                                + " with serve --text FILE, and then the passage is shown in its paragraph."));
        return Html.element("section").of(Html.element("h2").of("In the report"), content);
    }

    private static Html resting(Node passage, CaseNodes nodes, NodeLinks links) {
        Table table = new Table("What rests on it", "Statement", "Kind", "Voice", "Why");
        for (Node property : List.of(CG.statedIn, CG.alsoStatedIn)) {
            links.sorted(G.listPO(links.graph(), property, passage))
                    .forEach(node -> table.row(
                            links.of(node), nodes.kinds(node), nodes.values(node, CG.voice), NodeLinks.why(node)));
        }
        return table.isEmpty() ? Html.element("p").of("Nothing.") : table.html();
    }
}
