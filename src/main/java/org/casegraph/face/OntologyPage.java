package org.casegraph.face;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.SKOS;
import org.casegraph.endpoint.Representation;
import org.casegraph.store.Store;

/** The whole ontology on one page: what it is, its modules, its hierarchies, and each term under its own fragment. */
record OntologyPage(Store store, Terms terms) {
    Representation page() {
        Links links = terms.links();
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
                hierarchy("classes", "Class hierarchy", Terms.Kind.CLASS),
                terms("Classes", Terms.Kind.CLASS),
                terms("Object properties", Terms.Kind.OBJECT_PROPERTY),
                terms("Data properties", Terms.Kind.DATA_PROPERTY),
                terms("Annotation properties", Terms.Kind.ANNOTATION_PROPERTY),
                terms("Individuals", Terms.Kind.INDIVIDUAL));
    }

    private static Html contents() {
        return Html.element("p")
                .of(Html.separated(
                        " · ",
                        List.of(
                                Html.link("#modules", "Modules"),
                                Html.link("#hierarchy-classes", "Class hierarchy"),
                                Html.link("#terms-class", "Classes"),
                                Html.link("#terms-object-property", "Properties"),
                                Html.link("#terms-individual", "Individuals"))));
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
                    count(graph, Terms.Kind.CLASS),
                    number(size(graph, Terms.Kind.OBJECT_PROPERTY)
                            + size(graph, Terms.Kind.DATA_PROPERTY)
                            + size(graph, Terms.Kind.ANNOTATION_PROPERTY)),
                    count(graph, Terms.Kind.INDIVIDUAL),
                    number(graph.size()),
                    text(name, DCTerms.description.asNode(), graph));
        });
        return Html.element("section")
                .with("id", "modules")
                .of(
                        Html.element("h2").of("Modules"),
                        modules.html(),
                        alignments.isEmpty()
                                ? Html.NOTHING
                                : Html.all(Html.element("h2").of("Alignments"), alignments.html()));
    }

    private static boolean isMatch(Node property) {
        return property.getURI().startsWith(SKOS.uri) && property.getURI().endsWith("Match");
    }

    private static Html number(long count) {
        return Html.text(Long.toString(count));
    }

    /** The fragment of {@code /ontology} where a module is. */
    static String moduleId(Node module) {
        return "module-" + module.getURI().replaceFirst("^.*?/casegraph/", "").replace('/', '-');
    }

    private static Html count(Graph graph, Terms.Kind kind) {
        return number(size(graph, kind));
    }

    private static int size(Graph graph, Terms.Kind kind) {
        return Set.copyOf(Terms.in(graph, kind)).size();
    }

    private Html hierarchy(String id, String title, Terms.Kind kind) {
        Set<Node> shown = new HashSet<>();
        List<Html> roots = terms.of(kind).stream()
                .filter(term -> terms.parents(term).stream().noneMatch(Terms::isOurs))
                .map(root -> branch(root, shown))
                .toList();
        return Html.element("section")
                .with("id", "hierarchy-" + id)
                .of(
                        Html.element("h2").of(title),
                        Html.element("p").of("A term that stands below several is unfolded at its first place."),
                        Html.element("ul").with("class", "tree").of(roots));
    }

    private Html branch(Node term, Set<Node> shown) {
        List<Html> parts = new ArrayList<>();
        parts.add(Html.link("#" + Terms.name(term), terms.links().label(term)));
        List<Node> children = terms.children(term);
        if (!children.isEmpty() && shown.add(term)) {
            parts.add(Html.element("ul")
                    .of(children.stream().map(child -> branch(child, shown)).toList()));
        }
        return Html.element("li").of(parts);
    }

    private Html terms(String title, Terms.Kind kind) {
        List<Node> all = terms.of(kind);
        if (all.isEmpty()) {
            return Html.NOTHING;
        }
        List<Html> entries = new ArrayList<>();
        for (Node term : all) {
            entries.add(Html.element("dt")
                    .with("id", Terms.name(term))
                    .of(
                            terms.links().of(term),
                            Html.text(" "),
                            Html.element("code").of("cg:" + Terms.name(term))));
            Html other = text(term, SKOS.altLabel.asNode());
            entries.add(Html.element("dd")
                    .of(
                            text(term, SKOS.definition.asNode()),
                            other.equals(Html.NOTHING)
                                    ? other
                                    : Html.element("small").of(Html.text("Also: "), other)));
        }
        return Html.element("section")
                .with("id", "terms-" + kind.words().replace(' ', '-'))
                .of(
                        Html.element("h2").of(title + " (" + all.size() + ")"),
                        Html.element("dl").with("class", "terms").of(entries));
    }

    private String title(Node module, Graph graph) {
        return graph.find(module, DCTerms.title.asNode(), Node.ANY)
                .mapWith(Triple::getObject)
                .nextOptional()
                .map(Node::getLiteralLexicalForm)
                .orElseGet(() -> terms.links().shortName(module));
    }

    private Html text(Node subject, Node property) {
        return text(subject, property, terms.graph());
    }

    private static Html text(Node subject, Node property, Graph graph) {
        String all = graph.find(subject, property, Node.ANY).mapWith(Triple::getObject).toList().stream()
                .filter(Node::isLiteral)
                .map(Node::getLiteralLexicalForm)
                .sorted()
                .reduce((a, b) -> a + "; " + b)
                .orElse("");
        return all.isEmpty() ? Html.NOTHING : Html.text(all);
    }
}
