package org.casegraph.store.mapped;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.List;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.casegraph.MappedProject;
import org.casegraph.SharedProject;
import org.casegraph.vocabulary.CG;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What rows after each other ask for again is looked up once more, and then no more. */
@ExtendWith(SharedProject.class)
class PatternPlanTest {
    private static final String WANG = "wang-2022";
    private static final String OTHER = "al-faouri-2016";
    private static final String NOBODY = "nobody";
    private static final Var CASE = Var.alloc("c");

    private Asked graph;
    private ExecutionContext context;

    @BeforeEach
    void open(MappedProject project) {
        graph = new Asked((IdGraph) IdStages.unwrapped(project.columns().getDefaultGraph()));
        context = ExecutionContext.create(project.columns());
    }

    @Test
    void rowsThatAskForTheSameGetTheSame() {
        RowPlan plan = plan("?c rdfs:label ?l");
        List<Binding> first = all(plan, WANG);
        List<Binding> second = all(plan, WANG);
        int asked = graph.asked;

        List<Binding> third = all(plan, WANG);

        assertEquals(asked, graph.asked);
        assertEquals(1, first.size());
        assertEquals(first, second);
        assertEquals(first, third);
    }

    @Test
    void aRowThatAsksForAnotherGetsItsOwn() {
        RowPlan plan = plan("?c rdfs:label ?l");
        List<List<Binding>> alone = new ArrayList<>();
        List<List<Binding>> inTurn = new ArrayList<>();
        for (String name : List.of(WANG, WANG, WANG, OTHER, NOBODY, WANG, OTHER, OTHER, OTHER, WANG)) {
            alone.add(all(plan("?c rdfs:label ?l"), name));
            inTurn.add(all(plan, name));
        }

        assertEquals(alone, inTurn);
        assertNotEquals(inTurn.get(0), inTurn.get(3));
    }

    @Test
    void whatIsNotThereIsKnownToo() {
        RowPlan plan = plan("?c cg:readWhole cg:NoSuchPart");
        all(plan, WANG);
        all(plan, WANG);
        int asked = graph.asked;

        assertEquals(List.of(), all(plan, WANG));
        assertEquals(asked, graph.asked);
    }

    /** Neither more than is worth to be kept, nor what was looked at in part. */
    @Test
    void whatIsNotKnownWholeIsLookedUpAgain() {
        RowPlan many = plan("?x cg:inCase ?c");
        int size = all(many, WANG).size();
        for (int turn = 0; turn < 3; turn++) {
            assertEquals(size, all(many, WANG).size());
        }
        RowPlan inPart = plan("?c rdfs:label ?l");
        for (int turn = 0; turn < 3; turn++) {
            inPart.rows(row(WANG)).next();
        }

        assertEquals(1, all(inPart, WANG).size());
        assertEquals(1, all(inPart, WANG).size());
    }

    private RowPlan plan(String pattern) {
        String query = "PREFIX cg: <" + CG.NS + "> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> SELECT * { "
                + pattern + " }";
        OpBGP op = (OpBGP) Algebra.compile(QueryFactory.create(query).getQueryPattern());
        return new PatternPlan(op.getPattern(), graph, List.of(), context);
    }

    private static List<Binding> all(RowPlan plan, String name) {
        return Iter.toList(plan.rows(row(name)));
    }

    private static Binding row(String name) {
        Node iri = NodeFactory.createURI(CG.CASE_BASE + name);
        return BindingFactory.binding(CASE, iri);
    }

    /** Counts what is looked up. */
    private static final class Asked extends IdGraph {
        private final IdGraph of;
        private int asked;

        Asked(IdGraph of) {
            super(of.terms());
            this.of = of;
        }

        @Override
        Triples find(int subject, int property, int object) {
            asked++;
            return of.find(subject, property, object);
        }

        @Override
        double count(int subject, int property, int object) {
            return of.count(subject, property, object);
        }
    }
}
