package org.casegraph.similarity;

import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.vocabulary.RDF;
import org.casegraph.vocabulary.CG;

/** The cases that others are compared with, as the parameters of the questions choose them. */
record ChosenCases(Graph union, Predicate<Node> choice) {
    static ChosenCases all(Graph union) {
        return new ChosenCases(union, each -> true);
    }

    boolean contains(Node caseIri) {
        return choice.test(caseIri);
    }

    /** Those with a final diagnosis of the disease or one below it. */
    ChosenCases diagnosedWith(Node disease) {
        return and(union.stream(Node.ANY, CG.concludesKind, disease)
                .filter(found -> union.contains(found.getSubject(), RDF.type.asNode(), CG.FinalDiagnosis))
                .flatMap(found -> union.stream(found.getSubject(), CG.inCase, Node.ANY))
                .map(found -> found.getObject())
                .collect(Collectors.toUnmodifiableSet()));
    }

    /** Those of which a part that holds findings was read whole. */
    ChosenCases readWhole() {
        Node yes = ResourceFactory.createTypedLiteral(true).asNode();
        return and(union.stream(Node.ANY, CG.holdsFindings, yes)
                .flatMap(part -> union.stream(Node.ANY, CG.readWhole, part.getSubject()))
                .map(found -> found.getSubject())
                .collect(Collectors.toUnmodifiableSet()));
    }

    ChosenCases and(Predicate<Node> other) {
        return new ChosenCases(union, choice.and(other));
    }

    private ChosenCases and(Set<Node> cases) {
        return and((Predicate<Node>) cases::contains);
    }
}
