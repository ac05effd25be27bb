package org.casegraph.inference;

import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;
import org.casegraph.vocabulary.CG;

/** Works out the inferred graph of a case. Safe for use by several threads. */
public final class Inference {
    private final List<List<Rule>> stages;
    private final Graph classes;

    /** Of the ontology last used, since thousands of cases share one. */
    private volatile ClassClosure kinds = ClassClosure.of(Graph.emptyGraph);

    private Inference(List<List<Rule>> stages, Graph classes) {
        this.stages = stages;
        this.classes = classes;
    }

    /** Throws a {@link org.casegraph.problem.Problem} that names the file if a rule cannot be read. */
    public static Inference ofProject() {
        return of(Rules.ofProject());
    }

    /** With rules that have been read already. */
    public static Inference of(Rules rules) {
        return of(rules, Graph.emptyGraph);
    }

    /** @param classes direct superclasses of terminologies, which types are closed over and rules do not see */
    public static Inference of(Rules rules, Graph classes) {
        return new Inference(rules.stages(), classes);
    }

    /**
     * The inferred graph of a case: the timeline's triples, the types and properties that the hierarchies add, what
     * the rules derive, and types and values once more in the terms of other vocabularies that match exactly. It holds nothing that the case states. The arguments are not changed.
     *
     * @param caseGraph of this one case; rules take it for the whole of what is known of a patient
     * @param ontology all modules and the knowledge layer as one graph; it must not change between calls
     * @param timeline what the timeline of the case derived
     */
    public Graph infer(Node caseIri, Graph caseGraph, Graph ontology, Graph timeline) {
        if (!caseGraph.contains(caseIri, RDF.type.asNode(), CG.Case)) {
            throw new IllegalArgumentException(caseIri + " is not the case of this graph");
        }
        CaseInference derivation = new CaseInference(caseGraph, ontology, kindsIn(ontology));
        derivation.add(timeline.find());
        stages.forEach(derivation::run);
        derivation.addConcludedKinds();
        derivation.addMatchingValues();
        return derivation.inferred();
    }

    private ClassClosure kindsIn(Graph ontology) {
        ClassClosure last = kinds;
        if (last.hierarchy().isOf(ontology)) {
            return last;
        }
        ClassClosure fresh = new ClassClosure(new Hierarchy(ontology, classes), new Alignments(ontology));
        kinds = fresh;
        return fresh;
    }
}
