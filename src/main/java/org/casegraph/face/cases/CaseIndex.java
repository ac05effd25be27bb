package org.casegraph.face.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.casegraph.face.html.NodeLinks;
import org.casegraph.graph.CaseIris;
import org.casegraph.graph.Values;
import org.casegraph.query.FoldedText;
import org.casegraph.store.Store;
import org.casegraph.vocabulary.CG;

/** What a list of the cases says of each, read from the graph once, so that ten thousand are searched in no time. */
public final class CaseIndex {
    private final List<Entry> entries = new ArrayList<>();

    /**
     * A case in the list.
     *
     * @param diagnoses what its final diagnoses conclude, or else its others, in the order of their labels
     * @param findings how many findings are present
     * @param folded all of its words
     */
    record Entry(
            Node caseIri,
            String id,
            String label,
            List<Node> diagnoses,
            String patient,
            long findings,
            FoldedText folded) {}

    private CaseIndex(Store store, NodeLinks links) {
        store.cases().forEach(caseIri -> entries.add(entry(store, links, caseIri)));
    }

    public static CaseIndex of(Store store, NodeLinks links) {
        return new CaseIndex(store, links);
    }

    /** The cases that have every word of the text somewhere in what is said of them, in the order given. */
    List<Entry> search(String text) {
        FoldedText words = FoldedText.of(text);
        return entries.stream().filter(entry -> entry.folded().hasEach(words)).toList();
    }

    int size() {
        return entries.size();
    }

    private static Entry entry(Store store, NodeLinks links, Node caseIri) {
        Graph stated = store.dataset().getGraph(caseIri);
        String id = CaseIris.id(caseIri);
        String label = links.label(caseIri);
        List<Node> concluded = concluded(stated, CG.FinalDiagnosis, links);
        List<Node> diagnoses = concluded.isEmpty() ? concluded(stated, Node.ANY, links) : concluded;
        String patient = patient(stated, links);
        long findings = stated.stream(Node.ANY, RDF.type.asNode(), CG.Finding).count();
        List<String> words = new ArrayList<>(List.of(id, label, patient));
        diagnoses.forEach(diagnosis -> words.add(links.label(diagnosis)));
        stated.stream(caseIri, DCTerms.title.asNode(), Node.ANY)
                .forEach(title -> words.add(links.label(title.getObject())));
        stated.stream(Node.ANY, DCTerms.bibliographicCitation.asNode(), Node.ANY)
                .forEach(citation -> words.add(links.label(citation.getObject())));
        return new Entry(caseIri, id, label, diagnoses, patient, findings, FoldedText.of(String.join(" ", words)));
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
