package org.casegraph.evaluation.row;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.engine.iterator.QueryIterPlainWrapper;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.pfunction.PropFuncArg;
import org.apache.jena.sparql.pfunction.PropFuncArgType;
import org.apache.jena.sparql.pfunction.PropertyFunctionEval;
import org.apache.jena.sparql.sse.SSE;
import org.casegraph.evaluation.function.Functions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By a function that does not keep its word, so that it shows who takes it. */
class OrderedSolutionsTest {
    private static final String IRI = "https://example.org/numbers";

    private final DatasetGraph dataset = DatasetGraphFactory.createTxnMem();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            (1 2) :numbers (?n ?m)                                   | ?n              | 2 3 1
            (1 2) :numbers (?n ?m)                                   | ?n DESC(?m)     | 2 3 1
            VALUES ?a { 1 } (?a 2) :numbers (?n ?m)                  | ?n              | 2 3 1
            VALUES ?a { 1 } VALUES (?a ?b) { (0 3) (1 4) } (?a ?b) :numbers (?n ?m) | ?n | 2 3 1
            VALUES ?a { 1 1 } (?a 2) :numbers (?n ?m)                | ?n              | 1 1 2 2 3 3
            ?s ?p ?a . (?a 2) :numbers (?n ?m)                       | ?n              | 1 2 3
            (1 2) :numbers (?n ?m)                                   | DESC(?n)        | 3 2 1
            (1 2) :numbers (?n ?m)                                   | ?n ?m           | 1 2 3
            (1 2) :numbers (?n ?m)                                   | ?m              | 1 2 3
            (1 2) :numbers (?n ?m)                                   | (?n + 1)        | 1 2 3
            (1 2) :numbers (?n ?m)                                   | ?n DESC(?m) ?n  | 1 2 3
            (1 2) :numbers (?n ?m) FILTER (?n > 0)                   | ?n              | 1 2 3
            """)
    void onlyTheSolutionsOfOneCallAreLeftAsTheyCome(String pattern, String order, String rows) {
        dataset.getDefaultGraph().add(SSE.parseTriple("(<urn:x> <urn:y> 1)"));
        Functions.register(
                dataset.getContext(),
                Map.of(
                        IRI,
                        new OrderedSolutions(
                                iri -> new Numbers(),
                                List.of(new OrderedSolutions.Key(0, false), new OrderedSolutions.Key(1, true)))));
        List<String> found = new ArrayList<>();
        try (QueryExec exec = QueryExec.dataset(dataset)
                .query("PREFIX : <https://example.org/> SELECT ?n { " + pattern + " } ORDER BY " + order)
                .build()) {
            exec.select().forEachRemaining(row -> found.add(row.get("n").getLiteralLexicalForm()));
        }

        assertEquals(List.of(rows.split(" ")), found);
    }

    private static final class Numbers extends PropertyFunctionEval {
        Numbers() {
            super(PropFuncArgType.PF_ARG_LIST, PropFuncArgType.PF_ARG_LIST);
        }

        @Override
        public QueryIterator execEvaluated(
                Binding row, PropFuncArg subject, Node predicate, PropFuncArg object, ExecutionContext context) {
            Var number = Var.alloc(object.getArg(0));
            Var same = Var.alloc(object.getArg(1));
            return QueryIterPlainWrapper.create(
                    Stream.of("2", "3", "1")
                            .map(text -> NodeFactory.createLiteralDT(text, XSDDatatype.XSDinteger))
                            .map(value ->
                                    BindingFactory.binding(BindingFactory.binding(row, number, value), same, value))
                            .iterator(),
                    context);
        }
    }
}
