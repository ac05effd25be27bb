package org.casegraph.inference;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
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
        Requirement requirement,
        String text) {
    /** The IRI that {@code prov:wasGeneratedBy} names. */
    public Node iri() {
        return NodeFactory.createURI(CG.RULE_BASE + id);
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
        return new Rule(read.id(), title, why, source, stage, construct, Requirement.of(construct), text);
    }
}
