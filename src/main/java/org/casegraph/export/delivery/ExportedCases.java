package org.casegraph.export.delivery;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.vocabulary.DCTerms;
import org.casegraph.export.ExportDocument;
import org.casegraph.export.ExportFormat;
import org.casegraph.export.ExportedCase;
import org.casegraph.graph.CaseIris;
import org.casegraph.graph.Values;
import org.casegraph.store.Store;
import org.casegraph.vocabulary.CG;

/** The cases of a store as the documents of a format. */
public final class ExportedCases {
    private final Store store;
    private final DatasetGraph dataset;

    public ExportedCases(Store store) {
        this.store = store;
        this.dataset = store.dataset();
    }

    /** One of them, as its source states it. */
    public ExportedCase of(Node iri) {
        return new ExportedCase(iri, dataset.getGraph(iri), dataset.getDefaultGraph(), Optional.of(store));
    }

    /**
     * @param cases each in one document, or in none where the format holds all of a family and another stands for it
     * @param together what a cohort of these cases is called
     */
    public Stream<ExportDocument> documents(ExportFormat format, List<Node> cases, String together) {
        return switch (format.unit()) {
            case CASE -> cases.stream().map(this::of).map(one -> new ExportDocument(one.id(), List.of(one)));
            case FAMILY -> families(cases).stream();
            case COHORT ->
                cases.isEmpty()
                        ? Stream.empty()
                        : Stream.of(new ExportDocument(
                                together, cases.stream().map(this::of).toList()));
        };
    }

    /** All cases of the family that a case is of, itself alone where it is of none. */
    public List<Node> family(Node one) {
        return group(one)
                .map(group -> Values.subjects(dataset.getDefaultGraph(), CG.memberOf, group))
                .filter(members -> members.contains(one))
                .orElse(List.of(one));
    }

    private Optional<Node> group(Node one) {
        return Values.objects(dataset.getGraph(one), one, CG.memberOf).stream()
                .filter(node -> node.isURI() && node.getURI().endsWith("#family"))
                .findFirst();
    }

    private List<ExportDocument> families(List<Node> cases) {
        Map<Node, List<Node>> families = new LinkedHashMap<>();
        for (Node one : cases) {
            Node group = group(one).orElse(one);
            families.computeIfAbsent(group, key -> new ArrayList<>()).add(one);
        }
        List<ExportDocument> documents = new ArrayList<>();
        families.forEach((group, members) -> {
            Node first = CaseIris.caseOf(group);
            List<ExportedCase> whole = Stream.concat(
                            members.stream().filter(first::equals),
                            members.stream().filter(one -> !first.equals(one)))
                    .map(this::of)
                    .toList();
            String id = Values.text(whole.get(0).stated(), group, DCTerms.identifier.asNode())
                    .orElseGet(() -> whole.get(0).id());
            documents.add(new ExportDocument(id, whole));
        });
        return documents;
    }
}
