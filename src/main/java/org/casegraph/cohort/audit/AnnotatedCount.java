package org.casegraph.cohort.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.system.G;
import org.apache.jena.vocabulary.DCTerms;
import org.casegraph.vocabulary.CG;

/**
 * What an annotation counted.
 *
 * @param sex to which it is limited
 * @param papers those of its references in which a case stands
 */
record AnnotatedCount(
        Node annotation, Node disease, Node term, Optional<Node> sex, Set<Node> papers, int having, int of) {

    /** All annotations that count and cite one of the papers, by disease, term and IRI. */
    static List<AnnotatedCount> citing(Set<Node> papers, Graph graph) {
        Set<Node> citing = new LinkedHashSet<>();
        papers.forEach(paper -> graph.find(Node.ANY, DCTerms.source.asNode(), paper)
                .mapWith(Triple::getSubject)
                .forEachRemaining(citing::add));
        List<AnnotatedCount> counts = new ArrayList<>();
        citing.forEach(annotation -> of(annotation, papers, graph).ifPresent(counts::add));
        counts.sort(Comparator.comparing((AnnotatedCount each) -> each.disease.toString())
                .thenComparing(each -> each.term.toString())
                .thenComparing(each -> each.annotation.toString()));
        return List.copyOf(counts);
    }

    private static Optional<AnnotatedCount> of(Node annotation, Set<Node> papers, Graph graph) {
        Optional<Integer> having = number(annotation, CG.frequencyCount, graph);
        Optional<Integer> of = number(annotation, CG.frequencyTotal, graph);
        Optional<Node> disease = first(annotation, CG.annotatedDisease, graph);
        Optional<Node> term = first(annotation, CG.annotatedTerm, graph)
                // What is negated beside a count of some says of neither what it counts.
                .or(() -> first(annotation, CG.excludedTerm, graph).filter(excluded -> having.equals(Optional.of(0))));
        if (having.isEmpty() || of.isEmpty() || disease.isEmpty() || term.isEmpty()) {
            return Optional.empty();
        }
        Set<Node> cited = new TreeSet<>(Comparator.comparing(Node::toString));
        cited.addAll(G.listSP(graph, annotation, DCTerms.source.asNode()));
        cited.retainAll(papers);
        return Optional.of(new AnnotatedCount(
                annotation,
                disease.get(),
                term.get(),
                first(annotation, CG.annotatedSex, graph),
                Set.copyOf(cited),
                having.get(),
                of.get()));
    }

    private static Optional<Node> first(Node annotation, Node property, Graph graph) {
        return G.listSP(graph, annotation, property).stream().findFirst();
    }

    private static Optional<Integer> number(Node annotation, Node property, Graph graph) {
        return first(annotation, property, graph).map(node -> Integer.valueOf(node.getLiteralLexicalForm()));
    }
}
