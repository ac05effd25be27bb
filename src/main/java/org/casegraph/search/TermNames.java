package org.casegraph.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.casegraph.graph.Labels;
import org.casegraph.graph.NameWords;
import org.casegraph.graph.ShortNames;
import org.casegraph.graph.Values;
import org.casegraph.vocabulary.CG;

/**
 * What the terms of all vocabularies in a graph are called, and how they are defined. A term that only imported records
 * name has the label that they give it.
 */
public final class TermNames {
    private static final String OBO = "http://www.geneontology.org/formats/oboInOwl#";

    /** Beside the label. */
    public static final List<Node> SYNONYMS = List.of(
            SKOS.altLabel.asNode(),
            NodeFactory.createURI(OBO + "hasExactSynonym"),
            NodeFactory.createURI(OBO + "hasRelatedSynonym"),
            NodeFactory.createURI(OBO + "hasNarrowSynonym"),
            NodeFactory.createURI(OBO + "hasBroadSynonym"));

    /** How a term of one vocabulary is tied to one of another, the closest first. */
    public static final List<Node> MATCHES = Stream.of(
                    SKOS.exactMatch, SKOS.closeMatch, SKOS.narrowMatch, SKOS.broadMatch)
            .map(Resource::asNode)
            .toList();

    /** The fittest first. */
    public static final List<Node> DEFINITIONS = List.of(
            SKOS.definition.asNode(),
            NodeFactory.createURI(ShortNames.OBO + "IAO_0000115"),
            RDFS.comment.asNode(),
            SKOS.scopeNote.asNode());

    /** Of two that fit a text alike the first is likelier meant. */
    private static final Comparator<Name> LIKELIEST = Comparator.comparing((Name name) -> name.use())
            .thenComparing(Name::kind)
            .thenComparing(name -> !CG.isTerm(name.term()))
            .thenComparing(name -> name.folded().length())
            .thenComparing(Name::folded)
            .thenComparing(name -> name.term().getURI());

    private final Graph graph;
    private final List<Name> names = new ArrayList<>();

    /** How a text tells of a term. */
    enum Use {
        LABEL,
        SYNONYM,
        DEFINITION
    }

    record Name(Node term, Kind kind, Use use, String text, String folded) {
        /** The IRIs of what the term matches, of which its label is told. */
        List<String> matches(Graph graph) {
            return use == Use.LABEL
                    ? MATCHES.stream()
                            .flatMap(match -> Values.objects(graph, term, match).stream())
                            .filter(Node::isURI)
                            .map(Node::getURI)
                            .distinct()
                            .toList()
                    : List.of();
        }
    }

    private TermNames(Graph graph) {
        this.graph = graph;
        Map<Node, Kind> terms = new LinkedHashMap<>();
        for (Kind kind : List.of(Kind.CASE, Kind.CLASS, Kind.PROPERTY, Kind.INDIVIDUAL)) {
            kind.types().forEach(type -> graph.find(Node.ANY, RDF.type.asNode(), type)
                    .mapWith(Triple::getSubject)
                    .filterKeep(node -> node.isURI() && kind != Kind.CASE)
                    .forEachRemaining(node -> terms.putIfAbsent(node, kind)));
        }
        graph.find(Node.ANY, CG.recordedLabel, Node.ANY)
                .mapWith(Triple::getSubject)
                .filterKeep(Node::isURI)
                .forEachRemaining(node -> terms.putIfAbsent(node, Kind.CLASS));
        terms.forEach(this::add);
        names.sort(LIKELIEST);
    }

    /** Of all terms that are declared to be one: labels, then synonyms and short names, then definitions. */
    static List<Name> of(Graph graph) {
        return new TermNames(graph).names;
    }

    private void add(Node term, Kind kind) {
        String shortName = ShortNames.ofProject().written(term);
        add(term, kind, Use.LABEL, new Labels(graph).find(term).orElse(shortName));
        add(term, kind, Use.SYNONYM, shortName);
        Stream.concat(Stream.of(RDFS.label.asNode(), SKOS.hiddenLabel.asNode()), SYNONYMS.stream())
                .forEach(property ->
                        Labels.texts(graph, term, property).forEach(text -> add(term, kind, Use.SYNONYM, text)));
        DEFINITIONS.forEach(
                property -> Labels.texts(graph, term, property).forEach(text -> add(term, kind, Use.DEFINITION, text)));
    }

    private void add(Node term, Kind kind, Use use, String text) {
        String folded = NameWords.fold(text);
        if (!folded.isEmpty()) {
            names.add(new Name(term, kind, use, text, folded));
        }
    }
}
