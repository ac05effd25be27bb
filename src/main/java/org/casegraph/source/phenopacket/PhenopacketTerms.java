package org.casegraph.source.phenopacket;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.casegraph.graph.TermIds;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.vocabulary.CG;

/**
 * The IRIs of the terms that a phenopacket names as CURIEs. A prefix that is generally known always has the same IRI,
 * whatever the file declares for it, so that cases of different files meet in one term.
 */
final class PhenopacketTerms {
    private static final Pattern CURIE =
            Pattern.compile("([A-Za-z][A-Za-z0-9_.-]*):([^\\s:/<>\"{}|\\\\^`][^\\s<>\"{}|\\\\^`]*)");
    private static final Pattern SEVEN_DIGITS = Pattern.compile("\\d{7}");
    private static final Pattern ABSOLUTE = Pattern.compile("https?://[^\\s<>\"{}|\\\\^`]+");
    private static final Set<String> NUMBERED = Set.of("HP", "MONDO");

    private final String file;
    private final CaseTriples triples;
    private final Consumer<Problem> problems;
    private final Map<String, String> declared = new HashMap<>();

    PhenopacketTerms(String file, CaseTriples triples, Consumer<Problem> problems) {
        this.file = file;
        this.triples = triples;
        this.problems = problems;
    }

    void declare(String prefix, String iri) {
        if (ABSOLUTE.matcher(iri).matches()) {
            declared.put(prefix.toUpperCase(Locale.ROOT), iri);
        }
    }

    /**
     * The IRI of an OntologyClass, whose label is kept beside it as the record's. Empty, and reported, if its id is no
     * CURIE; the id then counts as not read.
     */
    Optional<Node> term(MessageFields ontologyClass) {
        if (ontologyClass.isEmpty()) {
            return Optional.empty();
        }
        String id = ontologyClass.peek("id").orElse("");
        Optional<Node> iri = iri(id);
        if (iri.isEmpty()) {
            problems.accept(
                    Problem.of(
                            Mistake.BAD_VALUE,
                            file + " " + ontologyClass.path() + ".id",
                            id.isEmpty()
                                    ? "the term has no id"
                                    : "\"" + id + "\" is no CURIE of a known or declared prefix",
                            "Write the id as PREFIX:code and declare the prefix in metaData.resources; the rest of the case was read"));
            return Optional.empty();
        }
        ontologyClass.text("id");
        ontologyClass.text("label").ifPresent(label -> triples.text(iri.get(), CG.recordedLabel, label));
        return iri;
    }

    /** The IRIs of the terms in a field. */
    List<Node> terms(MessageFields fields, String name) {
        return fields.messages(name).stream()
                .flatMap(term -> term(term).stream())
                .toList();
    }

    /** States the term in a field of a node, if there is one. */
    void state(Node subject, Node property, MessageFields fields, String name) {
        fields.message(name).flatMap(this::term).ifPresent(term -> triples.add(subject, property, term));
    }

    /** The terms in a field as words: label, and id in brackets. */
    List<String> words(MessageFields fields, String name) {
        return fields.each(name).stream()
                .map(term -> {
                    String id = term.text("id").orElse("");
                    return term.text("label")
                            .map(label -> id.isEmpty() ? label : label + " (" + id + ")")
                            .orElse(id);
                })
                .filter(words -> !words.isEmpty())
                .toList();
    }

    /** What to call something by this term: its label, or else its id. */
    static String label(MessageFields ontologyClass) {
        return ontologyClass.peek("label").or(() -> ontologyClass.peek("id")).orElse("");
    }

    /** What is an address on the web already. */
    Optional<Node> address(String text) {
        return ABSOLUTE.matcher(text).matches() ? Optional.of(NodeFactory.createURI(text)) : Optional.empty();
    }

    Optional<Node> iri(String id) {
        if (ABSOLUTE.matcher(id).matches()) {
            return address(id);
        }
        Matcher curie = CURIE.matcher(id);
        if (!curie.matches()) {
            return Optional.empty();
        }
        String prefix = curie.group(1).toUpperCase(Locale.ROOT);
        String code = curie.group(2);
        if (NUMBERED.contains(prefix) && !SEVEN_DIGITS.matcher(code).matches()) {
            return Optional.empty();
        }
        return namespace(prefix).map(namespace -> NodeFactory.createURI(namespace + escaped(code)));
    }

    private Optional<String> namespace(String prefix) {
        return TermIds.namespace(prefix).or(() -> Optional.ofNullable(declared.get(prefix)));
    }

    private static String escaped(String code) {
        return code.replace("%", "%25").replace("[", "%5B").replace("]", "%5D").replace("#", "%23");
    }
}
