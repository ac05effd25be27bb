package org.casegraph.inference;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.compose.DisjointUnion;
import org.apache.jena.vocabulary.RDF;
import org.casegraph.vocabulary.CG;

/** The state of one case's inference: what is known of it by now, and which part of that was not stated. */
final class CaseInference {
    private static final Node TYPE = RDF.type.asNode();

    private final Hierarchy hierarchy;
    private final Alignments alignments;
    private final ClassClosure kinds;
    private final Graph stated;
    private final Graph inferred = GraphMemFactory.createDefaultGraphSameTerm();

    /** What is stated and what is inferred, side by side and without a copy. */
    private final Graph known;

    private final Graph union;

    CaseInference(Graph stated, Graph ontology, ClassClosure kinds) {
        this.hierarchy = kinds.hierarchy();
        this.alignments = kinds.alignments();
        this.kinds = kinds;
        this.stated = stated;
        this.known = new DisjointUnion(stated, inferred);
        this.union = new DisjointUnion(known, ontology);
        stated.find().forEachRemaining(triple -> forEachAbove(triple, this::addNew));
    }

    Graph inferred() {
        return inferred;
    }

    /** Adds triples and all that the hierarchies say of them. */
    void add(Iterator<Triple> triples) {
        triples.forEachRemaining(triple -> {
            addNew(triple);
            forEachAbove(triple, this::addNew);
        });
    }

    /** Runs the rules of a stage on what was known before it. */
    void run(List<Rule> stage) {
        List<Triple> constructed = new ArrayList<>();
        for (Rule rule : stage) {
            if (rule.requirement().mayHoldIn(union)) {
                constructed.addAll(rule.constructed(union));
            }
        }
        add(constructed.iterator());
    }

    /**
     * Writes values once more with the terms of other vocabularies that match them exactly, and what is measured with the
     * codes of its unit and specimen. It comes after the rules, so that no rule meets one thing twice.
     */
    void addMatchingValues() {
        List<Triple> matching = new ArrayList<>();
        known.find().forEachRemaining(triple -> {
            matching.addAll(alignments.withMatchingValues(triple));
            matching.addAll(alignments.withCodes(triple, known));
        });
        matching.forEach(this::addNew);
    }

    /** Says of each diagnosis every kind of disease that it concludes. It comes before the matching values. */
    void addConcludedKinds() {
        List<Triple> concluded = new ArrayList<>();
        known.find(Node.ANY, CG.concludes, Node.ANY)
                .forEachRemaining(triple -> kinds.inAnyVocabulary(triple.getObject())
                        .forEach(kind -> concluded.add(Triple.create(triple.getSubject(), CG.concludesKind, kind))));
        concluded.forEach(this::addNew);
    }

    private void addNew(Triple triple) {
        if (!stated.contains(triple)) {
            inferred.add(triple);
        }
    }

    private void forEachAbove(Triple triple, Consumer<Triple> action) {
        Node subject = triple.getSubject();
        Node object = triple.getObject();
        if (triple.getPredicate().equals(TYPE)) {
            kinds.inAnyVocabulary(object).forEach(kind -> action.accept(Triple.create(subject, TYPE, kind)));
        } else {
            if (triple.getPredicate().equals(CG.absenceOf)) {
                action.accept(Triple.create(subject, CG.absentKind, object));
                hierarchy
                        .ancestors(object)
                        .forEach(above -> action.accept(Triple.create(subject, CG.absentKind, above)));
            }
            if (triple.getPredicate().equals(CG.suspects)) {
                kinds.inAnyVocabulary(object)
                        .forEach(kind -> action.accept(Triple.create(subject, CG.suspectedKind, kind)));
            }
            hierarchy
                    .superproperties(triple.getPredicate())
                    .forEach(above -> action.accept(Triple.create(subject, above, object)));
        }
    }
}
