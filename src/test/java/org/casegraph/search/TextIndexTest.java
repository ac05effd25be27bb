package org.casegraph.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.graph.GraphWrapper;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.casegraph.graph.Labels;
import org.casegraph.graph.ShortNames;
import org.casegraph.problem.Problem;
import org.casegraph.vocabulary.CG;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextIndexTest {
    private static final Set<Kind> ALL = EnumSet.allOf(Kind.class);
    private static final Node CASE = NodeFactory.createURI("https://w3id.org/casegraph/case/wang-2022");
    private static final Node IMPORTED = NodeFactory.createURI("https://example.org/pp/1");

    private final DatasetGraph dataset = dataset();
    private final TextIndex index = TextIndex.of(dataset, List.of(IMPORTED, CASE));

    private static DatasetGraph dataset() {
        String prefixes =
                """
                PREFIX cg:   <https://w3id.org/casegraph/ontology#>
                PREFIX dct:  <http://purl.org/dc/terms/>
                PREFIX obo:  <http://purl.obolibrary.org/obo/>
                PREFIX oio:  <http://www.geneontology.org/formats/oboInOwl#>
                PREFIX owl:  <http://www.w3.org/2002/07/owl#>
                PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
                PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
                """;
        String terms =
                """
                cg:Anaemia a owl:Class ; rdfs:label "anaemia"@en , "Anämie"@de ; skos:altLabel "anemia"@en ;
                    skos:exactMatch obo:HP_0001903 .
                cg:SevereAnaemia a owl:Class ; rdfs:label "severe anaemia"@en .
                cg:Erythema a owl:Class ; rdfs:label "erythema"@en , "érythème"@fr , "紅斑"@ja ;
                    skos:definition "Redness of the skin that vanishes under pressure."@en .
                cg:Metastasis a owl:Class ; rdfs:label "metastasis"@en .
                cg:Glucagonoma a owl:Class ; rdfs:label "glucagonoma"@en .
                cg:site a owl:ObjectProperty ; rdfs:label "site"@en .
                obo:HP_0001903 a owl:Class ; rdfs:label "Anemia" ; oio:hasExactSynonym "Low number of red blood cells" .
                obo:HP_0001250 a owl:Class ; rdfs:label "Seizure" .
                obo:HP_0009778 cg:recordedLabel "Short thumb" .
                <https://example.org/menetrier> a skos:Concept ; skos:prefLabel "Ménétrier disease"@en .
                """;
        String ours =
                """
                <https://w3id.org/casegraph/case/wang-2022> a cg:Case ; rdfs:label "Wang 2022"@en ;
                    dct:title "A case with chronic necrolytic migratory erythema" .
                <https://w3id.org/casegraph/case/wang-2022#p1> cg:quote "painful white plaques on the tongue" .
                """;
        String imported =
                """
                <https://example.org/pp/1> a cg:Case ; rdfs:label "patient 1" ;
                    dct:source <https://pubmed.ncbi.nlm.nih.gov/31061752> .
                <https://example.org/pp/1#f1> a obo:HP_0001250 , cg:Finding ; cg:inCase <https://example.org/pp/1> .
                <https://example.org/pp/1#v1> a cg:Variant ; cg:inCase <https://example.org/pp/1> ;
                    cg:geneSymbol "TBX5" ; cg:hgvs "NM_000192.3:c.1A>G" .
                """;
        DatasetGraph dataset = DatasetGraphFactory.createGeneral();
        List.of(NodeFactory.createURI("urn:terms"), CASE, IMPORTED).forEach(name -> {
            String text = name.equals(CASE) ? ours : name.equals(IMPORTED) ? imported : terms;
            RDFParser.fromString(prefixes + text, Lang.TURTLE).parse(dataset.getGraph(name));
            RDFParser.fromString(prefixes + text, Lang.TURTLE).parse(dataset.getDefaultGraph());
        });
        return dataset;
    }

    @ParameterizedTest
    @CsvSource({
        "red bl, obo:HP_0001903",
        "an sev, cg:SevereAnaemia",
        "MENETRIER, <https://example.org/menetrier>",
        "short thumb, obo:HP_0009778",
        "erythemas, cg:Erythema",
        "metastases, cg:Metastasis",
        "Anamie, cg:Anaemia",
        "érythème, cg:Erythema",
        "紅斑, cg:Erythema",
        "斑, cg:Erythema",
        "HP:0001250, obo:HP_0001250",
        "hp_0001250, obo:HP_0001250",
        "http://purl.obolibrary.org/obo/HP_0001250, obo:HP_0001250",
        "vanishes pressure, cg:Erythema",
        "WANG, wang-2022",
        "wang-2022, wang-2022",
        "necrol, wang-2022",
        "plaques tongue, wang-2022",
        "TBX5, <https://example.org/pp/1>",
        "c.1A>g, <https://example.org/pp/1>",
        "PMID:31061752, <https://example.org/pp/1>",
        "https://pubmed.ncbi.nlm.nih.gov/31061752, <https://example.org/pp/1>",
        "seizures patient, <https://example.org/pp/1>"
    })
    void theBestThatIsFoundIs(String text, String expected) {
        assertEquals(expected, names(text).get(0));
        assertFalse(index.search(text, ALL).isCorrected());
    }

    @Test
    void whatIsNamedSoExactlyComesFirstThenOursThenWhatBeginsSo() {
        assertEquals(List.of("cg:Anaemia", "cg:SevereAnaemia"), names("anaemia"));
        assertEquals(List.of("obo:HP_0001903", "cg:Anaemia"), names("anemia"));
        assertEquals(
                List.of("obo:HP_0001903", "cg:Anaemia"), names("HP:0001903"), "what an id names, then what matches it");
    }

    @ParameterizedTest
    @CsvSource({
        "glucagnoma, cg:Glucagonoma",
        "gulcagonoma, cg:Glucagonoma",
        "erithema, cg:Erythema",
        "seisure, obo:HP_0001250",
        "necrolitic migratory, wang-2022",
        "plaqes tonge, wang-2022"
    })
    void aWordThatIsMisspeltIsFoundAndCalledSo(String text, String expected) {
        assertEquals(expected, names(text).get(0));
        assertTrue(index.search(text, ALL).isCorrected());
    }

    @Test
    void nothingIsCorrectedWhereSomethingFitsAndNoNumberEver() {
        assertEquals(List.of("cg:Glucagonoma"), names("glucagon"));
        assertEquals(List.of(), names("HP:0001251"));
        assertEquals(List.of(), names("NM_000193"));
        assertEquals(List.of(), names("naemia of nothing"));
    }

    @Test
    void onlyTheKindsAskedForAreFound() {
        assertEquals(List.of("wang-2022#p1"), names(index.search("white plaque", EnumSet.of(Kind.PASSAGE))));
        assertEquals(List.of("cg:site"), names(index.search("", EnumSet.of(Kind.PROPERTY))));
        assertEquals(
                List.of("anaemia", "Anemia", "erythema"),
                index.search("", EnumSet.of(Kind.CLASS)).stream()
                        .limit(3)
                        .map(hit -> hit.name().orElseThrow())
                        .toList());
    }

    @Test
    void casesAreToldByTheirPlacesAmongThoseThatTheIndexWasMadeOf() {
        assertEquals(
                List.of(1),
                index.search("a", EnumSet.of(Kind.CASE, Kind.CLASS))
                        .cases()
                        .boxed()
                        .toList());
        assertEquals(List.of(0), index.search("patient", ALL).cases().boxed().toList());
        assertEquals(
                List.of(CASE),
                index.search("a", ALL).among(place -> place == 1).stream()
                        .map(TextIndex.Hit::thing)
                        .toList());
    }

    @Test
    void aThingThatIsFoundByManyOfItsNamesIsFoundOnce() {
        List<Node> found =
                index.search("an", ALL).stream().map(TextIndex.Hit::thing).toList();

        assertEquals(found.stream().distinct().toList(), found);
        assertEquals(found.size(), index.search("an", ALL).total());
    }

    @Test
    void ofWhatACaseStatesOnlyWhatCanBeANameIsRead() {
        List<Node> asked = new ArrayList<>();
        Graph stated = new GraphWrapper(dataset.getGraph(IMPORTED)) {
            @Override
            public ExtendedIterator<Triple> find(Node subject, Node property, Node object) {
                asked.add(property);
                return super.find(subject, property, object);
            }
        };
        CaseNames names = new CaseNames(new Labels(dataset.getDefaultGraph(), ShortNames.of(dataset.prefixes())));

        assertTrue(names.of(stated).anyMatch(name -> name.text().equals("TBX5")));
        assertTrue(asked.contains(CG.geneSymbol));
        assertFalse(asked.contains(Node.ANY), "all is read");
        assertFalse(asked.contains(CG.inCase), "read of all, not only asked of some");
    }

    @Test
    void aHitTellsByWhatItWasFound() {
        assertEquals(List.of("Low number of red blood cells"), matched("red bl"));
        assertEquals(List.of("A case with chronic necrolytic migratory erythema"), matched("necrolitic"));
        assertEquals(List.of("painful white plaques on the tongue"), matched("tongue"));
        assertEquals(List.of("Seizure HP:0001250", "patient 1"), matched("HP:0001250 patient"));
    }

    @Test
    void aNameMeansWhatIsCalledJustSoAndNothingThatIsSpeltAlike() {
        assertEquals(
                List.of("cg:Anaemia"),
                index.called("Anaemias").stream().map(TextIndexTest::name).toList());
        assertEquals(List.of(), index.called("anaemi"));
        assertEquals(List.of(), index.called("glucagnoma"));
    }

    static Stream<String> hostile() {
        return Stream.of(
                "*",
                "?*~ AND OR NOT \\ \" ( [ { ^ : /",
                "name:* OR *:*",
                "a*".repeat(50_000),
                "a ".repeat(50_000),
                "a-".repeat(50_000),
                "x".repeat(100_000),
                "\u0000\u0001\u001b[2J\u202e",
                "\ud800 \udfff \uffff",
                "/erythem",
                "e\u0301".repeat(30_000),
                "<http://" + "a/".repeat(50_000) + ">");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void whateverIsWrittenIsWordsAndItsWorkIsBounded(String text) {
        assertTimeoutPreemptively(
                Duration.ofSeconds(2), () -> index.search(text, ALL).total());
    }

    @ParameterizedTest
    @ValueSource(strings = {"erythemas", "HP:0001250", "glucagnoma", "plaques tongue", "", "an", "PMID:31061752"})
    void aFileOfTheIndexFindsTheSame(String text, @TempDir Path folder) throws IOException {
        Path file = folder.resolve("text");
        Files.write(file, written(folder.resolve("scratch")));
        TextIndex mapped = TextIndex.of(dataset, TextFile.open(file));

        assertEquals(
                index.search(text, ALL).stream().toList(),
                mapped.search(text, ALL).stream().toList());
    }

    @Test
    void theSameGraphsMakeTheSameBytes(@TempDir Path folder) throws IOException {
        assertEquals(List.of(), differences(written(folder.resolve("first")), written(folder.resolve("second"))));
    }

    @Test
    void aFileLongerThanCanBeMappedIsToldInOneLine() throws IOException {
        try (Directory made = new ByteBuffersDirectory()) {
            IndexDocuments.write(dataset, List.of(CASE), made);
            Problem told =
                    assertThrows(Problem.class, () -> TextFile.write(made, OutputStream.nullOutputStream(), 300));
            assertEquals(
                    "the index of names and statements: a store holds 300 bytes of each of its files. Split the"
                            + " sources into several stores.",
                    told.getMessage());
        }
    }

    @Test
    void ofNothingThereIsAnIndexInWhichNothingIsFound(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("text");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DatasetGraph nothing = DatasetGraphFactory.createGeneral();
        TextIndex.write(nothing, List.of(), folder.resolve("scratch"), bytes);
        Files.write(file, bytes.toByteArray());

        assertEquals(
                0,
                TextIndex.of(nothing, TextFile.open(file))
                        .search("anaemia", ALL)
                        .total());
        assertEquals(
                0, TextIndex.of(nothing, TextFile.open(file)).search("", ALL).total());
    }

    private static List<Integer> differences(byte[] one, byte[] other) {
        assertEquals(one.length, other.length);
        return java.util.stream.IntStream.range(0, one.length)
                .filter(i -> one[i] != other[i])
                .boxed()
                .toList();
    }

    private byte[] written(Path scratch) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        TextIndex.write(dataset, List.of(IMPORTED, CASE), scratch, bytes);
        return bytes.toByteArray();
    }

    private List<String> matched(String text) {
        FoundThings found = index.search(text, ALL);
        return found.matched(found.stream().findFirst().orElseThrow()).stream()
                .map(TextIndex.Matched::text)
                .toList();
    }

    private List<String> names(String text) {
        return names(index.search(text, ALL));
    }

    private static List<String> names(FoundThings found) {
        return found.stream().map(hit -> name(hit.thing())).toList();
    }

    private static String name(Node thing) {
        return ShortNames.ofProject().written(thing);
    }
}
