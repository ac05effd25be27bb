package org.casegraph.similarity;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.casegraph.vocabulary.CG;

/** For each case of an index, by its number: what was finally diagnosed, and in which papers it stands. */
final class PublishedCases {
    private static final Pattern YEAR = Pattern.compile("(\\d{4})(?!\\d).*");

    private final List<Node> diseases;
    private final List<PublishedCase> cases;

    /**
     * @param diseases as the final diagnoses conclude them
     * @param papers that are named as its source, or that of its report
     * @param reports that it is read from, which may hold other cases
     * @param year the latest of its papers; empty if none is told
     */
    record PublishedCase(Set<Node> diseases, Set<Node> papers, Set<Node> reports, OptionalInt year) {
        /** Whether both stand in one paper, as far as is told. */
        boolean sharesPaperWith(PublishedCase other) {
            return papers.stream().anyMatch(other.papers::contains)
                    || reports.stream().anyMatch(other.reports::contains);
        }
    }

    /** @param caseIris in the order of their numbers */
    PublishedCases(Graph graph, List<Node> caseIris) {
        Map<Node, Set<Node>> concluded = new HashMap<>();
        graph.stream(Node.ANY, RDF.type.asNode(), CG.FinalDiagnosis)
                .map(Triple::getSubject)
                .forEach(diagnosis -> objects(graph, diagnosis, CG.inCase)
                        .forEach(caseIri -> objects(graph, diagnosis, CG.concludes)
                                .filter(disease -> disease.isURI() && !isMatched(graph, disease))
                                .forEach(disease -> concluded
                                        .computeIfAbsent(caseIri, each -> new HashSet<>())
                                        .add(disease))));
        cases = caseIris.stream()
                .map(caseIri -> of(graph, caseIri, concluded.getOrDefault(caseIri, Set.of())))
                .toList();
        Set<Node> all = new TreeSet<>(SimilarityIndex.BY_IRI);
        cases.forEach(each -> all.addAll(each.diseases));
        diseases = List.copyOf(all);
    }

    /** What matches a term exactly is concluded beside it, and is the same disease. */
    private static boolean isMatched(Graph graph, Node disease) {
        return graph.contains(Node.ANY, SKOS.exactMatch.asNode(), disease);
    }

    private static PublishedCase of(Graph graph, Node caseIri, Set<Node> diseases) {
        Set<Node> reports = objects(graph, caseIri, CG.fromReport).collect(Collectors.toUnmodifiableSet());
        List<Node> holders = Stream.concat(Stream.of(caseIri), reports.stream()).toList();
        Set<Node> papers = holders.stream()
                .flatMap(holder -> objects(graph, holder, DCTerms.source.asNode()))
                .collect(Collectors.toUnmodifiableSet());
        OptionalInt year = holders.stream()
                .flatMap(holder -> Stream.of(DCTerms.issued, DCTerms.date)
                        .flatMap(property -> objects(graph, holder, property.asNode())))
                .filter(Node::isLiteral)
                .map(told -> YEAR.matcher(told.getLiteralLexicalForm()))
                .filter(Matcher::matches)
                .mapToInt(told -> Integer.parseInt(told.group(1)))
                .max();
        return new PublishedCase(Set.copyOf(diseases), papers, reports, year);
    }

    private static Stream<Node> objects(Graph graph, Node subject, Node property) {
        return graph.find(subject, property, Node.ANY).mapWith(Triple::getObject).toList().stream();
    }

    /** By IRI. */
    List<Node> diseases() {
        return diseases;
    }

    /** Below 0 if no case has it. */
    int number(Node disease) {
        return Collections.binarySearch(diseases, disease, SimilarityIndex.BY_IRI);
    }

    PublishedCase get(int number) {
        return cases.get(number);
    }

    int count() {
        return cases.size();
    }
}
