package org.casegraph.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.OpVisitorBase;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.algebra.walker.Walker;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.expr.E_Function;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprVisitorBase;
import org.apache.jena.sparql.pfunction.PropertyFunctionRegistry;
import org.apache.jena.vocabulary.XSD;
import org.casegraph.SharedProject;
import org.casegraph.project.ProjectFiles;
import org.casegraph.project.QueryFile;
import org.casegraph.project.QueryHeader;
import org.casegraph.store.Store;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** A question that only this server can answer says which function it calls, and which file any engine can run. */
@ExtendWith(SharedProject.class)
class CalledFunctionsTest {
    private static PropertyFunctionRegistry registry;

    @BeforeAll
    static void read(Store store) {
        DatasetGraph dataset = store.dataset();
        registry = PropertyFunctionRegistry.get(dataset.getContext());
    }

    @TestFactory
    Stream<DynamicTest> eachQuestionNamesWhatItCallsAndItsPlainForm() {
        return QuestionLibrary.ofProject().questions().stream()
                .map(question -> DynamicTest.dynamicTest(question.id(), () -> assertSaysSo(question.text())));
    }

    @Test
    void whatSaysNothingOfItsFunctionIsFound() {
        assertEquals(
                Set.of("https://w3id.org/casegraph/function#sharesWith"),
                called(
                        QueryFile.parse(
                                "planted",
                                "SELECT * { { ?c <https://w3id.org/casegraph/function#sharesWith> (?o ?s ?i) } UNION { ?c a ?t } }")));
        assertEquals(
                Set.of("http://example.org/f"),
                called(QueryFile.parse("planted", "SELECT * { ?c a ?t FILTER (<http://example.org/f>(?c) > 1) }")));
    }

    private static void assertSaysSo(String text) {
        QueryFile file = QueryFile.read("question", text);
        QueryHeader header = file.header();
        Set<String> called = called(file.query());

        assertEquals(
                called,
                new TreeSet<>(
                        header.textOrEmpty("calls").isEmpty()
                                ? List.of()
                                : List.of(header.textOrEmpty("calls").split(" "))));
        if (!called.isEmpty()) {
            String plain = header.text("plain");
            String folder = plain.substring(0, plain.lastIndexOf('/'));
            String form = ProjectFiles.under(folder, plain.substring(plain.lastIndexOf('/') + 1))
                    .get(plain);
            assertEquals(Set.of(), called(QueryFile.read(plain, form).query()));
            assertTrue(header.textOrEmpty("description").contains(plain), "the description names the plain form");
        }
    }

    /** The IRIs of functions that are not of SPARQL, as functions and as predicates. */
    private static Set<String> called(Query query) {
        Set<String> called = new TreeSet<>();
        Walker.walk(
                Algebra.compile(query),
                new OpVisitorBase() {
                    @Override
                    public void visit(OpBGP pattern) {
                        pattern.getPattern().forEach(triple -> addPredicate(triple.getPredicate(), called));
                    }

                    @Override
                    public void visit(OpPath path) {
                        if (path.getTriplePath().isTriple()) {
                            addPredicate(path.getTriplePath().getPredicate(), called);
                        }
                    }
                },
                new ExprVisitorBase() {
                    @Override
                    public void visit(ExprFunctionN function) {
                        if (function instanceof E_Function other
                                && !other.getFunctionIRI().startsWith(XSD.NS)) {
                            called.add(other.getFunctionIRI());
                        }
                    }
                });
        return called;
    }

    private static void addPredicate(Node predicate, Set<String> called) {
        if (predicate.isURI() && registry.isRegistered(predicate.getURI())) {
            called.add(predicate.getURI());
        }
    }
}
