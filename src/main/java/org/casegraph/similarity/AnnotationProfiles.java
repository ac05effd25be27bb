package org.casegraph.similarity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.system.G;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.casegraph.vocabulary.CG;

/**
 * What annotations say of diseases, as the classes by which cases are compared. A case is as near to a disease as the
 * annotations tell of its findings: of each most specific one what the best class above it tells that the disease has, by
 * what the findings tell themselves (Resnik 1995). Any number of threads may ask.
 */
final class AnnotationProfiles {
    private final SimilarityIndex index;

    /** For each disease the classes that it has, and all above them. */
    private final List<BitSet> profiles = new ArrayList<>();

    private final List<Set<Node>> references = new ArrayList<>();

    /** @param diseases as they are numbered */
    AnnotationProfiles(Graph graph, SimilarityIndex index, List<Node> diseases) {
        this.index = index;
        Map<Node, Integer> numbers = new HashMap<>();
        index.classes().forEach(type -> numbers.put(type, numbers.size()));
        Map<Node, int[]> ofTerm = new HashMap<>();
        for (Node disease : diseases) {
            BitSet profile = new BitSet();
            Set<Node> cited = new HashSet<>();
            graph.find(Node.ANY, CG.annotatedDisease, disease)
                    .mapWith(Triple::getSubject)
                    .toList()
                    .forEach(annotation -> G.listSP(graph, annotation, CG.annotatedTerm)
                            .forEach(term -> {
                                Arrays.stream(ofTerm.computeIfAbsent(term, each -> classes(each, graph, numbers)))
                                        .forEach(profile::set);
                                cited.addAll(G.listSP(graph, annotation, DCTerms.source.asNode()));
                            }));
            profiles.add(profile);
            references.add(Set.copyOf(cited));
        }
    }

    private int[] classes(Node term, Graph graph, Map<Node, Integer> numbers) {
        Set<Integer> found = new HashSet<>();
        Stream.concat(Stream.of(term), G.listSP(graph, term, RDFS.subClassOf.asNode()).stream())
                .flatMap(above ->
                        Stream.concat(Stream.of(above), G.listPO(graph, SKOS.exactMatch.asNode(), above).stream()))
                .map(numbers::get)
                .filter(number -> number != null)
                .forEach(number -> Arrays.stream(index.atOrAbove(number)).forEach(found::add));
        return found.stream().mapToInt(Integer::intValue).sorted().toArray();
    }

    /** Whether any annotation of a disease, by its number, cites one of the papers. */
    boolean cites(int disease, Set<Node> papers) {
        return papers.stream().anyMatch(references.get(disease)::contains);
    }

    /** Whether anything that is compared is annotated of a disease. */
    boolean isAnnotated(int disease) {
        return !profiles.get(disease).isEmpty();
    }

    /** For each disease, in ten-thousandths. */
    int[] scores(int caseNumber) {
        int[] asked = index.mostSpecificOf(caseNumber);
        int[] content = index.content();
        long all = Arrays.stream(asked).mapToLong(type -> content[type]).sum();
        int[] scores = new int[profiles.size()];
        for (int disease = 0; disease < scores.length; disease++) {
            BitSet profile = profiles.get(disease);
            long told = 0;
            for (int type : asked) {
                int best = 0;
                for (int above : index.atOrAbove(type)) {
                    if (profile.get(above)) {
                        best = Math.max(best, content[above]);
                    }
                }
                told += best;
            }
            scores[disease] = SimilarityIndex.rounded(told, all);
        }
        return scores;
    }
}
