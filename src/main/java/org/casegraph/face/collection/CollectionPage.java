package org.casegraph.face.collection;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.casegraph.cohort.collection.CollectionIndex;
import org.casegraph.cohort.selection.CaseSelection;
import org.casegraph.face.html.Html;
import org.casegraph.face.html.ListPage;
import org.casegraph.face.html.NodeLinks;
import org.casegraph.face.html.Template;
import org.casegraph.store.Store;

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
        ListPage cases = ListPage.all("/case");
        List<Facet> facets = Facet.of(
                index.parts(new CaseSelection(List.of()), Facet.KEYS, Facet.SHOWN, () -> {}), links, cases::narrowed);
        return Template.part(
                "collection",
                Map.of(
                        "title", store.metadata().title().orElse(number(index.cases()) + " published cases"),
                        "cases", number(index.cases()),
                        "whole", number(index.readWhole()),
                        "search", cases.search("cases"),
                        "facets", facets));
    }

    private static String number(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
