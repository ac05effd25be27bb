package org.casegraph.terminology;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.RDFS;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;

/** Reads OBO flat files, format 1.2 and 1.4: the header and the terms, of these the tags that a terminology keeps. */
final class OboReader {
    private static final Map<String, String> SCOPES = Map.of(
            "EXACT", "hasExactSynonym",
            "BROAD", "hasBroadSynonym",
            "NARROW", "hasNarrowSynonym",
            "RELATED", "hasRelatedSynonym");
    private static final Map<String, String> PREFIXES = Map.of(
            "dc:", "http://purl.org/dc/elements/1.1/",
            "dce:", "http://purl.org/dc/elements/1.1/",
            "dcterms:", "http://purl.org/dc/terms/",
            "terms:", "http://purl.org/dc/terms/",
            "owl:", "http://www.w3.org/2002/07/owl#");

    private final String file;
    private final Consumer<Problem> problems;
    private final TermTriples triples = new TermTriples();
    private final OntologyHeader header = new OntologyHeader();
    private final TermIris iris = new TermIris();
    private int line;
    private String stanza = "";
    private Optional<Node> term = Optional.empty();
    private Optional<String> shortName = Optional.empty();
    private Optional<String> release = Optional.empty();

    private OboReader(String file, Consumer<Problem> problems) {
        this.file = file;
        this.problems = problems;
    }

    /** @param problems takes a line for each tag that cannot be read; the rest is read */
    static Terminology read(String file, BufferedReader lines, Consumer<Problem> problems) throws IOException {
        OboReader reader = new OboReader(file, problems);
        for (String text = lines.readLine(); text != null; text = lines.readLine()) {
            reader.line++;
            reader.read(text.strip());
        }
        reader.nameAndVersion();
        return reader.triples.finish(file, reader.header, reader.iris, problems);
    }

    private void read(String text) {
        if (text.isEmpty() || text.startsWith("!")) {
            return;
        }
        if (text.startsWith("[")) {
            stanza = text;
            term = Optional.empty();
            return;
        }
        int colon = text.indexOf(':');
        if (colon < 1) {
            fault("this is neither a stanza nor tag: value", "Write it as in the OBO format");
            return;
        }
        String tag = text.substring(0, colon);
        String value = text.substring(colon + 1).strip();
        if (stanza.isEmpty()) {
            headerTag(tag, value);
        } else if (stanza.equals("[Term]")) {
            termTag(tag, value);
        }
    }

    private void headerTag(String tag, String value) {
        switch (tag) {
            case "ontology" -> shortName = Optional.of(value);
            case "data-version" -> release = Optional.of(value);
            case "idspace" -> {
                String[] parts = value.split("\\s+");
                if (parts.length > 1 && TermIris.isAbsolute(parts[1])) {
                    iris.declare(parts[0], parts[1]);
                }
            }
            case "property_value" -> propertyValue(value);
            default -> {
                // The other tags of the header say nothing that is kept.
            }
        }
    }

    private void propertyValue(String value) {
        String[] parts = value.split("\\s+", 2);
        String property = PREFIXES.entrySet().stream()
                .filter(prefix -> parts[0].startsWith(prefix.getKey()))
                .map(prefix ->
                        prefix.getValue() + parts[0].substring(prefix.getKey().length()))
                .findFirst()
                .orElse(parts[0]);
        if (parts.length > 1) {
            header.say(property, parts[1].startsWith("\"") ? quoted(parts[1]).orElse("") : bare(parts[1]));
        }
    }

    private void termTag(String tag, String value) {
        if (tag.equals("id")) {
            term = iri(value);
            term.ifPresent(triples::declare);
            return;
        }
        term.ifPresent(node -> describe(node, tag, value));
    }

    private void describe(Node node, String tag, String value) {
        switch (tag) {
            case "name" -> triples.text(node, RDFS.label.asNode(), OboText.unescaped(OboText.withoutModifiers(value)));
            case "def" -> quoted(value).ifPresent(text -> triples.text(node, OBO.DEFINITION, text));
            case "synonym" -> synonym(node, value);
            case "xref" -> triples.text(node, OBO.XREF, OboText.unescaped(bare(value)));
            case "is_a" -> iri(value).ifPresent(parent -> triples.isA(node, parent));
            case "replaced_by" -> iri(value).ifPresent(other -> triples.add(node, OBO.REPLACED_BY, other));
            case "consider" -> iri(value).ifPresent(other -> triples.add(node, OBO.CONSIDER, other));
            case "alt_id" -> iri(value).ifPresent(old -> triples.text(node, OBO.ALTERNATIVE_ID, bare(value)));
            case "is_obsolete" -> {
                if (bare(value).equals("true")) {
                    triples.deprecate(node);
                }
            }
            default -> {
                // Relations, definitions by logic and marks of the editors are not kept.
            }
        }
    }

    private void synonym(Node node, String value) {
        Optional<String> text = quoted(value);
        if (text.isEmpty()) {
            return;
        }
        String after = value.substring(OboText.quotedEnd(value)).strip();
        String scope = SCOPES.getOrDefault(after.split("[\\s\\[]", 2)[0].toUpperCase(Locale.ROOT), "hasRelatedSynonym");
        triples.add(node, OBO.synonym(scope), NodeFactory.createLiteralString(text.get()));
    }

    private Optional<String> quoted(String value) {
        int end = OboText.quotedEnd(value);
        if (end < 0) {
            fault("the text in quotation marks has no end", "Close it on the same line");
            return Optional.empty();
        }
        return Optional.of(OboText.unescaped(value.substring(1, end - 1)));
    }

    private Optional<Node> iri(String value) {
        String id = bare(value);
        Optional<Node> iri = iris.iri(id);
        if (iri.isEmpty()) {
            fault("\"" + id + "\" is no CURIE and no IRI", "Write the id as PREFIX:code; the rest was read");
        }
        return iri;
    }

    private static String bare(String value) {
        return OboText.withoutModifiers(value).split("\\s", 2)[0];
    }

    /** As the OBO format specifies: {@code ontology: hp} with {@code data-version: releases/2025-03-03}. */
    private void nameAndVersion() {
        shortName.ifPresent(name ->
                header.name(TermIris.isAbsolute(name) ? name : OBO.NS + name + (name.endsWith(".owl") ? "" : ".owl")));
        release.ifPresent(version -> {
            String path = version.replaceFirst("^" + shortName.orElse("") + "/", "");
            if (TermIris.isAbsolute(version)) {
                header.say(OntologyHeader.VERSION_IRI, version);
            } else if (shortName.isPresent() && !path.contains(" ")) {
                String directory = path.replaceFirst("/[^/]+\\.(obo|owl)$", "");
                header.say(
                        OntologyHeader.VERSION_IRI,
                        OBO.NS + shortName.get() + "/" + directory + "/" + shortName.get() + ".owl");
            } else {
                header.say(OntologyHeader.VERSION_INFO, version);
            }
        });
    }

    private void fault(String what, String remedy) {
        problems.accept(Problem.of(Mistake.BAD_TERMINOLOGY, file + ":" + line, what, remedy));
    }
}
