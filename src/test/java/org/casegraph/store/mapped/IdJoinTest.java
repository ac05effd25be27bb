package org.casegraph.store.mapped;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.core.BasicPattern;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.casegraph.MappedProject;
import org.casegraph.SharedProject;
import org.casegraph.vocabulary.CG;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What gives nothing to a triple that fits nothing is not looked up again for it. */
@ExtendWith(SharedProject.class)
class IdJoinTest {
    private static final String PREFIXES = "PREFIX cg: <" + CG.NS + "> PREFIX : <" + CG.CASE_BASE + "wang-2022#>"
            + " PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> SELECT * ";

    /** Each looks at hundreds of thousands of triples where steps are gone back one by one, or in another order. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {?any ?how cg:Abstract . ?s cg:section cg:Abstract , ?n . ?n a ?o . ?s a ?t ; cg:probablyNotAfter ?u} | 20000
                    {?any ?how cg:Statement . ?s a cg:Statement ; cg:certainlyPrecedes ?o , ?n . ?n cg:statedIn ?o . ?s a ?k} | 20000
                    {?s cg:certainlyPrecedes :final-diagnosis ; ?p ?o ; cg:probablyPrecedes ?u , ?n . ?n cg:statedIn ?u} | 20000
                    {?s cg:certainlyPrecedes ?o ; cg:orderUndeterminedWith ?o , ?n . ?n cg:probablyNotAfter :final-diagnosis . ?s a ?k ; ?q ?v} | 20000
                    """)
    void aTripleThatFitsNothingIsNotLookedUpForWhatItDoesNotNeed(String query, int most, MappedProject project) {
        IdGraph graph = (IdGraph) IdStages.unwrapped(project.columns().getDefaultGraph());
        BasicPattern pattern =
                ((OpBGP) Algebra.compile(QueryFactory.create(PREFIXES + query).getQueryPattern())).getPattern();
        IdJoin join = IdPattern.of(pattern, graph)
                .orElseThrow()
                .join(BindingFactory.empty())
                .orElseThrow();
        AtomicInteger looked = new AtomicInteger();
        int rows = 0;
        while (join.next(looked::incrementAndGet)) {
            rows++;
        }

        assertEquals(0, rows);
        assertTrue(looked.get() < most, looked + " triples");
    }
}
