package org.casegraph.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.RDFS;
import org.casegraph.problem.Problem;
import org.casegraph.vocabulary.CG;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TurtleSourceTest {
    private static final String HEAD =
            """
            @base <https://w3id.org/casegraph/case/x> .
            @prefix cg: <https://w3id.org/casegraph/ontology#> .
            @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
            @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
            <> a cg:Case .
            """;

    @TempDir
    private Path folder;

    @Test
    void theNameOfACaseIsItsIri() {
        SourceGraph source = TurtleSource.read("x.ttl", HEAD);

        assertEquals(NodeFactory.createURI("https://w3id.org/casegraph/case/x"), source.name());
        assertEquals(1, source.graph().size());
        assertEquals("x.ttl", source.file());
    }

    @Test
    void theNameOfAnOntologyIsItsIri() {
        SourceGraph source = TurtleSource.read(
                "o.ttl", "<https://w3id.org/casegraph/ontology/findings> a <http://www.w3.org/2002/07/owl#Ontology> .");

        assertEquals(NodeFactory.createURI("https://w3id.org/casegraph/ontology/findings"), source.name());
    }

    @Test
    void everyTripleHasTheLineAndColumnOfItsObject() {
        SourceGraph source = TurtleSource.read(
                "x.ttl",
                HEAD
                        + """
                <#a> a cg:Finding ;
                  rdfs:label "one"@en ,
                     "two"@en ;
                  cg:site [ rdfs:label "inner" ] .
                """);

        assertEquals(source.graph().size(), source.lines().size());
        assertEquals("x.ttl:6:8", source.where(NodeFactory.createURI("https://w3id.org/casegraph/case/x#a")));
        assertEquals(
                "x.ttl:8:6",
                source.where(
                        source.graph().stream(Node.ANY, RDFS.label.asNode(), NodeFactory.createLiteralLang("two", "en"))
                                .findFirst()
                                .orElseThrow()));
    }

    @Test
    void aStatementWrittenTwiceStandsWhereItIsWrittenFirst() {
        SourceGraph source = TurtleSource.read("x.ttl", HEAD + "<#a> a cg:Finding .\n<#a> a cg:Finding .\n");

        assertEquals("x.ttl:6:8", source.where(NodeFactory.createURI("https://w3id.org/casegraph/case/x#a")));
        assertEquals("x.ttl", source.where(CG.Finding));
    }

    @Test
    void numbersKeepTheFormInWhichTheyAreWritten() {
        SourceGraph source = TurtleSource.read("x.ttl", HEAD + "<#a> cg:lower 95 , 95.0 .\n");

        assertEquals(3, source.graph().size());
    }

    @Test
    void unparsableTurtleIsNamedWithLineAndColumn() {
        assertProblem(
                HEAD + "<#a> a ;\n",
                "x.ttl:6:8: Unrecognized (expected an RDF Term): [SEMICOLON]. Correct the Turtle there; the fault may"
                        + " stand just before.");
    }

    @Test
    void anUndefinedPrefixIsNamed() {
        assertProblem(
                HEAD + "<#a> a obo:HP_1 .\n",
                "x.ttl:6:8: Undefined prefix: obo. Declare the prefix with @prefix, or correct the name.");
    }

    @Test
    void aNumberThatIsNoneIsAProblem() {
        assertProblem(
                HEAD + "<#a> cg:sentence \"abc\"^^xsd:integer .\n",
                "x.ttl:6:18: Lexical form 'abc' not valid for datatype XSD integer. Write a value of that datatype, or"
                        + " correct the datatype.");
    }

    @Test
    void everyWarningIsALineOfItsOwn() {
        Problem problem = assertThrows(
                Problem.class,
                () -> TurtleSource.read(
                        "x.ttl",
                        HEAD + "<#a> cg:start \"a\"^^xsd:integer ;\n  cg:date \"2020-13\"^^xsd:gYearMonth .\n"));

        assertEquals(2, problem.getMessage().lines().count());
        assertTrue(problem.getMessage().contains("x.ttl:7:11: Lexical form '2020-13'"), problem.getMessage());
    }

    @Test
    void aBadIriIsAProblemAndItsControlCharactersAreNotPrinted() {
        Problem problem =
                assertThrows(Problem.class, () -> TurtleSource.read("x.ttl", HEAD + "<#\\u001Ba> a cg:Finding .\n"));

        assertTrue(problem.getMessage().startsWith("x.ttl:6:1: Bad IRI: "), problem.getMessage());
        assertTrue(problem.getMessage().endsWith(" Correct the IRI."), problem.getMessage());
        assertTrue(problem.getMessage().chars().noneMatch(Character::isISOControl), problem.getMessage());
    }

    @Test
    void aRelativeIriNeedsABase() {
        assertProblem(
                "<a> <b> <c> .",
                "x.ttl:1:1: Relative IRI: a. Declare @base at the top of the file, or write the whole IRI.");
    }

    @Test
    void deepNestingIsAProblemAndNoCrash() {
        assertProblem(
                HEAD + "<#a> cg:site " + "[ cg:site ".repeat(200_000),
                "x.ttl: brackets are nested too deeply. Give the inner nodes IRIs of their own.");
    }

    @Test
    void aDirectiveCutOffAtTheEndIsAProblem() {
        assertProblem("@uuid:%", "x.ttl: the file ends within a directive. Complete or remove the last line.");
    }

    @Test
    void aFileWithoutStatementsIsAProblem() {
        assertProblem(
                "# nothing\n", "x.ttl: the file holds no statement. Describe a cg:Case or an owl:Ontology in it.");
    }

    @Test
    void aFileThatIsNeitherCaseNorOntologyIsAProblem() {
        assertProblem(
                "<http://example.org/a> a <http://example.org/B> .",
                "x.ttl: the file describes neither a cg:Case nor an owl:Ontology. Say what it is, for example <> a"
                        + " cg:Case, and check the namespace of the prefix cg, which is"
                        + " https://w3id.org/casegraph/ontology#.");
    }

    @Test
    void twoCasesInOneFileAreNamedWithTheirLines() {
        Problem problem = assertThrows(
                Problem.class,
                () -> TurtleSource.read("x.ttl", HEAD + "<https://w3id.org/casegraph/case/y> a cg:Case .\n"));

        assertEquals(2, problem.getMessage().lines().count());
        assertTrue(
                problem.getMessage()
                        .contains("x.ttl:6:39: the file describes more than one case or ontology, among them"
                                + " <https://w3id.org/casegraph/case/y>. Give each a file of its own."),
                problem.getMessage());
    }

    @Test
    void aCaseIsNamedByItsIdBelowTheBaseOfCases() {
        assertProblem(
                "@base <https://w3id.org/casegraph/case/x> . <#me> a <" + CG.Case + "> .",
                "x.ttl:1:53: the IRI of the case is <https://w3id.org/casegraph/case/x#me>. Name it"
                        + " https://w3id.org/casegraph/case/ followed by its id, in letters, digits, dots and hyphens.");
    }

    @Test
    void aCaseIsNamedAsItsBase() {
        assertProblem(
                "@base <https://w3id.org/casegraph/case/y> . <x> a <" + CG.Case + "> .",
                "x.ttl:1:51: the IRI of the case is <https://w3id.org/casegraph/case/x>, but the base of the file is"
                        + " <https://w3id.org/casegraph/case/y>. Write @base <https://w3id.org/casegraph/case/x> at the"
                        + " top of the file and name the case <>.");
    }

    @Test
    void aCaseWithoutBaseIsToldToDeclareIt() {
        Problem problem = assertThrows(
                Problem.class,
                () -> TurtleSource.read("x.ttl", "<https://w3id.org/casegraph/case/x> a <" + CG.Case + "> ."));

        assertTrue(problem.getMessage().contains("the base of the file is not declared"), problem.getMessage());
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheTurtle() {
        assertEquals(1, TurtleSource.read("x.ttl", "\uFEFF" + HEAD).graph().size());
    }

    @Test
    void aMissingFileIsAProblem() {
        Path missing = folder.resolve("missing.ttl");

        assertEquals(missing + ": there is no such file. Check the path.", read(missing));
    }

    @Test
    void aDirectoryForAFileNamesTheFilesInIt() throws IOException {
        Files.writeString(folder.resolve("b.ttl"), HEAD);
        Files.writeString(folder.resolve("a.ttl"), HEAD);

        assertEquals(
                folder + ": this is a directory, not a file. Name the files in it (a.ttl, b.ttl), or use check, which"
                        + " takes a folder.",
                read(folder));
    }

    @Test
    void anEmptyFileIsAProblem() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.ttl"));

        assertEquals(
                empty + ": the file is empty. Check that it was written, and that this is the right file.",
                read(empty));
    }

    @Test
    void aFileThatIsNotNamedAsTurtleIsAProblem() throws IOException {
        Path other = Files.writeString(folder.resolve("case.rdf"), HEAD);

        assertEquals(
                other + ": this is not named as a Turtle file. Name a file that ends in .ttl, or import other formats"
                        + " first.",
                read(other));
    }

    @Test
    void aTableAndATextAreNamedForWhatTheyAre() throws IOException {
        Path table = Files.writeString(folder.resolve("cases.CSV"), "id,age");
        Path text = Files.writeString(folder.resolve("report.md"), "A woman of 23 years");

        assertEquals(
                table + ": this is a table, which does not say what its columns mean."
                        + " Make a phenopacket of each row first, or RDF with a mapping.",
                read(table));
        assertEquals(
                text + ": this is a text for people."
                        + " Describe its case in Turtle or as a phenopacket; plain text goes to --text.",
                read(text));
    }

    @Test
    void aByteThatIsNoUtf8IsNamedWithLineAndColumn() throws IOException {
        Path latin1 = Files.write(
                folder.resolve("latin1.ttl"),
                (HEAD + "<#a> rdfs:label \"Mödling\" .").getBytes(StandardCharsets.ISO_8859_1));

        assertEquals(latin1 + ":6:19: the byte 0xF6 is no UTF-8. Save the file as UTF-8.", read(latin1));
    }

    private static String read(Path file) {
        return assertThrows(Problem.class, () -> TurtleSource.read(file)).getMessage();
    }

    private static void assertProblem(String text, String message) {
        assertEquals(
                message,
                assertThrows(Problem.class, () -> TurtleSource.read("x.ttl", text))
                        .getMessage());
    }
}
