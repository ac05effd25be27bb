package org.casegraph.export.summary;

import java.util.List;
import java.util.Locale;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.casegraph.graph.CaseIris;
import org.casegraph.graph.ShortNames;
import org.casegraph.project.TableFile;

/**
 * A column of the event table, which holds the values of one property.
 *
 * @param inSummary whether people find it in a summary
 */
record EventColumn(String name, Node property, Kind kind, boolean inSummary) {
    /** Between the values of one cell. */
    static final String BETWEEN = " ; ";

    enum Kind {
        TERM,
        WORDS,
        TEXT,
        DECIMAL,
        INTEGER,
        BOOLEAN
    }

    /** In their order, as events.tsv gives them. */
    static List<EventColumn> all() {
        return TableFile.rows("export/events.tsv")
                .map(row -> new EventColumn(
                        row.get(0),
                        ShortNames.ofProject().expand(row.get(1)).orElseThrow(),
                        Kind.valueOf(row.get(2).toUpperCase(Locale.ROOT)),
                        row.get(3).equals("yes")))
                .toList();
    }

    /** A value as it is written: a node of the case by its fragment, a term by its short name. */
    String written(Node value, Node caseIri) {
        if (value.isLiteral()) {
            return value.getLiteralLexicalForm();
        }
        if (CaseIris.isNodeOf(caseIri, value)) {
            return "#" + CaseIris.fragment(value);
        }
        String name = ShortNames.ofProject().of(value);
        return ShortNames.ofProject().expand(name).filter(value::equals).isPresent() ? name : "<" + value + ">";
    }

    /** @param language of the row's words */
    Node read(String text, Node caseIri, String language) {
        return switch (kind) {
            case TERM -> term(text, caseIri);
            case WORDS -> NodeFactory.createLiteralLang(text, language);
            case TEXT -> NodeFactory.createLiteralString(text);
            case DECIMAL -> NodeFactory.createLiteralDT(text, XSDDatatype.XSDdecimal);
            case INTEGER -> NodeFactory.createLiteralDT(text, XSDDatatype.XSDinteger);
            case BOOLEAN -> NodeFactory.createLiteralDT(text, XSDDatatype.XSDboolean);
        };
    }

    private static Node term(String text, Node caseIri) {
        if (text.startsWith("#")) {
            return NodeFactory.createURI(caseIri.getURI() + text);
        }
        if (text.startsWith("<") && text.endsWith(">")) {
            return NodeFactory.createURI(text.substring(1, text.length() - 1));
        }
        return ShortNames.ofProject().expand(text).orElseGet(() -> NodeFactory.createURI(text));
    }
}
