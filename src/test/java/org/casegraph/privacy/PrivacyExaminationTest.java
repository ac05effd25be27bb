package org.casegraph.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.casegraph.source.TurtleSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Four times 360 items that somebody wrote who had not seen the rules, and how many of them the rules tell. */
class PrivacyExaminationTest {
    private static final Path ITEMS = Path.of("src/test/resources/examination/privacy");
    private static final PrivacyLint LINT = PrivacyLint.ofProject();

    /** Told, but by another rule than their writers expected: where such a number belongs, the four do not agree. */
    private static final Map<String, String> DISPUTED = Map.of(
            "NHS number 999 123 4560",
            "of a health service, and so of a record and of a plan; the third writer has it as a record's",
            "ex:cpf \"000.118.273-00\"",
            "told as a social security number, as the first three writers have it",
            "ex:aadhaar \"0000 1182 7734\"",
            "told as a social security number, as the second writer has it",
            "NIN 00011827734 and BVN 00099182773 were on the slip that the unconscious woman was carrying.",
            "told as social security numbers, as other national numbers are");

    private static final String HEAD =
            """
            @base <https://w3id.org/casegraph/case/examined> .
            @prefix cg:      <https://w3id.org/casegraph/ontology#> .
            @prefix dcterms: <http://purl.org/dc/terms/> .
            @prefix rdfs:    <http://www.w3.org/2000/01/rdf-schema#> .
            @prefix xsd:     <http://www.w3.org/2001/XMLSchema#> .
            @prefix foaf:    <http://xmlns.com/foaf/0.1/> .
            @prefix schema:  <http://schema.org/> .
            @prefix vcard:   <http://www.w3.org/2006/vcard/ns#> .
            @prefix ex:      <http://example.org/intake#> .
            <> a cg:Case ; cg:fromReport <#report> .
            <#report> a cg:Report .
            <#patient> a cg:Patient ; cg:inCase <> .
            """;

    private record Item(String category, boolean isStructured, boolean identifies, String text) {
        static Item read(String row) {
            String[] cells = row.split("\t", -1);
            return new Item(cells[0], cells[1].equals("structured"), cells[2].equals("true"), cells[3]);
        }

        String turtle() {
            if (!isStructured) {
                return HEAD + "<#patient> rdfs:comment \""
                        + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"@en .";
            }
            // Dublin Core speaks of the report.
            String subject = text.startsWith("dcterms:") ? "<#report>" : "<#patient>";
            return HEAD + subject + " " + text.strip().replaceAll("\\s*[.;]$", "") + " .";
        }

        boolean isRightlyTold(Set<String> rules) {
            return identifies ? rules.contains(category) : rules.isEmpty();
        }

        String kind() {
            return identifies ? isStructured ? "structured" : "free" : "harmless";
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"items.tsv", "second-items.tsv", "third-items.tsv", "fourth-items.tsv"})
    void structuredItemsAreAllToldFreeOnesNearlyAllAndHarmlessOnesHardlyEver(String file) throws IOException {
        Map<String, Integer> asked = new TreeMap<>();
        Map<String, List<String>> wrong = new TreeMap<>();
        for (String row :
                Files.readAllLines(ITEMS.resolve(file)).stream().skip(1).toList()) {
            Item item = Item.read(row);
            Set<String> rules = LINT.disclosures(TurtleSource.read("examined.ttl", item.turtle())).stream()
                    .map(found -> found.rule().id())
                    .collect(Collectors.toSet());
            asked.merge(item.kind(), 1, Integer::sum);
            if (!item.isRightlyTold(rules)) {
                wrong.computeIfAbsent(item.kind(), kind -> new ArrayList<>()).add(row + "\t" + rules);
            }
        }

        Map<String, Integer> scores = new TreeMap<>();
        Map<String, Integer> disputed = new TreeMap<>();
        wrong.forEach((kind, rows) -> {
            int disputable = (int) rows.stream()
                    .filter(row -> DISPUTED.containsKey(row.split("\t", -1)[3]))
                    .count();
            scores.put(kind, rows.size() - disputable);
            disputed.put(kind, disputable);
        });
        String told = scores + " and, disputed, " + disputed + " of " + asked;
        if (System.getProperty("examination.show") != null) {
            told += "\n" + wrong.values().stream().flatMap(List::stream).collect(Collectors.joining("\n"));
        }
        assertEquals(Map.of("structured", 72, "free", 144, "harmless", 144), asked);
        assertEquals(0, scores.getOrDefault("structured", 0), told);
        assertTrue(scores.getOrDefault("free", 0) + disputed.getOrDefault("free", 0) <= 7, told);
        assertTrue(scores.getOrDefault("harmless", 0) <= 1, told);
    }
}
