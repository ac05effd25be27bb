package org.casegraph.search;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EarlierIndexTest {
    private static final String TERMS = "urn:terms";
    private static final String PREFIXES =
            """
            PREFIX cg:   <https://w3id.org/casegraph/ontology#>
            PREFIX case: <https://w3id.org/casegraph/case/>
            PREFIX obo:  <http://purl.obolibrary.org/obo/>
            PREFIX owl:  <http://www.w3.org/2002/07/owl#>
            PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
            PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
            """;

    @TempDir
    private Path folder;

    private int made;

    @Test
    void whateverChangesTheBytesAreThoseOfANewIndex() throws IOException {
        bytesAreThoseOfANewIndex(14, 8);
    }

    @Test
    @Tag("long")
    void whateverChangesManyTimesTheBytesAreThoseOfANewIndex() throws IOException {
        bytesAreThoseOfANewIndex(15, 200);
    }

    private void bytesAreThoseOfANewIndex(long seed, int rounds) throws IOException {
        Random random = new Random(seed);
        for (int round = 0; round < rounds; round++) {
            Map<String, String> before = graphs(random, Map.of());
            Map<String, String> after = graphs(random, before);

            assertArrayEquals(
                    written(after, Optional.empty()),
                    written(after, Optional.of(earlier(before, after))),
                    () -> before + "\n" + after);
        }
    }

    @Test
    void whatIsUnchangedIsNotMadeAgain() throws IOException {
        Map<String, String> before = Map.of(TERMS, terms("", "ache"), "a", of("a", "sore tongue"));
        Map<String, String> after = Map.of(TERMS, terms("", "ache"), "a", of("a", "red tongue"));
        EarlierIndex wrong = new EarlierIndex(
                TextFile.of(written(before, Optional.empty())),
                dataset(before),
                Set.of(caseIri("a")),
                node -> List.of());

        assertTrue(finds(written(after, Optional.of(wrong)), after, "sore"), "the document was taken as it was");
        assertFalse(finds(written(after, Optional.of(earlier(before, after))), after, "sore"));
        assertTrue(finds(written(after, Optional.of(earlier(before, after))), after, "red"));
    }

    @Test
    void aCaseIsFoundByWhatAnotherCaseCallsItsTermNow() throws IOException {
        Map<String, String> before = new TreeMap<>(Map.of("a", of("a", "quote"), "b", of("b", "quote")));
        before.put("b", before.get("b") + "obo:HP_2 cg:recordedLabel \"zeal\" .\n");
        Map<String, String> after = new TreeMap<>(before);
        after.put("b", before.get("b") + "obo:HP_2 cg:recordedLabel \"apathy\" .\n");

        byte[] index = written(after, Optional.of(earlier(before, after)));

        assertEquals(
                List.of("obo:HP_2", "a", "b"),
                TextIndex.of(dataset(after), TextFile.of(index)).search("apathy", Set.of(Kind.values())).stream()
                        .map(hit ->
                                hit.thing().getURI().replaceAll(".*/case/", "").replaceAll(".*/obo/", "obo:"))
                        .toList());
    }

    private static boolean finds(byte[] index, Map<String, String> graphs, String text) throws IOException {
        return TextIndex.of(dataset(graphs), TextFile.of(index))
                        .search(text, Set.of(Kind.PASSAGE))
                        .total()
                > 0;
    }

    /** Some of the cases of a dataset as they were, some otherwise, some new, some gone. */
    private static Map<String, String> graphs(Random random, Map<String, String> before) {
        Map<String, String> graphs = new TreeMap<>();
        graphs.put(
                TERMS,
                before.isEmpty() || random.nextInt(3) == 0
                        ? terms(random.nextBoolean() ? "skos:altLabel \"hurt\" ;" : "", word(random))
                        : before.get(TERMS));
        for (String name : List.of("a", "b", "c", "d", "e", "f")) {
            if (random.nextInt(5) > 0) {
                boolean isKept = before.containsKey(name) && random.nextInt(3) > 0;
                graphs.put(name, isKept ? before.get(name) : of(name, word(random)) + said(random, name));
            }
        }
        return graphs;
    }

    private static String word(Random random) {
        return List.of("ache", "pain", "smart", "sting").get(random.nextInt(4));
    }

    private static String terms(String further, String label) {
        return "obo:HP_1 a owl:Class ; %s skos:exactMatch cg:Pain ; rdfs:label \"%s\" .\n".formatted(further, label)
                + "cg:Pain a owl:Class ; rdfs:label \"pain\"@en ; skos:definition \"It hurts.\"@en .\n";
    }

    private static String of(String name, String quote) {
        return ("case:%1$s a cg:Case ; rdfs:label \"case %1$s\" .\n"
                        + "<https://w3id.org/casegraph/case/%1$s#f> a obo:HP_1 , obo:HP_2 , cg:Finding ; cg:inCase case:%1$s .\n"
                        + "<https://w3id.org/casegraph/case/%1$s#q> cg:quote \"%2$s\" .\n")
                .formatted(name, quote);
    }

    /** Of a term, of a statement of another case, or nothing. */
    private static String said(Random random, String name) {
        return switch (random.nextInt(4)) {
            case 0 -> "obo:HP_2 cg:recordedLabel \"%s\" .\n".formatted(word(random));
            case 1 -> "obo:HP_1 rdfs:label \"%s\"@en .\n".formatted(word(random));
            case 2 -> "<https://w3id.org/casegraph/case/a#f> a cg:Diagnosis ; rdfs:seeAlso case:%s .\n".formatted(name);
            default -> "";
        };
    }

    private static Node caseIri(String name) {
        return NodeFactory.createURI("https://w3id.org/casegraph/case/" + name);
    }

    private static List<Node> cases(Map<String, String> graphs) {
        return graphs.keySet().stream()
                .filter(name -> !name.equals(TERMS))
                .sorted()
                .map(EarlierIndexTest::caseIri)
                .toList();
    }

    private static DatasetGraph dataset(Map<String, String> graphs) {
        DatasetGraph dataset = DatasetGraphFactory.createGeneral();
        graphs.forEach((name, turtle) -> {
            Node graph = name.equals(TERMS) ? NodeFactory.createURI(TERMS) : caseIri(name);
            RDFParser.fromString(PREFIXES + turtle, Lang.TURTLE).parse(dataset.getGraph(graph));
            RDFParser.fromString(PREFIXES + turtle, Lang.TURTLE).parse(dataset.getDefaultGraph());
        });
        return dataset;
    }

    private EarlierIndex earlier(Map<String, String> before, Map<String, String> after) throws IOException {
        DatasetGraph now = dataset(after);
        return new EarlierIndex(
                TextFile.of(written(before, Optional.empty())),
                dataset(before),
                after.keySet().stream()
                        .filter(name -> !name.equals(TERMS) && after.get(name).equals(before.get(name)))
                        .map(EarlierIndexTest::caseIri)
                        .collect(Collectors.toSet()),
                node -> Iter.iter(now.findNG(Node.ANY, Node.ANY, Node.ANY, node))
                        .map(Quad::getGraph)
                        .toList());
    }

    private byte[] written(Map<String, String> graphs, Optional<EarlierIndex> earlier) throws IOException {
        Path scratch = folder.resolve("scratch" + made++);
        Files.createDirectories(scratch);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        TextIndex.make(dataset(graphs), cases(graphs), earlier, scratch);
        TextIndex.write(scratch, bytes);
        return bytes.toByteArray();
    }
}
