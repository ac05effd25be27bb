package org.casegraph.vocabulary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.casegraph.source.ProjectSources;
import org.junit.jupiter.api.Test;

/** Java knows the terms of the ontology by its constants: a misspelt one does not compile, a misspelt string does. */
class VocabularyTest {
    private static final Path SOURCES = Path.of("src/main/java/org/casegraph");

    private static final Pattern STRING = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");

    /** The names of elements and attributes of markup, of members of JSON, and the headings of tables. */
    private static final Pattern OF_ANOTHER_LANGUAGE = Pattern.compile(
            "(?:\\b(?:element|with|pair|key|addProperty|property)\\(\\s*|\\bsection\\(\\s*\"[^\"]*\", )\"(?:[^\"\\\\\\n]|\\\\.)*\""
                    + "|new Table\\([^;]*?\\);?");

    /** Strings that happen to be the name of a term, below a path, and what they are instead; {@code *} for all. */
    private record NoTerm(String path, Set<String> strings, String reason) {}

    private static final List<NoTerm> NO_TERMS = List.of(
            new NoTerm("endpoint/http/Metrics.java", Set.of("status"), "a tag of the counter"),
            new NoTerm("source/phenopacket/", Set.of("*"), "fields of Phenopackets, as its schema names them"),
            new NoTerm("export/phenopacket/", Set.of("*"), "values of Phenopackets, as its schema names them"),
            new NoTerm("face/question/CasesOfGroups.java", Set.of("feature"), "a column of an answer"),
            new NoTerm("cohort/time/CurveNumbers.java", Set.of("unit", "value"), "columns of the numbers"),
            new NoTerm("query/CurveQuestion.java", Set.of("unit"), "a parameter"),
            new NoTerm("drawing/CurveDrawing.java", Set.of("end"), "an attribute of SVG"),
            new NoTerm("drawing/LanesDrawing.java", Set.of("end", "target"), "attributes of SVG and classes of CSS"),
            new NoTerm("drawing/ResultsDrawing.java", Set.of("value"), "a class of CSS"),
            new NoTerm("endpoint/discovery/ApiCatalog.java", Set.of("status"), "a relation of links"),
            new NoTerm("openapi/", Set.of("*"), "members of OpenAPI"),
            new NoTerm(
                    "face/ElementsPage.java",
                    Set.of("Tables", "cg:Glossitis", "quote"),
                    "what a page shows as examples"),
            new NoTerm("face/StartPage.java", Set.of("purpose"), "a class of CSS"),
            new NoTerm("face/collection/CollectionPage.java", Set.of("purpose"), "a class of CSS"),
            new NoTerm("face/question/AnswerView.java", Set.of("value"), "the head of a column"),
            new NoTerm("face/timeline/FindingMatrix.java", Set.of("Finding"), "the head of a column"),
            new NoTerm("face/ProblemPage.java", Set.of("Start"), "the name of the start page"),
            new NoTerm("face/cases/CaseOrderTable.java", Set.of("date"), "a class of CSS"),
            new NoTerm("face/cases/CasePage.java", Set.of("Passage", "Patient", "Report", "Title"), "headings"),
            new NoTerm("face/cases/PassagePage.java", Set.of("Report", "Section"), "headings"),
            new NoTerm("face/ontology/ClassExpression.java", Set.of("value"), "a word of the Manchester syntax"),
            new NoTerm("face/ontology/UsedVocabulary.java", Set.of("count"), "a class of CSS"),
            new NoTerm("face/schema/SchemaDrawing.java", Set.of("end"), "an anchor of text in SVG"),
            new NoTerm("face/schema/NextTerms.java", Set.of("count"), "a name in JSON"),
            new NoTerm(
                    "face/question/AnswerPicture.java",
                    Set.of("edition", "grade", "referenceHigh", "referenceLow", "unit"),
                    "columns of answers"),
            new NoTerm("draft/words/Cues.java", Set.of("sentence"), "how far a cue reaches"),
            new NoTerm("draft/RowTerms.java", Set.of("anywhere"), "a word of the column of sites"),
            new NoTerm("face/question/CurvePage.java", Set.of("gene", "hgvs", "sex", "unit"), "parameters"),
            new NoTerm("face/question/ParameterFields.java", Set.of("date"), "a type of HTML's input"),
            new NoTerm("export/fhir/", Set.of("*"), "resources of FHIR and their elements"),
            new NoTerm("face/question/ResultTable.java", Set.of("hgvs", "quote", "status"), "columns of answers"),
            new NoTerm("face/review/ReviewHtml.java", Set.of("Case"), "the head of a column"),
            new NoTerm("face/timeline/ComparePage.java", Set.of("span"), "an element of HTML"),
            new NoTerm("face/timeline/TimelineFigure.java", Set.of("about"), "a class of CSS"),
            new NoTerm("inference/Rule.java", Set.of("stage"), "a field of a rule's header"),
            new NoTerm("mcp/AssistantTool.java", Set.of("maximum", "minimum", "value"), "JSON Schema, and an argument"),
            new NoTerm("mcp/QuestionTools.java", Set.of("status"), "a column of answers"),
            new NoTerm("mcp/TableTool.java", Set.of("status", "value"), "columns of answers"),
            new NoTerm("mcp/WhyTool.java", Set.of("value"), "a column of answers, and an argument"),
            new NoTerm("mcp/CaseTools.java", Set.of("value"), "an argument"),
            new NoTerm("mcp/Evidence.java", Set.of("quote", "status", "voice"), "columns of answers"),
            new NoTerm("mcp/ToolAnswer.java", Set.of("quote", "voice"), "members of an answer"),
            new NoTerm("mcp/ToolServer.java", Set.of("claim"), "an argument of a prompt"),
            new NoTerm("mapping/Mapping.java", Set.of("detects"), "a field of a mapping's header"),
            new NoTerm("privacy/PrivacyRule.java", Set.of("value"), "a variable of a check's query"),
            new NoTerm("store/StoreManifest.java", Set.of("sha256"), "a member of the manifest"),
            new NoTerm("store/remote/RemoteStore.java", Set.of("value"), "a variable of a query"),
            new NoTerm("cohort/review/ColumnSetReader.java", Set.of("unit"), "a field of a file of columns"),
            new NoTerm(
                    "table/review/ReviewSheets.java",
                    Set.of("basis", "quote", "span", "status", "unit", "value", "voice"),
                    "columns of sheets"),
            new NoTerm("table/ColumnType.java", Set.of("date"), "a type of columns"),
            new NoTerm("table/TableFolder.java", Set.of("unit"), "a column of the codebook"),
            new NoTerm("unit/UnitFunctions.java", Set.of("conversionFactor"), "the name of a function"),
            new NoTerm("workbench/TermLookup.java", Set.of("site"), "a field of a form"),
            new NoTerm("workbench/page/Answer.java", Set.of("status"), "a member of a problem report"),
            new NoTerm("workbench/page/CaseState.java", Set.of("quote", "section", "site"), "members of an answer"),
            new NoTerm(
                    "workbench/page/EditReader.java",
                    Set.of(
                            "anywhere",
                            "basis",
                            "date",
                            "gene",
                            "hgvs",
                            "interpretation",
                            "quote",
                            "responseKind",
                            "section",
                            "sex",
                            "site",
                            "span",
                            "spanFrom",
                            "spanTo",
                            "unit",
                            "value",
                            "voice"),
                    "members of what the page sends"));

    @Test
    void noStringOutsideTheVocabularyNamesATerm() throws IOException {
        Set<String> terms = terms();
        Map<String, Set<String>> found = new TreeMap<>();
        for (Path file : sources()) {
            String name = SOURCES.relativize(file).toString().replace('\\', '/');
            Set<String> strings = strings(Files.readString(file)).stream()
                    .filter(text -> terms.contains(text)
                            || terms.contains(text.replaceFirst("^cg:", ""))
                            || text.startsWith(CG.NS))
                    .collect(Collectors.toCollection(TreeSet::new));
            NO_TERMS.stream()
                    .filter(one -> name.startsWith(one.path()))
                    .forEach(one -> strings.removeIf(
                            text -> one.strings().contains("*") || one.strings().contains(text)));
            if (!strings.isEmpty()) {
                found.put(name, strings);
            }
        }

        assertEquals(Map.of(), found, "take these from the vocabulary, or say what they are instead");
    }

    @Test
    void noNameIsFormedFromTheNamespaceOutsideTheVocabulary() throws IOException {
        Pattern formed = Pattern.compile("CG\\.NS\\s*\\+");
        Set<String> files = new TreeSet<>();
        for (Path file : sources()) {
            if (formed.matcher(Files.readString(file)).find()) {
                files.add(SOURCES.relativize(file).toString());
            }
        }

        assertEquals(Set.of(), files);
    }

    @Test
    void everyExceptionIsStillNeeded() throws IOException {
        Set<String> unused = new TreeSet<>();
        NO_TERMS.forEach(one -> one.strings().stream()
                .filter(text -> !text.equals("*"))
                .filter(text -> !contains(one.path(), text))
                .forEach(text -> unused.add(one.path() + ": " + text)));

        assertEquals(Set.of(), unused);
    }

    private static boolean contains(String place, String text) {
        try {
            return strings(Files.readString(SOURCES.resolve(place))).contains(text);
        } catch (IOException e) {
            return false;
        }
    }

    private static List<String> strings(String java) {
        String ours = OF_ANOTHER_LANGUAGE
                .matcher(java.replaceAll("(?m)^\\s*(//|/?\\*).*$", ""))
                .replaceAll("");
        return STRING.matcher(ours).results().map(match -> match.group(1)).toList();
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.startsWith(SOURCES.resolve("vocabulary")))
                    .sorted()
                    .toList();
        }
    }

    /** The names of all terms of the ontology. */
    private static Set<String> terms() {
        Graph ontology = ProjectSources.ontologyGraph();
        return ontology.stream(Node.ANY, RDF.type.asNode(), Node.ANY)
                .map(Triple::getSubject)
                .filter(CG::isTerm)
                .map(CG::name)
                .collect(Collectors.toSet());
    }
}
