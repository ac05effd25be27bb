package org.casegraph.query;

import java.math.BigInteger;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;

/** Makes the node that an argument of one parameter means, or says why it means none. */
final class ArgumentReader {
    private final Parameter parameter;
    private final NameResolver names;

    ArgumentReader(Parameter parameter, Graph terms) {
        this.parameter = parameter;
        this.names = new NameResolver(terms);
    }

    Node read(String text) {
        String value = parameter.choices().stream()
                .filter(choice -> choice.name().equals(text))
                .findFirst()
                .map(Parameter.Choice::value)
                .orElse(text);
        boolean chosen = !value.equals(text);
        return switch (parameter.type()) {
            case IRI ->
                chosen
                        ? NodeFactory.createURI(value)
                        : names.find(
                                shown(text),
                                text,
                                parameter.lookup(),
                                parameter.choices().stream()
                                        .map(Parameter.Choice::name)
                                        .toList());
            case INTEGER -> integer(value);
            case DATE -> date(value);
            case STRING -> NodeFactory.createLiteralString(value);
        };
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
