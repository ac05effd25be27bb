package org.casegraph.similarity;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.system.G;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.casegraph.vocabulary.CG;
import org.jspecify.annotations.Nullable;

/**
 * For each case of an index, by its number: what was finally diagnosed, and in which papers it stands. Only the diagnoses
 * are read at first, as a question about one case needs the papers of that case alone. Any number of threads may ask.
 */
final class PublishedCases {
    private static final Pattern YEAR = Pattern.compile("(\\d{4})(?!\\d).*");

    private final Graph graph;
    private final SimilarityIndex index;
    private final List<Node> diseases;
    private final List<Set<Node>> concluded;
    private final AtomicReferenceArray<@Nullable PublishedCase> cases;

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

    PublishedCases(Graph graph, SimilarityIndex index) {
        this.graph = graph;
        this.index = index;
        cases = new AtomicReferenceArray<>(index.cases().size());
        concluded = new ArrayList<>(Collections.nCopies(cases.length(), Set.of()));
        Map<Node, Boolean> matched = new HashMap<>();
        graph.stream(Node.ANY, RDF.type.asNode(), CG.FinalDiagnosis)
                .map(Triple::getSubject)
                .forEach(diagnosis -> {
                    List<Node> found = objects(graph, diagnosis, CG.concludes)
                            .filter(disease -> disease.isURI()
                                    && !matched.computeIfAbsent(disease, each -> isMatched(graph, each)))
                            .toList();
                    objects(graph, diagnosis, CG.inCase)
                            .flatMap(caseIri -> index.number(caseIri).stream())
                            .forEach(number -> concluded.set(number, with(concluded.get(number), found)));
                });
        Set<Node> all = new HashSet<>();
        concluded.forEach(all::addAll);
        diseases = all.stream().sorted(SimilarityIndex.BY_IRI).toList();
    }

    private static Set<Node> with(Set<Node> some, List<Node> more) {
        return Stream.concat(some.stream(), more.stream()).collect(Collectors.toUnmodifiableSet());
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
        return new PublishedCase(diseases, papers, reports, year);
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

    Set<Node> diseasesOf(int number) {
        return concluded.get(number);
    }

    PublishedCase get(int number) {
        PublishedCase known = cases.get(number);
        if (known == null) {
            known = of(graph, index.cases().get(number), concluded.get(number));
            cases.set(number, known);
        }
        return known;
    }

    /** The cases for which {@link PublishedCase#sharesPaperWith} holds of one, itself among them, found from its papers. */
    BitSet ofPapersOf(int number) {
        PublishedCase own = get(number);
        Set<Node> reports = new HashSet<>(own.reports());
        BitSet found = new BitSet();
        own.papers().stream()
                .flatMap(paper -> G.listPO(graph, DCTerms.source.asNode(), paper).stream())
                .forEach(holder -> index.number(holder).ifPresentOrElse(found::set, () -> reports.add(holder)));
        reports.stream()
                .flatMap(report -> G.listPO(graph, CG.fromReport, report).stream())
                .flatMap(caseIri -> index.number(caseIri).stream())
                .forEach(found::set);
        return found;
    }

    int count() {
        return cases.length();
    }
}
