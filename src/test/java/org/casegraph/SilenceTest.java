package org.casegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.compose.Difference;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.graph.GraphFactory;
import org.casegraph.query.QuestionLibrary;
import org.casegraph.source.ProjectSources;
import org.casegraph.source.SourceGraph;
import org.casegraph.source.TurtleSource;
import org.casegraph.store.Store;
import org.casegraph.vocabulary.CG;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is denied is absent by every name of it, and silence is "not reported" only of what was read whole. */
@ExtendWith(SharedProject.class)
class SilenceTest {
    /** Each so many-th term is in a short run. */
    private static final int SAMPLE = 5;

    private static final String PREFIXES =
            """
            PREFIX cg:   <https://w3id.org/casegraph/ontology#>
            PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
            PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
            """;

    /** Terms of HPO that a finding class of ours matches exactly. */
    private static final String MATCHED =
            """
            SELECT DISTINCT ?term {
              ?ours rdfs:subClassOf* cg:Finding ; skos:exactMatch ?term .
              FILTER (STRSTARTS(STR(?term), "http://purl.obolibrary.org/obo/HP_"))
            }
            ORDER BY ?term
            """;

    private static final String SYNDROMES =
            """
            SELECT DISTINCT ?term {
              VALUES ?root { cg:Syndrome cg:HereditaryTumourSyndrome }
              ?term rdfs:subClassOf+ ?root .
              FILTER (STRSTARTS(STR(?term), STR(cg:)))
            }
            ORDER BY ?term
            """;

    /** How a case tells of a class, by what its name begins with. */
    private static final Map<String, String> TELLING = Map.of(
            "denied-", "a cg:AbsentFinding ; cg:absenceOf <%s> ; cg:basis cg:PatientDenial ; cg:span cg:AtPresentation",
            "found-", "a <%s>",
            "concluded-", "a cg:FinalDiagnosis ; cg:concludes <%s>");

    private static final String UNREAD_BUT_NOT_REPORTED =
            """
            SELECT ?assessment {
              ?assessment cg:status cg:FeatureNotReported ; cg:inCase ?case .
              FILTER NOT EXISTS { ?case cg:readWhole/cg:holdsFindings true }
            }
            """;

    private static final String WIDE =
            """
            SELECT DISTINCT ?absence {
              { SELECT ?class (COUNT(DISTINCT ?below) AS ?width) { ?below rdfs:subClassOf+ ?class } GROUP BY ?class }
              FILTER (?width > 5)
              ?absence cg:absenceOf ?class ; cg:voice ?voice .
              FILTER (NOT EXISTS { ?absence cg:site|cg:anywhere ?where }
                || NOT EXISTS { ?absence cg:span ?span . FILTER (?span != cg:SpanNotStated) })
            }
            """;

    private final QuestionLibrary library = QuestionLibrary.ofProject();

    @Test
    void someHpoTermsThatOursMatchAreAbsentWhereTheyAreDenied() {
        List<String> terms = matched();
        areAbsentWhereTheyAreDenied(IntStream.range(0, terms.size())
                .filter(number -> number % SAMPLE == 0)
                .mapToObj(terms::get)
                .toList());
    }

    @Test
    @Tag("long")
    void everyHpoTermThatOursMatchesIsAbsentWhereItIsDenied() {
        areAbsentWhereTheyAreDenied(matched());
    }

    private static List<String> matched() {
        List<String> terms = selected(ProjectSources.ontologyGraph(), MATCHED);
        assertTrue(terms.size() >= 150, terms.size() + " terms");
        return terms;
    }

    private void areAbsentWhereTheyAreDenied(List<String> terms) {
        List<SourceGraph> cases = terms.stream().map(SilenceTest::denying).toList();
        try (Store store = Store.inMemory(ProjectSources.ontology(), cases)) {
            for (String term : terms) {
                String caseIri = CG.CASE_BASE + id(term);
                assertEquals(
                        List.of("absent"),
                        answered(store, "status-of", Map.of("term", term, "case", caseIri), "status", caseIri),
                        term);
                assertEquals(
                        List.of("absent"),
                        answered(
                                store,
                                "cases-with-and-without",
                                Map.of("with", CG.NS + "Recovery", "without", term),
                                "status",
                                caseIri),
                        term);
            }
        }
    }

    /** Whether a syndrome is a finding, a disease or both in the ontology, it is denied, found and concluded alike. */
    @Test
    void everySyndromeIsAbsentWhereItIsDeniedAndPresentWhereItIsFoundOrConcluded() {
        List<String> syndromes = selected(ProjectSources.ontologyGraph(), SYNDROMES);
        assertTrue(
                syndromes.containsAll(List.of(CG.NS + "GlucagonomaSyndrome", CG.NS + "NeurofibromatosisType1")),
                syndromes::toString);
        List<SourceGraph> cases = syndromes.stream()
                .flatMap(term -> TELLING.entrySet().stream()
                        .map(telling -> telling(
                                telling.getKey() + CG.name(NodeFactory.createURI(term)),
                                telling.getValue().formatted(term))))
                .toList();
        try (Store store = Store.inMemory(ProjectSources.ontology(), cases)) {
            for (String term : syndromes) {
                Map<String, String> absence = Map.of("with", CG.NS + "Recovery", "without", term);
                for (String kind : TELLING.keySet()) {
                    String caseIri = CG.CASE_BASE + kind + CG.name(NodeFactory.createURI(term));
                    boolean isDenied = kind.equals("denied-");
                    assertEquals(
                            List.of(isDenied ? "absent" : "present"),
                            answered(store, "status-of", Map.of("term", term, "case", caseIri), "status", caseIri),
                            caseIri);
                    assertEquals(
                            isDenied ? List.of("absent") : List.of(),
                            answered(store, "cases-with-and-without", absence, "status", caseIri),
                            caseIri);
                }
                String denying = CG.CASE_BASE + "denied-" + CG.name(NodeFactory.createURI(term));
                assertEquals(
                        List.of("it"),
                        answered(store, "absent-findings", Map.of("case", denying), "absentFindingLabel", denying),
                        denying);
            }
        }
    }

    @Test
    void noFeatureIsNotReportedInAPartThatWasNotReadWhole(Store store) {
        Graph all = store.dataset().getDefaultGraph();
        Node wang = NodeFactory.createURI(CG.CASE_BASE + "wang-2022");

        assertEquals(List.of(), selected(all, UNREAD_BUT_NOT_REPORTED));
        assertTrue(
                !selected(without(all, wang, CG.readWhole), UNREAD_BUT_NOT_REPORTED)
                        .isEmpty(),
                "planted: nothing read");
    }

    @Test
    void noAbsenceOfAWideClassReachesFurtherThanItsWords(Store store) {
        Graph all = store.dataset().getDefaultGraph();
        Node planted = NodeFactory.createURI(CG.CASE_BASE + "kumar-2022#no-symptoms");
        Node span = NodeFactory.createURI(CG.NS + "span");

        assertEquals(List.of(), selected(all, WIDE));
        assertEquals(List.of(planted.toString()), selected(without(all, planted, span), WIDE), "planted: no span");
    }

    private static SourceGraph denying(String term) {
        return telling(id(term), TELLING.get("denied-").formatted(term));
    }

    private static SourceGraph telling(String id, String statement) {
        return TurtleSource.read(
                id + ".ttl",
                """
                @base <https://w3id.org/casegraph/case/%s> .
                @prefix cg: <https://w3id.org/casegraph/ontology#> .
                @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
                <> a cg:Case ; rdfs:label "%s"@en ; cg:readWhole cg:CaseSection .
                <#well> a cg:Recovery , cg:Finding ; rdfs:label "well"@en ; cg:inCase <> ; cg:voice cg:AuthorsOnPatient .
                <#it> rdfs:label "it"@en ; cg:inCase <> ; cg:voice cg:AuthorsOnPatient ; %s .
                """
                        .formatted(id, id, statement));
    }

    private static String id(String term) {
        return "denies-" + term.substring(term.lastIndexOf('_') + 1);
    }

    /** The values of a column in the rows of a case. */
    private List<String> answered(
            Store store, String question, Map<String, String> arguments, String column, String caseIri) {
        Query query = library.question(question).bind(arguments, store.dataset());
        return QueryExec.dataset(store.dataset()).query(query).select().stream()
                .filter(row -> row.get("case").toString().equals(caseIri))
                .map(row -> row.get(column).getLiteralLexicalForm())
                .toList();
    }

    private static Graph without(Graph all, Node subject, Node property) {
        Graph taken = GraphFactory.createDefaultGraph();
        all.stream(subject, property, Node.ANY).forEach(taken::add);
        return new Difference(all, taken);
    }

    private static List<String> selected(Graph graph, String query) {
        return QueryExec.graph(graph).query(PREFIXES + query).select().stream()
                .map(row -> row.get(row.vars().next()).toString())
                .toList();
    }
}
