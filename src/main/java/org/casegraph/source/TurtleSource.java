package org.casegraph.source;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.vocabulary.CG;

/** Reads a Turtle file that describes one case or one ontology. It opens no other file and no connection. */
public final class TurtleSource {
    private static final Pattern CASE_IRI = Pattern.compile(Pattern.quote(CG.CASE_BASE) + "[A-Za-z0-9][A-Za-z0-9._-]*");

    private static final Pattern PREFIX = Pattern.compile("(?im)^\\s*@?prefix\\s+\\S*:\\s*<([^>]*)>");

    private static final List<String> TABLES = List.of(".csv", ".tsv", ".xlsx", ".xls", ".ods");
    private static final List<String> TEXTS = List.of(".md", ".txt", ".html", ".pdf", ".docx");

    private TurtleSource() {}

    /** Throws a {@link Problem} with {@code file:line:column} for each fault of the Turtle. */
    public static SourceGraph read(Path file) {
        byte[] bytes = TextFile.bytes(file);
        if (!file.toString().endsWith(".ttl")) {
            throw ofOtherKind(file.toString());
        }
        return read(file.toString(), TextFile.decode(file.toString(), bytes));
    }

    private static Problem ofOtherKind(String file) {
        String name = file.toLowerCase(Locale.ROOT);
        if (TABLES.stream().anyMatch(name::endsWith)) {
            return Problem.of(
                    Mistake.FILE_OF_OTHER_KIND,
                    file,
                    "this is a table, which does not say what its columns mean",
                    "Make a phenopacket of each row first, or RDF with a mapping");
        }
        if (TEXTS.stream().anyMatch(name::endsWith)) {
            return Problem.of(
                    Mistake.FILE_OF_OTHER_KIND,
                    file,
                    "this is a text for people",
                    "Describe its case in Turtle or as a phenopacket; plain text goes to --text");
        }
        return Problem.of(
                Mistake.FILE_OF_OTHER_KIND,
                file,
                "this is not named as a Turtle file",
                "Name a file that ends in .ttl, or import other formats first");
    }

    /** As {@link #read(Path)}, for a text at hand. The file is only named in messages. */
    public static SourceGraph read(String file, String text) {
        PositionedTurtle turtle = PositionedTurtle.parse(file, text.startsWith("\uFEFF") ? text.substring(1) : text);
        if (turtle.graph().isEmpty()) {
            throw Problem.of(
                    Mistake.NO_CASE,
                    file,
                    "the file holds no statement",
                    "Describe a cg:Case or an owl:Ontology in it");
        }
        Triple document = document(file, text, turtle);
        SourceGraph source = new SourceGraph(
                file, document.getSubject(), turtle.graph(), turtle.lines(), turtle.properties(), turtle.repeated());
        if (document.getObject().equals(CG.Case)) {
            requireCaseIri(source, document, turtle);
        }
        return source;
    }

    /** A namespace that looks like ours and is not. */
    private static Optional<Problem> foreignPrefix(String file, String text) {
        Matcher prefix = PREFIX.matcher(text);
        while (prefix.find()) {
            String namespace = prefix.group(1);
            if (CG.isNearly(namespace)) {
                int start = text.lastIndexOf('\n', prefix.start(1)) + 1;
                long line = text.substring(0, start).lines().count() + 1;
                return Optional.of(Problem.of(
                        Mistake.NO_CASE,
                        file + ":" + line + ":" + (prefix.start(1) - start),
                        "the namespace <" + namespace + "> is not that of casegraph, so the file describes no cg:Case",
                        "Write the namespace as it is: " + CG.NS));
            }
        }
        return Optional.empty();
    }

    private static Triple document(String file, String text, PositionedTurtle turtle) {
        List<Triple> documents = Stream.concat(
                        instances(turtle.graph(), CG.Case), instances(turtle.graph(), OWL.Ontology.asNode()))
                .toList();
        if (documents.isEmpty()) {
            throw foreignPrefix(file, text)
                    .orElseGet(() -> Problem.of(
                            Mistake.NO_CASE,
                            file,
                            "the file describes neither a cg:Case nor an owl:Ontology",
                            "Say what it is, for example <> a cg:Case, and check the namespace of the prefix cg, which is "
                                    + CG.NS));
        }
        if (documents.size() > 1) {
            SourceGraph all = new SourceGraph(file, documents.get(0).getSubject(), turtle.graph(), turtle.lines());
            throw Problem.all(documents.stream()
                    .map(triple -> Problem.of(
                            Mistake.SEVERAL_CASES,
                            all.where(triple),
                            "the file describes more than one case or ontology, among them <" + triple.getSubject()
                                    + ">",
                            "Give each a file of its own"))
                    .toList());
        }
        return documents.get(0);
    }

    private static Stream<Triple> instances(Graph graph, Node type) {
        return graph.stream(Node.ANY, RDF.type.asNode(), type);
    }

    private static void requireCaseIri(SourceGraph source, Triple document, PositionedTurtle turtle) {
        Node name = source.name();
        if (!name.isURI() || !CASE_IRI.matcher(name.getURI()).matches()) {
            throw Problem.of(
                    Mistake.BAD_CASE_IRI,
                    source.where(document),
                    "the IRI of the case is <" + name + ">",
                    "Name it " + CG.CASE_BASE + " followed by its id, in letters, digits, dots and hyphens");
        }
        if (!turtle.base().equals(Optional.of(name.getURI()))) {
            throw Problem.of(
                    Mistake.BAD_CASE_IRI,
                    source.where(document),
                    "the IRI of the case is <" + name + ">, but the base of the file is "
                            + turtle.base().map(b -> "<" + b + ">").orElse("not declared"),
                    "Write @base <" + name + "> at the top of the file and name the case <>");
        }
    }
}
