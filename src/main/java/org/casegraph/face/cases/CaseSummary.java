package org.casegraph.face.cases;

import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.casegraph.face.html.NodeLinks;
import org.casegraph.graph.CaseIris;
import org.casegraph.graph.Values;
import org.casegraph.store.Store;
import org.casegraph.vocabulary.CG;

/**
 * A case in a list.
 *
 * @param diagnoses what its final diagnoses conclude, or else its others, in the order of their labels
 * @param findings how many findings are present
 */
record CaseSummary(Node caseIri, String id, String label, List<Node> diagnoses, String patient, long findings) {
    static CaseSummary of(Store store, NodeLinks links, Node caseIri) {
        Graph stated = store.dataset().getGraph(caseIri);
        List<Node> concluded = concluded(stated, CG.FinalDiagnosis, links);
        return new CaseSummary(
                caseIri,
                CaseIris.id(caseIri),
                links.label(caseIri),
                concluded.isEmpty() ? concluded(stated, Node.ANY, links) : concluded,
                patient(stated, links),
                stated.stream(Node.ANY, RDF.type.asNode(), CG.Finding).count());
    }

    private static List<Node> concluded(Graph stated, Node kind, NodeLinks links) {
        return links.sorted(stated.stream(Node.ANY, CG.concludes, Node.ANY)
                .filter(triple ->
                        kind.equals(Node.ANY) || stated.contains(triple.getSubject(), RDF.type.asNode(), kind))
                .map(Triple::getObject)
                .filter(Node::isURI)
                .toList());
    }

    private static String patient(Graph stated, NodeLinks links) {
        return Values.subjects(stated, RDF.type.asNode(), CG.Patient).stream()
                .findFirst()
                .map(patient -> Stream.of(CG.sex, CG.ageYears)
                        .flatMap(property -> Values.objects(stated, patient, property).stream())
                        .map(links::label)
                        .reduce((sex, age) -> sex + ", " + age)
                        .orElse(""))
                .orElse("");
    }
}
