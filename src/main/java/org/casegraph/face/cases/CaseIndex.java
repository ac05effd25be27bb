package org.casegraph.face.cases;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.casegraph.face.html.NodeLinks;
import org.casegraph.graph.CaseIris;
import org.casegraph.graph.ShortNames;
import org.casegraph.graph.Values;
import org.casegraph.query.TermIndex;
import org.casegraph.store.Store;
import org.casegraph.vocabulary.CG;

/**
 * The cases by the words of their titles, citations, ids, diagnoses, patients, findings, genes and variants, and what a
 * list of them says of each. Read from the graph once; any number of threads may search.
 */
public final class CaseIndex {
    private static final int FEW = 3;
    private static final Comparator<CaseNames.Name> BY_KIND =
            Comparator.comparing(CaseNames.Name::kind).thenComparing(CaseNames.Name::text);

    private final List<Entry> entries = new ArrayList<>();
    private final CaseNames names;

    /**
     * A case in the list.
     *
     * @param diagnoses what its final diagnoses conclude, or else its others, in the order of their labels
     * @param findings how many findings are present
     * @param seen the numbers of the names that a list shows of it
     * @param names the numbers of the others, in their order
     */
    record Entry(
            Node caseIri,
            String id,
            String label,
            List<Node> diagnoses,
            String patient,
            long findings,
            int[] seen,
            int[] names) {}

    /**
     * A case that was found.
     *
     * @param by the names that fit among those that a list does not show
     */
    record Found(Entry entry, List<CaseNames.Name> by) {}

    private CaseIndex(Store store, NodeLinks links) {
        names = new CaseNames(links);
        store.cases().forEach(caseIri -> entries.add(entry(store, links, caseIri)));
    }

    public static CaseIndex of(Store store, NodeLinks links) {
        return new CaseIndex(store, links);
    }

    /** The cases of which each word of the text is a part of a name, or an id of what they state; in the order given. */
    List<Found> search(String text) {
        List<BitSet> words =
                Stream.of(text.strip().split("\\s+")).map(names::having).toList();
        return entries.stream().flatMap(entry -> found(entry, words).stream()).toList();
    }

    private Optional<Found> found(Entry entry, List<BitSet> words) {
        Map<String, CaseNames.Name> by = new LinkedHashMap<>();
        for (BitSet word : words) {
            if (IntStream.of(entry.seen()).noneMatch(word::get)) {
                List<CaseNames.Name> fitting = IntStream.of(entry.names())
                        .filter(word::get)
                        .mapToObj(names::name)
                        .sorted(BY_KIND)
                        .limit(FEW)
                        .toList();
                if (fitting.isEmpty()) {
                    return Optional.empty();
                }
                fitting.forEach(name -> by.putIfAbsent(name.text(), name));
            }
        }
        return Optional.of(new Found(entry, List.copyOf(by.values())));
    }

    /** The same as terms that a person may choose among, by the first name that fits. */
    public List<TermIndex.Match> matches(String text) {
        return search(text).stream()
                .map(found -> new TermIndex.Match(
                        new TermIndex.Term(
                                found.entry().caseIri(),
                                TermIndex.Kind.CASE,
                                ShortNames.ofProject().written(found.entry().caseIri()),
                                found.entry().label()),
                        found.by().stream()
                                .findFirst()
                                .map(name -> name.kind() + " " + name.text())
                                .orElse(found.entry().label())))
                .toList();
    }

    int size() {
        return entries.size();
    }

    private Entry entry(Store store, NodeLinks links, Node caseIri) {
        Graph stated = store.dataset().getGraph(caseIri);
        String id = CaseIris.id(caseIri);
        String label = links.label(caseIri);
        List<Node> concluded = concluded(stated, CG.FinalDiagnosis, links);
        List<Node> diagnoses = concluded.isEmpty() ? concluded(stated, Node.ANY, links) : concluded;
        String patient = patient(stated, links);
        long findings = stated.stream(Node.ANY, RDF.type.asNode(), CG.Finding).count();
        int[] seen = Stream.concat(
                        Stream.of(id, label, patient), diagnoses.stream().map(links::label))
                .mapToInt(text -> names.text("", text))
                .toArray();
        return new Entry(
                caseIri,
                id,
                label,
                diagnoses,
                patient,
                findings,
                seen,
                names.of(stated).toArray());
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
