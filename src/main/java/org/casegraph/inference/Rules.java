package org.casegraph.inference;

import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.casegraph.project.ProjectFiles;
import org.casegraph.vocabulary.CG;

/** The rules of the project, in the order of their ids. */
public final class Rules {
    /** The named graph in which {@link #described()} belongs. */
    public static final Node GRAPH = NodeFactory.createURI(CG.BASE + "rules");

    /** From a rule to its file's text, in {@link #described()}. */
    public static final Node TEXT = NodeFactory.createURI("http://www.w3.org/ns/shacl#construct");

    private final List<Rule> rules;

    private Rules(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    public static Rules ofProject() {
        return OfProject.RULES;
    }

    /** Read once: they are part of the program. */
    private static final class OfProject {
        private static final Rules RULES =
                new Rules(ProjectFiles.readEach(ProjectFiles.under("queries/rules", ".rq"), Rule::read));
    }

    public List<Rule> list() {
        return rules;
    }

    /** The rules by stage, lowest first, in each by id. */
    List<List<Rule>> stages() {
        Stream<Integer> stages = rules.stream().map(Rule::stage).distinct().sorted();
        return stages.map(stage ->
                        rules.stream().filter(rule -> rule.stage() == stage).toList())
                .toList();
    }

    /** Each rule as a {@code cg:Rule} with its title as label, why it is so as comment, its source, and its whole text. */
    public Graph described() {
        Graph graph = GraphFactory.createDefaultGraph();
        for (Rule rule : rules) {
            graph.add(rule.iri(), RDF.type.asNode(), CG.Rule);
            graph.add(rule.iri(), RDFS.label.asNode(), NodeFactory.createLiteralLang(rule.title(), "en"));
            graph.add(rule.iri(), RDFS.comment.asNode(), NodeFactory.createLiteralLang(rule.why(), "en"));
            graph.add(rule.iri(), DCTerms.source.asNode(), source(rule.source()));
            graph.add(rule.iri(), TEXT, NodeFactory.createLiteralString(rule.text()));
        }
        return graph;
    }

    private static Node source(String source) {
        return source.matches("(https?|urn):\\S+")
                ? NodeFactory.createURI(source)
                : NodeFactory.createLiteralString(source);
    }
}
