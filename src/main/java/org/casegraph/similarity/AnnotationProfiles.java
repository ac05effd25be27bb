package org.casegraph.similarity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.system.G;
import org.apache.jena.vocabulary.DCTerms;
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

    private final Graph graph;
    private final List<Node> diseases;

    /** @param diseases as they are numbered */
    AnnotationProfiles(Graph graph, SimilarityIndex index, List<Node> diseases) {
        this.graph = graph;
        this.index = index;
        this.diseases = diseases;
        ComparedClasses classes = new ComparedClasses(graph, index);
        Map<Node, int[]> ofTerm = new HashMap<>();
        for (Node disease : diseases) {
            BitSet profile = new BitSet();
            graph.find(Node.ANY, CG.annotatedDisease, disease)
                    .mapWith(Triple::getSubject)
                    .toList()
                    .forEach(annotation -> G.listSP(graph, annotation, CG.annotatedTerm)
                            .forEach(term -> Arrays.stream(ofTerm.computeIfAbsent(term, classes::atOrAbove))
                                    .forEach(profile::set)));
            profiles.add(profile);
        }
    }

    /** The diseases, by their numbers, of which an annotation cites one of the papers. */
    BitSet citing(Set<Node> papers) {
        BitSet found = new BitSet();
        papers.stream()
                .flatMap(paper -> G.listPO(graph, DCTerms.source.asNode(), paper).stream())
                .filter(annotation -> G.hasProperty(graph, annotation, CG.annotatedTerm))
                .flatMap(annotation -> G.listSP(graph, annotation, CG.annotatedDisease).stream())
                .mapToInt(disease -> Collections.binarySearch(diseases, disease, SimilarityIndex.BY_IRI))
                .filter(number -> number >= 0)
                .forEach(found::set);
        return found;
    }

    /** Whether nothing that is compared is annotated of any disease. */
    boolean isEmpty() {
        return profiles.stream().allMatch(BitSet::isEmpty);
    }

    /** Whether anything that is compared is annotated of a disease. */
    boolean isAnnotated(int disease) {
        return !profiles.get(disease).isEmpty();
    }

    /** For each disease, in ten-thousandths. */
    int[] scores(FindingProfile patient) {
        int[] asked = patient.mostSpecific();
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
