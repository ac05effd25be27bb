package org.casegraph.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.casegraph.problem.Problem;
import org.casegraph.project.ProjectFiles;
import org.casegraph.timeline.Timeline;
import org.casegraph.vocabulary.CG;
import org.casegraph.vocabulary.PROV;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class RulesTest {
    private static final Node FIRST_CASE = NodeFactory.createURI(CG.CASE_BASE + "wang-2022");
    private static final Set<Node> ORDERS = Set.of(
            CG.certainlyPrecedes,
            CG.certainlyNotAfter,
            CG.probablyPrecedes,
            CG.probablyNotAfter,
            CG.simultaneousWith,
            CG.orderUndeterminedWith,
            CG.earliest,
            CG.latest);
    /** From what a closure writes to what it closes. */
    private static final Map<Node, Node> CLOSED = Map.of(
            RDF.type.asNode(),
            RDF.type.asNode(),
            CG.absentKind,
            CG.absenceOf,
            CG.suspectedKind,
            CG.suspects,
            CG.concludesKind,
            CG.concludes);

    private static final Set<Node> STATEMENTS =
            Set.of(NodeFactory.createURI(CG.NS + "DerivedStatement"), NodeFactory.createURI(CG.NS + "Tension"));

    /** The one rule that is a closure, of statements over the term that replaces an obsolete one. */
    private static final Set<String> CLOSURES = Set.of("replaced-term");

    @TestFactory
    Stream<DynamicTest> aRuleSaysOfWhatItConstructsByWhatItWasMadeAndFromWhat() {
        return InferredCase.RULES.list().stream()
                .map(rule -> DynamicTest.dynamicTest(rule.id(), () -> {
                    List<Triple> template =
                            rule.construct().getConstructTemplate().getTriples();
                    List<Node> derived = template.stream()
                            .filter(triple -> triple.getPredicate().equals(PROV.wasGeneratedBy))
                            .peek(triple -> assertEquals(rule.iri(), triple.getObject()))
                            .map(Triple::getSubject)
                            .toList();

                    assertEquals(1, derived.size());
                    Set<Node> said = template.stream()
                            .filter(triple -> triple.getSubject().equals(derived.get(0)))
                            .map(Triple::getPredicate)
                            .collect(Collectors.toSet());
                    assertTrue(said.containsAll(
                            Set.of(RDF.type.asNode(), RDFS.label.asNode(), CG.inCase, CG.voice, PROV.wasDerivedFrom)));
                    Hierarchy hierarchy = new Hierarchy(InferredCase.ONTOLOGY);
                    assertTrue(
                            template.stream()
                                    .filter(triple -> triple.getSubject().equals(derived.get(0)))
                                    .filter(triple -> triple.getPredicate().equals(RDF.type.asNode()))
                                    .map(Triple::getObject)
                                    .anyMatch(type -> STATEMENTS.contains(type)
                                            || hierarchy.ancestors(type).stream()
                                                    .anyMatch(STATEMENTS::contains)),
                            rule.id());
                }));
    }

    @TestFactory
    Stream<DynamicTest> aRuleSpeaksOnlyOnANodeThatItMakes() {
        Map<String, String> files = ProjectFiles.under("queries/rules", ".rq");
        return InferredCase.RULES.list().stream()
                .filter(rule -> !CLOSURES.contains(rule.id()))
                .map(rule -> DynamicTest.dynamicTest(rule.id(), () -> {
                    Set<Node> subjects = rule.construct().getConstructTemplate().getTriples().stream()
                            .map(Triple::getSubject)
                            .collect(Collectors.toSet());

                    assertEquals(1, subjects.size(), subjects.toString());
                    String made = "\\?" + subjects.iterator().next().getName();
                    String madeOfItsId = "BIND \\(IRI\\(CONCAT\\(STR\\(\\?case\\), \"#" + rule.id()
                            + "-\"[^;]*?\\)\\s*AS " + made + "\\)";
                    assertTrue(
                            Pattern.compile(madeOfItsId)
                                    .matcher(files.get("queries/rules/" + rule.id() + ".rq"))
                                    .find(),
                            madeOfItsId);
                }));
    }

    @TestFactory
    Stream<DynamicTest> nothingDerivedOfACaseIsSaidInTheVoiceOfItsAuthors() {
        return ProjectFiles.under("data/cases", ".ttl").entrySet().stream()
                .map(file -> DynamicTest.dynamicTest(file.getKey(), () -> {
                    InferredCase inferred = caseOf(file.getKey(), file.getValue());

                    assertEquals(List.of(), leaks(inferred));
                }));
    }

    @Test
    void aTypeThatARuleGivesToANodeOfTheAuthorsIsALeak() {
        InferredCase inferred = firstCase();
        Triple planted = Triple.create(
                NodeFactory.createURI(FIRST_CASE + "#glucagon-after"),
                RDF.type.asNode(),
                NodeFactory.createURI(CG.NS + "RaisedBloodGlucagon"));
        inferred.inferred().add(planted);

        assertEquals(List.of(planted), leaks(inferred));
    }

    /** What is derived of nodes that somebody else than a rule speaks on, save closures, and the order in time. */
    private static List<Triple> leaks(InferredCase inferred) {
        Hierarchy hierarchy = new Hierarchy(InferredCase.ONTOLOGY);
        Alignments alignments = new Alignments(InferredCase.ONTOLOGY);
        ClassClosure kinds = new ClassClosure(hierarchy, alignments);
        return inferred.inferred()
                .find()
                .filterKeep(triple -> inferred.stated().contains(triple.getSubject(), CG.voice, Node.ANY))
                .filterDrop(triple -> ORDERS.contains(triple.getPredicate()))
                .filterDrop(triple -> inferred.stated()
                        .find(triple.getSubject(), Node.ANY, Node.ANY)
                        .filterKeep(stated -> closes(stated, triple, kinds, hierarchy, alignments))
                        .hasNext())
                .toList();
    }

    private static boolean closes(
            Triple stated, Triple derived, ClassClosure kinds, Hierarchy hierarchy, Alignments alignments) {
        boolean sameObject = stated.getObject().equals(derived.getObject());
        boolean samePredicate = stated.getPredicate().equals(derived.getPredicate());
        boolean ofAKind = CLOSED.getOrDefault(derived.getPredicate(), RDFS.isDefinedBy.asNode())
                .equals(stated.getPredicate());
        return sameObject && hierarchy.superproperties(stated.getPredicate()).contains(derived.getPredicate())
                || samePredicate && alignments.exactMatches(stated.getObject()).contains(derived.getObject())
                || ofAKind && kinds.inAnyVocabulary(stated.getObject()).contains(derived.getObject());
    }

    @Test
    void everyNodeDerivedForTheFirstCaseIsWhole() {
        InferredCase first = firstCase();
        List<Node> derived = first.inferred()
                .find(Node.ANY, PROV.wasGeneratedBy, Node.ANY)
                .mapWith(Triple::getSubject)
                .toList();

        assertFalse(derived.isEmpty());
        assertEquals(derived.size(), new HashSet<>(derived).size(), "one rule makes a node");
        for (Node node : derived) {
            assertTrue(first.inferred().contains(node, CG.voice, CG.RuleDerived), node.toString());
            assertTrue(first.inferred().contains(node, CG.inCase, FIRST_CASE), node.toString());
            assertTrue(first.inferred().contains(node, PROV.wasDerivedFrom, Node.ANY), node.toString());
            assertEquals(
                    1,
                    first.inferred()
                            .find(node, RDFS.label.asNode(), Node.ANY)
                            .toList()
                            .size(),
                    node.toString());
        }
    }

    @Test
    void everyRuleButThatForObsoleteTermsDerivesSomethingOfTheFirstCase() {
        InferredCase first = firstCase();

        Set<String> silent = InferredCase.RULES.list().stream()
                .filter(rule -> !first.inferred().contains(Node.ANY, PROV.wasGeneratedBy, rule.iri()))
                .map(Rule::id)
                .collect(Collectors.toSet());

        assertEquals(Set.of("replaced-term"), silent);
    }

    @Test
    void everyRuleIsDescribedInTheGraphOfRules() {
        Graph described = InferredCase.RULES.described();

        assertEquals(
                InferredCase.RULES.list().size(),
                described.find(Node.ANY, RDF.type.asNode(), CG.Rule).toList().size());
        assertTrue(described.contains(
                NodeFactory.createURI(CG.RULE_BASE + "derived-grade"),
                RDFS.label.asNode(),
                NodeFactory.createLiteralLang("Grade of a specimen", "en")));
    }

    @Test
    void aRuleWithoutAReasonIsRefusedByName() {
        Problem problem =
                assertThrows(Problem.class, () -> Rule.read("queries/rules/x.rq", "#+ title: x\n#+ stage: 1\nASK { }"));

        assertEquals("queries/rules/x.rq: the header has no why. Add a line #+ why: ….", problem.getMessage());
    }

    @Test
    void aRuleThatIsNoConstructIsRefusedByName() {
        Problem problem = assertThrows(
                Problem.class,
                () -> Rule.read(
                        "queries/rules/x.rq", "#+ title: x\n#+ why: x\n#+ source: x\n#+ stage: 1\nASK { ?s ?p ?o }"));

        assertEquals(
                "queries/rules/x.rq: a rule has to be a CONSTRUCT query. Move a question to queries/questions/.",
                problem.getMessage());
    }

    @Test
    void aRuleThatDoesNotParseIsRefusedWithItsLine() {
        Problem problem = assertThrows(
                Problem.class,
                () -> Rule.read(
                        "queries/rules/x.rq",
                        "#+ title: x\n#+ why: x\n#+ source: x\n#+ stage: 1\nCONSTRUCT { ?s ?p } WHERE { ?s ?p ?o }"));

        assertTrue(problem.getMessage().startsWith("queries/rules/x.rq:5:"), problem.getMessage());
    }

    private static InferredCase firstCase() {
        String file = "data/cases/wang-2022.ttl";
        return caseOf(file, ProjectFiles.under("data/cases", ".ttl").get(file));
    }

    private static InferredCase caseOf(String file, String turtle) {
        Node caseIri = NodeFactory.createURI(
                CG.CASE_BASE + file.substring(file.lastIndexOf('/') + 1).replace(".ttl", ""));
        Graph stated = GraphFactory.createDefaultGraph();
        RDFParser.fromString(turtle, Lang.TURTLE).parse(stated);
        Graph order = GraphFactory.createDefaultGraph();
        Timeline.of(stated).derived(caseIri).forEach(order::add);
        return InferredCase.of(caseIri, stated, order, InferredCase.ONTOLOGY);
    }
}
