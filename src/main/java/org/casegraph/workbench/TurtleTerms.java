package org.casegraph.workbench;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.vocabulary.CG;

/**
 * Writes terms as a file writes them: by its own prefixes, and the nodes of its case by their fragments.
 *
 * @param base the IRI of the case
 * @param prefixes that the file declares
 */
record TurtleTerms(String base, Map<String, String> prefixes) {
    private static final Pattern FRAGMENT = Pattern.compile("[A-Za-z0-9._~-]+");
    private static final Pattern LOCAL = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");
    private static final Pattern UNSAFE = Pattern.compile("[\\x00-\\x20<>\"{}|^`\\\\]");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d*\\.\\d+");
    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d+");

    String of(Node node) {
        return node.isLiteral() ? literal(node) : iri(node.getURI());
    }

    /** A term of ours. */
    String cg(Node term) {
        return iri(term.getURI());
    }

    private String iri(String iri) {
        if (UNSAFE.matcher(iri).find()) {
            throw Problem.of(Mistake.BAD_IRI, iri, "this cannot be an IRI", "Choose a term of the list");
        }
        if (iri.equals(base)) {
            return "<>";
        }
        if (iri.startsWith(base + "#")
                && FRAGMENT.matcher(iri.substring(base.length() + 1)).matches()) {
            return "<" + iri.substring(base.length()) + ">";
        }
        return prefixes.entrySet().stream()
                .filter(prefix -> iri.startsWith(prefix.getValue()))
                .filter(prefix ->
                        LOCAL.matcher(iri.substring(prefix.getValue().length())).matches())
                .sorted(Map.Entry.comparingByKey())
                .map(prefix ->
                        prefix.getKey() + ":" + iri.substring(prefix.getValue().length()))
                .findFirst()
                .orElse("<" + iri + ">");
    }

    private String literal(Node node) {
        String form = node.getLiteralLexicalForm();
        String type = node.getLiteralDatatypeURI();
        boolean isPlain = type.equals(XSDDatatype.XSDboolean.getURI())
                || type.equals(XSDDatatype.XSDinteger.getURI())
                        && WHOLE.matcher(form).matches()
                || type.equals(XSDDatatype.XSDdecimal.getURI())
                        && DECIMAL.matcher(form).matches();
        if (isPlain) {
            return form;
        }
        String quoted = quoted(form);
        String language = node.getLiteralLanguage();
        if (!language.isEmpty()) {
            return quoted + "@" + language;
        }
        return type.equals(XSDDatatype.XSDstring.getURI()) ? quoted : quoted + "^^" + iri(type);
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(letter -> {
            switch (letter) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (letter < ' ') {
                        quoted.append(String.format("\\u%04X", letter));
                    } else {
                        quoted.append((char) letter);
                    }
                }
            }
        });
        return quoted.append('"').toString();
    }

    /** The fragment of a node of the case, for ids that are made of it. */
    Optional<String> fragment(Node node) {
        return node.isURI() && node.getURI().startsWith(base + "#")
                ? Optional.of(node.getURI().substring(base.length() + 1))
                : Optional.empty();
    }

    static String name(Node term) {
        return CG.isTerm(term) ? CG.name(term) : term.getURI().replaceFirst(".*[/#]", "");
    }
}
