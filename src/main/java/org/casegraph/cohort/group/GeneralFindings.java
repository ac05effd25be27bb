package org.casegraph.cohort.group;

import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.casegraph.graph.TermIds;
import org.casegraph.project.TableFile;

/** Classes of HPO that only divide it, as listed in {@code general-findings.tsv}. */
final class GeneralFindings {
    private GeneralFindings() {}

    static List<Node> list() {
        return TableFile.rows("cohort/general-findings.tsv")
                .map(row -> NodeFactory.createURI(TermIds.iris(row.get(0)).get(0)))
                .toList();
    }
}
