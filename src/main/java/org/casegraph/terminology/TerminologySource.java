package org.casegraph.terminology;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.apache.jena.riot.Lang;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.source.ExternalEntities;
import org.casegraph.source.RdfContent;
import org.casegraph.source.SourceStream;

/**
 * Reads a terminology in OBO Graphs JSON, OBO or OWL, packed by gzip or not. It opens no other file and no connection;
 * what the file imports is not read.
 */
public final class TerminologySource {
    private static final int BEGINNING = 4096;
    private static final int SMALL = 1 << 18;

    private TerminologySource() {}

    /** Whether a file is named as a terminology. JSON, Turtle and RDF/XML under other names are told by what they hold. */
    public static boolean isNamed(Path file) {
        String name = SourceStream.formatName(file);
        boolean isPackedJson = name.endsWith(".json")
                && file.toString().toLowerCase(Locale.ROOT).endsWith(".gz");
        return name.endsWith(".obo") || name.endsWith(".owl") || isPackedJson;
    }

    /** Whether a JSON file holds OBO Graphs. */
    public static boolean isOboGraphs(Path json) {
        try {
            return mayNameGraphs(json) && isOboGraphs(SourceStream.open(json));
        } catch (IOException | Problem e) {
            return false;
        }
    }

    private static boolean isOboGraphs(InputStream json) throws IOException {
        try (BufferedReader text = text(json)) {
            return OboGraphsReader.isNamedBy(text);
        }
    }

    /** Most files are small cases, which need not be parsed to be told from a terminology. */
    private static boolean mayNameGraphs(Path json) throws IOException {
        try (InputStream bytes = SourceStream.open(json)) {
            byte[] beginning = bytes.readNBytes(SMALL);
            String text = new String(beginning, StandardCharsets.ISO_8859_1);
            return beginning.length == SMALL || text.contains(OboGraphsReader.GRAPHS) || text.indexOf('\\') >= 0;
        }
    }

    /**
     * The terminologies in a file: one, or one for each graph of OBO Graphs. Throws a {@link Problem} if the file is
     * broken; half a terminology would miss findings without a word.
     *
     * @param problems takes a line for each term that cannot be read and each cycle of is_a; the rest is read
     */
    public static List<Terminology> read(Path file, Consumer<Problem> problems) {
        String name = SourceStream.formatName(file);
        try (InputStream bytes = SourceStream.open(file)) {
            if (name.endsWith(".json")) {
                return OboGraphsReader.read(file.toString(), text(bytes), problems);
            }
            if (name.endsWith(".obo")) {
                return List.of(OboReader.read(file.toString(), text(bytes), problems));
            }
            Lang language = language(file, name);
            if (language.equals(Lang.RDFXML)) {
                ExternalEntities.refuse(file);
            }
            return List.of(OwlReader.read(file.toString(), bytes, language, problems));
        } catch (CharacterCodingException e) {
            throw Problem.of(
                    Mistake.FILE_NOT_UTF8,
                    file.toString(),
                    "the file is no UTF-8",
                    "Save it as UTF-8, or fetch it again",
                    e);
        } catch (IOException e) {
            throw Problem.of(
                    Mistake.MALFORMED_FILE,
                    file.toString(),
                    "the file cannot be read on: " + Problem.reason(e),
                    "Fetch it again; nothing of it was taken",
                    e);
        }
    }

    /** An .owl file may hold any of OWL's syntaxes, of which RDF/XML and Turtle are read. */
    private static Lang language(Path file, String name) throws IOException {
        if (!name.endsWith(".owl")) {
            return RdfContent.language(name);
        }
        String beginning;
        try (InputStream bytes = SourceStream.open(file)) {
            beginning = new String(bytes.readNBytes(BEGINNING), StandardCharsets.UTF_8).strip();
        }
        if (beginning.startsWith("<?xml") || beginning.startsWith("<!") || beginning.startsWith("<rdf")) {
            return Lang.RDFXML;
        }
        if (beginning.startsWith("Prefix(") || beginning.startsWith("Prefix:") || beginning.startsWith("Ontology")) {
            throw Problem.of(
                    Mistake.FILE_OF_OTHER_KIND,
                    file.toString(),
                    "this is OWL in functional or Manchester syntax",
                    "Convert it to RDF/XML, for example with robot convert --format owl");
        }
        return Lang.TURTLE;
    }

    private static BufferedReader text(InputStream bytes) {
        return new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder()), 1 << 16);
    }
}
