package org.casegraph.generated;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDFS;
import org.casegraph.terminology.Terminology;
import org.casegraph.terminology.TerminologySource;

/** What generated cases may have: the phenotypes of HPO and the diseases of Mondo where they are given, invented ones else. */
record CohortTerms(List<Term> features, List<Term> diseases) {
    private static final String OBO = "http://purl.obolibrary.org/obo/";
    private static final int INVENTED_FEATURES = 12_000;
    private static final int INVENTED_DISEASES = 20_000;

    record Term(String id, String label) {}

    static CohortTerms of(List<Path> files) {
        List<Term> features = new ArrayList<>();
        List<Term> diseases = new ArrayList<>();
        for (Path file : files) {
            for (Terminology terminology : TerminologySource.read(file, problem -> {})) {
                features.addAll(below(terminology.graph(), "HP_", "0000118"));
                diseases.addAll(below(terminology.graph(), "MONDO_", "0000001"));
            }
        }
        return new CohortTerms(
                features.isEmpty()
                        ? invented("HP:9%06d", "invented feature %d", INVENTED_FEATURES)
                        : List.copyOf(features),
                diseases.isEmpty()
                        ? invented("OMIM:9%06d", "invented disease %d", INVENTED_DISEASES)
                        : List.copyOf(diseases));
    }

    /** Ids of seven digits that begin with 9 are given to no term of HPO, and none of OMIM has seven. */
    private static List<Term> invented(String id, String label, int number) {
        return IntStream.rangeClosed(1, number)
                .mapToObj(n -> new Term(String.format(Locale.ROOT, id, n), String.format(Locale.ROOT, label, n)))
                .toList();
    }

    private static List<Term> below(Graph graph, String prefix, String root) {
        Set<Node> seen = new HashSet<>();
        List<Node> next = new ArrayList<>();
        next.add(NodeFactory.createURI(OBO + prefix + root));
        List<Term> terms = new ArrayList<>();
        while (!next.isEmpty()) {
            graph.find(Node.ANY, RDFS.subClassOf.asNode(), next.remove(next.size() - 1))
                    .mapWith(Triple::getSubject)
                    .filterKeep(narrower -> narrower.isURI() && seen.add(narrower))
                    .forEach(next::add);
        }
        for (Node term : seen) {
            if (term.getURI().startsWith(OBO + prefix) && !graph.contains(term, OWL2.deprecated.asNode(), Node.ANY)) {
                graph.find(term, RDFS.label.asNode(), Node.ANY)
                        .nextOptional()
                        .map(label -> new Term(
                                term.getURI().substring(OBO.length()).replace('_', ':'),
                                label.getObject().getLiteralLexicalForm()))
                        .ifPresent(terms::add);
            }
        }
        terms.sort(Comparator.comparing(Term::id));
        return terms;
    }
}
