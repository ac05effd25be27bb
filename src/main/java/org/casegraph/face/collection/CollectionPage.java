package org.casegraph.face.collection;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.casegraph.cohort.collection.CollectionIndex;
import org.casegraph.cohort.selection.SelectionKey;
import org.casegraph.face.html.Html;
import org.casegraph.face.html.ListPage;
import org.casegraph.face.html.NodeLinks;
import org.casegraph.face.html.Template;
import org.casegraph.store.Store;
import org.casegraph.vocabulary.CG;

/** How many cases there are, of what, and a way to each part of them. */
public final class CollectionPage {
    /** With more cases than these the start page is the collection's. */
    private static final int FEW = 100;

    private CollectionPage() {}

    /** Whether there are so many cases that none of them stands for all. */
    public static boolean isOf(Store store) {
        return store.cases().size() > FEW;
    }

    public static Html html(Store store) {
        NodeLinks links = new NodeLinks(store);
        CollectionIndex index = CollectionIndex.of(store.dataset().getContext());
        Facet diseases = Facet.of("Diseases", SelectionKey.DISEASE, index.diseases(), links);
        Facet genes = Facet.of("Genes", SelectionKey.GENE, index.genes(), links, symbol -> gene(symbol, links));
        Facet findings = Facet.of("Findings", SelectionKey.WITH, index.findings(), links);
        Facet sexes = Facet.of("Sexes", SelectionKey.SEX, index.sexes(), links);
        List<Facet> facets = Stream.of(diseases, findings, genes, sexes)
                .filter(facet -> facet.parts() > 0)
                .toList();
        return Template.part(
                "collection",
                Map.of(
                        "title", store.metadata().title().orElse(number(index.cases()) + " published cases"),
                        "cases", number(index.cases()),
                        "whole", number(index.readWhole()),
                        "search", ListPage.all("/case").search("cases"),
                        "facets", facets));
    }

    /** What has a symbol, where its records say that. */
    private static Node gene(Node symbol, NodeLinks links) {
        return links.graph().stream(Node.ANY, CG.geneSymbol, symbol)
                .flatMap(variant -> links.graph().stream(variant.getSubject(), CG.gene, Node.ANY))
                .map(Triple::getObject)
                .findFirst()
                .orElse(symbol);
    }

    private static String number(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
