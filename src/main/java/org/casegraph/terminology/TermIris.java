package org.casegraph.terminology;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/** The IRIs of terms that a terminology names by CURIEs. Prefixes that it does not declare are OBO's. */
final class TermIris {
    private static final Pattern ABSOLUTE = Pattern.compile("(https?|urn):[^\\s<>\"{}|\\\\^`]+");
    private static final Pattern CURIE = Pattern.compile("([A-Za-z_][A-Za-z0-9_.-]*):([^\\s:<>\"{}|\\\\^`]+)");

    private final Map<String, String> declared = new HashMap<>();

    static boolean isAbsolute(String text) {
        return ABSOLUTE.matcher(text).matches();
    }

    void declare(String prefix, String namespace) {
        declared.put(prefix, namespace);
    }

    /** Empty if the text is neither an IRI nor a CURIE. */
    Optional<Node> iri(String text) {
        if (isAbsolute(text)) {
            return Optional.of(NodeFactory.createURI(text));
        }
        Matcher curie = CURIE.matcher(text);
        if (!curie.matches()) {
            return Optional.empty();
        }
        String prefix = curie.group(1);
        String namespace = declared.getOrDefault(prefix, OBO.NS + prefix + "_");
        return Optional.of(NodeFactory.createURI(namespace + curie.group(2)));
    }
}
