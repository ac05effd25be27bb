package org.casegraph.query;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.casegraph.inference.Words;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.search.Kind;
import org.casegraph.vocabulary.CG;
import org.jspecify.annotations.Nullable;

/** Makes the node that an argument of one parameter means, or says why it means none. */
final class ArgumentReader {
    private final Parameter parameter;
    private final Graph terms;
    private final NameResolver names;

    ArgumentReader(Parameter parameter, Graph terms) {
        this.parameter = parameter;
        this.terms = terms;
        this.names = new NameResolver(terms);
    }

    Node read(String text) {
        Optional<Parameter.Choice> choice = parameter.choices().stream()
                .filter(candidate -> candidate.name().equals(text))
                .findFirst();
        boolean chosen = choice.isPresent();
        String value = choice.map(Parameter.Choice::value).orElse(text);
        if (parameter.isClosed() && !chosen) {
            return closed(text);
        }
        return switch (parameter.type()) {
            case IRI ->
                chosen
                        ? NodeFactory.createURI(value)
                        : term(
                                names.find(
                                        shown(text),
                                        text,
                                        parameter.lookup(),
                                        parameter.choices().stream()
                                                .map(Parameter.Choice::name)
                                                .toList()),
                                text);
            case INTEGER -> integer(value);
            case DATE -> date(value);
            case STRING -> NodeFactory.createLiteralString(value);
        };
    }

    /** Of a statement of one case no other case says anything, which would look like silence. */
    private Node term(Node found, String text) {
        boolean isOfCase = parameter.lookup().filter(Kind.CLASS::equals).isPresent()
                && terms.contains(found, CG.inCase, Node.ANY)
                && Kind.of(terms, found).isEmpty();
        if (isOfCase) {
            Words words = new Words(terms);
            throw Problem.of(
                    Mistake.BAD_ARGUMENT,
                    shown(text),
                    "this is a statement of a case, not a term",
                    "Give what it is: " + words.ofAll(words.closestTypes(found)));
        }
        return found;
    }

    /** A value may be written out, too: as the IRI or label of a choice. */
    private Node closed(String text) {
        if (parameter.type() != Parameter.Type.IRI) {
            throw none(text, null);
        }
        Node node;
        try {
            node = names.find(shown(text), text, Optional.empty(), List.of());
        } catch (Problem e) {
            throw none(text, e);
        }
        if (parameter.choices().stream().noneMatch(choice -> choice.value().equals(node.getURI()))) {
            throw none(text, null);
        }
        return node;
    }

    private Problem none(String text, @Nullable Throwable cause) {
        return Problem.of(
                Mistake.BAD_ARGUMENT,
                shown(text),
                "this is none of its values",
                "Give one of "
                        + parameter.choices().stream()
                                .map(Parameter.Choice::name)
                                .collect(Collectors.joining(", ")),
                cause);
    }

    private Node integer(String text) {
        try {
            return NodeFactory.createLiteralDT(new BigInteger(text).toString(), XSDDatatype.XSDinteger);
        } catch (NumberFormatException e) {
            throw Problem.of(Mistake.BAD_ARGUMENT, shown(text), "this is no whole number", "Write digits only", e);
        }
    }

    private Node date(String text) {
        if (!XSDDatatype.XSDdate.isValid(text)) {
            throw Problem.of(Mistake.BAD_ARGUMENT, shown(text), "this is no date", "Write it as 2020-07-31");
        }
        return NodeFactory.createLiteralDT(text, XSDDatatype.XSDdate);
    }

    private String shown(String text) {
        return parameter.name() + "=" + text;
    }
}
