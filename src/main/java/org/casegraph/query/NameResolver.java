package org.casegraph.query;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.irix.IRIException;
import org.apache.jena.irix.IRIx;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.casegraph.graph.CaseIris;
import org.casegraph.graph.ShortNames;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.NearestNames;
import org.casegraph.problem.Problem;
import org.casegraph.vocabulary.CG;

/** Finds the node that a person means by what they wrote. */
public final class NameResolver {
    /** What a label is looked for in, before the synonyms. */
    private static final List<List<Node>> NAMES = List.of(
            List.of(RDFS.label.asNode()),
            Stream.concat(Stream.of(SKOS.prefLabel.asNode()), TermIndex.SYNONYMS.stream())
                    .toList());

    private final Graph terms;

    /** @param terms what can be meant: case, ontology and what was derived, as one graph */
    public NameResolver(Graph terms) {
        this.terms = terms;
    }

    /**
     * The node of an IRI in angle brackets or beginning with its scheme, of a CURIE such as {@code cg:Finding}, of an id as the
     * field writes it, such as {@code HP:0001250}, of a node
     * of a case such as {@code wang-2022#glossitis}, of a case id, or of a label or else a synonym in any case. A term goes before
     * the nodes of cases that are called the same.
     *
     * @throws Problem with the nearest names if it is none of these, or a label of several nodes
     */
    public Node find(String text) {
        return find(text, text, List.of());
    }

    /**
     * As {@link #find(String)}.
     *
     * @param where names the text in a problem
     * @param choices offered in a problem instead of all names; all if there are none
     */
    Node find(String where, String text, List<String> choices) {
        Optional<String> written = text.startsWith("<") && text.endsWith(">")
                ? Optional.of(text.substring(1, text.length() - 1))
                : text.matches("(?i)(https?://|urn:).*")
                        ? Optional.of(text)
                        : ShortNames.ofProject().expand(text).map(Node::getURI);
        if (written.isPresent()) {
            Node iri = NodeFactory.createURI(absolute(where, written.get()));
            // Others' IRIs may well name nothing here and get no rows; a misspelt one of ours should say so.
            if (!iri.getURI().startsWith(CG.BASE) || occurs(iri)) {
                return iri;
            }
            throw unknown(where, text, choices);
        }
        Optional<Node> id = TermIds.iri(text).map(NodeFactory::createURI).filter(this::occurs);
        if (id.isPresent()) {
            return id.get();
        }
        Node inCase = CaseIris.of(text);
        return occurs(inCase) ? inCase : labelled(where, text, choices);
    }

    private static String absolute(String where, String iri) {
        try {
            if (IRIx.create(iri).isReference()) {
                return iri;
            }
        } catch (IRIException e) {
            throw Problem.of(
                    Mistake.BAD_IRI,
                    where,
                    "this is no IRI: " + e.getMessage(),
                    "Percent-encode what an IRI cannot hold",
                    e);
        }
        throw Problem.of(Mistake.BAD_IRI, where, "this IRI is not absolute", "Begin it with a scheme such as https:");
    }

    private boolean occurs(Node iri) {
        return terms.contains(iri, Node.ANY, Node.ANY)
                || terms.contains(Node.ANY, Node.ANY, iri)
                || terms.contains(Node.ANY, iri, Node.ANY);
    }

    private Node labelled(String where, String text, List<String> choices) {
        List<Node> found = NAMES.stream()
                .map(properties -> named(text, properties))
                .filter(nodes -> !nodes.isEmpty())
                .findFirst()
                .orElse(List.of());
        if (found.isEmpty()) {
            throw unknown(where, text, choices);
        }
        List<Node> ofNoCase = found.stream().filter(this::isTerm).toList();
        if (ofNoCase.size() == 1) {
            return ofNoCase.get(0);
        }
        if (found.size() > 1) {
            throw Problem.of(
                    Mistake.AMBIGUOUS_NAME,
                    where,
                    "this label is ambiguous",
                    "Write one of these instead: "
                            + String.join(
                                    ", ",
                                    found.stream()
                                            .map(node -> ShortNames.ofProject().written(node))
                                            .sorted()
                                            .toList()));
        }
        return found.get(0);
    }

    private boolean isTerm(Node node) {
        return !terms.contains(node, CG.inCase, Node.ANY);
    }

    private List<Node> named(String text, List<Node> properties) {
        return properties.stream()
                .flatMap(property -> terms.stream(Node.ANY, property, Node.ANY))
                .filter(triple -> triple.getObject().isLiteral()
                        && triple.getObject().getLiteralLexicalForm().equalsIgnoreCase(text))
                .map(triple -> triple.getSubject())
                .filter(Node::isURI)
                .distinct()
                .toList();
    }

    private Problem unknown(String where, String text, List<String> choices) {
        TreeSet<String> known = new TreeSet<>(choices);
        if (choices.isEmpty()) {
            terms.stream(Node.ANY, RDF.type.asNode(), CG.Case)
                    .filter(triple -> triple.getSubject().isURI())
                    .forEach(triple -> known.add(ShortNames.ofProject().written(triple.getSubject())));
            if (text.contains("#")) {
                terms.stream(Node.ANY, CG.inCase, Node.ANY)
                        .filter(triple -> triple.getSubject().isURI())
                        .forEach(triple -> known.add(ShortNames.ofProject().written(triple.getSubject())));
            }
            terms.stream(Node.ANY, RDFS.label.asNode(), Node.ANY)
                    .filter(triple -> triple.getObject().isLiteral())
                    .forEach(triple -> known.add(triple.getObject().getLiteralLexicalForm()));
        }
        return Problem.of(
                Mistake.UNKNOWN_NAME,
                where,
                "nothing here has this name",
                known.isEmpty() ? "Give an IRI" : "Nearest: " + String.join(", ", NearestNames.of(text, known)));
    }
}
