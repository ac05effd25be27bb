package org.casegraph.source.phenopacket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.casegraph.source.ImportedCase;
import org.junit.jupiter.api.Test;

/**
 * What a file says is in the graph of its cases or in the list of what was not carried: each text and number, by its
 * place. Switches and members of enumerations become classes of ours and are held by the tests of the reader.
 */
class PhenopacketRoundTripTest {
    private static final Path OWN = Path.of("src/test/resources/phenopackets");
    private static final String SWITCH = "true|false|[A-Z][A-Z_]+|hgvs[.a-z]*";

    @Test
    void everyTextAndNumberOfTheInventedFilesIsInTheGraphOrInTheListOfLosses() throws IOException {
        assertEquals(List.of(), missing(OWN, 1));
    }

    @Test
    void everyTextAndNumberOfTheRicherExamplesIsInTheGraphOrInTheListOfLosses() throws IOException {
        String folder = System.getProperty("casegraph.phenopackets", "");
        assumeTrue(
                !folder.isEmpty(),
                "skipped: give -Dcasegraph.phenopackets=FOLDER, an unpacked folder of phenopackets in JSON");

        assertEquals(List.of(), missing(Path.of(folder), Integer.MAX_VALUE));
    }

    private static List<String> missing(Path folder, int depth) throws IOException {
        List<String> missing = new ArrayList<>();
        int read = 0;
        try (Stream<Path> files = Files.walk(folder, depth)) {
            for (Path file : (Iterable<Path>)
                    files.filter(path -> path.toString().endsWith(".json")).sorted()::iterator) {
                List<ImportedCase> cases = new ArrayList<>();
                new PhenopacketSource(cases::add, problem -> {}).read(file);
                if (!cases.isEmpty()) {
                    read++;
                    missing.addAll(missing(file.getFileName().toString(), Files.readString(file), cases));
                }
            }
        }
        assertFalse(read == 0, folder + " holds no phenopacket");
        return missing;
    }

    /** The texts and numbers of a file that are neither in the graphs of its cases nor told as lost. */
    static List<String> missing(String file, String json, List<ImportedCase> cases) {
        Set<String> lost = new HashSet<>();
        Set<BigDecimal> numbers = new HashSet<>();
        Set<String> words = new HashSet<>();
        StringBuilder said = new StringBuilder();
        for (ImportedCase one : cases) {
            one.losses().forEach(loss -> lost.add(loss.path()));
            one.source().graph().find().forEachRemaining(triple -> nodes(triple).forEach(node -> {
                String text = text(node);
                words.add(text);
                words.add(text.substring(Math.max(text.lastIndexOf('_'), text.lastIndexOf('/')) + 1));
                said.append(text).append('\n');
                number(text).forEach(numbers::add);
            }));
        }
        String graph = said.toString();
        Map<String, String> leaves = new LinkedHashMap<>();
        leaves(JsonParser.parseString(json), "$", leaves);
        return leaves.entrySet().stream()
                .filter(leaf -> !leaf.getValue().matches(SWITCH))
                .filter(leaf -> lost.stream().noneMatch(path -> isAtOrBelow(leaf.getKey(), path)))
                .filter(leaf -> !isSaid(leaf.getValue(), words, graph))
                .filter(leaf -> number(leaf.getValue()).noneMatch(numbers::contains))
                .map(leaf -> file + " " + leaf.getKey() + " = " + leaf.getValue())
                .toList();
    }

    /** A text as it stands, a CURIE by its code, a moment by its month; as a word or, which takes long, within one. */
    private static boolean isSaid(String leaf, Set<String> words, String graph) {
        String code = leaf.substring(leaf.indexOf(':') + 1);
        return words.contains(leaf)
                || words.contains(code)
                || graph.contains(code)
                || leaf.matches("\\d{4}-\\d{2}-\\d{2}.*") && graph.contains(leaf.substring(0, 7));
    }

    private static boolean isAtOrBelow(String place, String path) {
        return place.equals(path) || place.startsWith(path + ".") || place.startsWith(path + "[");
    }

    private static void leaves(JsonElement element, String path, Map<String, String> leaves) {
        if (element.isJsonObject()) {
            element.getAsJsonObject()
                    .entrySet()
                    .forEach(field -> leaves(field.getValue(), path + "." + field.getKey(), leaves));
        } else if (element.isJsonArray()) {
            for (int i = 0; i < element.getAsJsonArray().size(); i++) {
                leaves(element.getAsJsonArray().get(i), path + "[" + i + "]", leaves);
            }
        } else if (element.isJsonPrimitive()) {
            leaves.put(path, element.getAsString());
        }
    }

    private static Stream<Node> nodes(Triple triple) {
        return Stream.of(triple.getSubject(), triple.getPredicate(), triple.getObject());
    }

    private static String text(Node node) {
        return node.isLiteral() ? node.getLiteralLexicalForm() : node.toString();
    }

    private static Stream<BigDecimal> number(String text) {
        return text.matches("-?\\d+(\\.\\d+)?([eE]-?\\d+)?")
                ? Stream.of(new BigDecimal(text).stripTrailingZeros())
                : Stream.of();
    }
}
