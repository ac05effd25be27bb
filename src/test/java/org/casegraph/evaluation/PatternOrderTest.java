package org.casegraph.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.graph.GraphWrapper;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Isolated
class PatternOrderTest {
    /** The properties of which every triple was looked at. */
    private final Set<String> scanned = new TreeSet<>();

    private final Graph graph = new GraphWrapper(cases()) {
        @Override
        public ExtendedIterator<Triple> find(Node subject, Node property, Node object) {
            if (!subject.isConcrete() && !object.isConcrete()) {
                scanned.add(property.getLocalName());
            }
            return super.find(subject, property, object);
        }

        @Override
        public ExtendedIterator<Triple> find(Triple pattern) {
            return find(pattern.getSubject(), pattern.getPredicate(), pattern.getObject());
        }
    };

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?f :inCase :case1 ; a ?t . ?t :label ?l",
                "?t :label ?l . ?f a ?t . ?f :inCase :case1",
                "VALUES ?case { :case1 } ?f :inCase ?case ; a ?t . ?t :label ?l",
                "?f a :Fever ; a ?t . ?t :label ?l"
            })
    void theTypesOfANodeAreFoundBeforeWhatIsSaidOfThem(String patterns) {
        DatasetGraph dataset = DatasetGraphFactory.wrap(graph);
        PatternOrder.useIn(dataset.getContext());
        long rows = QueryExec.dataset(dataset)
                .query("PREFIX : <https://example.org/> SELECT ?l { " + patterns + " }")
                .select()
                .stream()
                .count();

        assertEquals(2, rows);
        assertEquals(Set.of(), scanned);
    }

    @Test
    void aTextAsAPropertyHasNoMatch() {
        DatasetGraph dataset = DatasetGraphFactory.wrap(cases());
        PatternOrder.useIn(dataset.getContext());

        assertFalse(QueryExec.dataset(dataset)
                .query(
                        "PREFIX : <https://example.org/> ASK { ?class :label ?p OPTIONAL { ?f ?p ?o ; a ?o } FILTER BOUND(?f) }")
                .ask());
    }

    private static Graph cases() {
        Graph cases = GraphFactory.createDefaultGraph();
        RDFParser.fromString(
                        """
                        PREFIX : <https://example.org/>
                        :f1 :inCase :case1 ; a :Fever , :Symptom .
                        :f2 :inCase :case2 ; a :Cough , :Symptom .
                        :Fever :label "fever" . :Cough :label "cough" . :Symptom :label "symptom" .
                        """,
                        Lang.TURTLE)
                .parse(cases);
        return cases;
    }
}
