package org.casegraph.query;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.irix.IRIException;
import org.apache.jena.irix.IRIx;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.casegraph.source.NearestNames;
import org.casegraph.source.Problem;
import org.casegraph.vocabulary.CG;

/** Makes the node that an argument of one parameter means, or says why it means none. */
final class ArgumentReader {
    private final Parameter parameter;
    private final Graph terms;

    ArgumentReader(Parameter parameter, Graph terms) {
        this.parameter = parameter;
        this.terms = terms;
    }

    Node read(String text) {
        String value = parameter.choices().stream()
                .filter(choice -> choice.name().equals(text))
                .findFirst()
                .map(Parameter.Choice::value)
                .orElse(text);
        boolean chosen = !value.equals(text);
        return switch (parameter.type()) {
            case IRI -> chosen ? NodeFactory.createURI(value) : iri(text);
            case INTEGER -> integer(value);
            case DATE -> date(value);
            case STRING -> NodeFactory.createLiteralString(value);
        };
    }

    private Node integer(String text) {
        try {
            return NodeFactory.createLiteralDT(new BigInteger(text).toString(), XSDDatatype.XSDinteger);
        } catch (NumberFormatException e) {
            throw Problem.of(shown(text), "this is no whole number", "Write digits only", e);
        }
    }

    private Node date(String text) {
        if (!XSDDatatype.XSDdate.isValid(text)) {
            throw Problem.of(shown(text), "this is no date", "Write it as 2020-07-31");
        }
        return NodeFactory.createLiteralDT(text, XSDDatatype.XSDdate);
    }

    private Node iri(String text) {
        Optional<String> written = text.startsWith("<") && text.endsWith(">")
                ? Optional.of(text.substring(1, text.length() - 1))
                : text.matches("(?i)(https?://|urn:).*") ? Optional.of(text) : Curies.expand(text);
        if (written.isPresent()) {
            Node iri = NodeFactory.createURI(absolute(text, written.get()));
            // Others' IRIs may well name nothing here and get no rows; a misspelt one of ours should say so.
            if (!iri.getURI().startsWith(CG.BASE) || occurs(iri)) {
                return iri;
            }
            throw unknown(text);
        }
        Node inCase = NodeFactory.createURI(CG.CASE_BASE + text);
        return occurs(inCase) ? inCase : labelled(text);
    }

    private String absolute(String text, String iri) {
        try {
            if (IRIx.create(iri).isReference()) {
                return iri;
            }
        } catch (IRIException e) {
            throw Problem.of(
                    shown(text), "this is no IRI: " + e.getMessage(), "Percent-encode what an IRI cannot hold", e);
        }
        throw Problem.of(shown(text), "this IRI is not absolute", "Begin it with a scheme such as https:");
    }

    private boolean occurs(Node iri) {
        return terms.contains(iri, Node.ANY, Node.ANY)
                || terms.contains(Node.ANY, Node.ANY, iri)
                || terms.contains(Node.ANY, iri, Node.ANY);
    }

    private Node labelled(String text) {
        List<Node> found = terms.stream(Node.ANY, RDFS.label.asNode(), Node.ANY)
                .filter(triple -> triple.getObject().isLiteral()
                        && triple.getObject().getLiteralLexicalForm().equalsIgnoreCase(text))
                .map(triple -> triple.getSubject())
                .filter(Node::isURI)
                .distinct()
                .toList();
        if (found.isEmpty()) {
            throw unknown(text);
        }
        if (found.size() > 1) {
            throw Problem.of(
                    shown(text),
                    "this label is ambiguous",
                    "Write one of these instead: "
                            + String.join(
                                    ", ",
                                    found.stream()
                                            .map(node -> Curies.shorten(node.getURI()))
                                            .sorted()
                                            .toList()));
        }
        return found.get(0);
    }

    private Problem unknown(String text) {
        List<String> known = new ArrayList<>(
                parameter.choices().stream().map(Parameter.Choice::name).toList());
        if (known.isEmpty()) {
            TreeSet<String> names = new TreeSet<>();
            terms.stream(Node.ANY, RDF.type.asNode(), CG.Case)
                    .filter(triple -> triple.getSubject().isURI())
                    .forEach(triple ->
                            names.add(Curies.shorten(triple.getSubject().getURI())));
            terms.stream(Node.ANY, RDFS.label.asNode(), Node.ANY)
                    .filter(triple -> triple.getObject().isLiteral())
                    .forEach(triple -> names.add(triple.getObject().getLiteralLexicalForm()));
            known.addAll(names);
        }
        return Problem.of(
                shown(text),
                "nothing here has this name",
                known.isEmpty() ? "Give an IRI" : "Nearest: " + String.join(", ", NearestNames.of(text, known)));
    }

    private String shown(String text) {
        return parameter.name() + "=" + text;
    }
}
