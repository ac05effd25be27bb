package org.casegraph.inference;

import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.iterator.QueryIterRoot;
import org.apache.jena.sparql.engine.main.QC;
import org.apache.jena.sparql.modify.TemplateLib;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;
import org.casegraph.project.QueryFile;
import org.casegraph.vocabulary.CG;

/**
 * One file of {@code queries/rules/}: a CONSTRUCT query over the union of one case, the ontology and what earlier
 * stages derived.
 *
 * @param id the file's name without ending
 * @param source where the rule comes from: an IRI or a citation
 * @param stage 1 or more; a rule sees what rules of lower stages derived, and nothing of its own stage
 * @param plan of the query, made once for thousands of cases
 * @param requirement what a graph must hold for the rule to derive anything
 * @param text the whole file
 */
public record Rule(
        String id,
        String title,
        String why,
        String source,
        int stage,
        Query construct,
        Op plan,
        Requirement requirement,
        String text) {
    /** The IRI that {@code prov:wasGeneratedBy} names. */
    public Node iri() {
        return NodeFactory.createURI(CG.RULE_BASE + id);
    }

    /** What the rule says of a graph, which may name a triple more than once. */
    List<Triple> constructed(Graph graph) {
        ExecutionContext context = ExecutionContext.createForGraph(graph);
        QueryIterator rows = QC.execute(plan, QueryIterRoot.create(context), context);
        try {
            List<Triple> triples = new ArrayList<>();
            TemplateLib.calcTriples(construct.getConstructTemplate().getTriples(), rows)
                    .forEachRemaining(triples::add);
            return triples;
        } finally {
            rows.close();
        }
    }

    /** Reads a rule; throws a {@link Problem} that names the file if its header or its query cannot be read. */
    static Rule read(String file, String text) {
        QueryFile read = QueryFile.read(file, text);
        String title = read.header().text("title");
        String why = read.header().text("why");
        String source = read.header().text("source");
        int stage = read.header().number("stage");
        Query construct = read.query();
        if (!construct.isConstructType()) {
            throw Problem.of(
                    Mistake.BAD_RULE,
                    file,
                    "a rule has to be a CONSTRUCT query",
                    "Move a question to queries/questions/");
        }
        Op plan = Algebra.optimize(Algebra.compile(construct));
        return new Rule(read.id(), title, why, source, stage, construct, plan, Requirement.of(construct), text);
    }
}
