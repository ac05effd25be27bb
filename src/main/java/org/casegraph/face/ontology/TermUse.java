package org.casegraph.face.ontology;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.vocabulary.RDF;
import org.casegraph.face.html.Description;
import org.casegraph.face.html.Html;
import org.casegraph.face.html.NodeLinks;
import org.casegraph.graph.Addresses;
import org.casegraph.inference.Rules;
import org.casegraph.query.QuestionLibrary;
import org.casegraph.store.Store;
import org.casegraph.vocabulary.CG;

/** Where a term is used: in cases, in statements of the disease in general, in rules and questions. */
record TermUse(Store store, QuestionLibrary questions, NodeLinks links, Node term) {
    private static final int MOST_SHOWN = 60;
    private static final int MOST_CASES = 30;

    Html html() {
        Description uses = new Description();
        List<Node> cases = store.cases().stream().filter(this::isUsedIn).toList();
        cases.stream().limit(MOST_CASES).forEach(caseIri -> uses.add("In " + links.label(caseIri), inCase(caseIri)));
        if (cases.size() > MOST_CASES) {
            uses.add("In further cases", further(cases.size() - MOST_CASES));
        }
        uses.add(
                "In the knowledge of the disease",
                shown(links.sorted(statementsOn()).stream().map(links::of).toList()));
        uses.add(
                "In rules",
                Html.separated(
                        ", ", links.sorted(rules()).stream().map(links::of).toList()));
        uses.add("In questions", Html.separated(", ", questionLinks()));
        Html html = uses.html();
        return html.equals(Html.EMPTY) ? Html.element("p").of("Not used yet.") : html;
    }

    private boolean isUsedIn(Node caseIri) {
        Graph stated = store.dataset().getGraph(caseIri);
        Graph inferred = store.dataset().getGraph(Store.inferredGraph(caseIri));
        return stated.contains(Node.ANY, Node.ANY, term)
                || stated.contains(Node.ANY, term, Node.ANY)
                || inferred.contains(Node.ANY, RDF.type.asNode(), term)
                || inferred.contains(Node.ANY, term, Node.ANY);
    }

    private Html further(int number) {
        return Html.all(
                Html.text(String.format(Locale.ROOT, "%,d more, not shown here. ", number)),
                Html.link(
                        Addresses.with("/questions/cases-with-and-without", Map.of("with", term.getURI())),
                        "Ask which cases have it"));
    }

    private List<Html> inCase(Node caseIri) {
        DatasetGraph dataset = store.dataset();
        List<Html> lines = new ArrayList<>();
        Graph stated = dataset.getGraph(caseIri);
        stated.find(Node.ANY, Node.ANY, term).toList().stream()
                .filter(triple -> triple.getSubject().isURI())
                .sorted(Comparator.comparing(Triple::getSubject, links.byLabel())
                        .thenComparing(Triple::getPredicate, links.byLabel()))
                .map(triple -> Html.all(
                        links.of(triple.getSubject()),
                        Html.text(
                                triple.getPredicate().equals(RDF.type.asNode())
                                        ? ""
                                        : ", as its " + links.label(triple.getPredicate()))))
                .distinct()
                .forEach(lines::add);
        long asProperty = stated.stream(Node.ANY, term, Node.ANY).count();
        if (asProperty > 0) {
            lines.add(
                    Html.text("in " + asProperty + (asProperty == 1 ? " statement" : " statements") + " of the case"));
        }
        Graph inferred = dataset.getGraph(Store.inferredGraph(caseIri));
        List<Node> derived = links.sorted(inferred.find(Node.ANY, RDF.type.asNode(), term)
                .mapWith(Triple::getSubject)
                .filterKeep(Node::isURI)
                .toList());
        if (!derived.isEmpty()) {
            lines.add(Html.all(
                    Html.text("derived: "),
                    shown(derived.stream().map(links::of).toList())));
        }
        long derivedAsProperty = inferred.stream(Node.ANY, term, Node.ANY).count();
        if (derivedAsProperty > 0) {
            lines.add(Html.text("in " + derivedAsProperty + " derived statements"));
        }
        return lines;
    }

    private static Html shown(List<Html> all) {
        Html first = Html.separated(", ", all.stream().limit(MOST_SHOWN).toList());
        int more = all.size() - MOST_SHOWN;
        return more > 0 ? Html.all(first, Html.text(" and " + more + " more")) : first;
    }

    private List<Node> statementsOn() {
        Graph knowledge = store.dataset().getGraph(Store.KNOWLEDGE);
        List<Node> statements = new ArrayList<>();
        knowledge.find(Node.ANY, Node.ANY, term).mapWith(Triple::getSubject).forEachRemaining(statements::add);
        knowledge.find(Node.ANY, term, Node.ANY).mapWith(Triple::getSubject).forEachRemaining(statements::add);
        return statements.stream().filter(Node::isURI).toList();
    }

    private List<Node> rules() {
        return store.dataset().getGraph(Rules.GRAPH).find(Node.ANY, Rules.TEXT, Node.ANY).toList().stream()
                .filter(triple -> mentions(triple.getObject().getLiteralLexicalForm()))
                .map(Triple::getSubject)
                .toList();
    }

    private List<Html> questionLinks() {
        return questions.questions().stream()
                .filter(question -> mentions(question.text()))
                .map(question -> Html.link("/questions/" + Addresses.encode(question.id()), question.summary()))
                .toList();
    }

    private boolean mentions(String text) {
        return Pattern.compile("\\bcg:" + Pattern.quote(CG.name(term)) + "(?![\\w-])")
                .matcher(text)
                .find();
    }
}
