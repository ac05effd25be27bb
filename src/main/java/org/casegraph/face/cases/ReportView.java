package org.casegraph.face.cases;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.system.G;
import org.casegraph.face.html.Html;
import org.casegraph.face.html.NodeLinks;
import org.casegraph.graph.Addresses;
import org.casegraph.graph.Values;
import org.casegraph.source.report.GivenTexts;
import org.casegraph.source.report.ReportText;
import org.casegraph.vocabulary.CG;

/** The text of a case's report where it is given, with what a fact rests on marked as the link to its passage. */
final class ReportView {
    private final NodeLinks links;
    private final CaseNodes nodes;
    private final GivenTexts texts;

    ReportView(NodeLinks links, CaseNodes nodes, GivenTexts texts) {
        this.links = links;
        this.nodes = nodes;
        this.texts = texts;
    }

    private record Marked(Node passage, int start, int end) {
        boolean holds(int from, int to) {
            return start <= from && to <= end;
        }
    }

    /** Nothing where no text is given. */
    Html html() {
        for (Node report : reports()) {
            Optional<ReportText> text = texts.ofReport(nodes.all(), report);
            if (text.isPresent()) {
                return Html.element("section")
                        .with("class", "report-beside")
                        .with("tabindex", "0")
                        .with("aria-label", "The report, facts marked")
                        .of(
                                Html.element("h2").of("The report, facts marked"),
                                Html.element("div").with("class", "report").of(marked(text.get(), report)));
            }
        }
        return Html.EMPTY;
    }

    /** Those of its passages; a case need not name them itself. */
    private List<Node> reports() {
        return nodes.stated().stream()
                .filter(node -> nodes.is(node, CG.Passage))
                .flatMap(node -> nodes.objects(node, CG.fromReport).stream())
                .distinct()
                .toList();
    }

    private List<Html> marked(ReportText report, Node reportNode) {
        int[] text = report.text().codePoints().toArray();
        List<Marked> passages = nodes.stated().stream()
                .filter(node -> nodes.is(node, CG.Passage) && nodes.all().contains(node, CG.fromReport, reportNode))
                .flatMap(node -> range(nodes.all(), node, text.length).stream())
                .sorted(Comparator.comparingInt((Marked one) -> one.end() - one.start()))
                .toList();
        TreeSet<Integer> edges = new TreeSet<>(List.of(0, text.length));
        passages.forEach(one -> edges.addAll(List.of(one.start(), one.end())));
        List<Html> parts = new ArrayList<>();
        int from = 0;
        for (int to : edges.tailSet(1)) {
            int begin = from;
            Html words = Html.text(new String(text, from, to - from));
            parts.add(passages.stream()
                    .filter(one -> one.holds(begin, to))
                    .findFirst()
                    .map(one -> link(one, words))
                    .orElse(words));
            from = to;
        }
        return parts;
    }

    private Html link(Marked one, Html words) {
        List<String> facts = G.listPO(nodes.all(), CG.statedIn, one.passage()).stream()
                .map(links::label)
                .sorted()
                .toList();
        return Html.element("a")
                .with("class", "fact")
                .with("href", Addresses.ofPassage(one.passage().getURI()))
                .with("title", String.join(", ", facts))
                .of(words);
    }

    private static Optional<Marked> range(Graph graph, Node passage, int length) {
        Optional<Integer> start = number(graph, passage, CG.start);
        Optional<Integer> end = number(graph, passage, CG.end);
        return start.flatMap(
                from -> end.filter(to -> from < to && to <= length).map(to -> new Marked(passage, from, to)));
    }

    private static Optional<Integer> number(Graph graph, Node passage, Node property) {
        return Values.object(graph, passage, property)
                .filter(Node::isLiteral)
                .map(Node::getLiteralLexicalForm)
                .filter(form -> form.matches("\\d{1,9}"))
                .map(Integer::valueOf);
    }
}
