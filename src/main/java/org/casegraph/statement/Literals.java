package org.casegraph.statement;

import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/** Values as case files write them. */
public final class Literals {
    private Literals() {}

    public static Node text(String text) {
        return NodeFactory.createLiteralString(text);
    }

    /** Words that a person reads, in English. */
    public static Node words(String words) {
        return NodeFactory.createLiteralLang(words, "en");
    }

    /** A number as printed; a whole one is a decimal, too. */
    public static Node decimal(String number) {
        return NodeFactory.createLiteralDT(number.contains(".") ? number : number + ".0", XSDDatatype.XSDdecimal);
    }

    public static Node whole(int number) {
        return NodeFactory.createLiteralDT(Integer.toString(number), XSDDatatype.XSDinteger);
    }

    public static Node flag(boolean value) {
        return NodeFactory.createLiteralDT(Boolean.toString(value), XSDDatatype.XSDboolean);
    }

    static Node duration(String duration) {
        return NodeFactory.createLiteralDT(duration, XSDDatatype.XSDduration);
    }
}
