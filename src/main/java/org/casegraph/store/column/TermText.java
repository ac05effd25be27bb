package org.casegraph.store.column;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import org.apache.jena.datatypes.TypeMapper;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.TextDirection;

/**
 * How a term is written in a dictionary, one form for each: an IRI as it is, a literal as its text between quotation marks
 * and what makes it that literal behind, a blank node after {@code ~}. No text is escaped: the last quotation mark ends it,
 * since neither a language nor a datatype has one.
 */
public final class TermText {
    /** The order of terms in a dictionary. */
    static final Comparator<byte[]> ORDER = Arrays::compareUnsigned;

    private static final char LITERAL = '"';
    private static final char BLANK = '~';

    /** Before an IRI that begins as another kind of term. */
    private static final char IRI = '<';

    private static final String DIRECTION = "--";

    private TermText() {}

    /** Empty for a term that no dictionary holds: a triple, a variable. */
    public static byte[] bytes(Node node) {
        return text(node).getBytes(StandardCharsets.UTF_8);
    }

    private static String text(Node node) {
        if (node.isURI()) {
            String iri = node.getURI();
            return !iri.isEmpty() && "\"~<".indexOf(iri.charAt(0)) < 0 ? iri : IRI + iri;
        }
        if (node.isBlank()) {
            return BLANK + node.getBlankNodeLabel();
        }
        if (!node.isLiteral()) {
            return "";
        }
        String text = LITERAL + node.getLiteralLexicalForm() + LITERAL;
        if (node.getLiteralBaseDirection() != null) {
            return text + "@" + node.getLiteralLanguage() + DIRECTION
                    + node.getLiteralBaseDirection().direction();
        }
        if (!node.getLiteralLanguage().isEmpty()) {
            return text + "@" + node.getLiteralLanguage();
        }
        String datatype = node.getLiteralDatatypeURI();
        return datatype.equals(XSDDatatype.XSDstring.getURI()) ? text : text + datatype;
    }

    static boolean isBlank(byte... term) {
        return term[0] == BLANK;
    }

    static boolean isIri(byte... term) {
        return term.length > 0 && term[0] != BLANK && term[0] != LITERAL;
    }

    /** The term that is written in the first bytes. */
    public static Node node(byte[] bytes, int length) {
        String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
        return switch (text.charAt(0)) {
            case LITERAL -> literal(text);
            case BLANK -> NodeFactory.createBlankNode(text.substring(1));
            case IRI -> NodeFactory.createURI(text.substring(1));
            default -> NodeFactory.createURI(text);
        };
    }

    private static Node literal(String text) {
        int end = text.lastIndexOf(LITERAL);
        String lexical = text.substring(1, end);
        String behind = text.substring(end + 1);
        if (behind.isEmpty()) {
            return NodeFactory.createLiteralString(lexical);
        }
        if (behind.charAt(0) != '@') {
            return NodeFactory.createLiteralDT(lexical, TypeMapper.getInstance().getSafeTypeByName(behind));
        }
        int direction = behind.indexOf(DIRECTION);
        return direction < 0
                ? NodeFactory.createLiteralLang(lexical, behind.substring(1))
                : NodeFactory.createLiteralDirLang(
                        lexical,
                        behind.substring(1, direction),
                        TextDirection.create(behind.substring(direction + DIRECTION.length())));
    }
}
