package org.casegraph.cohort.audit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.system.G;
import org.apache.jena.vocabulary.DCTerms;
import org.casegraph.cohort.CaseColumns;
import org.casegraph.vocabulary.CG;
import org.roaringbitmap.RoaringBitmap;

/** Which cases stand in which papers: those that they, or the reports that they are read from, name as their source. */
final class PapersOfCases {
    private final Map<Node, RoaringBitmap> casesOf = new HashMap<>();

    PapersOfCases(Graph graph, CaseColumns columns) {
        for (int number = 0; number < columns.cases(); number++) {
            Node name = columns.caseName(number);
            List<Node> holders = new ArrayList<>(G.listSP(graph, name, CG.fromReport));
            holders.add(name);
            for (Node holder : holders) {
                for (Node paper : G.listSP(graph, holder, DCTerms.source.asNode())) {
                    casesOf.computeIfAbsent(paper, each -> new RoaringBitmap()).add(number);
                }
            }
        }
    }

    Set<Node> papers() {
        return casesOf.keySet();
    }

    RoaringBitmap cases(Collection<Node> papers) {
        RoaringBitmap cases = new RoaringBitmap();
        papers.forEach(paper -> cases.or(casesOf.getOrDefault(paper, new RoaringBitmap())));
        return cases;
    }
}
