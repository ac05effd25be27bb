package org.casegraph.face.ontology;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.system.G;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.SKOS;
import org.casegraph.endpoint.http.Representation;
import org.casegraph.face.collection.ThingInCases;
import org.casegraph.face.html.Description;
import org.casegraph.face.html.GraphDownloads;
import org.casegraph.face.html.Html;
import org.casegraph.face.html.ListPage;
import org.casegraph.face.html.NodeLinks;
import org.casegraph.face.html.OntologyTerms;
import org.casegraph.face.html.Page;
import org.casegraph.face.html.Table;
import org.casegraph.face.html.WrittenNumber;
import org.casegraph.graph.Addresses;
import org.casegraph.graph.Values;
import org.casegraph.store.Store;
import org.casegraph.vocabulary.CG;

/** The ontology as a whole: what it is, its modules, and each term by its name under its own fragment. */
record OntologyPage(Store store, OntologyTerms terms) {
    Representation page() {
        NodeLinks links = terms.links();
        Html head = Html.all(
                Html.element("h1").of(links.label(Store.ONTOLOGY)),
                Html.element("p").with("class", "definition").of(text(Store.ONTOLOGY, DCTerms.description.asNode())),
                new Description()
                        .add("IRI", Html.element("code").of(Store.ONTOLOGY.getURI()))
                        .add("Version", text(Store.ONTOLOGY, OWL2.versionInfo.asNode()))
                        .add(
                                "Licence",
                                terms.objects(Store.ONTOLOGY, DCTerms.license.asNode()).stream()
                                        .map(links::outside)
                                        .toList())
                        .html(),
                GraphDownloads.of("/ontology", Map.of()),
                Html.element("p")
                        .of(
                                Html.link("/ontology?format=ofn", "OWL 2 functional syntax"),
                                Html.text(", the modules in one file. OWL/XML is not served; RDF/XML is the form that"
                                        + " every tool for OWL 2 reads.")));
        return Page.of(
                links.label(Store.ONTOLOGY),
                head,
                contents(),
                modules(),
                hierarchy(),
                names(OntologyTerms.Kind.OBJECT_PROPERTY),
                names(OntologyTerms.Kind.DATA_PROPERTY),
                names(OntologyTerms.Kind.ANNOTATION_PROPERTY),
                names(OntologyTerms.Kind.INDIVIDUAL));
    }

    private Html contents() {
        return Html.all(
                ListPage.all("/ontology").search("terms and their definitions"),
                Html.element("p")
                        .of(
                                Html.text("With definitions: "),
                                Html.separated(
                                        " · ",
                                        Stream.of(OntologyTerms.Kind.values())
                                                .filter(kind -> !terms.of(kind).isEmpty())
                                                .map(kind -> Html.link(
                                                        OntologyList.address(kind),
                                                        kind.plural() + " ("
                                                                + terms.of(kind).size() + ")"))
                                                .toList())),
                Html.element("p")
                        .of(
                                Html.text("On this page: "),
                                Html.separated(
                                        " · ",
                                        List.of(
                                                Html.link("#modules", "Modules"),
                                                Html.link("#hierarchy-classes", "Class hierarchy"),
                                                Html.link("#names-object-property", "Properties"),
                                                Html.link("#names-individual", "Individuals")))));
    }

    private Html modules() {
        Table modules = new Table("Modules", "Module", "Classes", "Properties", "Individuals", "Triples", "About");
        Table alignments = new Table("Alignments", "Alignment", "Matches", "Triples");
        store.modules().forEach((name, graph) -> {
            Html link = Html.link(Addresses.of(name.getURI()), title(name, graph));
            long matches = graph.stream()
                    .filter(triple -> isMatch(triple.getPredicate()))
                    .count();
            if (matches > 0) {
                alignments.rowOf(moduleId(name), link, number(matches), number(graph.size()));
                return;
            }
            modules.rowOf(
                    moduleId(name),
                    link,
                    count(graph, OntologyTerms.Kind.CLASS),
                    number(size(graph, OntologyTerms.Kind.OBJECT_PROPERTY)
                            + size(graph, OntologyTerms.Kind.DATA_PROPERTY)
                            + size(graph, OntologyTerms.Kind.ANNOTATION_PROPERTY)),
                    count(graph, OntologyTerms.Kind.INDIVIDUAL),
                    number(graph.size()),
                    Html.wide(text(name, DCTerms.description.asNode(), graph)));
        });
        return Html.element("section")
                .with("id", "modules")
                .of(
                        Html.element("h2").of("Modules"),
                        modules.html(),
                        alignments.isEmpty()
                                ? Html.EMPTY
                                : Html.all(Html.element("h2").of("Alignments"), alignments.html()));
    }

    private static boolean isMatch(Node property) {
        return property.getURI().startsWith(SKOS.uri) && property.getURI().endsWith("Match");
    }

    private static Html number(long count) {
        return Html.text(WrittenNumber.of(count));
    }

    /** The fragment of {@code /ontology} where a module is. */
    static String moduleId(Node module) {
        return "module-" + module.getURI().replaceFirst("^.*?/casegraph/", "").replace('/', '-');
    }

    private static Html count(Graph graph, OntologyTerms.Kind kind) {
        return number(size(graph, kind));
    }

    private static int size(Graph graph, OntologyTerms.Kind kind) {
        return Set.copyOf(OntologyTerms.in(graph, kind)).size();
    }

    private Html hierarchy() {
        Set<Node> shown = new HashSet<>();
        List<Node> all = terms.of(OntologyTerms.Kind.CLASS);
        List<Html> branches = new ArrayList<>();
        all.stream()
                .filter(term -> terms.parents(term).stream().noneMatch(CG::isTerm))
                .forEach(root -> branches.add(branch(root, shown)));
        // Whatever no root leads to, such as a circle.
        all.stream().filter(term -> !shown.contains(term)).forEach(term -> branches.add(branch(term, shown)));
        return Html.element("section")
                .with("id", "hierarchy-classes")
                .of(
                        Html.element("h2").of("Class hierarchy"),
                        Html.element("p")
                                .of(
                                        "A term that stands below several is unfolded at its first place. The numbers are those of"
                                                + " cases in which a class of findings, or one below it, is present, those in which"
                                                + " it, or one above it, is denied, those read whole that do not report it, and those not"
                                                + " read whole."),
                        Html.element("ul")
                                .with("class", "tree branches")
                                .with("data-module", "tree")
                                .of(branches));
    }

    private Html branch(Node term, Set<Node> shown) {
        if (!shown.add(term)) {
            return Html.element("li").of(terms.links().of(term));
        }
        List<Html> below =
                terms.children(term).stream().map(child -> branch(child, shown)).toList();
        return Html.element("li")
                .with("id", CG.name(term))
                .of(
                        terms.links().of(term),
                        Html.text(" "),
                        new ThingInCases(store, terms.links(), term).counts(),
                        below.isEmpty() ? Html.EMPTY : Html.element("ul").of(below));
    }

    private Html names(OntologyTerms.Kind kind) {
        List<Html> entries = terms.of(kind).stream()
                .map(term -> Html.element("li")
                        .with("id", CG.name(term))
                        .of(terms.links().of(term)))
                .toList();
        return entries.isEmpty()
                ? Html.EMPTY
                : Html.element("section")
                        .with("id", "names-" + kind.parameter())
                        .of(
                                Html.element("h2").of(kind.plural() + " (" + entries.size() + ")"),
                                Html.element("ul").with("class", "tree").of(entries));
    }

    private String title(Node module, Graph graph) {
        return Values.object(graph, module, DCTerms.title.asNode())
                .map(Node::getLiteralLexicalForm)
                .orElseGet(() -> terms.links().shortName(module));
    }

    private Html text(Node subject, Node property) {
        return text(subject, property, terms.graph());
    }

    private static Html text(Node subject, Node property, Graph graph) {
        String all = G.listSP(graph, subject, property).stream()
                .filter(Node::isLiteral)
                .map(Node::getLiteralLexicalForm)
                .sorted()
                .reduce((a, b) -> a + "; " + b)
                .orElse("");
        return all.isEmpty() ? Html.EMPTY : Html.text(all);
    }
}
